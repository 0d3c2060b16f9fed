#include "extract/forest.h"

#include <cmath>
#include <limits>

namespace tallyman::extract {

Forest::Forest(std::span<const RegressionTree> trees, Method method) {
  if (method == Method::kFastest && WideForest::Fits(trees)) {
    wide_ = std::make_unique<WideForest>(trees);
    return;
  }
  for (const RegressionTree& tree : trees) Add(tree);
}

void Forest::Add(const RegressionTree& tree) {
  trees_.push_back({static_cast<std::int32_t>(nodes_.size()), static_cast<std::int32_t>(leaves_.size()),
                    static_cast<std::int8_t>(tree.nodes.empty() ? -1 : 0)});
  for (const RegressionTree::Node& node : tree.nodes)
    nodes_.push_back({node.threshold,
                      static_cast<std::int16_t>(node.column + (node.missing_left ? 0 : kColumns)),
                      {static_cast<std::int8_t>(node.left), static_cast<std::int8_t>(node.right)}});
  leaves_.insert(leaves_.end(), tree.leaves.begin(), tree.leaves.end());
}

// The rows walk each tree side by side: the walks do not wait for each other, and the tree is read once.
std::vector<double> Forest::Scores(std::span<const Row* const> rows) const {
  std::vector<double> scores(rows.size());
  if (wide_) {
    wide_->AddScores(rows, scores.data());
    return scores;
  }
  constexpr float kLowest = -std::numeric_limits<float>::infinity(), kHighest = std::numeric_limits<float>::infinity();
  constexpr std::size_t kWidth = 2 * kColumns;
  std::vector<float> values(rows.size() * kWidth);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    float* row = values.data() + i * kWidth;
    for (int column = 0; column < kColumns; ++column) {
      const float value = (*rows[i])[column];
      const bool missing = std::isnan(value);
      row[column] = missing ? kLowest : value;
      row[kColumns + column] = missing ? kHighest : value;
    }
  }
  for (const Tree& tree : trees_) {
    const Node* nodes = nodes_.data() + tree.first_node;
    const double* leaves = leaves_.data() + tree.first_leaf;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const float* row = values.data() + i * kWidth;
      int at = tree.root;
      while (at >= 0) {
        const Node& node = nodes[at];
        at = node.children[row[node.column] > node.threshold];
      }
      scores[i] += leaves[-1 - at];
    }
  }
  return scores;
}

}  // namespace tallyman::extract
