#include "corpus/page/json_repair.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tallyman::corpus {
namespace {

nlohmann::json Parsed(const std::string& text) { return nlohmann::json::parse(RepairedJson(text), nullptr, false); }

TEST(RepairedJson, MendsWhatPagesBreak) {
  const nlohmann::json wanted = {{{"a", "b"}, {"c", 1}}};
  for (const char* text :
       {R"({"a": "b", "c": 1})", R"({"a": "b", "c": 1,})", R"({"a": "b", "c": 1)", R"({"a": "b", "c": 1};)", R"({"a": "b", "c": 1}})",
        R"(<!-- {"a": "b", "c": 1} -->)", R"(<![CDATA[{"a": "b", "c": 1}]]>)", "//<![CDATA[\n{\"a\": \"b\", \"c\": 1}\n//]]>",
        "/* x */ {\"a\": \"b\", // y\n\"c\": 1}", R"({&quot;a&quot;: &quot;b&quot;, &quot;c&quot;: 1})"})
    EXPECT_EQ(Parsed(text), wanted) << text;
}

TEST(RepairedJson, MendsStrings) {
  EXPECT_EQ(Parsed(R"({"a": "He says "never again" after it", "b": 1})")[0]["a"], R"(He says "never again" after it)");
  EXPECT_EQ(Parsed(R"({"a": "it\'s"})")[0]["a"], "it's");
  EXPECT_EQ(Parsed("{\"a\": \"two\nlines\"}")[0]["a"], "two lines");
  EXPECT_EQ(Parsed(R"({"a": "a \" and \u00e9"})")[0]["a"], "a \" and é");
}

TEST(RepairedJson, TakesSeveralValuesAndMissingOnes) {
  EXPECT_EQ(Parsed(R"({"a": 1} {"b": 2})").size(), 2U);
  EXPECT_EQ(Parsed(R"({"a": , "b": })")[0], (nlohmann::json{{"a", nullptr}, {"b", nullptr}}));
  EXPECT_EQ(Parsed(R"({"a": [{"b": 1})")[0]["a"][0]["b"], 1);
}

TEST(RepairedJson, SurvivesWhatIsNoJson) {
  for (const std::string& text :
       {std::string(), std::string(100000, '{'), std::string(100000, '"'), std::string("}]]>"), std::string(":,:\\")})
    EXPECT_FALSE(RepairedJson(text).empty());
  std::string crossed;
  for (int i = 0; i < 100000; ++i) crossed += "[}";
  EXPECT_FALSE(RepairedJson(crossed).empty());
}

}  // namespace
}  // namespace tallyman::corpus
