// The trees of one slot, laid out for speed: the sum of a row's leaves over all trees.
#ifndef TALLYMAN_EXTRACT_FOREST_H_
#define TALLYMAN_EXTRACT_FOREST_H_

#include <memory>
#include <span>
#include <vector>

#include "extract/columns.h"
#include "extract/regression_tree.h"
#include "extract/wide_forest.h"

namespace tallyman::extract {

class Forest {
 public:
  // How rows find their leaves: node by node, or with all nodes of two trees tested at once, which takes AVX-512 and trees that
  // WideForest::Fits. Both give the same sums to the last bit.
  enum class Method { kFastest, kWalk };

  explicit Forest(std::span<const RegressionTree> trees, Method method = Method::kFastest);

  // The sums of all rows' leaves, added in the order of the trees. Thread-safe.
  std::vector<double> Scores(std::span<const Row* const> rows) const;

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

  std::unique_ptr<const WideForest> wide_;  // holds the trees where it can, else they stand below
  std::vector<Node> nodes_;
  std::vector<double> leaves_;
  std::vector<Tree> trees_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FOREST_H_
