// Reads back every pack's examples file: languages/<code>.examples.json.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

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
  Examples() : pack_(*AllPacks().Find(GetParam())), slots_(pack_) {
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
  EXPECT_GE(count, 150u);
}

TEST_P(Examples, PeriodsAreReadBack) {
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

INSTANTIATE_TEST_SUITE_P(Languages, Examples, testing::Values("en", "ru", "zh"), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace tallyman::normalize
