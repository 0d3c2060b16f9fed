#include "capi/tallyman.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr char kArticle[] =
    R"({"id": "a", "published": "2024-07-12", "language": "en",
        "text": "China's exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan."})";

struct Close {
  void operator()(tallyman_extractor* extractor) const { tallyman_extractor_close(extractor); }
  void operator()(tallyman_reader* reader) const { tallyman_reader_close(reader); }
  void operator()(tallyman_records* records) const { tallyman_records_free(records); }
};
using Extractor = std::unique_ptr<tallyman_extractor, Close>;
using Reader = std::unique_ptr<tallyman_reader, Close>;
using RecordsPointer = std::unique_ptr<tallyman_records, Close>;

Extractor Open(const char* options = nullptr) {
  tallyman_extractor* extractor = nullptr;
  EXPECT_EQ(tallyman_extractor_open(options, &extractor), TALLYMAN_OK) << tallyman_error();
  return Extractor(extractor);
}

const Extractor& Shared() {
  static const Extractor extractor = Open();
  return extractor;
}

RecordsPointer Extract(const tallyman_extractor* extractor, const std::string& article) {
  tallyman_records* claims = nullptr;
  EXPECT_EQ(tallyman_extract(extractor, article.data(), article.size(), &claims), TALLYMAN_OK) << tallyman_error();
  return RecordsPointer(claims);
}

tallyman_status OpenStatus(const char* options) {
  tallyman_extractor* extractor = nullptr;
  const tallyman_status status = tallyman_extractor_open(options, &extractor);
  EXPECT_EQ(extractor, nullptr);
  return status;
}

std::string Line(const RecordsPointer& records, std::size_t index) {
  const char* const line = tallyman_records_get(records.get(), index);
  return line == nullptr ? "" : line;
}

TEST(CApi, ExtractsTheClaimsOfAnArticle) {
  const RecordsPointer claims = Extract(Shared().get(), kArticle);
  ASSERT_EQ(tallyman_records_count(claims.get()), 1u);
  EXPECT_NE(Line(claims, 0).find(R"("amount":"70230000000","unit":"CNY")"), std::string::npos) << Line(claims, 0);
  EXPECT_EQ(tallyman_records_length(claims.get(), 0), Line(claims, 0).size());
  EXPECT_NE(Line(claims, 0).find(tallyman_producer(Shared().get())), std::string::npos);
  EXPECT_EQ(tallyman_records_get(claims.get(), 1), nullptr);
  EXPECT_EQ(tallyman_records_length(claims.get(), 1), 0u);
  EXPECT_EQ(tallyman_records_warning(claims.get(), 0), nullptr);
}

TEST(CApi, FindsQuantities) {
  tallyman_records* quantities = nullptr;
  ASSERT_EQ(tallyman_quantities(Shared().get(), kArticle, std::strlen(kArticle), &quantities), TALLYMAN_OK);
  const RecordsPointer owner(quantities);
  ASSERT_EQ(tallyman_records_count(quantities), 2u);
  EXPECT_NE(Line(owner, 1).find(R"("text":"70.23 billion yuan")"), std::string::npos);
}

