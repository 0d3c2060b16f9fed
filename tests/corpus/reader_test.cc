#include "corpus/reader.h"

#include <gtest/gtest.h>

#include "corpus/byte_source.h"
#include "tests/corpus/temporary_folder.h"

namespace tallyman::corpus {
namespace {

using namespace std::string_literals;

struct Everything {
  std::vector<schema::Article> articles;
  std::vector<Skipped> skipped;
};

Everything ReadAll(const std::vector<std::string>& arguments, const ReadOptions& options = {}) {
  Everything all;
  Reader reader(ExpandInputs(arguments).files, options);
  while (auto record = reader.Next()) {
    auto parsed = Parse(*std::move(record), options);
    if (auto* article = std::get_if<schema::Article>(&parsed)) {
      all.articles.push_back(std::move(*article));
    } else if (auto* skipped = std::get_if<Skipped>(&parsed)) {
      all.skipped.push_back(std::move(*skipped));
    }
  }
  return all;
}

// Reads one file of this content.
Everything ReadContent(std::string_view content, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return ReadAll({folder.Write("in", content)}, options);
}

TEST(PlainText, TakesAFirstLineThatIsSetApartForTheTitle) {
  const auto all = ReadContent("\n  Exports rise  \n\n\nExports rose by 5 percent.\n\nImports fell.\n");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].title, "Exports rise");
  EXPECT_EQ(all.articles[0].text, "Exports rose by 5 percent.\n\nImports fell.\n");
  EXPECT_EQ(all.articles[0].id, "in");
}

TEST(PlainText, TakesALineBeforeADateLineForTheTitle) {
  const auto all = ReadContent("Exports rise\n16 April 2024\n\nExports rose by 5 percent.");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].title, "Exports rise");
  EXPECT_EQ(all.articles[0].published, normalize::Date::Parse("2024-04-16"));
}

TEST(PlainText, TakesNoSentenceForTheTitle) {
  for (const char* text : {"Exports rose by 5 percent.\n\nImports fell.", "出口增长5%。\n\n进口下降。",
                           "Exports rose\nby 5 percent.\n\nImports fell.", "Exports rise", "Exports rise\n\n  \n"}) {
    const auto all = ReadContent(text);
    ASSERT_EQ(all.articles.size(), 1u) << text;
    EXPECT_EQ(all.articles[0].title, "") << text;
    EXPECT_EQ(all.articles[0].text, text);
  }
  EXPECT_EQ(ReadContent(std::string(301, 'x') + "\n\nText").articles[0].title, "");
  EXPECT_EQ(ReadContent(std::string(300, 'x') + "\n\nText").articles[0].title, std::string(300, 'x'));
}

TEST(PlainText, ReadsByteOrderMarkAndLineEnds) {
  const auto all = ReadContent("\xEF\xBB\xBFTitle\r\n\r\nOne.\r\nTwo.\rThree.");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].title, "Title");
  EXPECT_EQ(all.articles[0].text, "One.\nTwo.\nThree.");
}

TEST(PlainText, RepairsAndWarns) {
  const auto all = ReadContent("Exports \xFF rose by 5\0 percent, the customs office of the country said on Friday."s);
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].text, "Exports \uFFFD rose by 5\uFFFD percent, the customs office of the country said on Friday.");
  EXPECT_EQ(all.articles[0].warnings.size(), 2u);
}

TEST(PlainText, SkipsWhatIsNoText) {
  for (const std::string& content : {""s, " \n\n"s, "\x1F\x8B\x08\0\0\0\0\xFF\xFE\x80\x80\0"s}) {
    const auto all = ReadContent(content);
    EXPECT_TRUE(all.articles.empty());
    ASSERT_EQ(all.skipped.size(), 1u);
    EXPECT_EQ(all.skipped[0].position.line, 0u);
  }
}

