// The filter: in which disguises a trigger is found, and in which words it is not.
#include "extract/trigger_filter.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

namespace tallyman::extract {
namespace {

const TriggerFilter& TheFilter() {
  static const TriggerFilter filter({"export", "import|", "|ship", "déficit", "экспорт", "出口", "xuất khẩu", "foreign sales"});
  return filter;
}

TEST(TriggerFilter, FindsWordsInAnyCase) {
  for (const char* text : {"Exports rose", "EXPORTERS", "re-exported", "the import of", "an IMPORT.", "shipped", R"(\nshipped)", "Déficit",
                           "DÉFICIT", "Экспорт", "экспорта", "ЭКСПОРТ", "对俄出口", "Xuất khẩu", "XUẤT KHẨU"})
    EXPECT_TRUE(TheFilter().Matches(text)) << text;
}

TEST(TriggerFilter, FindsNothingElse) {
  for (const char* text : {"", "important", "importance", "leadership", "defect", "импорт", "口出", "The minister&#8217;s speech",
                           R"({"text": "a \u201cquoted\u201d word\n"})", "\xFF\xFE\x80"})
    EXPECT_FALSE(TheFilter().Matches(text)) << text;
}

TEST(TriggerFilter, FindsEscapedLetters) {
  for (const char* text : {"d&eacute;ficit", "d&#233;ficit", "D&#xE9;FICIT", "d&#xe9;ficit", R"({"text": "d\u00e9ficit"})",
                           R"("D\u00C9FICIT")", "&#1101;&#1082;&#1089;&#1087;&#1086;&#1088;&#1090;", "&#x51fa;&#x53E3;",
                           R"("\u51fa\u53e3")", "&#20986;&#21475;", "xu&#7845;t kh&#7849;u", R"("xu\u1ea5t kh\u1ea9u")"})
    EXPECT_TRUE(TheFilter().Matches(text)) << text;
}

TEST(TriggerFilter, FindsDecomposedLetters) {
  EXPECT_TRUE(
      TheFilter().Matches("de\xCC\x81"
                          "ficit"));
}

TEST(TriggerFilter, ABlankIsAnyBlank) {
  for (const char* text :
       {"foreign sales", "foreign\nsales", "foreign&nbsp;sales", "foreign\xC2\xA0sales", R"(foreign\nsales)", "foreign  sales"})
    EXPECT_TRUE(TheFilter().Matches(text)) << text;
  EXPECT_FALSE(TheFilter().Matches("foreignsales"));
}

TEST(TriggerFilter, WhatHidesWordsMatches) {
  for (const char* text : {"ex\xC2\xADport", "ex&shy;port", "d&amp;eacute;ficit", "&amp;#20986;", R"("\u0045\u0078port")", "&#69;xport",
                           "&#x65;xport", "&#1101&#1082&#1089", "&#x51fa &#x53e3"})
    EXPECT_TRUE(TheFilter().Matches(text)) << text;
}

TEST(TriggerFilter, SearchesFromManyThreads) {
  std::vector<std::thread> threads;
  std::vector<int> found(4);
  for (int& count : found)
    threads.emplace_back([&count] {
      for (int i = 0; i < 1000; ++i) count += TheFilter().Matches(i % 2 == 0 ? "no word of it" : "the import of");
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<int>(4, 500));
}

TEST(TriggerFilter, PiecesOfTriggersAreNotEnough) {
  for (const char* text : {"domestic sales", "foreign", "sales", "khẩu", "xuất", "townships", "leadership", "sh\u00e9"})
    EXPECT_FALSE(TheFilter().Matches(text)) << text;
  EXPECT_TRUE(TheFilter().Matches("leadership, domestic sales, foreign sales"));
}

TEST(TriggerFilter, IsTheSameAfterLoading) {
  const std::unique_ptr<TriggerFilter> loaded = TriggerFilter::Load(TheFilter().Stored());
  ASSERT_NE(loaded, nullptr);
  for (const char* text : {"Exports rose", "shipped", "XUẤT KHẨU", "foreign&nbsp;sales", "d&eacute;ficit", R"("\u51fa\u53e3")",
                           "ex&shy;port", "", "important", "leadership", "domestic sales", "khẩu"})
    EXPECT_EQ(loaded->Matches(text), TheFilter().Matches(text)) << text;
}

TEST(TriggerFilter, LoadsNothingFromOtherBytes) {
  const std::string stored = TheFilter().Stored();
  for (const std::string& bytes : {std::string(), std::string("99999999"), std::string("no filter"), stored.substr(0, stored.size() / 2)})
    EXPECT_EQ(TriggerFilter::Load(bytes), nullptr) << bytes.size();
}

TEST(TriggerFilter, RefusesEmptyTriggers) {
  EXPECT_THROW(TriggerFilter({""}), std::invalid_argument);
  EXPECT_THROW(TriggerFilter({"||"}), std::invalid_argument);
  EXPECT_FALSE(TriggerFilter({}).Matches("export"));
}

}  // namespace
}  // namespace tallyman::extract
