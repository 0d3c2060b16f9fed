// Trees whose nodes are all tested at once. A row's values are first brought to ranks: how many of the column's thresholds they are above.
// Then the tests of two trees, 31 each at most, are one lookup of 64 ranks and one comparison of bytes; the leaf reached is
// the leftmost that no test has turned away from. No step depends on where a walk stands, so that nothing waits and no branch is
// guessed wrong.
#ifndef TALLYMAN_EXTRACT_WIDE_FOREST_H_
#define TALLYMAN_EXTRACT_WIDE_FOREST_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "extract/columns.h"
#include "extract/regression_tree.h"

namespace tallyman::extract {

class WideForest {
 public:
  // Whether this processor has AVX-512 with byte permutations, and no tree has more than 32 leaves, nor all together more than 256
  // columns or a column more than 254 thresholds.
  static bool Fits(std::span<const RegressionTree> trees);

  // REQUIRES: Fits(trees).
  explicit WideForest(std::span<const RegressionTree> trees);

  // Adds every row's leaves to its score, tree by tree. Rows that stand beside each other and have the same context get the ranks of that
  // once. Thread-safe.
  void AddScores(std::span<const Row* const> rows, double* scores) const;

 private:
  static constexpr int kLanes = 64, kTreeLanes = 32, kMostColumns = 256, kFewColumns = 128, kGroup = 16;

  // By lane: a node's column (of this forest) and the greatest rank that goes left. What is missing has rank 255; `raise` adds one to
  // both sides where it is to go left. By leaf, from left to right in each tree: the nodes in whose left part it lies. A row that goes
  // right at one of them does not reach it; of the others it reaches the first (Lucchese and others, QuickScorer, 2015).
  struct alignas(64) TreePair {
    std::array<std::uint8_t, kLanes> column, rank, raise;
    std::array<std::array<std::uint32_t, kTreeLanes>, 2> left_of;
  };
  // Sixteen columns that get their ranks together. Those of the context stand in groups of their own, the first ones.
  struct Group {
    std::array<std::int32_t, kGroup> columns;  // of Row
    int first_threshold, thresholds;           // rows of sixteen in thresholds_, the columns' least first
  };
  struct alignas(64) Ranks : std::array<std::uint8_t, kMostColumns> {};

  void AddPair(const RegressionTree& one, const RegressionTree* other);
  void AddNodes(const RegressionTree& tree, int lane, TreePair& pair) const;
  void AddGroups(std::vector<int> columns);
  // Ranks of the columns of the groups [first, last).
  void Rank(const Row& row, std::size_t first, std::size_t last, Ranks& ranks) const;
  // `kFew`: the forest asks for kFewColumns at most.
  template <bool kFew>
  void AddScoresOf(std::span<const Ranks> rows, double* scores) const;

  std::vector<Group> groups_;
  std::size_t context_groups_ = 0;
  std::vector<std::array<float, kGroup>> thresholds_;
  std::vector<std::int16_t> own_column_;               // by Row's column; -1 where no tree asks for it
  std::vector<std::vector<float>> column_thresholds_;  // by Row's column, sorted
  std::vector<TreePair> pairs_;
  std::vector<std::array<double, kTreeLanes>> leaves_;  // by tree, from left to right
  bool odd_ = false;                                    // the last pair has one tree
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_WIDE_FOREST_H_
