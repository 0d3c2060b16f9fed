#include "extract/forest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tallyman::extract {
namespace {

constexpr std::size_t kWidth = 2 * kColumns;  // of a row for walks

}  // namespace

Forest::Forest(std::span<const RegressionTree> trees, Method method) : size_(trees.size()) {
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

std::vector<double> Forest::Scores(std::span<const Row* const> rows, const std::optional<Pruning>& pruning) const {
  std::vector<double> scores(rows.size());
  std::vector<int> chosen(rows.size());
  std::iota(chosen.begin(), chosen.end(), 0);
  const Prepared prepared = Prepare(rows);
  const auto add = [&](std::size_t first, std::size_t last) {
    std::vector<std::int32_t> steps(rows.size());
    AddSteps(prepared, chosen, first, last, steps.data());
    for (const int row : chosen) scores[row] += steps[row] * kLeafStep;
  };
  std::size_t first = 0;
  if (pruning && !rows.empty()) {
    first = std::min(size_, pruning->first_trees);
    add(0, first);
    const double least = *std::max_element(scores.begin(), scores.end()) - pruning->farthest;
    std::erase_if(chosen, [&](int row) { return scores[row] < least; });
    if (chosen.size() == 1) chosen.clear();  // none is left to compare it with
  }
  add(first, size_);
  return scores;
}

Forest::Prepared Forest::Prepare(std::span<const Row* const> rows) const {
  Prepared prepared;
  if (wide_) {
    prepared.ranks = wide_->RanksOf(rows);
    return prepared;
  }
  constexpr float kLowest = -std::numeric_limits<float>::infinity(), kHighest = std::numeric_limits<float>::infinity();
  prepared.values.resize(rows.size() * kWidth);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    float* row = prepared.values.data() + i * kWidth;
    for (int column = 0; column < kColumns; ++column) {
      const float value = (*rows[i])[column];
      const bool missing = std::isnan(value);
      row[column] = missing ? kLowest : value;
      row[kColumns + column] = missing ? kHighest : value;
    }
  }
  return prepared;
}

void Forest::AddSteps(const Prepared& rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const {
  if (wide_)
    wide_->AddSteps(rows.ranks, chosen, first, last, steps);
  else
    Walk(rows, chosen, first, last, steps);
}

// The rows walk each tree side by side: the walks do not wait for each other, and the tree is read once.
void Forest::Walk(const Prepared& rows, std::span<const int> chosen, std::size_t first, std::size_t last, std::int32_t* steps) const {
  for (const Tree& tree : std::span(trees_).subspan(first, last - first)) {
    const Node* nodes = nodes_.data() + tree.first_node;
    const std::int16_t* leaves = leaves_.data() + tree.first_leaf;
    for (const int i : chosen) {
      const float* row = rows.values.data() + i * kWidth;
      int at = tree.root;
      while (at >= 0) {
        const Node& node = nodes[at];
        at = node.children[row[node.column] > node.threshold];
      }
      steps[i] += leaves[-1 - at];
    }
  }
}

}  // namespace tallyman::extract
