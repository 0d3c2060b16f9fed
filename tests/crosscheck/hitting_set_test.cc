#include "crosscheck/hitting_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tallyman::crosscheck {
namespace {

using Indices = std::vector<int>;

TEST(LightestHittingSet, TakesWhatIsCommon) {
  EXPECT_EQ(LightestHittingSet({}, {}), Indices{});
  EXPECT_EQ(LightestHittingSet({{0, 1}, {1, 2}, {1, 3}}, {1, 1, 1, 1}), Indices{1});
  EXPECT_EQ(LightestHittingSet({{0, 1}, {2, 3}}, {1, 0.5, 0.5, 1}), (Indices{1, 2}));
  EXPECT_EQ(LightestHittingSet({{0, 1}, {1, 2}}, {1, 3, 1}), (Indices{0, 2})) << "two cheap ones rather than a dear one";
}

TEST(LightestHittingSet, IsAsLightAsTheLightestOfAllSubsets) {
  std::mt19937 random(5);
  const auto pick = [&](int high) { return static_cast<int>(random() % static_cast<unsigned>(high)); };
  for (int round = 0; round < 50; ++round) {
    std::vector<double> costs;
    for (int i = 0; i < 10; ++i) costs.push_back(1 + pick(5) * 0.25);
    std::vector<Indices> sets;
    for (int i = 0; i < 8; ++i) {
      const int a = pick(8);
      sets.push_back({a, a + 1 + pick(2)});
    }
    double best = 1e9;
    for (unsigned subset = 0; subset < 1024; ++subset) {
      double cost = 0;
      for (int i = 0; i < 10; ++i) cost += subset >> i & 1 ? costs[i] : 0;
      const bool hits =
          std::all_of(sets.begin(), sets.end(), [&](const Indices& set) { return (subset >> set[0] & 1) || (subset >> set[1] & 1); });
      if (hits) best = std::min(best, cost);
    }
    double cost = 0;
    for (const int element : LightestHittingSet(sets, costs)) cost += costs[element];
    EXPECT_DOUBLE_EQ(cost, best);
  }
}

// Found soon, though no search could try all subsets.
TEST(LightestHittingSet, LeavesTheDearestOfManyThatAllMeet) {
  constexpr int kElements = 150;
  std::vector<double> costs(kElements, 1);
  constexpr int kDearest = 40;
  costs[kDearest] = 1.5;
  std::vector<Indices> sets;
  Indices all;
  for (int i = 0; i < kElements; ++i) {
    if (i != kDearest) all.push_back(i);
    for (int j = i + 1; j < kElements; ++j) sets.push_back({i, j});
  }
  EXPECT_EQ(LightestHittingSet(sets, costs), all);
}

}  // namespace
}  // namespace tallyman::crosscheck
