// The model that scores a slot's candidates: for each slot an ensemble of regression trees over the columns of a candidate's row. The
// probability of a value is exp(score) divided by the sum of that over the slot's values. The trees are data, trained by scripts/train.
#ifndef TALLYMAN_EXTRACT_MODEL_H_
#define TALLYMAN_EXTRACT_MODEL_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/columns.h"

namespace tallyman::extract {

// What is decided of a figure, in this order. The counterpart is a first guess at the partner, made before the reporter is known; it only
// helps to find the reporter.
enum class Slot : std::uint8_t { kFlow, kRole, kCounterpart, kReporter, kPartner, kProduct, kPeriod, kVersus, kDirection, kStatus };
inline constexpr int kSlots = 10;
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

class Model {
 public:
  // `json` is a weights file: {"columns": [names], "slots": {"flow": [tree, ...], ...}}, a tree being {"column": [], "threshold": [],
  // "left": [], "right": [], "missing": [], "leaf": []}: inner nodes by index, the root first; a row goes left where its value is at
  // most the threshold, and a missing one where "missing" is 1; a child below zero is leaf -1-child. Throws nlohmann::json::exception or
  // std::invalid_argument on anything else.
  explicit Model(std::string_view json);

  // The candidate with the greatest probability; ties go to the first. REQUIRES: there is a candidate.
  Choice Choose(Slot slot, const std::vector<Candidate>& candidates) const;

  // Probabilities in the order of the candidates.
  std::vector<double> Probabilities(Slot slot, const std::vector<Candidate>& candidates) const;

 private:
  struct Node {
    double threshold;
    std::int16_t column;
    std::int16_t left, right;
    bool missing_left;
  };
  struct Tree {
    std::vector<Node> nodes;  // empty where the tree is one leaf
    std::vector<double> leaves;
  };

  double Score(Slot slot, const Row& row) const;

  std::array<std::vector<Tree>, kSlots> trees_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MODEL_H_
