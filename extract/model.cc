#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kSlots> kNames = {"flow",    "role",   "counterpart", "reporter",  "partner",
                                                         "product", "period", "versus",      "direction", "status"};

// The column of a name in a weights file; trees of another version of the program may ask for what is not there.
std::int16_t ColumnOf(const std::string& name) {
  const auto column = ParseColumn(name);
  if (!column) throw std::invalid_argument("the weights name a column that this program does not have: " + name);
  return static_cast<std::int16_t>(*column);
}

}  // namespace

std::string_view Name(Slot slot) { return kNames[static_cast<std::size_t>(slot)]; }

Model::Model(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  std::vector<std::int16_t> columns;
  for (const auto& name : json.at("columns")) columns.push_back(ColumnOf(name.get<std::string>()));
  for (int slot = 0; slot < kSlots; ++slot) {
    const auto& slots = json.at("slots");
    const auto trees = slots.find(kNames[slot]);
    if (trees == slots.end()) continue;
    for (const auto& item : *trees) {
      Tree tree;
      tree.leaves = item.at("leaf").get<std::vector<double>>();
      const auto& column = item.at("column");
      // Children stand behind their node, so that every walk ends.
      const auto check = [&](std::size_t node, int child) {
        const bool inner = child > static_cast<int>(node) && child < static_cast<int>(column.size());
        const bool leaf = child < 0 && -1 - child < static_cast<int>(tree.leaves.size());
        if (!inner && !leaf) throw std::invalid_argument("a tree of the weights has a child that is not there");
        return static_cast<std::int16_t>(child);
      };
      for (std::size_t node = 0; node < column.size(); ++node)
        tree.nodes.push_back({item.at("threshold").at(node).get<double>(), columns.at(column.at(node).get<std::size_t>()),
                              check(node, item.at("left").at(node).get<int>()), check(node, item.at("right").at(node).get<int>()),
                              item.at("missing").at(node).get<int>() != 0});
      if (tree.leaves.empty()) throw std::invalid_argument("a tree of the weights has no leaf");
      trees_[slot].push_back(std::move(tree));
    }
  }
}

double Model::Score(Slot slot, const Row& row) const {
  double score = 0;
  for (const Tree& tree : trees_[static_cast<std::size_t>(slot)]) {
    int at = tree.nodes.empty() ? -1 : 0;
    while (at >= 0) {
      const Node& node = tree.nodes[at];
      const float value = row[node.column];
      at = (std::isnan(value) ? node.missing_left : value <= node.threshold) ? node.left : node.right;
    }
    score += tree.leaves[-1 - at];
  }
  return score;
}

std::vector<double> Model::Probabilities(Slot slot, const std::vector<Candidate>& candidates) const {
  std::vector<double> scores;
  for (const Candidate& candidate : candidates) scores.push_back(candidates.size() == 1 ? 0 : Score(slot, candidate.row));
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - highest);
  for (double& score : scores) score /= sum;
  return scores;
}

Choice Model::Choose(Slot slot, const std::vector<Candidate>& candidates) const {
  const std::vector<double> probabilities = Probabilities(slot, candidates);
  const auto best = std::max_element(probabilities.begin(), probabilities.end());
  const Candidate& candidate = candidates[best - probabilities.begin()];
  return {candidate.value, *best, candidate.begin, candidate.end};
}

}  // namespace tallyman::extract