TEST(JsonLines, ReadsEveryField) {
  const auto all = ReadContent(
      R"({"id": "en-01", "url": "https://example.org/1", "title": "T", "published": "2024-07-12T10:00:00Z", "language": "en-GB", "country": "GB",)"
      R"( "publisher": "P", "text": "Exports.", "section": {"x": [1]}})");
  ASSERT_EQ(all.articles.size(), 1u);
  const schema::Article& article = all.articles[0];
  EXPECT_EQ(article.id, "en-01");
  EXPECT_EQ(article.url, "https://example.org/1");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.published, normalize::Date::Parse("2024-07-12"));
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.country, "GB");
  EXPECT_EQ(article.publisher, "P");
  EXPECT_EQ(article.text, "Exports.");
  EXPECT_TRUE(article.warnings.empty());
}

TEST(JsonLines, ReadsNullAndEmptyAsAbsentAndMakesTheId) {
  const TemporaryFolder folder;
  folder.Write("sub/dump.jsonl",
               "\xEF\xBB\xBF\n"
               R"({"id": null, "url": "", "title": null, "published": null, "language": "", "text": "出口增长"})"
               "\r\n");
  const auto all = ReadAll({folder.path()});
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].id, "sub/dump.jsonl#2");
  EXPECT_EQ(all.articles[0].position.line, 2u);
  EXPECT_EQ(all.articles[0].url, std::nullopt);
  EXPECT_EQ(all.articles[0].published, std::nullopt);
  EXPECT_EQ(all.articles[0].language, "zh");
}

TEST(JsonLines, SkipsBadLinesAndGoesOn) {
  const auto all = ReadContent(R"({"text": "one"}
not json
{"text": "two"

{"title": "no text"}
{"text": 5}
{"text": "x", "id": 7.5}
["text"]
{"text": "three"})");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[1].text, "three");
  EXPECT_EQ(all.articles[1].position.line, 9u);
  std::vector<std::pair<std::size_t, std::string>> skipped;
  for (const Skipped& line : all.skipped) skipped.emplace_back(line.position.line, line.reason);
  ASSERT_EQ(skipped.size(), 6u);
  EXPECT_EQ(skipped[0].first, 2u);
  EXPECT_NE(skipped[0].second.find("is no JSON"), std::string::npos);
  EXPECT_EQ(skipped[1].first, 3u);
  EXPECT_NE(skipped[1].second.find("breaks off"), std::string::npos);
  EXPECT_EQ(skipped[2], std::pair(std::size_t{5}, "has no \"text\""s));
  EXPECT_EQ(skipped[3], std::pair(std::size_t{6}, "\"text\" is a number, not a string"s));
  EXPECT_EQ(skipped[4], std::pair(std::size_t{7}, "\"id\" is a number, not a string"s));
  EXPECT_EQ(skipped[5], std::pair(std::size_t{8}, "is no JSON object but an array"s));
}

TEST(JsonLines, LeavesOutDaysThatProgramsWriteWhereTheyKnowNone) {
  const auto all = ReadContent(R"({"text": "Exports rose.", "published": "0001-01-01T00:00:00Z"}
{"text": "Exports rose.", "published": "1970-01-01"}
{"text": "Exports rose.", "published": 0}
{"text": "Exports rose.", "published": "1970-01-02"})");
  ASSERT_EQ(all.articles.size(), 4u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(all.articles[i].published, std::nullopt);
  ASSERT_FALSE(all.articles[0].warnings.empty());
  EXPECT_NE(all.articles[0].warnings[0].find("0001-01-01"), std::string::npos);
  EXPECT_EQ(all.articles[3].published, normalize::Date::Parse("1970-01-02"));
}

TEST(JsonLines, TakesAWholeNumberForAnId) {
  const auto all = ReadContent(R"({"text": "one", "id": 7}
{"text": "two", "id": 18446744073709551615})");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].id, "7");
  EXPECT_EQ(all.articles[1].id, "18446744073709551615");
}

TEST(JsonLines, TakesTheLastOfSeveralAndWhatLiesDeeper) {
  ReadOptions options;
  options.fields["text"] = "content.body";
  const auto all =
      ReadContent(R"({"id": "a", "content": {"body": "one", "n": [1, -2, 18446744073709551615, 1.5e3, true, null]}, "id": "b"})"
                  "\n"
                  R"({"content": {"body": 5}})",
                  options);
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].id, "b");
  EXPECT_EQ(all.articles[0].text, "one");
  ASSERT_EQ(all.skipped.size(), 1u);
  EXPECT_EQ(all.skipped[0].reason, "\"content.body\" is a number, not a string");
}

