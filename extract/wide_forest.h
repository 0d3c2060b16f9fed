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

  // A row's ranks, by the forest's own columns.
  static constexpr int kMostColumns = 256;
  struct alignas(64) Ranks : std::array<std::uint8_t, kMostColumns> {};

  // Rows that stand beside each other and have the same context get the ranks of that once. Thread-safe.
  std::vector<Ranks> RanksOf(std::span<const Row* const> rows) const;

  // Adds the leaves of the trees [first, last) to the sums of the chosen rows. REQUIRES: `first` is even, and so is `last` or it is the
  // number of trees. Thread-safe.
  void AddSteps(std::span<const Ranks> rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const;

 private:
  static constexpr int kLanes = 64, kTreeLanes = 32, kFewColumns = 128, kGroup = 16;

  // By lane: a node's column (of this forest) and the greatest rank that goes left. What is missing has rank 255. By leaf, from left to
  // right in each tree: the nodes in whose left part it lies. A row that goes right at one of them does not reach it; of the others it
  // reaches the first (Lucchese and others, QuickScorer, 2015). A forest is read from far memory for every decision, so that a pair takes
  // as few bytes as it may.
  struct alignas(64) TreePair {
    std::array<std::uint8_t, kLanes> column, rank;
    std::array<std::array<std::uint32_t, kTreeLanes>, 2> left_of;
    std::array<std::array<std::int16_t, kTreeLanes>, 2> leaves;  // all 0 where there is one tree only
  };
  // Sixteen columns that get their ranks together. Those of the context stand in groups of their own, the first ones.
  struct Group {
    std::array<std::int32_t, kGroup> columns;  // of Row
    int first_threshold, thresholds;           // rows of sixteen in thresholds_, the columns' least first
  };

  void AddPair(const RegressionTree& one, const RegressionTree* other);
  void AddNodes(const RegressionTree& tree, int lane);
  void AddGroups(std::vector<int> columns);
  // Ranks of the columns of the groups [first, last).
  void Rank(const Row& row, std::size_t first, std::size_t last, Ranks& ranks) const;
  // The same by pairs. `kFew`: the forest asks for kFewColumns at most.
  template <bool kFew>
  void AddStepsOf(std::span<const Ranks> rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const;

  std::vector<Group> groups_;
  std::size_t context_groups_ = 0;
  std::vector<std::array<float, kGroup>> thresholds_;
  std::vector<std::int16_t> own_column_;               // by Row's column; -1 where no tree asks for it
  std::vector<std::vector<float>> column_thresholds_;  // by Row's column, sorted
  std::vector<TreePair> pairs_;
  std::vector<std::uint64_t> raise_;  // by pair: the lanes that add one to both sides, so that what is missing goes left
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_WIDE_FOREST_H_
