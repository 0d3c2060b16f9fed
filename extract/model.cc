#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kSlots> kNames = {"flow",    "role",   "counterpart", "reporter",  "partner",
                                                         "product", "period", "versus",      "direction", "status", "terms", "whole"};

// The column of a name in a weights file; trees of another version of the program may ask for what is not there.
int ColumnOf(const std::string& name) {
  const auto column = ParseColumn(name);
  if (!column) throw std::invalid_argument("the weights name a column that this program does not have: " + name);
  return *column;
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
  if (leaves.empty()) throw std::invalid_argument("a tree of the weights has no leaf");
  const int first_node = static_cast<int>(forest.nodes.size()), first_leaf = static_cast<int>(forest.leaves.size());
  // Children stand behind their node, so that every walk ends.
  const auto place = [&](int node, int child) {
    const bool inner = child > node && child < static_cast<int>(column.size());
    const bool leaf = child < 0 && -1 - child < static_cast<int>(leaves.size());
    if (!inner && !leaf) throw std::invalid_argument("a tree of the weights has a child that is not there");
    return inner ? first_node + child : child - first_leaf;
  };
  for (int node = 0; node < static_cast<int>(column.size()); ++node) {
    const bool missing_left = tree.at("missing").at(node).get<int>() != 0;
    forest.nodes.push_back({tree.at("threshold").at(node).get<double>(),
                            columns.at(column[node]) + (missing_left ? 0 : kColumns),
                            {place(node, tree.at("left").at(node).get<int>()), place(node, tree.at("right").at(node).get<int>())}});
  }
  forest.leaves.insert(forest.leaves.end(), leaves.begin(), leaves.end());
  forest.roots.push_back(column.empty() ? -1 - first_leaf : first_node);
}

double Model::Score(const Forest& forest, const Row& row) {
  constexpr float kLowest = -std::numeric_limits<float>::infinity(), kHighest = std::numeric_limits<float>::infinity();
  std::array<float, 2 * kColumns> values;
  for (int column = 0; column < kColumns; ++column) {
    const bool missing = std::isnan(row[column]);
    values[column] = missing ? kLowest : row[column];
    values[kColumns + column] = missing ? kHighest : row[column];
  }
  double score = 0;
  for (std::int32_t at : forest.roots) {
    while (at >= 0) {
      const Node& node = forest.nodes[at];
      at = node.children[values[node.column] > node.threshold];
    }
    score += forest.leaves[-1 - at];
  }
  return score;
}

std::vector<double> Model::Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const {
  const Forest& forest = forests_[static_cast<std::size_t>(reading)][static_cast<std::size_t>(slot)];
  std::vector<double> scores;
  for (const Candidate& candidate : candidates) scores.push_back(candidates.size() == 1 ? 0 : Score(forest, candidate.row));
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
