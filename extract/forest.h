// The trees of one slot, laid out for speed: the sum of a row's leaves over all trees.
#ifndef TALLYMAN_EXTRACT_FOREST_H_
#define TALLYMAN_EXTRACT_FOREST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "extract/columns.h"
#include "extract/regression_tree.h"
#include "extract/wide_forest.h"

namespace tallyman::extract {

class Forest {
 public:
  // How rows find their leaves: node by node, or with all nodes of two trees tested at once, which takes AVX-512 and trees that
  // WideForest::Fits. Both give the same sums.
  enum class Method { kFastest, kWalk };

  explicit Forest(std::span<const RegressionTree> trees, Method method = Method::kFastest);

  // Which rows are given up early: those that are farther behind the leading one than `farthest` after the first trees.
  struct Pruning {
    std::size_t first_trees;  // an even number
    double farthest;
  };

  // The sums of all rows' leaves; of rows that are given up, over the first trees alone. Sums that are the same but for the order of their
  // leaves may differ in the last bit where rows are pruned. Thread-safe.
  std::vector<double> Scores(std::span<const Row* const> rows, const std::optional<Pruning>& pruning = {}) const;

 private:
  // An inner node. Rows are walked as two copies, one with what is missing below every threshold and one with it above, so that a walk
  // needs no test for it: `column` counts through both. Children are counted from the tree's first node and leaf.
  struct Node {
    float threshold;
    std::int16_t column;
    std::int8_t children[2];  // at most the threshold, and above; below zero: leaf -1-child
  };
  struct Tree {
    std::int32_t first_node, first_leaf;
    std::int8_t root;  // as a node's child
  };

  void Add(const RegressionTree& tree);
  // What rows are brought to before they go through trees.
  struct Prepared {
    std::vector<WideForest::Ranks> ranks;  // for all nodes at once
    std::vector<float> values;             // for walks: each row twice
  };
  Prepared Prepare(std::span<const Row* const> rows) const;
  // Adds the leaves of the trees [first, last) to the sums of the chosen rows.
  void AddSteps(const Prepared& rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const;
  // The same, node by node.
  void Walk(const Prepared& rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const;

  std::size_t size_ = 0;
  std::unique_ptr<const WideForest> wide_;  // holds the trees where it can, else they stand below
  std::vector<Node> nodes_;
  std::vector<std::int16_t> leaves_;
  std::vector<Tree> trees_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FOREST_H_
