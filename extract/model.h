// The model that scores a slot's candidates: for each slot an ensemble of regression trees over the columns of a candidate's row. The
// probability of a value is exp(score) divided by the sum of that over the slot's values. The trees are data, trained by scripts/train.
#ifndef TALLYMAN_EXTRACT_MODEL_H_
#define TALLYMAN_EXTRACT_MODEL_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extract/columns.h"

namespace tallyman::extract {

// What is decided of a figure, in this order. The counterpart is a first guess at the partner, made before the reporter is known; it only
// helps to find the reporter.
enum class Slot : std::uint8_t {
  kFlow,
  kRole,
  kCounterpart,
  kReporter,
  kPartner,
  kProduct,
  kPeriod,
  kVersus,
  kDirection,
  kStatus,
  kTerms,
  kWhole
};
inline constexpr int kSlots = 12;
std::string_view Name(Slot slot);

// A value that a slot may hold for a figure; a value stands in one candidate only.
struct Candidate {
  std::string value;
  Row row;
  int begin = -1, end = -1;  // the nearest mention in the view that offers it; -1 where none does
};

struct Choice {
  std::string value;
  double probability = 0;
  int begin = -1, end = -1;
};

// An article is read twice: the second time with what the first decided of all its figures.
enum class Reading : std::uint8_t { kFirst, kSecond };

class Model {
 public:
  // `json` is a weights file: {"columns": [names], "slots": {"flow": [tree, ...], ...}, "second": {...}}, "second" being the slots of the
  // second reading; without it there is one. A tree is {"column": [], "threshold": [],
  // "left": [], "right": [], "missing": [], "leaf": []}: inner nodes by index, the root first; a row goes left where its value is at
  // most the threshold, and a missing one where "missing" is 1; a child below zero is leaf -1-child. Throws nlohmann::json::exception or
  // std::invalid_argument on anything else.
  explicit Model(std::string_view json);

  bool has_second_reading() const { return has_second_reading_; }

  // The candidate with the greatest probability; ties go to the first. REQUIRES: there is a candidate.
  Choice Choose(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const;

  // Probabilities in the order of the candidates.
  std::vector<double> Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const;

 private:
  // An inner node. Rows are scored as two copies, one with what is missing below every threshold and one with it above, so that a walk
  // needs no test for it: `column` counts through both. Children are counted from the tree's first node and leaf.
  struct Node {
    float threshold;  // the greatest float that is not above the file's number
    std::int16_t column;
    std::int8_t children[2];  // at most the threshold, and above; below zero: leaf -1-child
  };
  struct Tree {
    std::int32_t first_node, first_leaf;
    std::int8_t root;  // as a node's child
  };
  // The trees of a slot.
  struct Forest {
    std::vector<Node> nodes;
    std::vector<double> leaves;
    std::vector<Tree> trees;
  };

  static void AddTree(const nlohmann::json& tree, const std::vector<int>& columns, Forest& forest);
  static std::vector<double> Scores(const Forest& forest, const std::vector<Candidate>& candidates);

  std::array<std::array<Forest, kSlots>, 2> forests_;  // by reading
  bool has_second_reading_ = false;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MODEL_H_
