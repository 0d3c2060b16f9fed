// Every pack has every section that the English one has, and every pattern in it compiles.
#include "languages/pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "languages/completeness.h"
#include "languages/embedded.h"

namespace tallyman::languages {
namespace {

TEST(Packs, CompleteAgainstEnglish) {
  const Packs packs;
  ASSERT_GE(packs.Languages().size(), 3u);
  for (const std::string& language : packs.Languages())
    for (const std::string& missing : MissingFrom(EmbeddedFile("languages/" + language + ".json")))
      ADD_FAILURE() << language << ": " << missing;
}

TEST(Packs, WhatIsMissingIsNamed) {
  EXPECT_THROW(MissingFrom("[]"), PackError);
  const auto missing = MissingFrom(R"({"format": 1, "language": "xx", "flow": {"exports": []}})");
  const auto has = [&](const char* line) { return std::find(missing.begin(), missing.end(), line) != missing.end(); };
  EXPECT_TRUE(has("the section \"area\" is missing"));
  EXPECT_TRUE(has("flow has no \"surplus\""));
  EXPECT_FALSE(has("flow has no \"exports\""));
  EXPECT_TRUE(has("trigger is empty"));
}

TEST(Packs, EveryPackCompiles) {
  const Packs packs;
  for (const std::string& language : packs.Languages()) {
    const Pack* pack = packs.Find(language);
    ASSERT_NE(pack, nullptr);
    EXPECT_EQ(pack->language(), language);
  }
  EXPECT_EQ(packs.Find("xx"), nullptr);
}

TEST(Packs, FiguresAreKnownWithoutAPack) {
  const Packs packs;
  EXPECT_EQ(packs.Find("hi"), nullptr);
  const Pack* hindi = packs.FindForFigures("hi");
  ASSERT_NE(hindi, nullptr);
  EXPECT_FALSE(hindi->is_full());
  EXPECT_TRUE(packs.FindForFigures("en")->is_full());
  EXPECT_EQ(packs.FindForFigures("en"), packs.Find("en"));
  EXPECT_EQ(packs.FindForFigures("xx"), nullptr);
  EXPECT_GE(packs.FigureLanguages().size(), 80u);
  for (const std::string& language : packs.FigureLanguages()) EXPECT_NE(packs.FindForFigures(language), nullptr) << language;
}

TEST(Packs, SayWhoseTheyAreAndWhatEndsNoSentence) {
  const Packs packs;
  EXPECT_EQ(packs.Find("ja")->country(), "JP");
  EXPECT_EQ(packs.Find("en")->country(), "");
  EXPECT_TRUE(packs.Find("de")->abbreviations().contains(U"mrd"));
  EXPECT_FALSE(packs.Find("en")->abbreviations().contains(U"may"));
}

TEST(Pack, SaysWhatIsWrong) {
  const auto message = [](const std::string& content) -> std::string {
    try {
      Pack::Load(content, "test.json");
    } catch (const PackError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(message("{").find("test.json"), std::string::npos);
  EXPECT_NE(message(R"({"format": 2, "language": "xx", "writing": {}})").find("format"), std::string::npos);
  EXPECT_NE(message(R"({"format": 1, "language": "xx", "writing": {"boundary": "word"}, "colour": []})").find("colour"), std::string::npos);
  EXPECT_NE(message(R"({"format": 1, "language": "xx", "writing": {"boundary": "word"}, "rival": ["a (b"]})").find("a (b"),
            std::string::npos);
}

std::vector<std::string> Found(const std::string& pattern, const std::string& text, Boundary boundary = Boundary::kWord) {
  PatternSet set(boundary, Folding::kNone);
  set.Add(pattern, 0);
  const View view(text);
  std::vector<std::string> found;
  for (int at = 0; at < view.size(); ++at)
    if (set.MayBegin(view, at))
      set.MatchAt(view, at, nullptr, [&](const PatternMatch& match) { found.push_back(view.Utf8(match.begin, match.end)); });
  return found;
}

using Words = std::vector<std::string>;

TEST(Pattern, IsFoundWhereMarksHelpToRead) {
  EXPECT_EQ(Found("Китай", "в Кита\u0301й"), Words({"китай"}));
  EXPECT_EQ(Found("الصين", "إلى الص\u0651ين"), Words({"الصين"}));
  EXPECT_EQ(Found("São Tomé", "Sa\u0303o Tome\u0301"), Words({"são tomé"}));
  EXPECT_EQ(Found("сила", "си\u0301ла, сйла"), Words({"сила"}));
}

TEST(Pattern, IsFoundHoweverShortItsBeginning) {
  EXPECT_EQ(Found("a", "a b, -a- ab a1"), Words({"a", "a", "a"}));
  EXPECT_EQ(Found("a b", "a b, a-b, a\nb, ab, a, b"), Words({"a b", "a-b", "a\nb"}));
  EXPECT_EQ(Found("in[ the]", "in the inn, in"), Words({"in", "in the", "in"}));
  EXPECT_EQ(Found("ex*", "ex, export, e"), Words({"ex", "export"}));
  EXPECT_EQ(Found("abc", "abc abcd ABC"), Words({"abc", "abc"}));
  EXPECT_EQ(Found("abcd", "abcd abcde abc"), Words({"abcd"}));
  EXPECT_EQ(Found("от", "от 5, отец, от中"), Words({"от", "от"}));
  EXPECT_EQ(Found("3d", "3d 3dx 3d5"), Words({"3d", "3d"}));
  EXPECT_EQ(Found("в", "в中", Boundary::kStart), Words({"в"}));
  EXPECT_EQ(Found("a b", "ab a b", Boundary::kNone), Words({"ab", "a b"}));
}

TEST(Pattern, OfManyAllThatMatchAreFound) {
  PatternSet set(Boundary::kWord, Folding::kNone);
  const std::vector<std::string> patterns = {"export", "export*", "exports", "Export", "exports of goods", "exp", "ex", "import"};
  for (std::uint32_t i = 0; i < patterns.size(); ++i) set.Add(patterns[i], i);
  const View view("Exports of goods");
  std::set<std::pair<std::uint32_t, int>> found;
  set.MatchAt(view, 0, nullptr, [&](const PatternMatch& match) { found.insert({match.entry, match.end}); });
  EXPECT_EQ(found, (std::set<std::pair<std::uint32_t, int>>{{1, 7}, {2, 7}, {4, 16}}));
  std::vector<WordMatch> words;
  set.MatchWords(view, 11, words);
  EXPECT_TRUE(words.empty());
}

TEST(Pattern, KnowsEdgesCapitalsStarsAndChoices) {
  EXPECT_EQ(Found("US", "US and us, USA"), Words({"us"}));
  EXPECT_EQ(Found("turkey", "Turkey turkey"), Words({"turkey", "turkey"}));
  EXPECT_EQ(Found("Turkey", "Turkey turkey"), Words({"turkey"}));
  EXPECT_EQ(Found("export*", "exports reexports export"), Words({"exports", "export"}));
  EXPECT_EQ(Found("year on year", "year-on-year, year  on year"), Words({"year-on-year", "year  on year"}));
  EXPECT_EQ(Found("Кита(й|я)", "Китай, Китая, Китаю"), Words({"китай", "китая"}));
  EXPECT_EQ(Found("first half[ of]", "first half of"), Words({"first half", "first half of"}));
  EXPECT_EQ(Found("出口", "中国出口总额", Boundary::kNone), Words({"出口"}));
}

}  // namespace
}  // namespace tallyman::languages
