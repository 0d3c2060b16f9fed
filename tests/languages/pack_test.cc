// Every pack has every section that the English one has, and every pattern in it compiles.
#include "languages/pack.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "languages/embedded.h"

namespace tallyman::languages {
namespace {

nlohmann::json PackFile(const std::string& language) { return nlohmann::json::parse(EmbeddedFile("languages/" + language + ".json")); }

// The keys that every language must have; areas, agencies, currencies and the like differ by language.
bool IsFixed(const std::string& section) {
  for (const char* fixed : {"percent", "flow", "base", "direction", "change", "share", "status", "hedge", "measure", "anaphora", "role"})
    if (section == fixed) return true;
  return false;
}

TEST(Packs, CompleteAgainstEnglish) {
  const Packs packs;
  const nlohmann::json english = PackFile("en");
  ASSERT_GE(packs.Languages().size(), 3u);
  for (const std::string& language : packs.Languages()) {
    const nlohmann::json file = PackFile(language);
    for (const auto& section : english.items()) {
      ASSERT_TRUE(file.contains(section.key()) || section.key() == "month") << language << " lacks " << section.key();
      if (!IsFixed(section.key())) continue;
      for (const auto& key : section.value().items())
        EXPECT_TRUE(file.at(section.key()).contains(key.key())) << language << ": " << section.key() << " lacks " << key.key();
    }
    for (const auto& product : english.at("product").items())
      EXPECT_TRUE(file.at("product").contains(product.key())) << language << " lacks the product " << product.key();
    EXPECT_FALSE(file.at("trigger").empty()) << language;
  }
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
