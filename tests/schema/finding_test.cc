#include "schema/finding.h"

#include <gtest/gtest.h>

namespace tallyman::schema {
namespace {

nlohmann::ordered_json SampleFindingJson() {
  return nlohmann::ordered_json::parse(R"json(
{"schema": "finding/1", "id": "f-0123456789abcdef", "kind": "contradiction", "rule": "same_figure", "severity": "error",
 "claims": ["c-1", "c-2"], "suspects": [{"claim": "c-2", "weight": 0.8}, {"claim": "c-1", "weight": 0.2}], "gap": 0.818, "publishers": 3,
 "slip": {"claim": "c-2", "kind": "scale", "repaired": "7.02 billion read as 70.2 billion"},
 "reference": {"amount": "70230000000", "unit": "CNY", "source": "office", "vintage": "2024-08"},
 "steps": [{"relation": "level", "claims": ["c-1"], "low": "70225000000", "high": null, "unit": "CNY", "of": "CN exports RU 2024-06"},
           {"relation": "growth", "claims": [], "low": "-1.5", "high": "2", "unit": null, "of": "CN exports RU 2024-06"}],
 "explanation": "No value rounds to both."})json");
}

TEST(FindingJson, RoundTripKeepsKeysOrderAndValues) {
  EXPECT_EQ(ToJson(ParseFinding(nlohmann::json(SampleFindingJson()))).dump(2), SampleFindingJson().dump(2));
}

TEST(FindingJson, RoundTripWithoutOptionalMembers) {
  nlohmann::ordered_json json = SampleFindingJson();
  json["kind"] = "corroboration";
  json["severity"] = "info";
  json["slip"] = json["reference"] = nullptr;
  json["suspects"] = json["steps"] = nlohmann::ordered_json::array();
  EXPECT_EQ(ToJson(ParseFinding(nlohmann::json(json))).dump(2), json.dump(2));
}

TEST(FindingJson, OtherMajorVersionsAreRefused) {
  nlohmann::json json(SampleFindingJson());
  json["schema"] = "finding/2";
  EXPECT_THROW(ParseFinding(json), FormatError);
}

TEST(FindingJson, BadInputIsNamed) {
  nlohmann::json json(SampleFindingJson());
  json["slip"]["kind"] = "typo";
  try {
    ParseFinding(json);
    FAIL();
  } catch (const FormatError& error) {
    EXPECT_STREQ(error.what(), "slip.kind: is \"typo\", which is none of scale, year, currency, flow, sign, digits");
  }
}

TEST(FindingId, DependsOnKindRuleAndClaimsOnly) {
  Finding finding = ParseFinding(nlohmann::json(SampleFindingJson()));
  const std::string id = FindingId(finding);
  EXPECT_EQ(id.size(), 18u);
  EXPECT_EQ(id.substr(0, 2), "f-");
  finding.explanation = "In other words.";
  finding.suspects.clear();
  finding.claims = {"c-2", "c-1"};
  EXPECT_EQ(FindingId(finding), id);
  finding.rule = Rule::kGrowth;
  EXPECT_NE(FindingId(finding), id);
  finding.rule = Rule::kSameFigure;
  finding.claims = {"c-1", "c-3"};
  EXPECT_NE(FindingId(finding), id);
}

}  // namespace
}  // namespace tallyman::schema
