// Reading a claim record back.
#include "schema/claim_parse.h"

#include "schema/claim.h"
#include "schema/json_value.h"

namespace tallyman::schema {
namespace {

Document ReadDocument(const JsonValue& json) {
  Document document;
  document.id = json["id"].Text();
  document.url = json["url"].Optional(&JsonValue::String);
  document.title = json["title"].String();
  document.published = json["published"].Optional(&JsonValue::ToDate);
  document.language = json["language"].String();
  document.country = json["country"].Optional(&JsonValue::String);
  document.publisher = json["publisher"].Optional(&JsonValue::String);
  document.text_sha256 = json["text_sha256"].HexDigits(64);
  document.sketch = json["sketch"].HexDigits(16);
  return document;
}

Statistic ReadStatistic(const JsonValue& json) {
  Statistic statistic;
  statistic.flow = json["flow"].ToEnum<Flow>();
  statistic.reporter = json["reporter"].Optional(&JsonValue::ToArea);
  statistic.partner = json["partner"].ToArea();
  statistic.product = json["product"].ToProduct();
  statistic.measure = json["measure"].Optional(&JsonValue::ToEnum<Measure>);
  statistic.basis = json["basis"].Optional(&JsonValue::ToEnum<Basis>);
  statistic.side = json["side"].Optional(&JsonValue::ToEnum<Side>);
  if (statistic.side && statistic.flow != Flow::kBalance) json["side"].Fail("only a balance has one");
  statistic.reporter_text = json["reporter_text"].Optional(&JsonValue::String);
  statistic.partner_text = json["partner_text"].Optional(&JsonValue::String);
  statistic.product_text = json["product_text"].Optional(&JsonValue::String);
  return statistic;
}

Period ReadPeriod(const JsonValue& json) {
  Period period{json["start"].ToMonth(), json["end"].ToMonth(), json["first_day"].Optional(&JsonValue::ToDate),
                json["last_day"].Optional(&JsonValue::ToDate)};
  if (period.end < period.start) json["end"].Fail("is before start");
  if (period.first_day.has_value() != period.last_day.has_value()) json["first_day"].Fail("and last_day stand only together");
  if (period.first_day && *period.last_day < *period.first_day) json["last_day"].Fail("is before first_day");
  return period;
}

Amount ReadAmount(const JsonValue& json) {
  return {json["amount"].ToDecimal(), json["unit"].ToUnit(), ReadInterval(json, "low", "high"), json["qualifier"].ToEnum<Qualifier>()};
}

Level ReadLevel(const JsonValue& json) {
  return {ReadAmount(json), json["unit_text"].Optional(&JsonValue::String), json["converted"].Optional(ReadAmount)};
}

Change ReadChange(const JsonValue& json) {
  Change change;
  change.percent = json["percent"].Optional(&JsonValue::ToDecimal);
  change.percent_interval = ReadInterval(json, "low", "high");
  change.qualifier = json["qualifier"].ToEnum<Qualifier>();
  change.delta = json["delta"].Optional(&JsonValue::ToDecimal);
  change.delta_interval = ReadInterval(json, "delta_low", "delta_high");
  change.delta_unit = json["delta_unit"].Optional(&JsonValue::ToUnit);
  change.versus = json["versus"].ToEnum<Versus>();
  change.base = json["base"].Optional(ReadPeriod);
  change.terms = json["terms"].Optional(&JsonValue::ToUnit);
  if (!change.percent && !change.delta) json.Fail("needs percent or delta");
  if (change.delta && !change.delta_unit) json["delta_unit"].Fail("is missing beside a delta");
  return change;
}

Share ReadShare(const JsonValue& json) {
  const JsonValue whole = json["whole"];
  return {json["percent"].ToDecimal(),  ReadInterval(json, "low", "high"), json["qualifier"].ToEnum<Qualifier>(),
          json["of"].ToEnum<ShareOf>(), whole["partner"].ToArea(),         whole["product"].ToProduct()};
}

TextSpan ReadSpan(const JsonValue& json) {
  const TextSpan span{json["field"].ToEnum<Field>(), json["start"].NonNegativeInteger(), json["end"].NonNegativeInteger()};
  if (span.end < span.start) json["end"].Fail("is before start");
  return span;
}

Excerpt ReadExcerpt(const JsonValue& json) { return {ReadSpan(json), json["text"].String()}; }

Evidence ReadEvidence(const JsonValue& json) {
  Evidence evidence{ReadExcerpt(json["sentence"]), ReadExcerpt(json["quote"]), {}};
  for (const JsonValue& span : json["spans"].Array()) evidence.spans.push_back({span["role"].ToEnum<SpanRole>(), ReadSpan(span)});
  return evidence;
}

Claim ReadAllButEvidence(const JsonValue& record) {
  CheckVersion(record, "claim");
  Claim claim;
  claim.id = record["id"].Text();
  claim.document = ReadDocument(record["document"]);
  claim.statistic = ReadStatistic(record["statistic"]);
  claim.period = record["period"].Optional(ReadPeriod);
  claim.level = record["level"].Optional(ReadLevel);
  claim.change = record["change"].Optional(ReadChange);
  claim.share = record["share"].Optional(ReadShare);
  if (!claim.level && !claim.change && !claim.share) record.Fail("needs at least one of level, change and share");
  claim.status = record["status"].ToEnum<Status>();
  claim.source = record["source"].Optional(&JsonValue::String);
  claim.confidence = record["confidence"].Number();
  if (!(claim.confidence >= 0 && claim.confidence <= 1)) record["confidence"].Fail("is not between 0 and 1");
  claim.warnings = record["warnings"].Strings();
  return claim;
}

}  // namespace

Claim ParseClaim(const nlohmann::json& json) {
  const JsonValue record(json);
  Claim claim = ReadAllButEvidence(record);
  claim.producer = record["producer"].String();
  claim.evidence = ReadEvidence(record["evidence"]);
  return claim;
}

Claim ParseClaimWithoutEvidence(const nlohmann::json& json) { return ReadAllButEvidence(JsonValue(json)); }

}  // namespace tallyman::schema
