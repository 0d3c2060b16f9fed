#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kSlots> kNames = {"flow",   "role",   "counterpart", "reporter", "partner", "product",
                                                         "period", "versus", "direction",   "status",   "terms",   "whole"};

// The column of a name in a weights file; trees of another version of the program may ask for what is not there.
int ColumnOf(const std::string& name) {
  const auto column = ParseColumn(name);
  if (!column) throw std::invalid_argument("the weights name a column that this program does not have: " + name);
  return *column;
}

// The greatest float that is not above the number.
float FloatBelow(double number) {
  constexpr double kGreatest = std::numeric_limits<float>::max();
  const float nearest = static_cast<float>(std::clamp(number, -kGreatest, kGreatest));
  return nearest > number ? std::nextafter(nearest, -std::numeric_limits<float>::infinity()) : nearest;
}

}  // namespace

std::string_view Name(Slot slot) { return kNames[static_cast<std::size_t>(slot)]; }

Model::Model(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  std::vector<int> columns;
  for (const auto& name : json.at("columns")) columns.push_back(ColumnOf(name.get<std::string>()));
  const auto read = [&](const nlohmann::json& slots, Reading reading) {
    for (int slot = 0; slot < kSlots; ++slot) {
      const auto trees = slots.find(kNames[slot]);
      if (trees == slots.end()) continue;
      for (const auto& tree : *trees) AddTree(tree, columns, forests_[static_cast<std::size_t>(reading)][slot]);
    }
  };
  read(json.at("slots"), Reading::kFirst);
  const auto second = json.find("second");
  has_second_reading_ = second != json.end();
  if (has_second_reading_) read(*second, Reading::kSecond);
}

void Model::AddTree(const nlohmann::json& tree, const std::vector<int>& columns, Forest& forest) {
  const auto leaves = tree.at("leaf").get<std::vector<double>>();
  const auto column = tree.at("column").get<std::vector<std::size_t>>();
  constexpr std::size_t kMostLeaves = 128;
  if (leaves.empty()) throw std::invalid_argument("a tree of the weights has no leaf");
  if (leaves.size() > kMostLeaves || column.size() >= kMostLeaves) throw std::invalid_argument("a tree of the weights has over 128 leaves");
  // Children stand behind their node, so that every walk ends.
  const auto checked = [&](int node, int child) {
    const bool inner = child > node && child < static_cast<int>(column.size());
    const bool leaf = child < 0 && -1 - child < static_cast<int>(leaves.size());
    if (!inner && !leaf) throw std::invalid_argument("a tree of the weights has a child that is not there");
    return static_cast<std::int8_t>(child);
  };
  forest.trees.push_back({static_cast<std::int32_t>(forest.nodes.size()), static_cast<std::int32_t>(forest.leaves.size()),
                          static_cast<std::int8_t>(column.empty() ? -1 : 0)});
  for (int node = 0; node < static_cast<int>(column.size()); ++node) {
    const bool missing_left = tree.at("missing").at(node).get<int>() != 0;
    forest.nodes.push_back({FloatBelow(tree.at("threshold").at(node).get<double>()),
                            static_cast<std::int16_t>(columns.at(column[node]) + (missing_left ? 0 : kColumns)),
                            {checked(node, tree.at("left").at(node).get<int>()), checked(node, tree.at("right").at(node).get<int>())}});
  }
  forest.leaves.insert(forest.leaves.end(), leaves.begin(), leaves.end());
}

// The candidates walk each tree side by side: the walks do not wait for each other, and the tree is read once.
std::vector<double> Model::Scores(const Forest& forest, const std::vector<Candidate>& candidates) {
  constexpr float kLowest = -std::numeric_limits<float>::infinity(), kHighest = std::numeric_limits<float>::infinity();
  constexpr std::size_t kWidth = 2 * kColumns;
  std::vector<float> values(candidates.size() * kWidth);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    float* row = values.data() + i * kWidth;
    for (int column = 0; column < kColumns; ++column) {
      const float value = candidates[i].row[column];
      const bool missing = std::isnan(value);
      row[column] = missing ? kLowest : value;
      row[kColumns + column] = missing ? kHighest : value;
    }
  }
  std::vector<double> scores(candidates.size());
  for (const Tree& tree : forest.trees) {
    const Node* nodes = forest.nodes.data() + tree.first_node;
    const double* leaves = forest.leaves.data() + tree.first_leaf;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
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

std::vector<double> Model::Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const {
  if (candidates.size() == 1) return {1.0};
  std::vector<double> scores = Scores(forests_[static_cast<std::size_t>(reading)][static_cast<std::size_t>(slot)], candidates);
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - highest);
  for (double& score : scores) score /= sum;
  return scores;
}

Choice Model::Choose(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const {
  const std::vector<double> probabilities = Probabilities(reading, slot, candidates);
  const auto best = std::max_element(probabilities.begin(), probabilities.end());
  const Candidate& candidate = candidates[best - probabilities.begin()];
  return {candidate.value, *best, candidate.begin, candidate.end};
}

}  // namespace tallyman::extract