TEST(JsonLines, SaysWhereALineIsWrong) {
  for (const auto& [line, place] : std::vector<std::pair<std::string, std::string>>{{R"({"text": "half \ud800 a pair"})", "byte"},
                                                                                    {R"({"text": "half \udc00 a pair"})", "byte"},
                                                                                    {R"({"text": "one", "n": 01})", "byte 23"},
                                                                                    {R"({"text": "one"} {"text": "two"})", "byte 17"},
                                                                                    {R"({"text": "one", "deep": [tru]})", "byte 29"}}) {
    const auto all = ReadContent("{\"text\": \"first\"}\n" + line);
    ASSERT_EQ(all.skipped.size(), 1u) << line;
    EXPECT_NE(all.skipped[0].reason.find("is no JSON: wrong at " + place), std::string::npos) << all.skipped[0].reason;
  }
}

TEST(JsonLines, LongLinesReadAsShortOnes) {
  const std::string text(std::size_t{3} << 20, 'x');
  const auto all = ReadContent("{\"text\": \"" + text + "\", \"id\": \"long\"}\n{\"text\": \"x\"}");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].id, "long");
  EXPECT_EQ(all.articles[0].text, text);
}

TEST(JsonLines, AreToldByMostLinesWhereTheFirstIsNone) {
  for (const std::string& first : {"\xFF"s, "# articles of July"s, "// {}"s, "[1, 2]"s, "\"text\""s, "id,text"s}) {
    const auto all = ReadContent(first + "\n{\"text\": \"one\"}\n\n{\"text\": \"two\"}");
    ASSERT_EQ(all.articles.size(), 2u) << first;
    EXPECT_EQ(all.articles[0].id, "in#2");
    ASSERT_EQ(all.skipped.size(), 1u);
    EXPECT_EQ(all.skipped[0].position.line, 1u);
    EXPECT_EQ(all.skipped[0].reason.find("exception"), std::string::npos);
  }
  const auto text = ReadContent("Exports rose.\n\nThe record was\n{\"text\": \"one\"}\nand no other.");
  ASSERT_EQ(text.articles.size(), 1u);
  EXPECT_EQ(text.articles[0].title, "");
}

TEST(JsonLines, SayWhatIsNoUtf8InWordsOfTheirOwn) {
  const auto all = ReadContent("{\"text\": \"one\"}\n\xFF\n{\"text\": \"two\", \xE4\xB8}\n");
  ASSERT_EQ(all.skipped.size(), 2u);
  EXPECT_EQ(all.skipped[0].reason, "is no JSON: wrong at byte 1, before \"\uFFFD\"");
  EXPECT_NE(all.skipped[1].reason.find("is no JSON: wrong at byte 17"), std::string::npos) << all.skipped[1].reason;
}

TEST(PlainText, SkipsWhatIsBinary) {
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>((i * i * 7 + i / 3) % 251 + 1);
  for (const std::string& content : {"\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0\0\x10JFIF"s, "%PDF-1.7\n"s, "RIFF\x10\0\0\0WEBPVP8 "s,
                                     "\0\0\0\x20"
                                     "ftypmp42"s,
                                     "Beginning like a text and going on as none"s}) {
    const auto all = ReadContent(content + noise);
    EXPECT_TRUE(all.articles.empty()) << content;
    ASSERT_EQ(all.skipped.size(), 1u);
    const std::string& reason = all.skipped[0].reason;
    EXPECT_TRUE(reason.find("no text") != std::string::npos || reason.find("PDF") != std::string::npos) << reason;
  }
  std::string controls;
  for (int i = 0; i < 100; ++i) controls += "ten letter\x01";
  EXPECT_EQ(ReadContent(controls).skipped.at(0).reason, "is binary, no text");
}

