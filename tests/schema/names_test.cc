#include "schema/names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace tallyman::schema {
namespace {

nlohmann::json SchemaFile(const std::string& name) {
  std::ifstream file(std::string(TALLYMAN_SOURCE_DIR) + "/schema/" + name + ".schema.json");
  return nlohmann::json::parse(file);
}

template <typename Enum>
std::vector<std::string> NamesOf() {
  const auto names = Names(Enum{});
  return {names.begin(), names.end()};
}

TEST(Names, FindNameIsTheInverseOfName) {
  EXPECT_EQ(Name(Flow::kBalance), "balance");
  EXPECT_EQ(Name(SpanRole::kSource), "source");
  EXPECT_EQ(Name(Rule::kCombined), "combined");
  EXPECT_EQ(Name(Qualifier::kLess), "lt");
  EXPECT_EQ(Name(QuantityKind::kNumber), "number");
  EXPECT_EQ(FindName<Versus>("prev"), Versus::kPrevious);
  EXPECT_EQ(FindName<SlipKind>("digits"), SlipKind::kDigits);
  EXPECT_EQ(FindName<Flow>("export"), std::nullopt);
}

TEST(Names, TheSchemaFilesListTheSameNames) {
  const auto claim = SchemaFile("claim"), finding = SchemaFile("finding"), quantity = SchemaFile("quantity");
  const auto& statistic = claim["properties"]["statistic"]["properties"];
  EXPECT_EQ(statistic["flow"]["enum"], NamesOf<Flow>());
  EXPECT_EQ(claim["properties"]["status"]["enum"], NamesOf<Status>());
  EXPECT_EQ(claim["properties"]["evidence"]["properties"]["spans"]["items"]["properties"]["role"]["enum"], NamesOf<SpanRole>());
  EXPECT_EQ(claim["$defs"]["qualifier"]["enum"], NamesOf<Qualifier>());
  EXPECT_EQ(claim["$defs"]["field"]["enum"], NamesOf<Field>());
  EXPECT_EQ(finding["properties"]["kind"]["enum"], NamesOf<FindingKind>());
  EXPECT_EQ(finding["properties"]["rule"]["enum"], NamesOf<Rule>());
  EXPECT_EQ(finding["properties"]["severity"]["enum"], NamesOf<Severity>());
  EXPECT_EQ(quantity["properties"]["kind"]["enum"], NamesOf<QuantityKind>());
}

TEST(Names, TheSchemaFileListsOnlyProductsThatExist) {
  const auto claim = SchemaFile("claim");
  for (const auto& code : claim["$defs"]["product"]["enum"]) EXPECT_TRUE(Product::Parse(code.get<std::string>())) << code;
}

}  // namespace
}  // namespace tallyman::schema
