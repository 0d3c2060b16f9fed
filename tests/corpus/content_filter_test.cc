// The filter on raw bytes: no claim of the annotated articles is lost, in whatever format and encoding they come.
#include "corpus/content_filter.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "corpus/format.h"
#include "corpus/reader.h"
#include "extract/extractor.h"

namespace tallyman::corpus {
namespace {

const extract::Extractor& TheExtractor() {
  static const extract::Extractor extractor;
  return extractor;
}

ReadOptions Filtering() {
  ReadOptions options;
  options.content_filter = [](std::string_view bytes) { return TheExtractor().MayHoldClaim(bytes, ""); };
  return options;
}

// The annotated articles in which claims are found, as JSON.
const std::vector<nlohmann::json>& ArticlesWithClaims() {
  static const std::vector<nlohmann::json> all = [] {
    std::vector<nlohmann::json> articles;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TALLYMAN_SOURCE_DIR "/tests/gold")) {
      if (entry.path().parent_path().filename() == "gold" || entry.path().extension() != ".json") continue;
      std::ifstream file(entry.path());
      nlohmann::json gold = nlohmann::json::parse(file);
      schema::Article article;
      article.id = gold.at("id");
      article.title = gold.value("title", "");
      article.text = gold.at("text");
      article.language = gold.at("language");
      if (gold.contains("published")) article.published = normalize::Date::Parse(gold.at("published").get<std::string>());
      gold.erase("claims");
      if (!TheExtractor().Claims(article).empty()) articles.push_back(std::move(gold));
    }
    return articles;
  }();
  return all;
}

// Text in an encoding; what it has no letter for as &#1101;.
std::string Encoded(const std::string& utf8, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &error), &ucnv_close);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_DEC, nullptr, nullptr, &error);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(text.length()) * 10 + 16, '\0');
  bytes.resize(
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), text.getBuffer(), text.length(), &error));
  EXPECT_TRUE(U_SUCCESS(error)) << encoding;
  return bytes;
}

std::string Page(const nlohmann::json& article, const std::string& charset) {
  const auto text = article.at("text").get<std::string>();
  std::string page = "<!DOCTYPE html><html><head><meta charset=\"" + charset + "\"><title>" + article.value("title", "") +
                     "</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>" + article.value("title", "") + "</h1><p>";
  for (const char c : text) page += c == '\n' ? "</p>\n<p>" : c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return page + "</p></article></body></html>";
}

bool IsRuledOut(const Format& format, std::string bytes) {
  RawArticle raw;
  raw.format = &format;
  raw.name = "test";
  raw.bytes = std::move(bytes);
  const ReadOptions options = Filtering();
  const Parsed parsed = Parse(std::move(raw), options);
  const LeftOut* const left_out = std::get_if<LeftOut>(&parsed);
  return left_out != nullptr && left_out->reason == LeftOut::Reason::kRuledOut;
}

TEST(ContentFilter, LosesNoTextWithClaims) {
  ASSERT_GT(ArticlesWithClaims().size(), 200u);
  for (const nlohmann::json& article : ArticlesWithClaims()) {
    const std::string language = article.at("language");
    EXPECT_TRUE(TheExtractor().MayHoldClaim(article.value("title", ""), language) ||
                TheExtractor().MayHoldClaim(article.at("text").get<std::string>(), language))
        << article.at("id");
  }
}

TEST(ContentFilter, LosesNoJsonWithClaims) {
  for (const nlohmann::json& article : ArticlesWithClaims()) {
    EXPECT_FALSE(IsRuledOut(JsonLinesFormat(), article.dump())) << article.at("id");
    EXPECT_FALSE(IsRuledOut(JsonLinesFormat(), article.dump(-1, ' ', true))) << article.at("id");
  }
}

TEST(ContentFilter, LosesNoPlainTextWithClaims) {
  for (const nlohmann::json& article : ArticlesWithClaims())
    EXPECT_FALSE(IsRuledOut(PlainTextFormat(), article.value("title", "") + "\n\n" + article.at("text").get<std::string>()));
}

TEST(ContentFilter, RulesOutPagesThatSpeakOfTradeBesideTheirStory) {
  const auto page = [](const std::string& story) {
    return "<!DOCTYPE html><html><head><title>News</title><script>import('export.js')</script></head><body><nav><a href=\"/\">Foreign "
           "trade</a></nav>"
           "<article><h1>A storm is coming</h1><p>" +
           story + "</p></article></body></html>";
  };
  const std::string weather =
      "Rain and winds of up to 90 kilometres an hour are expected on the coast until the weekend, forecasters said on Monday.";
  EXPECT_TRUE(IsRuledOut(HtmlFormat(), page(weather)));
  EXPECT_FALSE(IsRuledOut(HtmlFormat(), page(weather + " Exports rose by 5 percent.")));
}

class ContentFilterOnPages : public testing::TestWithParam<const char*> {};

TEST_P(ContentFilterOnPages, LosesNoPageWithClaims) {
  for (const nlohmann::json& article : ArticlesWithClaims())
    EXPECT_FALSE(IsRuledOut(HtmlFormat(), Encoded(Page(article, GetParam()), GetParam()))) << article.at("id");
}

INSTANTIATE_TEST_SUITE_P(Encodings, ContentFilterOnPages,
                         testing::Values("UTF-8", "US-ASCII", "windows-1251", "GB18030", "Shift_JIS", "EUC-KR", "UTF-16LE", "UTF-16BE",
                                         "windows-1252", "windows-1254", "windows-1256", "windows-1250", "EUC-JP", "ISO-2022-JP", "Big5"));

TEST(ContentFilter, RulesOutWhatHoldsNoTrigger) {
  const std::string page =
      "<!DOCTYPE html><html><body><article><p>The choir sang in the old church until late at night.</p></article></body></html>";
  EXPECT_TRUE(IsRuledOut(HtmlFormat(), page));
  EXPECT_TRUE(IsRuledOut(HtmlFormat(), Encoded(page, "UTF-16LE")));
  EXPECT_TRUE(IsRuledOut(JsonLinesFormat(), R"({"text": "The choir sang until late, 300 people came."})"));
  EXPECT_TRUE(IsRuledOut(PlainTextFormat(), "The choir sang until late."));
}

TEST(ContentFilter, WhatIsNoRecordIsStillReported) {
  for (const char* line : {R"({"text": "broken)", "[1, 2]", "no JSON"}) {
    RawArticle raw;
    raw.format = &JsonLinesFormat();
    raw.bytes = line;
    const ReadOptions options = Filtering();
    EXPECT_TRUE(std::holds_alternative<Skipped>(Parse(std::move(raw), options))) << line;
  }
}

TEST(ContentFilter, KnowsPlainUtf8) {
  EXPECT_TRUE(IsPlainUtf8(""));
  EXPECT_TRUE(IsPlainUtf8("Вывоз, 出口, exportação"));
  for (const std::string bytes :
       {std::string("caf\xE9 exported"), std::string("\xFF\xFE"), std::string("a\0b", 3), std::string("\x1B$B"), std::string("~{<:Ky~}")})
    EXPECT_FALSE(IsPlainUtf8(bytes));
}

}  // namespace
}  // namespace tallyman::corpus