TEST(JsonLines, RepairsTextAndWarns) {
  const auto all = ReadContent("{\"text\": \"5\xFF percent\\u0000 and\0 more\"}"s);
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].text, "5\uFFFD percent\uFFFD and\uFFFD more");
  EXPECT_EQ(all.articles[0].warnings[0], "invalid UTF-8 replaced by U+FFFD: 1 times");
  EXPECT_EQ(all.articles[0].warnings[1], "NUL replaced by U+FFFD: 2 times");
}

TEST(JsonLines, WarnsOfDatesAndCodesThatAreNone) {
  const auto all = ReadContent(R"({"text": "Exports rose.", "published": "last week", "language": "English", "country": "Britain"})");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].published, std::nullopt);
  EXPECT_EQ(all.articles[0].country, std::nullopt);
  EXPECT_GE(all.articles[0].warnings.size(), 3u);
}

TEST(JsonLines, ReadsALineOfTwentyMegabytes) {
  std::string text;
  while (text.size() < 20'000'000) text += "Exports rose by 5 percent. ";
  ReadOptions options;
  options.max_article_bytes = 32 << 20;
  const auto all = ReadContent("{\"text\": \"" + text + "\"}\n{\"text\": \"small\"}\n", options);
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].text, text);
  EXPECT_EQ(all.articles[1].text, "small");
}

TEST(JsonLines, BearsDeepNesting) {
  const auto all = ReadContent("{\"x\": " + std::string(200'000, '[') + "\n{\"text\": \"y\", \"x\": " + std::string(200'000, '[') +
                               std::string(200'000, ']') + "}\n");
  EXPECT_EQ(all.skipped.size(), 1u);
  EXPECT_EQ(all.articles.size(), 1u);
}

TEST(JsonArray, ReadsElementsOfAnArrayAndObjectsSpreadOverLines) {
  for (const char* content :
       {R"([{"text": "o}n\"e"}, {"text": "two", "x": [{"y": 1}]}])", "[\n {\"text\": \"o}n\\\"e\"},\n {\n\"text\": \"two\"}\n]\n",
        "{\n  \"text\": \"o}n\\\"e\"\n}\n{\n  \"text\": \"two\"\n}\n"}) {
    const auto all = ReadContent(content);
    ASSERT_EQ(all.articles.size(), 2u) << content;
    EXPECT_EQ(all.articles[0].text, "o}n\"e");
    EXPECT_EQ(all.articles[0].id, "in#1");
    EXPECT_EQ(all.articles[1].text, "two");
    EXPECT_EQ(all.articles[1].id, "in#2");
    EXPECT_TRUE(all.skipped.empty());
  }
}

TEST(JsonArray, GoesOnBehindABadElement) {
  const auto all = ReadContent(R"([{"text": "one"}, {"text": 5}, 7, {"text": "two"}, {"text": "cut)");
  ASSERT_EQ(all.articles.size(), 2u);
  ASSERT_EQ(all.skipped.size(), 3u);
  EXPECT_EQ(all.skipped[0].reason, "\"text\" is a number, not a string");
  EXPECT_EQ(all.skipped[0].position.offset, 18u);
  EXPECT_EQ(all.skipped[1].reason, "is no JSON object but a number");
  EXPECT_NE(all.skipped[2].reason.find("breaks off"), std::string::npos);
}

TEST(JsonLines, TakesOtherNamesForKeys) {
  ReadOptions options;
  options.fields = {{"text", "content.body"}, {"title", "headline"}};
  const auto all = ReadContent(R"({"headline": "T", "title": "other", "content": {"body": "B"}})", options);
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].title, "T");
  EXPECT_EQ(all.articles[0].text, "B");
  EXPECT_EQ(ReadContent("{\"text\": \"x\"}", options).skipped.at(0).reason, "has no \"content.body\"");
}

