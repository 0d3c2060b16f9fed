#include "schema/claim.h"

#include "schema/hash.h"
#include "schema/json_writer.h"

namespace tallyman::schema {
namespace {

template <typename Enum>
void AddName(JsonWriter& json, std::string_view key, const std::optional<Enum>& value) {
  json.Member(key, value ? std::optional(Name(*value)) : std::nullopt);
}

// A member that `write` writes, or null.
template <typename Type, typename Write>
void AddOrNull(JsonWriter& json, std::string_view key, const std::optional<Type>& value, Write write) {
  if (!value) return json.NullMember(key);
  json.Key(key);
  write(json, *value);
}

void WriteDocument(JsonWriter& json, const Document& document) {
  json.BeginObject();
  json.Member("id", document.id);
  json.Member("url", document.url);
  json.Member("title", document.title);
  json.Member("published", document.published);
  json.Member("language", document.language);
  json.Member("country", document.country);
  json.Member("publisher", document.publisher);
  json.Member("text_sha256", document.text_sha256);
  json.Member("sketch", document.sketch);
  json.EndObject();
}

void WriteStatistic(JsonWriter& json, const Statistic& statistic) {
  json.BeginObject();
  json.Member("flow", Name(statistic.flow));
  json.Member("reporter", statistic.reporter);
  json.Member("partner", statistic.partner);
  json.Member("product", statistic.product);
  AddName(json, "measure", statistic.measure);
  AddName(json, "basis", statistic.basis);
  AddName(json, "side", statistic.side);
  json.Member("reporter_text", statistic.reporter_text);
  json.Member("partner_text", statistic.partner_text);
  json.Member("product_text", statistic.product_text);
  json.EndObject();
}

void WritePeriod(JsonWriter& json, const Period& period) {
  json.BeginObject();
  json.Member("start", period.start);
  json.Member("end", period.end);
  json.Member("first_day", period.first_day);
  json.Member("last_day", period.last_day);
  json.EndObject();
}

// A base names its days only where it has them.
void WriteBase(JsonWriter& json, const Period& base) {
  json.BeginObject();
  json.Member("start", base.start);
  json.Member("end", base.end);
  if (base.first_day) json.Member("first_day", *base.first_day);
  if (base.last_day) json.Member("last_day", *base.last_day);
  json.EndObject();
}

void AddAmount(JsonWriter& json, const Amount& amount) {
  json.Member("amount", amount.amount);
  json.Member("unit", amount.unit);
  json.Member("low", amount.interval.low);
  json.Member("high", amount.interval.high);
  json.Member("qualifier", Name(amount.qualifier));
}

void WriteAmount(JsonWriter& json, const Amount& amount) {
  json.BeginObject();
  AddAmount(json, amount);
  json.EndObject();
}

void WriteLevel(JsonWriter& json, const Level& level) {
  json.BeginObject();
  AddAmount(json, level.main);
  json.Member("unit_text", level.unit_text);
  AddOrNull(json, "converted", level.converted, WriteAmount);
  json.EndObject();
}

void WriteChange(JsonWriter& json, const Change& change) {
  json.BeginObject();
  json.Member("percent", change.percent);
  json.Member("low", change.percent_interval.low);
  json.Member("high", change.percent_interval.high);
  json.Member("qualifier", Name(change.qualifier));
  json.Member("delta", change.delta);
  json.Member("delta_low", change.delta_interval.low);
  json.Member("delta_high", change.delta_interval.high);
  json.Member("delta_unit", change.delta_unit);
  json.Member("versus", Name(change.versus));
  AddOrNull(json, "base", change.base, WriteBase);
  json.Member("terms", change.terms);
  json.EndObject();
}

void WriteShare(JsonWriter& json, const Share& share) {
  json.BeginObject();
  json.Member("percent", share.percent);
  json.Member("low", share.interval.low);
  json.Member("high", share.interval.high);
  json.Member("qualifier", Name(share.qualifier));
  json.Member("of", Name(share.of));
  json.Key("whole");
  json.BeginObject();
  json.Member("partner", share.whole_partner);
  json.Member("product", share.whole_product);
  json.EndObject();
  json.EndObject();
}

void AddSpan(JsonWriter& json, const TextSpan& span) {
  json.Member("field", Name(span.field));
  json.Member("start", span.start);
  json.Member("end", span.end);
}

void WriteExcerpt(JsonWriter& json, const Excerpt& excerpt) {
  json.BeginObject();
  AddSpan(json, excerpt.span);
  json.Member("text", excerpt.text);
  json.EndObject();
}

void WriteRoleSpans(JsonWriter& json, const std::vector<RoleSpan>& spans) {
  json.BeginArray();
  for (const auto& [role, span] : spans) {
    json.BeginObject();
    json.Member("role", Name(role));
    AddSpan(json, span);
    json.EndObject();
  }
  json.EndArray();
}

void WriteTexts(JsonWriter& json, const std::vector<std::string>& texts) {
  json.BeginArray();
  for (const std::string& text : texts) json.Value(text);
  json.EndArray();
}

void AddFigures(JsonWriter& json, const Claim& claim) {
  AddOrNull(json, "period", claim.period, WritePeriod);
  AddOrNull(json, "level", claim.level, WriteLevel);
  AddOrNull(json, "change", claim.change, WriteChange);
  AddOrNull(json, "share", claim.share, WriteShare);
  json.Member("status", Name(claim.status));
  json.Member("source", claim.source);
}

void WriteEvidence(JsonWriter& json, const Evidence& evidence) {
  json.BeginObject();
  json.Key("sentence");
  WriteExcerpt(json, evidence.sentence);
  json.Key("quote");
  WriteExcerpt(json, evidence.quote);
  json.Key("spans");
  WriteRoleSpans(json, evidence.spans);
  json.EndObject();
}

}  // namespace

std::string ClaimId(const Claim& claim) {
  // A member that a later minor version adds moves no id while it is absent.
  JsonWriter json(JsonWriter::Nulls::kLeftOut);
  json.BeginObject();
  json.Member("document", claim.document.id);
  json.Key("quote");
  json.BeginObject();
  AddSpan(json, claim.evidence.quote.span);
  json.EndObject();
  json.Key("spans");
  WriteRoleSpans(json, claim.evidence.spans);
  json.Key("statistic");
  WriteStatistic(json, claim.statistic);
  AddFigures(json, claim);
  json.EndObject();
  return "c-" + Sha256Hex(json.Take()).substr(0, 16);
}

std::string ToJsonText(const Statistic& statistic) {
  JsonWriter json;
  WriteStatistic(json, statistic);
  return json.Take();
}

std::string ToJsonText(const std::vector<std::string>& texts) {
  JsonWriter json;
  WriteTexts(json, texts);
  return json.Take();
}

std::string ToJsonText(const Claim& claim) {
  JsonWriter json;
  json.BeginObject();
  json.Member("schema", "claim/1");
  json.Member("id", claim.id);
  json.Member("producer", claim.producer);
  json.Key("document");
  WriteDocument(json, claim.document);
  json.Key("statistic");
  WriteStatistic(json, claim.statistic);
  AddFigures(json, claim);
  json.Key("evidence");
  WriteEvidence(json, claim.evidence);
  json.Member("confidence", claim.confidence);
  json.Key("warnings");
  WriteTexts(json, claim.warnings);
  json.EndObject();
  return json.Take();
}

nlohmann::ordered_json ToJson(const Statistic& statistic) { return nlohmann::ordered_json::parse(ToJsonText(statistic)); }

nlohmann::ordered_json ToJson(const Claim& claim) { return nlohmann::ordered_json::parse(ToJsonText(claim)); }

}  // namespace tallyman::schema
