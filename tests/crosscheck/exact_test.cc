#include "crosscheck/exact.h"

#include <gtest/gtest.h>

#include <random>

#include "crosscheck/linear_program.h"
#include "crosscheck/rational.h"

namespace tallyman::crosscheck {
namespace {

Model MakeModel(int unknowns, std::vector<Row> rows) {
  Model model;
  model.unknowns.resize(static_cast<std::size_t>(unknowns));
  model.rows.assign(rows.begin(), rows.end());
  return model;
}

Row MakeRow(std::vector<Term> terms, std::optional<Rational> low, std::optional<Rational> high) {
  return {std::move(terms), {low, high}, Relation::kLevel};
}

TEST(IsInfeasible, BoundsOfOneUnknown) {
  EXPECT_FALSE(IsInfeasible(MakeModel(1, {MakeRow({{0, 1}}, 3, 5), MakeRow({{0, 1}}, 5, 7)})));
  EXPECT_TRUE(IsInfeasible(MakeModel(1, {MakeRow({{0, 1}}, 3, 5), MakeRow({{0, 1}}, Rational(5) + Rational(1, 1000000000), 7)})));
  EXPECT_TRUE(IsInfeasible(MakeModel(1, {MakeRow({{0, 1}}, {}, -1)})));
}

TEST(IsInfeasible, BalancesMayBeNegative) {
  Model model = MakeModel(1, {MakeRow({{0, 1}}, {}, -1)});
  model.unknowns[0].free = true;
  EXPECT_FALSE(IsInfeasible(model));
}

TEST(IsInfeasible, TellsApartWhatDoublesCannot) {
  const Rational large(1000000000000000L), tiny(1, 1000);
  const auto model = [&](const Rational& small) {
    return MakeModel(3, {MakeRow({{0, 1}}, small, small), MakeRow({{1, 1}}, large, large), MakeRow({{0, 1}, {1, 1}, {2, -1}}, 0, 0),
                         MakeRow({{2, 1}}, large + 1000, large + 1000)});
  };
  EXPECT_FALSE(IsInfeasible(model(1000)));
  EXPECT_TRUE(IsInfeasible(model(Rational(1000) + tiny)));
}

TEST(Solve, AgreesWithExactArithmeticOnRandomModels) {
  std::mt19937 random(11);
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  int infeasible = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Row> rows;
    for (int i = 0; i < 8; ++i) {
      const int low = pick(-5, 20);
      rows.push_back(MakeRow({{pick(0, 2), pick(1, 3)}, {pick(3, 5), pick(-3, 3)}}, low, low + pick(0, 10)));
    }
    Model model = MakeModel(6, rows);
    model.unknowns[5].free = true;
    const Feasibility feasibility = Solve(model);
    EXPECT_EQ(feasibility.feasible, !IsInfeasible(model)) << "round " << round;
    if (feasibility.feasible) continue;
    ++infeasible;
    EXPECT_TRUE(IsInfeasible(model, feasibility.conflict)) << "round " << round;
  }
  EXPECT_GT(infeasible, 30);
}

TEST(PossibleValues, AreTheLowestAndHighest) {
  const Model model = MakeModel(2, {MakeRow({{0, 1}}, 3, 5), MakeRow({{0, 2}, {1, -1}}, 0, 0)});
  const auto range = PossibleValues(model, 1);
  ASSERT_TRUE(range.has_value());
  EXPECT_NEAR(range->low->get_d(), 6, 1e-6);
  EXPECT_NEAR(range->high->get_d(), 10, 1e-6);
  const auto unbounded = PossibleValues(MakeModel(1, {MakeRow({{0, 1}}, 3, {})}), 0);
  ASSERT_TRUE(unbounded.has_value());
  EXPECT_FALSE(unbounded->high.has_value());
}

// Whether a model leaves an unknown some value from `low` to `high`.
bool Leaves(Model model, int unknown, const std::optional<Rational>& low, const std::optional<Rational>& high) {
  model.rows.push_back(MakeRow({{unknown, 1}}, low, high));
  return !IsInfeasible(model);
}

TEST(Extremes, OfOneUnknownAfterTheOtherAreThoseOfExactArithmeticOnRandomModels) {
  std::mt19937 random(12);
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const Rational little(1, 10000), much(1000000);
  int infeasible = 0, bounded = 0, unbounded = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<Row> rows;
    for (int unknown = 0; unknown < 4; ++unknown) {
      const int low = pick(0, 10), sign = pick(0, 1) * 2 - 1;
      rows.push_back(sign > 0 ? MakeRow({{unknown, 1}}, low, low + pick(0, 10)) : MakeRow({{unknown, -2}}, -low - pick(0, 10), -low));
    }
    for (int i = 0; i < 4; ++i) rows.push_back(MakeRow({{pick(0, 2), pick(1, 3)}, {pick(3, 5), pick(-3, 3)}}, pick(-5, 10), pick(10, 30)));
    Model model = MakeModel(6, rows);
    model.unknowns[5].free = true;
    Extremes extremes(model);
    for (int unknown = 0; unknown < 6; ++unknown) {
      const auto range = extremes.Of(unknown);
      ASSERT_EQ(range.has_value(), !IsInfeasible(model)) << "round " << round;
      if (!range) {
        ++infeasible;
        continue;
      }
      for (const auto& end : {range->low, range->high}) ++(end ? bounded : unbounded);
      EXPECT_TRUE(Leaves(model, unknown, {}, range->low ? Rational(*range->low + little) : Rational(-much)))
          << "round " << round << " unknown " << unknown;
      EXPECT_TRUE(Leaves(model, unknown, range->high ? Rational(*range->high - little) : much, {}))
          << "round " << round << " unknown " << unknown;
      if (range->low) EXPECT_FALSE(Leaves(model, unknown, {}, *range->low - little)) << "round " << round << " unknown " << unknown;
      if (range->high) EXPECT_FALSE(Leaves(model, unknown, *range->high + little, {})) << "round " << round << " unknown " << unknown;
    }
  }
  EXPECT_GT(infeasible, 30);
  EXPECT_GT(bounded, 300);
  EXPECT_GT(unbounded, 30);
}

TEST(ToDecimal, RoundsToSignificantDigits) {
  EXPECT_EQ(ToDecimal(Rational(123456), 3)->ToString(), "123000");
  EXPECT_EQ(ToDecimal(Rational(-2, 3), 3)->ToString(), "-0.667");
  EXPECT_EQ(ToDecimal(Rational(999999), 3)->ToString(), "1000000");
  EXPECT_EQ(ToDecimal(Rational(0), 3)->ToString(), "0");
}

}  // namespace
}  // namespace tallyman::crosscheck
