// Reads back every pack's examples file: languages/<code>.examples.json.
#include "normalize/examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "languages/pack.h"

namespace tallyman::normalize {
namespace {

// Texts that a full pack's examples hold at least, and one of figures only.
constexpr int kFewestQuantities = 150, kFewestPeriods = 60, kFewestOfFigures = 20;

const languages::Packs& AllPacks() {
  static const languages::Packs packs;
  return packs;
}

// Every language that has an examples file.
std::vector<std::string> ExampleLanguages() {
  constexpr std::string_view kEnding = ".examples.json";
  std::vector<std::string> languages;
  for (const auto& file : std::filesystem::directory_iterator(std::string(TALLYMAN_SOURCE_DIR) + "/languages")) {
    const std::string name = file.path().filename().string();
    if (name.ends_with(kEnding)) languages.push_back(name.substr(0, name.size() - kEnding.size()));
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

TEST(ExampleFiles, EveryFullPackHasOne) {
  const std::vector<std::string> languages = ExampleLanguages();
  for (const std::string& language : AllPacks().Languages())
    EXPECT_TRUE(std::binary_search(languages.begin(), languages.end(), language)) << language;
}

class Examples : public testing::TestWithParam<std::string> {};

TEST_P(Examples, AreReadBack) {
  std::ifstream file(std::string(TALLYMAN_SOURCE_DIR) + "/languages/" + GetParam() + ".examples.json");
  ASSERT_TRUE(file) << GetParam() << " has no examples";
  const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const languages::Pack& pack = *AllPacks().FindForFigures(GetParam());
  const ExamplesReport report = CheckExamples(pack, content);
  for (const std::string& failure : report.failures) ADD_FAILURE() << failure;
  EXPECT_GE(report.quantities, pack.is_full() ? kFewestQuantities : kFewestOfFigures);
  EXPECT_GE(report.periods, pack.is_full() ? kFewestPeriods : 0);
}

INSTANTIATE_TEST_SUITE_P(Languages, Examples, testing::ValuesIn(ExampleLanguages()), [](const auto& info) { return info.param; });

TEST(CheckExamples, SaysWhatIsNotReadBack) {
  const auto report =
      CheckExamples(*AllPacks().Find("en"), R"({"quantities": [{"amount": "5", "unit": "USD", "texts": ["$5", "$6", "five"]}],
    "periods": [{"published": "2024-07-12", "start": "2024-06", "end": "2024-06", "texts": ["in June", "in May"]}]})");
  EXPECT_EQ(report.quantities, 3);
  EXPECT_EQ(report.periods, 2);
  ASSERT_EQ(report.failures.size(), 3u);
  EXPECT_EQ(report.failures[0], "\"$6\" is 5 USD, read as 6 USD");
  EXPECT_EQ(report.failures[1], "\"five\" is 5 USD, read as nothing");
  EXPECT_EQ(report.failures[2], "\"in May\" is 2024-06..2024-06, read as 2024-05..2024-05");
}

}  // namespace
}  // namespace tallyman::normalize