TEST(CApi, AnArticleWithoutIdGetsOneFromItsUrlOrText) {
  const std::string text = R"("text": "China's exports to Russia rose 5.1 percent in June 2024.")";
  EXPECT_NE(Line(Extract(Shared().get(), "{\"url\": \"https://example.org/1\", " + text + "}"), 0).find(R"("id":"https://example.org/1")"),
            std::string::npos);
  const std::string made = Line(Extract(Shared().get(), "{" + text + "}"), 0);
  EXPECT_NE(made.find(R"("document":{"id":"text-)"), std::string::npos) << made;
}

TEST(CApi, SaysWhyAnArticleCannotBeUsed) {
  tallyman_records* claims = nullptr;
  EXPECT_EQ(tallyman_extract(Shared().get(), "{\"title\": \"x\"}", 14, &claims), TALLYMAN_SKIPPED);
  EXPECT_STREQ(tallyman_error(), "has no \"text\"");
  EXPECT_EQ(tallyman_extract(Shared().get(), "{", 1, &claims), TALLYMAN_SKIPPED);
  EXPECT_STREQ(tallyman_error(), "is no JSON: it breaks off at its end, byte 1");
  EXPECT_EQ(claims, nullptr);
}

TEST(CApi, WarnsOfALanguageWithoutAPack) {
  const RecordsPointer claims = Extract(Shared().get(), R"({"text": "Export stoupl.", "language": "cs", "published": "soon"})");
  EXPECT_EQ(tallyman_records_count(claims.get()), 0u);
  ASSERT_EQ(tallyman_records_warning_count(claims.get()), 2u);
  EXPECT_STREQ(tallyman_records_warning(claims.get(), 0), "\"published\" \"soon\" is no ISO 8601 date, left out");
  EXPECT_STREQ(tallyman_records_warning(claims.get(), 1), "language \"cs\", which has no pack: no claims looked for");
}

TEST(CApi, OptionsSayWhatArticlesDoNot) {
  const Extractor extractor = Open(R"({"published": "2023-05-02", "default_language": "en", "fields": {"text": "body"}})");
  const RecordsPointer claims = Extract(extractor.get(), R"({"body": "China's exports to Russia rose 5.1 percent last month."})");
  ASSERT_EQ(tallyman_records_count(claims.get()), 1u);
  EXPECT_NE(Line(claims, 0).find(R"("period":{"start":"2023-04","end":"2023-04")"), std::string::npos) << Line(claims, 0);
}

TEST(CApi, RefusesOptionsThatMakeNoSense) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {R"({"published": "soon"})", "published: soon is no date; write it as 2024-07-12"},
      {R"({"country": "Narnia"})", "country: Narnia is no ISO 3166-1 code of a country; write US, CA, AU, ..."},
      {R"({"default_language": "English"})", "default_language: English is no ISO 639-1 code of a language; write en, zh, ru, ..."},
      {R"({"max_article_bytes": 0})", "max_article_bytes: needs a number from 1 to 1073741824, found 0"},
      {R"({"fields": {"body": "text"}})",
       "fields: body: write {\"text\": \"body\"}; keys are text, title, id, url, published, language, country and publisher"},
      {R"({"language_packs": "x.json"})", "language_packs: needs an array of strings"},
      {R"({"threads": 2})",
       "threads: is no option here; there are published, country, default_language, fields, max_article_bytes, language_packs"},
      {"[]", "options: needs a JSON object"}};
  for (const auto& [options, message] : cases) {
    EXPECT_EQ(OpenStatus(options), TALLYMAN_INVALID_ARGUMENT) << options;
    EXPECT_STREQ(tallyman_error(), message);
  }
  EXPECT_EQ(tallyman_extractor_open(nullptr, nullptr), TALLYMAN_INVALID_ARGUMENT);
  EXPECT_STREQ(tallyman_error(), "extractor is NULL");
}

TEST(CApi, RefusesALanguagePackThatIsNone) {
  EXPECT_EQ(OpenStatus(R"({"language_packs": ["/nowhere/xx.json"]})"), TALLYMAN_BAD_FORMAT);
  EXPECT_NE(std::string(tallyman_error()).find("/nowhere/xx.json"), std::string::npos) << tallyman_error();
}

TEST(CApi, AFolderIsNoFile) {
  const std::string folder = testing::TempDir();
  EXPECT_EQ(OpenStatus(("{\"language_packs\": [\"" + folder + "\"]}").c_str()), TALLYMAN_BAD_FORMAT);
  EXPECT_EQ(tallyman_error(), "cannot read the language pack " + folder + ": is a folder");
  tallyman_records* findings = nullptr;
  EXPECT_EQ(tallyman_check("", 0, ("{\"against\": [\"" + folder + "\"]}").c_str(), &findings), TALLYMAN_IO_ERROR);
  EXPECT_EQ(tallyman_error(), "cannot read " + folder + ": is a folder");
}

TEST(CApi, MoreThreadsThanCoresAreNoNews) {
  testing::internal::CaptureStderr();
  const std::string claims = Line(Extract(Shared().get(), kArticle), 0);
  tallyman_records* findings = nullptr;
  ASSERT_EQ(tallyman_check(claims.data(), claims.size(), R"({"threads": 1024})", &findings), TALLYMAN_OK) << tallyman_error();
  tallyman_records_free(findings);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(CApi, ReadsArticlesAndNamesWhatItSkips) {
  const std::string path = testing::TempDir() + "/capi.jsonl";
  std::ofstream(path) << R"({"text": "Exports rose.", "id": "1"})"
                      << "\n{\n"
                      << R"({"text": "Imports fell.", "id": "2"})"
                      << "\n";
  const char* const inputs[] = {"/nowhere", path.c_str()};
  tallyman_reader* reader = nullptr;
  ASSERT_EQ(tallyman_reader_open(inputs, 2, "", &reader), TALLYMAN_OK) << tallyman_error();
  const Reader owner(reader);
  std::vector<tallyman_status> statuses;
  std::string lines;
  for (tallyman_records* article = nullptr;;) {
    statuses.push_back(tallyman_reader_next(reader, &article));
    if (statuses.back() == TALLYMAN_END) break;
    lines += Line(RecordsPointer(article), 0) + "\n";
  }
  EXPECT_EQ(statuses, (std::vector<tallyman_status>{TALLYMAN_SKIPPED, TALLYMAN_OK, TALLYMAN_SKIPPED, TALLYMAN_OK, TALLYMAN_END}));
  EXPECT_NE(lines.find(R"({"file":"/nowhere","line":null,"offset":0,"reason":)"), std::string::npos) << lines;
  EXPECT_NE(lines.find("{\"file\":\"" + path + "\",\"line\":2,"), std::string::npos) << lines;
  EXPECT_NE(lines.find(R"("text":"Imports fell.")"), std::string::npos) << lines;
  std::remove(path.c_str());
}

TEST(CApi, FindsContradictions) {
  std::string other = kArticle;
  other.replace(other.find("\"a\""), 3, "\"b\"").replace(other.find("70.23"), 5, "7.02");
  const RecordsPointer first = Extract(Shared().get(), kArticle), second = Extract(Shared().get(), other);
  const std::string claims = Line(first, 0) + "\n\n" + Line(second, 0);
  tallyman_records* findings = nullptr;
  ASSERT_EQ(tallyman_check(claims.data(), claims.size(), R"({"threads": 2, "against": ["public"]})", &findings), TALLYMAN_OK)
      << tallyman_error();
  const RecordsPointer owner(findings);
  ASSERT_GT(tallyman_records_count(findings), 0u);
  EXPECT_NE(Line(owner, 0).find(R"("kind":"contradiction","rule":"same_figure","severity":"error")"), std::string::npos) << Line(owner, 0);
}

TEST(CApi, ACheckNamesTheLineThatIsNoClaim) {
  const std::string claims = Line(Extract(Shared().get(), kArticle), 0) + "\n{\"schema\": \"claim/2\"}\n";
  tallyman_records* findings = nullptr;
  EXPECT_EQ(tallyman_check(claims.data(), claims.size(), nullptr, &findings), TALLYMAN_BAD_FORMAT);
  EXPECT_EQ(std::string(tallyman_error()).rfind("claims:2: ", 0), 0u) << tallyman_error();
  EXPECT_EQ(tallyman_check("", 0, R"({"against": ["/nowhere.csv"]})", &findings), TALLYMAN_IO_ERROR);
  EXPECT_STREQ(tallyman_error(), "cannot read /nowhere.csv");
  EXPECT_EQ(tallyman_check("", 0, R"({"mirror_slack": 200})", &findings), TALLYMAN_INVALID_ARGUMENT);
  EXPECT_EQ(findings, nullptr);
}

TEST(CApi, OneExtractorServesManyThreads) {
  const std::string alone = Line(Extract(Shared().get(), kArticle), 0);
  std::vector<std::string> lines(4);
  std::vector<std::thread> threads;
  for (std::string& line : lines)
    threads.emplace_back([&line] {
      tallyman_records* none = nullptr;
      EXPECT_EQ(tallyman_extract(Shared().get(), "x", 1, &none), TALLYMAN_SKIPPED);
      EXPECT_EQ(std::string(tallyman_error()).rfind("is no JSON", 0), 0u);
      line = Line(Extract(Shared().get(), kArticle), 0);
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(lines, std::vector<std::string>(4, alone));
}

TEST(CApi, TellsItsVersions) {
  EXPECT_EQ(tallyman_abi_version(), TALLYMAN_ABI_VERSION);
  EXPECT_EQ(std::string(tallyman_producer(Shared().get())).rfind(std::string("tallyman ") + tallyman_version() + " (", 0), 0u);
}

TEST(CApi, FreeingNothingIsAllowed) {
  tallyman_records_free(nullptr);
  tallyman_reader_close(nullptr);
  tallyman_extractor_close(nullptr);
}

}  // namespace
