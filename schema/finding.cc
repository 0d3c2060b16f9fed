#include "schema/finding.h"

#include <algorithm>

#include "schema/hash.h"
#include "schema/json_parts.h"
#include "schema/json_value.h"

namespace tallyman::schema {
namespace {

using Json = nlohmann::ordered_json;

Json SuspectsJson(const std::vector<Suspect>& suspects) {
  Json json = Json::array();
  for (const Suspect& suspect : suspects) json.push_back({{"claim", suspect.claim}, {"weight", suspect.weight}});
  return json;
}

Json SlipJson(const std::optional<Slip>& slip) {
  if (!slip) return nullptr;
  return {{"claim", slip->claim}, {"kind", Name(slip->kind)}, {"repaired", slip->repaired}};
}

Json ReferenceJson(const std::optional<Reference>& reference) {
  if (!reference) return nullptr;
  return {{"amount", reference->amount.ToString()},
          {"unit", reference->unit.text()},
          {"source", reference->source},
          {"vintage", reference->vintage}};
}

Json StepsJson(const std::vector<Step>& steps) {
  Json json = Json::array();
  for (const Step& step : steps)
    json.push_back({{"relation", step.relation},
                    {"claims", step.claims},
                    {"low", OrNull(step.interval.low)},
                    {"high", OrNull(step.interval.high)},
                    {"unit", OrNull(step.unit)},
                    {"of", step.of}});
  return json;
}

Slip ReadSlip(const JsonValue& json) { return {json["claim"].Text(), json["kind"].ToEnum<SlipKind>(), json["repaired"].String()}; }

Reference ReadReference(const JsonValue& json) {
  return {json["amount"].ToDecimal(), json["unit"].ToUnit(), json["source"].String(), json["vintage"].String()};
}

Step ReadStep(const JsonValue& json) {
  return {json["relation"].Text(), json["claims"].Strings(), ReadInterval(json, "low", "high"), json["unit"].Optional(&JsonValue::ToUnit),
          json["of"].String()};
}

}  // namespace

std::string FindingId(const Finding& finding) {
  std::vector<std::string> claims = finding.claims;
  std::sort(claims.begin(), claims.end());
  const Json content = {Name(finding.kind), Name(finding.rule), claims};
  return "f-" + Sha256Hex(content.dump()).substr(0, 16);
}

Json ToJson(const Finding& finding) {
  return {{"schema", "finding/1"},
          {"id", finding.id},
          {"kind", Name(finding.kind)},
          {"rule", Name(finding.rule)},
          {"severity", Name(finding.severity)},
          {"claims", finding.claims},
          {"suspects", SuspectsJson(finding.suspects)},
          {"gap", finding.gap},
          {"publishers", finding.publishers},
          {"slip", SlipJson(finding.slip)},
          {"reference", ReferenceJson(finding.reference)},
          {"steps", StepsJson(finding.steps)},
          {"explanation", finding.explanation}};
}

Finding ParseFinding(const nlohmann::json& json) {
  const JsonValue record(json);
  CheckVersion(record, "finding");
  Finding finding;
  finding.id = record["id"].Text();
  finding.kind = record["kind"].ToEnum<FindingKind>();
  finding.rule = record["rule"].ToEnum<Rule>();
  finding.severity = record["severity"].ToEnum<Severity>();
  finding.claims = record["claims"].Strings();
  for (const JsonValue& suspect : record["suspects"].Array())
    finding.suspects.push_back({suspect["claim"].Text(), suspect["weight"].Number()});
  finding.gap = record["gap"].Number();
  finding.publishers = record["publishers"].NonNegativeInteger();
  finding.slip = record["slip"].Optional(ReadSlip);
  finding.reference = record["reference"].Optional(ReadReference);
  for (const JsonValue& step : record["steps"].Array()) finding.steps.push_back(ReadStep(step));
  finding.explanation = record["explanation"].String();
  return finding;
}

}  // namespace tallyman::schema
