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
  return JsonObject(9)
      .Add("id", document.id)
      .Add("url", OrNull(document.url))
      .Add("title", document.title)
      .Add("published", OrNull(document.published))
      .Add("language", document.language)
      .Add("country", OrNull(document.country))
      .Add("publisher", OrNull(document.publisher))
      .Add("text_sha256", document.text_sha256)
      .Add("sketch", document.sketch)
      .Build();
}

Json PeriodJson(const Period& period) {
  return JsonObject(4)
      .Add("start", period.start.ToString())
      .Add("end", period.end.ToString())
      .Add("first_day", OrNull(period.first_day))
      .Add("last_day", OrNull(period.last_day))
      .Build();
}

// A base names its days only where it has them.
Json BaseJson(const Period& base) {
  JsonObject json(4);
  json.Add("start", base.start.ToString()).Add("end", base.end.ToString());
  if (base.first_day) json.Add("first_day", base.first_day->ToString());
  if (base.last_day) json.Add("last_day", base.last_day->ToString());
  return json.Build();
}

Json AmountJson(const Amount& amount) {
  return JsonObject(5)
      .Add("amount", amount.amount.ToString())
      .Add("unit", amount.unit.text())
      .Add("low", OrNull(amount.interval.low))
      .Add("high", OrNull(amount.interval.high))
      .Add("qualifier", Name(amount.qualifier))
      .Build();
}

Json LevelJson(const Level& level) {
  return JsonObject(7)
      .Add("amount", level.main.amount.ToString())
      .Add("unit", level.main.unit.text())
      .Add("low", OrNull(level.main.interval.low))
      .Add("high", OrNull(level.main.interval.high))
      .Add("qualifier", Name(level.main.qualifier))
      .Add("unit_text", OrNull(level.unit_text))
      .Add("converted", MapOrNull(level.converted, AmountJson))
      .Build();
}

Json ChangeJson(const Change& change) {
  return JsonObject(11)
      .Add("percent", OrNull(change.percent))
      .Add("low", OrNull(change.percent_interval.low))
      .Add("high", OrNull(change.percent_interval.high))
      .Add("qualifier", Name(change.qualifier))
      .Add("delta", OrNull(change.delta))
      .Add("delta_low", OrNull(change.delta_interval.low))
      .Add("delta_high", OrNull(change.delta_interval.high))
      .Add("delta_unit", OrNull(change.delta_unit))
      .Add("versus", Name(change.versus))
      .Add("base", MapOrNull(change.base, BaseJson))
      .Add("terms", OrNull(change.terms))
      .Build();
}

Json ShareJson(const Share& share) {
  return JsonObject(6)
      .Add("percent", share.percent.ToString())
      .Add("low", OrNull(share.interval.low))
      .Add("high", OrNull(share.interval.high))
      .Add("qualifier", Name(share.qualifier))
      .Add("of", Name(share.of))
      .Add("whole", JsonObject(2).Add("partner", share.whole_partner.text()).Add("product", share.whole_product.text()).Build())
      .Build();
}

Json SpanJson(const TextSpan& span) {
  return JsonObject(3).Add("field", Name(span.field)).Add("start", span.start).Add("end", span.end).Build();
}

Json ExcerptJson(const Excerpt& excerpt) {
  return JsonObject(4)
      .Add("field", Name(excerpt.span.field))
      .Add("start", excerpt.span.start)
      .Add("end", excerpt.span.end)
      .Add("text", excerpt.text)
      .Build();
}

Json RoleSpansJson(const std::vector<RoleSpan>& spans) {
  Json json = Json::array();
  for (const auto& [role, span] : spans)
    json.push_back(
        JsonObject(4).Add("role", Name(role)).Add("field", Name(span.field)).Add("start", span.start).Add("end", span.end).Build());
  return json;
}

// Without members that are null, at any depth: a member that a later minor version adds moves no id while it is absent.
Json WithoutNulls(Json json) {
  if (!json.is_object()) return json;
  JsonObject result(json.size());
  for (auto& [key, value] : json.get_ref<Json::object_t&>())
    if (!value.is_null()) result.Add(key.c_str(), WithoutNulls(std::move(value)));
  return result.Build();
}

}  // namespace

std::string ClaimId(const Claim& claim) {
  Json content = JsonObject(10)
                     .Add("document", claim.document.id)
                     .Add("quote", SpanJson(claim.evidence.quote.span))
                     .Add("spans", RoleSpansJson(claim.evidence.spans))
                     .Add("statistic", ToJson(claim.statistic))
                     .Add("period", MapOrNull(claim.period, PeriodJson))
                     .Add("level", MapOrNull(claim.level, LevelJson))
                     .Add("change", MapOrNull(claim.change, ChangeJson))
                     .Add("share", MapOrNull(claim.share, ShareJson))
                     .Add("status", Name(claim.status))
                     .Add("source", OrNull(claim.source))
                     .Build();
  return "c-" + Sha256Hex(WithoutNulls(std::move(content)).dump()).substr(0, 16);
}

Json ToJson(const Statistic& statistic) {
  return JsonObject(10)
      .Add("flow", Name(statistic.flow))
      .Add("reporter", OrNull(statistic.reporter))
      .Add("partner", statistic.partner.text())
      .Add("product", statistic.product.text())
      .Add("measure", NameOrNull(statistic.measure))
      .Add("basis", NameOrNull(statistic.basis))
      .Add("side", NameOrNull(statistic.side))
      .Add("reporter_text", OrNull(statistic.reporter_text))
      .Add("partner_text", OrNull(statistic.partner_text))
      .Add("product_text", OrNull(statistic.product_text))
      .Build();
}

Json ToJson(const Claim& claim) {
  return JsonObject(14)
      .Add("schema", "claim/1")
      .Add("id", claim.id)
      .Add("producer", claim.producer)
      .Add("document", DocumentJson(claim.document))
      .Add("statistic", ToJson(claim.statistic))
      .Add("period", MapOrNull(claim.period, PeriodJson))
      .Add("level", MapOrNull(claim.level, LevelJson))
      .Add("change", MapOrNull(claim.change, ChangeJson))
      .Add("share", MapOrNull(claim.share, ShareJson))
      .Add("status", Name(claim.status))
      .Add("source", OrNull(claim.source))
      .Add("evidence", JsonObject(3)
                           .Add("sentence", ExcerptJson(claim.evidence.sentence))
                           .Add("quote", ExcerptJson(claim.evidence.quote))
                           .Add("spans", RoleSpansJson(claim.evidence.spans))
                           .Build())
      .Add("confidence", claim.confidence)
      .Add("warnings", claim.warnings)
      .Build();
}

}  // namespace tallyman::schema