TEST(Reader, GoesOnBehindAFileThatIsGone) {
  const TemporaryFolder folder;
  const ReadOptions options;
  Reader reader({{folder / "gone", "gone"}, {folder.Write("a", "Exports rose"), "a"}, {folder.path(), "folder"}}, options);
  auto first = reader.Next(), second = reader.Next(), third = reader.Next();
  ASSERT_TRUE(first && second && third);
  EXPECT_NE(std::get<Skipped>(*first).reason.find("No such file"), std::string::npos);
  EXPECT_EQ(std::get<RawArticle>(*second).bytes, "Exports rose");
  EXPECT_EQ(std::get<Skipped>(*third).position.file, folder.path());
  EXPECT_FALSE(reader.Next());
  EXPECT_EQ(reader.bytes_read(), 12u);
}

// Where a reader stands after so many records.
ReaderPosition PositionBehind(const std::vector<InputFile>& files, int records) {
  const ReadOptions options;
  Reader reader(files, options);
  for (int i = 0; i < records; ++i) reader.Next();
  return reader.position();
}

TEST(Reader, GoesOnWhereAnotherStood) {
  const TemporaryFolder folder;
  folder.Write("a", R"({"id": "1", "text": "x"})");
  folder.Write("b", "{\"id\": \"2\", \"text\": \"x\"}\n{\"id\": \"3\", \"text\": \"x\"}\n");
  const auto files = ExpandInputs({folder.path()}).files;
  const ReadOptions options;
  for (int records = 0; records < 4; ++records) {
    Reader reader(files, options);
    reader.GoTo(PositionBehind(files, records));
    int left = 0;
    while (reader.Next()) ++left;
    EXPECT_EQ(left, 3 - records);
  }
}

TEST(Reader, DoesNotGoOnInAFileThatHasChanged) {
  const TemporaryFolder folder;
  const std::string one = "{\"id\": \"1\", \"text\": \"x\"}\n", other = "{\"id\": \"2\", \"text\": \"x\"}\n";
  const auto files = ExpandInputs({folder.Write("in", one + one + one)}).files;
  const ReaderPosition behind_two = PositionBehind(files, 2);
  const ReadOptions options;
  for (const std::string& content : {other + one + one, one + other + one, one, std::string()}) {
    folder.Write("in", content);
    EXPECT_THROW(Reader(files, options).GoTo(behind_two), ChangedInput) << content;
  }
  folder.Write("in", one + one + other);
  Reader(files, options).GoTo(behind_two);
}

TEST(Parse, OptionsGoBehindTheArticleAndBeforeTheText) {
  ReadOptions options;
  options.published = normalize::Date::Parse("2020-01-01");
  options.language = "de";
  options.country = "CH";
  const auto all = ReadContent(R"({"text": "x", "published": "2024-07-12", "language": "en", "country": "GB"}
{"text": "16 April 2024\n\nExports rose."})",
                               options);
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].published, normalize::Date::Parse("2024-07-12"));
  EXPECT_EQ(all.articles[0].language, "en");
  EXPECT_EQ(all.articles[0].country, "GB");
  EXPECT_EQ(all.articles[1].published, options.published);
  EXPECT_EQ(all.articles[1].language, "de");
  EXPECT_EQ(all.articles[1].country, "CH");
}

TEST(Parse, WarnsWhereTheLanguageCannotBeTold) {
  const auto all = ReadContent("123 456");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].language, "");
  EXPECT_EQ(all.articles[0].warnings, std::vector<std::string>{"language not recognized"});
}

TEST(ByteSource, PassesOverALineBeyondTheLimit) {
  const std::string bytes = std::string(3'000'000, 'x') + "\nshort\n\nlast";
  ByteSource source(OpenMemory(bytes));
  std::string line;
  EXPECT_EQ(source.ReadLine(1000, line), ByteSource::Result::kTooLong);
  EXPECT_EQ(source.ReadLine(1000, line), ByteSource::Result::kRead);
  EXPECT_EQ(line, "short");
  EXPECT_EQ(source.ReadLine(1000, line), ByteSource::Result::kRead);
  EXPECT_EQ(line, "");
  EXPECT_EQ(source.ReadLine(1000, line), ByteSource::Result::kRead);
  EXPECT_EQ(line, "last");
  EXPECT_EQ(source.ReadLine(1000, line), ByteSource::Result::kEnd);
}

}  // namespace
}  // namespace tallyman::corpus
