// Forests: both ways to walk them give the same sums.
#include "extract/forest.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace tallyman::extract {
namespace {

using Generator = std::mt19937;

int Draw(Generator& generator, int below) { return std::uniform_int_distribution(0, below - 1)(generator); }

std::int16_t RandomLeaf(Generator& generator) { return static_cast<std::int16_t>(Draw(generator, 20001) - 10000); }

// A tree grown by splitting leaves at random. Thresholds are few, as those of counts and codes are.
RegressionTree RandomTree(Generator& generator, int splits, int columns) {
  RegressionTree tree;
  tree.leaves.push_back(RandomLeaf(generator));
  struct Place {
    int node;
    bool right;
  };
  std::vector<Place> places = {{-1, false}};  // of each leaf: the node it hangs on
  for (int node = 0; node < splits; ++node) {
    const int split = Draw(generator, static_cast<int>(tree.leaves.size()));
    const auto child = static_cast<std::int16_t>(node);
    if (places[split].node >= 0) (places[split].right ? tree.nodes[places[split].node].right : tree.nodes[places[split].node].left) = child;
    const auto next = static_cast<std::int16_t>(tree.leaves.size());
    tree.nodes.push_back({static_cast<float>(Draw(generator, 12)) / 2, static_cast<std::int16_t>(Draw(generator, columns)),
                          static_cast<std::int16_t>(Draw(generator, 2)), static_cast<std::int16_t>(-1 - split),
                          static_cast<std::int16_t>(-1 - next)});
    places[split] = {node, false};
    places.push_back({node, true});
    tree.leaves.push_back(RandomLeaf(generator));
  }
  return tree;
}

void Set(int column, double value, Row& row) {
  if (column < kFirstValueColumn) return row.Set(static_cast<Context>(column), value);
  if (column < kFirstBlockColumn) return row.Set(static_cast<ValueColumn>(column - kFirstValueColumn), value);
  const int place = column - kFirstBlockColumn;
  row.Set(static_cast<Block>(place / kParts), static_cast<Part>(place % kParts), value);
}

Row RandomRow(Generator& generator) {
  Row row;
  for (int column = 0; column < kColumns; ++column)
    if (Draw(generator, 3) > 0) Set(column, Draw(generator, 16) / 2.0 - 1, row);
  return row;
}

void ExpectSameScores(const std::vector<RegressionTree>& trees, Generator& generator) {
  const Forest fastest(trees), walked(trees, Forest::Method::kWalk);
  std::vector<Row> rows;
  for (int i = 0; i < 20; ++i) rows.push_back(RandomRow(generator));
  std::vector<const Row*> pointers;
  for (const Row& row : rows) pointers.push_back(&row);
  EXPECT_EQ(fastest.Scores(pointers), walked.Scores(pointers));
}

TEST(Forest, BothMethodsGiveTheSameSums) {
  Generator generator(7);
  for (const int columns : {90, kColumns})
    for (int forest = 0; forest < 20; ++forest) {
      std::vector<RegressionTree> trees;
      for (int i = 0; i <= forest; ++i) trees.push_back(RandomTree(generator, Draw(generator, 32), columns));
      ExpectSameScores(trees, generator);
    }
}

TEST(Forest, TreesThatDoNotFitAreWalked) {
  Generator generator(8);
  const std::vector<RegressionTree> trees = {RandomTree(generator, 31, kColumns), RandomTree(generator, 32, kColumns),
                                             RandomTree(generator, 100, kColumns)};
  EXPECT_FALSE(WideForest::Fits(trees));
  ExpectSameScores(trees, generator);
}

TEST(Forest, SumsLeavesOfATreeWithoutNodes) {
  const std::vector<RegressionTree> trees = {{{}, {2500}}, {{}, {5000}}, {{}, {10000}}};
  const Row row;
  for (const auto method : {Forest::Method::kFastest, Forest::Method::kWalk})
    EXPECT_EQ(Forest(trees, method).Scores(std::vector<const Row*>{&row}), std::vector<double>{17500 * kLeafStep});
}

TEST(Forest, GivesUpRowsThatAreFarBehind) {
  constexpr int kColumn = 3;
  const auto tree = [&](std::int16_t low, std::int16_t high) { return RegressionTree{{{0.5F, kColumn, 1, -1, -2}}, {low, high}}; };
  Row low, high;
  Set(kColumn, 0, low);
  Set(kColumn, 1, high);
  for (const int later : {0, 1, 2, 3}) {  // even and odd numbers of trees
    std::vector<RegressionTree> trees = {tree(0, 20000), tree(0, 20000)};
    for (int i = 0; i < later; ++i) trees.push_back(tree(5000, 1));
    for (const auto method : {Forest::Method::kFastest, Forest::Method::kWalk}) {
      const Forest forest(trees, method);
      const std::vector<const Row*> rows = {&low, &high, &high};
      const double all = (40000 + later) * kLeafStep;
      EXPECT_EQ(forest.Scores(rows, Forest::Pruning{2, 3}), (std::vector<double>{0, all, all}));
      EXPECT_EQ(forest.Scores(rows, Forest::Pruning{2, 4}), forest.Scores(rows));
    }
  }
}

TEST(Forest, WithoutTreesEveryScoreIsZero) {
  const Row row;
  EXPECT_EQ(Forest({}).Scores(std::vector<const Row*>{&row, &row}), (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace tallyman::extract
