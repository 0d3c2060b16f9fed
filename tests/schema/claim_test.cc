#include "schema/claim.h"

#include <gtest/gtest.h>

#include "tests/schema/sample_claim.h"

namespace tallyman::schema {
namespace {

using Pointer = nlohmann::ordered_json::json_pointer;

// What ParseClaim says against the sample claim with `value` at `pointer`; empty where it takes it.
std::string ErrorWith(const std::string& pointer, const nlohmann::ordered_json& value) {
  nlohmann::ordered_json json = SampleClaimJson();
  json[Pointer(pointer)] = value;
  try {
    ParseClaim(nlohmann::json(json));
  } catch (const FormatError& error) {
    return error.what();
  }
  return "";
}

std::string ErrorWithout(const std::string& parent, const std::string& key) {
  nlohmann::ordered_json json = SampleClaimJson();
  json[Pointer(parent)].erase(key);
  try {
    ParseClaim(nlohmann::json(json));
  } catch (const FormatError& error) {
    return error.what();
  }
  return "";
}

TEST(ClaimJson, RoundTripKeepsKeysOrderAndValues) { EXPECT_EQ(ToJson(SampleClaim()).dump(2), SampleClaimJson().dump(2)); }

TEST(ClaimJson, TextIsTheRecordInOneLine) { EXPECT_EQ(ToJsonText(SampleClaim()), SampleClaimJson().dump()); }

TEST(ClaimJson, RoundTripOfAPartOfAMonth) {
  nlohmann::ordered_json json = SampleClaimJson();
  json["period"]["first_day"] = "2024-06-01";
  json["period"]["last_day"] = "2024-06-20";
  json["change"]["base"]["first_day"] = "2023-06-01";
  json["change"]["base"]["last_day"] = "2023-06-20";
  EXPECT_EQ(ToJson(ParseClaim(nlohmann::json(json))).dump(2), json.dump(2));
}

TEST(ClaimJson, RoundTripOfEveryOptionalMember) {
  nlohmann::ordered_json json = SampleClaimJson();
  json["document"]["country"] = "GB";
  json["statistic"] = {{"flow", "balance"},
                       {"reporter", nullptr},
                       {"partner", "XX"},
                       {"product", "other"},
                       {"measure", "real"},
                       {"basis", "sa"},
                       {"side", "deficit"},
                       {"reporter_text", "the republic"},
                       {"partner_text", "the far abroad"},
                       {"product_text", "pianos"}};
  json["level"] = {{"amount", "-1.50"}, {"unit", "other"},     {"low", nullptr},      {"high", "-1.5"},
                   {"qualifier", "gt"}, {"unit_text", "bags"}, {"converted", nullptr}};
  json["change"] = {{"percent", nullptr}, {"low", nullptr},       {"high", nullptr},       {"qualifier", "approx"},
                    {"delta", "-3000"},   {"delta_low", "-3500"}, {"delta_high", "-2500"}, {"delta_unit", "USD"},
                    {"versus", "other"},  {"base", nullptr},      {"terms", "CNY"}};
  json["share"] = nullptr;
  json["source"] = nullptr;
  json["status"] = "target";
  json["warnings"] = nlohmann::ordered_json::array();
  const Claim claim = ParseClaim(nlohmann::json(json));
  EXPECT_EQ(ToJson(claim).dump(2), json.dump(2));
  EXPECT_EQ(ParseClaim(nlohmann::json(ToJson(claim))), claim);
}

TEST(ClaimJson, WithoutPeriodLevelAndChange) {
  nlohmann::ordered_json json = SampleClaimJson();
  json["period"] = json["level"] = json["change"] = nullptr;
  EXPECT_EQ(ToJson(ParseClaim(nlohmann::json(json))).dump(2), json.dump(2));
}

TEST(ClaimJson, UnknownMembersAreIgnored) { EXPECT_EQ(ErrorWith("/statistic/colour", "blue"), ""); }

TEST(ClaimJson, MinorVersionsAreRead) { EXPECT_EQ(ErrorWith("/schema", "claim/1.2"), ""); }

TEST(ClaimJson, OtherMajorVersionsAreRefused) {
  EXPECT_EQ(ErrorWith("/schema", "claim/2"),
            "schema: is \"claim/2\", another major version: this program reads claim/1; use the version of tallyman that wrote it, or "
            "extract again");
  EXPECT_NE(ErrorWith("/schema", "claim/10"), "");
  EXPECT_EQ(ErrorWith("/schema", "finding/1"), "schema: is \"finding/1\": no claim record (needs \"claim/1\")");
  EXPECT_EQ(ErrorWithout("", "schema"), "schema: is missing: no claim record (needs \"claim/1\")");
}

TEST(ClaimJson, BadInputIsNamed) {
  EXPECT_EQ(ErrorWith("/level/amount", 70.5), "level.amount: needs a decimal number in a string (\"70.23\"), found 70.5");
  EXPECT_EQ(ErrorWith("/level/amount", "7e9"), "level.amount: needs a decimal number in a string (\"70.23\"), found \"7e9\"");
  EXPECT_EQ(ErrorWith("/level/low", "70235000001"), "level.low: is above high");
  EXPECT_EQ(ErrorWith("/level/converted/unit", "dollar"), "level.converted.unit: needs a unit's code (\"USD\", \"t\"), found \"dollar\"");
  EXPECT_EQ(ErrorWith("/statistic/flow", "exprts"), "statistic.flow: is \"exprts\", which is none of exports, imports, trade, balance");
  EXPECT_EQ(ErrorWith("/statistic/partner", "ZZZ"), "statistic.partner: needs an area's code (\"CN\"), found \"ZZZ\"");
  EXPECT_EQ(ErrorWith("/statistic/side", "surplus"), "statistic.side: only a balance has one");
  EXPECT_EQ(ErrorWith("/period/start", "2024-13"), "period.start: needs a month (\"2024-06\"), found \"2024-13\"");
  EXPECT_EQ(ErrorWith("/period/start", "2024-07"), "period.end: is before start");
  EXPECT_EQ(ErrorWith("/period/first_day", "2024-06-01"), "period.first_day: and last_day stand only together");
  EXPECT_EQ(ErrorWith("/document/published", "2024-02-30"),
            "document.published: needs a day of the calendar (\"2024-06-30\"), found \"2024-02-30\"");
  EXPECT_EQ(ErrorWith("/document/id", ""), "document.id: is empty");
  EXPECT_EQ(ErrorWith("/document/sketch", "xyz"), "document.sketch: needs 16 hexadecimal digits, found \"xyz\"");
  EXPECT_EQ(ErrorWith("/evidence/spans/1/start", -1), "evidence.spans[1].start: needs a whole number of at least 0, found -1");
  EXPECT_NE(ErrorWith("/evidence/spans/1/start", 4294967296), "");
  EXPECT_NE(ErrorWith("/evidence/spans/1/start", 18446744073709551615u), "");
  EXPECT_NE(ErrorWith("/evidence/spans/1/start", 0.5), "");
  EXPECT_EQ(ErrorWith("/evidence/spans", "none"), "evidence.spans: needs an array, found \"none\"");
  EXPECT_EQ(ErrorWith("/confidence", 1.5), "confidence: is not between 0 and 1");
  EXPECT_EQ(ErrorWithout("/evidence", "quote"), "evidence.quote: is missing (needs an object)");
  EXPECT_EQ(ErrorWithout("", "statistic"), "statistic: is missing (needs an object)");
}

TEST(ClaimJson, ARecordNeedsAFigure) {
  nlohmann::json json(SampleClaimJson());
  json["level"] = json["change"] = json["share"] = nullptr;
  EXPECT_THROW(ParseClaim(json), FormatError);
  json["change"] = {{"percent", nullptr}, {"delta", nullptr}, {"qualifier", "eq"}, {"versus", "yoy"}};
  EXPECT_THROW(ParseClaim(json), FormatError);
  EXPECT_THROW(ParseClaim(nlohmann::json::array()), FormatError);
}

TEST(ClaimId, HasItsForm) {
  const std::string id = ClaimId(SampleClaim());
  ASSERT_EQ(id.size(), 18u);
  EXPECT_EQ(id.substr(0, 2), "c-");
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef", 2), std::string::npos);
}

// A changed value here means that ids of records already stored no longer match: a new major version of the format.
TEST(ClaimId, IsTheSameInEveryVersionOfTheProgram) { EXPECT_EQ(ClaimId(SampleClaim()), "c-33ed1acb9c28c608"); }

TEST(ClaimId, DoesNotDependOnWhoReadOrPublished) {
  const std::string id = ClaimId(SampleClaim());
  Claim claim = SampleClaim();
  claim.id = "";
  claim.producer = "tallyman 9";
  claim.document.url = std::nullopt;
  claim.document.title = "Another headline";
  claim.document.published = std::nullopt;
  claim.document.publisher = "Another agency";
  claim.document.text_sha256 = std::string(64, 'b');
  claim.document.sketch = std::string(16, '0');
  claim.confidence = 0.1;
  claim.warnings.clear();
  EXPECT_EQ(ClaimId(claim), id);
}

TEST(ClaimId, DependsOnDocumentEvidenceAndContent) {
  const std::string id = ClaimId(SampleClaim());
  const auto differs = [&](auto change) {
    Claim claim = SampleClaim();
    change(claim);
    return ClaimId(claim) != id;
  };
  EXPECT_TRUE(differs([](Claim& claim) { claim.document.id = "en-02"; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.evidence.quote.span.start++; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.evidence.spans[1].span.field = Field::kText; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.statistic.partner = Area::World(); }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.period.reset(); }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.level->main.amount = 7; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.change->versus = Versus::kPrevious; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.share.reset(); }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.status = Status::kForecast; }));
  EXPECT_TRUE(differs([](Claim& claim) { claim.source.reset(); }));
}

}  // namespace
}  // namespace tallyman::schema
