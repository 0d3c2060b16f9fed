// Reads back every pack's examples file: languages/<code>.examples.json.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "languages/pack.h"
#include "normalize/period_expression.h"
#include "normalize/quantity.h"

namespace tallyman::normalize {
namespace {

using languages::Packs;

const Packs& AllPacks() {
  static const Packs packs;
  return packs;
}

class Examples : public testing::TestWithParam<std::string> {
 protected:
  Examples() : pack_(*AllPacks().FindForFigures(GetParam())), slots_(pack_) {
    std::ifstream file(std::string(TALLYMAN_SOURCE_DIR) + "/languages/" + GetParam() + ".examples.json");
    examples_ = nlohmann::json::parse(file);
  }

  const languages::Pack& pack_;
  PackSlots slots_;
  nlohmann::json examples_;
};

TEST_P(Examples, QuantitiesAreReadBack) {
  std::size_t count = 0;
  for (const auto& example : examples_.at("quantities"))
    for (const auto& text : example.at("texts")) {
      const languages::View view(text.get<std::string>(), pack_.folding());
      const auto quantities = FindQuantities(view, pack_, pack_.Match(view, &slots_));
      const Decimal amount = Decimal::Parse(example.at("amount").get<std::string>()).value();
      const std::string unit = example.at("unit").get<std::string>();
      const bool found = std::any_of(quantities.begin(), quantities.end(), [&](const QuantityMention& quantity) {
        const std::string code = quantity.unit ? quantity.unit->ToString() : quantity.kind == QuantityKind::kPercent ? "%" : "";
        return quantity.amount == amount && (code == unit || quantity.kind == QuantityKind::kPoints);
      });
      EXPECT_TRUE(found) << text << " is not " << amount.ToString() << " " << unit;
      ++count;
    }
  EXPECT_GE(count, pack_.is_full() ? 150u : 20u);
}

TEST_P(Examples, PeriodsAreReadBack) {
  if (!pack_.is_full()) return;  // a pack of figures has no periods
  std::size_t count = 0;
  for (const auto& example : examples_.at("periods"))
    for (const auto& text : example.at("texts")) {
      const languages::View view(text.get<std::string>(), pack_.folding());
      PeriodContext context;
      context.published = Date::Parse(example.at("published").get<std::string>());
      const std::string want = example.at("start").get<std::string>() + ".." + example.at("end").get<std::string>();
      std::string got;
      bool found = false;
      for (const PeriodMention& mention : FindPeriods(view, pack_, pack_.Match(view, &slots_)))
        if (const auto period = Resolve(mention, context)) {
          got += " " + period->start.ToString() + ".." + period->end.ToString();
          found = found || period->start.ToString() + ".." + period->end.ToString() == want;
        }
      EXPECT_TRUE(found) << text << " is not " << want << " but" << got;
      ++count;
    }
  EXPECT_GE(count, 60u);
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

INSTANTIATE_TEST_SUITE_P(Languages, Examples, testing::ValuesIn(ExampleLanguages()), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace tallyman::normalize
