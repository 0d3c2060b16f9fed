#include "schema/claim.h"

#include "schema/hash.h"
#include "schema/json_parts.h"

namespace tallyman::schema {
namespace {

using Json = nlohmann::ordered_json;

template <typename Enum>
Json NameOrNull(const std::optional<Enum>& value) {
  return value ? Json(Name(*value)) : nullptr;
}

// `value` as `to_json` makes it, or null.
template <typename Value, typename Function>
Json MapOrNull(const std::optional<Value>& value, Function to_json) {
  return value ? to_json(*value) : Json(nullptr);
}

Json DocumentJson(const Document& document) {
  return {{"id", document.id},
          {"url", OrNull(document.url)},
          {"title", document.title},
          {"published", OrNull(document.published)},
          {"language", document.language},
          {"country", OrNull(document.country)},
          {"publisher", OrNull(document.publisher)},
          {"text_sha256", document.text_sha256},
          {"sketch", document.sketch}};
}

Json PeriodJson(const Period& period) {
  return {{"start", period.start.ToString()},
          {"end", period.end.ToString()},
          {"first_day", OrNull(period.first_day)},
          {"last_day", OrNull(period.last_day)}};
}

// A base names its days only where it has them.
Json BaseJson(const Period& base) {
  Json json = PeriodJson(base);
  if (!base.first_day) json.erase("first_day");
  if (!base.last_day) json.erase("last_day");
  return json;
}

Json AmountJson(const Amount& amount) {
  return {{"amount", amount.amount.ToString()},
          {"unit", amount.unit.text()},
          {"low", OrNull(amount.interval.low)},
          {"high", OrNull(amount.interval.high)},
          {"qualifier", Name(amount.qualifier)}};
}

Json LevelJson(const Level& level) {
  Json json = AmountJson(level.main);
  json["unit_text"] = OrNull(level.unit_text);
  json["converted"] = MapOrNull(level.converted, AmountJson);
  return json;
}

Json ChangeJson(const Change& change) {
  return {{"percent", OrNull(change.percent)},
          {"low", OrNull(change.percent_interval.low)},
          {"high", OrNull(change.percent_interval.high)},
          {"qualifier", Name(change.qualifier)},
          {"delta", OrNull(change.delta)},
          {"delta_low", OrNull(change.delta_interval.low)},
          {"delta_high", OrNull(change.delta_interval.high)},
          {"delta_unit", OrNull(change.delta_unit)},
          {"versus", Name(change.versus)},
          {"base", MapOrNull(change.base, BaseJson)},
          {"terms", OrNull(change.terms)}};
}

Json ShareJson(const Share& share) {
  return {{"percent", share.percent.ToString()},
          {"low", OrNull(share.interval.low)},
          {"high", OrNull(share.interval.high)},
          {"qualifier", Name(share.qualifier)},
          {"of", Name(share.of)},
          {"whole", {{"partner", share.whole_partner.text()}, {"product", share.whole_product.text()}}}};
}

Json SpanJson(const TextSpan& span) { return {{"field", Name(span.field)}, {"start", span.start}, {"end", span.end}}; }

Json ExcerptJson(const Excerpt& excerpt) {
  Json json = SpanJson(excerpt.span);
  json["text"] = excerpt.text;
  return json;
}

Json RoleSpansJson(const std::vector<RoleSpan>& spans) {
  Json json = Json::array();
  for (const auto& [role, span] : spans) {
    Json element = {{"role", Name(role)}};
    element.update(SpanJson(span));
    json.push_back(std::move(element));
  }
  return json;
}

// Without members that are null, at any depth: a member that a later minor version adds moves no id while it is absent.
Json WithoutNulls(const Json& json) {
  if (!json.is_object()) return json;
  Json result = Json::object();
  for (const auto& [key, value] : json.items())
    if (!value.is_null()) result[key] = WithoutNulls(value);
  return result;
}

}  // namespace

std::string ClaimId(const Claim& claim) {
  const Json content = {{"document", claim.document.id},
                        {"quote", SpanJson(claim.evidence.quote.span)},
                        {"spans", RoleSpansJson(claim.evidence.spans)},
                        {"statistic", ToJson(claim.statistic)},
                        {"period", MapOrNull(claim.period, PeriodJson)},
                        {"level", MapOrNull(claim.level, LevelJson)},
                        {"change", MapOrNull(claim.change, ChangeJson)},
                        {"share", MapOrNull(claim.share, ShareJson)},
                        {"status", Name(claim.status)},
                        {"source", OrNull(claim.source)}};
  return "c-" + Sha256Hex(WithoutNulls(content).dump()).substr(0, 16);
}

Json ToJson(const Statistic& statistic) {
  return {{"flow", Name(statistic.flow)},
          {"reporter", OrNull(statistic.reporter)},
          {"partner", statistic.partner.text()},
          {"product", statistic.product.text()},
          {"measure", NameOrNull(statistic.measure)},
          {"basis", NameOrNull(statistic.basis)},
          {"side", NameOrNull(statistic.side)},
          {"reporter_text", OrNull(statistic.reporter_text)},
          {"partner_text", OrNull(statistic.partner_text)},
          {"product_text", OrNull(statistic.product_text)}};
}

Json ToJson(const Claim& claim) {
  return {{"schema", "claim/1"},
          {"id", claim.id},
          {"producer", claim.producer},
          {"document", DocumentJson(claim.document)},
          {"statistic", ToJson(claim.statistic)},
          {"period", MapOrNull(claim.period, PeriodJson)},
          {"level", MapOrNull(claim.level, LevelJson)},
          {"change", MapOrNull(claim.change, ChangeJson)},
          {"share", MapOrNull(claim.share, ShareJson)},
          {"status", Name(claim.status)},
          {"source", OrNull(claim.source)},
          {"evidence",
           {{"sentence", ExcerptJson(claim.evidence.sentence)},
            {"quote", ExcerptJson(claim.evidence.quote)},
            {"spans", RoleSpansJson(claim.evidence.spans)}}},
          {"confidence", claim.confidence},
          {"warnings", claim.warnings}};
}

}  // namespace tallyman::schema
