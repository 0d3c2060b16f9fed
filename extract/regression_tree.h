// A regression tree as a weights file has it.
#ifndef TALLYMAN_EXTRACT_REGRESSION_TREE_H_
#define TALLYMAN_EXTRACT_REGRESSION_TREE_H_

#include <cstdint>
#include <vector>

namespace tallyman::extract {

// What leaves are counted in: the sum of many is exact, in whatever order.
inline constexpr double kLeafStep = 0.0001;

// The inner nodes by index, the root first, and the leaves, in steps. A row goes left where its value is at most the threshold; a missing
// one where `missing_left` says so. A child below zero is leaf -1-child; others stand behind their node, so that every walk ends. A tree
// without inner nodes is its only leaf.
struct RegressionTree {
  struct Node {
    float threshold;
    std::int16_t column;        // of Row
    std::int16_t missing_left;  // 1 or 0
    std::int16_t left, right;
  };
  std::vector<Node> nodes;
  std::vector<std::int16_t> leaves;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_REGRESSION_TREE_H_
