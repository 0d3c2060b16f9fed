// The tables of codes and the facts from CLDR: complete, consistent with each other, readable by the types that use them.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "languages/embedded.h"
#include "normalize/codes.h"
#include "normalize/period.h"

namespace tallyman::normalize {
namespace {

using Json = nlohmann::json;

Json Load(const std::string& path) { return Json::parse(languages::EmbeddedFile(path)); }
const Json& Areas() {
  static const Json areas = Load("normalize/data/areas.json");
  return areas;
}
const Json& Products() {
  static const Json products = Load("normalize/data/products.json")["products"];
  return products;
}
const Json& Currencies() {
  static const Json currencies = Load("normalize/data/currencies.json")["currencies"];
  return currencies;
}

TEST(Areas, EveryCodeParses) {
  for (const char* section : {"countries", "groups", "provinces"})
    for (const auto& [code, area] : Areas()[section].items()) {
      EXPECT_TRUE(Area::Parse(code).has_value()) << code;
      EXPECT_FALSE(area["name"].get<std::string>().empty()) << code;
    }
  // ISO 3166-1 and Kosovo.
  EXPECT_EQ(Areas()["countries"].size(), 250u);
}

TEST(Areas, EveryProvinceParsesThatHasTheForm) {
  for (const char* code : {"DZ-07", "AT-7", "FR-HDF", "CN-GD"}) EXPECT_TRUE(Area::Parse(code).has_value()) << code;
  for (const char* code : {"ZZ-07", "DZ-", "DZ-0707", "dz-07", "DZ-a", "DZ07", "EU-DE1X", "-07"})
    EXPECT_FALSE(Area::Parse(code).has_value()) << code;
}

TEST(Areas, CountriesHaveNumbersAndCurrencies) {
  std::set<std::string> numbers;
  for (const auto& [code, area] : Areas()["countries"].items()) {
    if (!area["m49"].is_null()) {
      EXPECT_TRUE(numbers.insert(area["m49"].get<std::string>()).second) << code;
      EXPECT_EQ(area["m49"].get<std::string>().size(), 3u) << code;
    }
    if (area["currency"].is_null()) continue;
    const std::string currency = area["currency"];
    ASSERT_TRUE(Currencies().contains(currency)) << code << " " << currency;
    EXPECT_FALSE(Currencies()[currency].contains("last_year")) << code << " " << currency;
  }
  EXPECT_EQ(numbers.size(), 249u);
}

TEST(Areas, ProvincesBelongToCountries) {
  for (const auto& [code, area] : Areas()["provinces"].items()) EXPECT_TRUE(Areas()["countries"].contains(code.substr(0, 2))) << code;
}

TEST(Areas, MembersAreCountriesWithPeriodsThatDoNotOverlap) {
  for (const auto& [code, group] : Areas()["groups"].items()) {
    std::map<std::string, std::string> until;
    for (const auto& member : group["members"]) {
      const std::string area = member["area"];
      EXPECT_TRUE(Areas()["countries"].contains(area)) << code << " " << area;
      const std::string from = member["from"].is_null() ? "0000-01" : member["from"];
      const std::string to = member["to"].is_null() ? "9999-12" : member["to"];
      EXPECT_TRUE(Month::Parse(from) && Month::Parse(to) && from <= to) << code << " " << area;
      EXPECT_TRUE(!until.contains(area) || until[area] < from) << code << " " << area;
      until[area] = to;
    }
  }
}

int CountMembers(const std::string& group, const std::string& month) {
  int count = 0;
  for (const auto& member : Areas()["groups"][group]["members"])
    count += (member["from"].is_null() || member["from"].get<std::string>() <= month) &&
             (member["to"].is_null() || month <= member["to"].get<std::string>());
  return count;
}

TEST(Areas, GroupsHadAsManyMembersAsIsKnown) {
  EXPECT_EQ(CountMembers("EU", "2004-04"), 15);
  EXPECT_EQ(CountMembers("EU", "2020-01"), 28);
  EXPECT_EQ(CountMembers("EU", "2020-02"), 27);
  EXPECT_EQ(CountMembers("EA", "2015-01"), 19);
  EXPECT_EQ(CountMembers("EA", "2026-01"), 21);
  EXPECT_EQ(CountMembers("ASEAN", "2024-06"), 10);
  EXPECT_EQ(CountMembers("BRICS", "2023-12"), 5);
  EXPECT_EQ(CountMembers("BRICS", "2025-01"), 10);
  EXPECT_EQ(CountMembers("G7", "2024-06"), 7);
  EXPECT_EQ(CountMembers("G20", "2024-06"), 19);
  EXPECT_EQ(CountMembers("APEC", "2024-06"), 21);
  EXPECT_EQ(CountMembers("OPEC", "2024-06"), 12);
  EXPECT_EQ(CountMembers("SCO", "2024-07"), 10);
  EXPECT_EQ(CountMembers("RCEP", "2024-06"), 15);
  EXPECT_EQ(CountMembers("CASIA", "2024-06"), 5);
}

TEST(Products, EveryCodeParsesAndHasHeadings) {
  const std::regex heading("[0-9]{2}([0-9]{2}){0,2}");
  for (const auto& [code, product] : Products().items()) {
    EXPECT_TRUE(Product::Parse(code).has_value()) << code;
    for (const auto& hs : product["hs"]) EXPECT_TRUE(std::regex_match(hs.get<std::string>(), heading)) << code << " " << hs;
  }
}

TEST(Products, ParentsEndInNoCircle) {
  for (const auto& [code, product] : Products().items()) {
    Json parent = product["parent"];
    int steps = 0;
    for (; !parent.is_null() && steps < 10; ++steps) {
      ASSERT_TRUE(Products().contains(parent.get<std::string>())) << code;
      parent = Products()[parent.get<std::string>()]["parent"];
    }
    EXPECT_LT(steps, 5) << code;
  }
}

// A parent's headings hold its parts', where both are known.
TEST(Products, HeadingsOfPartsLieUnderTheirParents) {
  for (const auto& [code, product] : Products().items()) {
    if (product["parent"].is_null()) continue;
    const Json& parent = Products()[product["parent"].get<std::string>()]["hs"];
    if (parent.empty()) continue;
    for (const auto& hs : product["hs"]) {
      bool held = false;
      for (const auto& heading : parent) held = held || hs.get<std::string>().starts_with(heading.get<std::string>());
      EXPECT_TRUE(held) << code << " " << hs;
    }
  }
}

TEST(Currencies, EveryCodeIsMoney) {
  for (const auto& [code, currency] : Currencies().items()) {
    const auto unit = Unit::Parse(code);
    ASSERT_TRUE(unit.has_value()) << code;
    EXPECT_TRUE(unit->is_money()) << code;
    EXPECT_LE(currency["digits"].get<int>(), 4) << code;
  }
  EXPECT_EQ(Currencies()["JPY"]["digits"], 0);
  EXPECT_EQ(Currencies()["KWD"]["digits"], 3);
}

TEST(Currencies, PegsAreKnownCurrencies) {
  for (const auto& peg : Load("normalize/data/pegs.json")["pegs"]) {
    EXPECT_TRUE(Currencies().contains(peg["currency"].get<std::string>())) << peg;
    EXPECT_TRUE(Currencies().contains(peg["anchor"].get<std::string>())) << peg;
  }
}

class Cldr : public ::testing::TestWithParam<std::string> {};

TEST_P(Cldr, FileIsComplete) {
  const Json file = Load("languages/cldr/" + GetParam() + ".json");
  EXPECT_EQ(file["language"], GetParam());
  for (const auto& [name, names] : file["months"].items()) EXPECT_EQ(names.size(), 12u) << name;
  for (const auto& [name, names] : file["weekdays"].items()) EXPECT_EQ(names.size(), 7u) << name;
  EXPECT_TRUE(file["months"].contains("format_wide"));
  for (const char* sign : {"decimal", "group", "minus", "percent", "percent_pattern", "digits"})
    EXPECT_FALSE(file["numbers"]["default"][sign].get<std::string>().empty()) << sign;
  EXPECT_TRUE(file["scale"].contains("1000000") || file["scale"].contains("10000") || file["scale"].contains("100000"));
  for (const char* code : {"USD", "EUR", "CNY", "RUB", "JPY", "GBP"}) EXPECT_FALSE(file["currencies"][code]["names"].empty()) << code;
  for (const auto& [code, area] : Areas()["countries"].items()) EXPECT_FALSE(file["territories"][code].empty()) << code;
  for (const char* code : {"EU", "EA", "WORLD", "AFRICA", "ASIA", "EUROPE", "LATAM", "CASIA", "NAM"})
    EXPECT_FALSE(file["territories"][code].empty()) << code;
}

INSTANTIATE_TEST_SUITE_P(Languages, Cldr,
                         ::testing::Values("en", "zh", "ru", "ko", "ja", "de", "fr", "es", "pt", "it", "tr", "ar", "hi", "nl", "sv", "pl",
                                           "uk", "vi", "id", "fa", "he", "th", "cs", "el", "ro", "hu", "fi", "da", "nb", "bg", "bn", "sw"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace tallyman::normalize
