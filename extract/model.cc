#include "extract/model.h"

#include <algorithm>
#include <cmath>

namespace tallyman::extract {

Model::Model(std::string_view weights) : weights_(weights), has_second_reading_(weights_.has_second_reading()) {}

const Forest& Model::ForestOf(Reading reading, Slot slot) const {
  LazyForest& lazy = forests_[static_cast<std::size_t>(reading)][static_cast<std::size_t>(slot)];
  std::call_once(lazy.once, [&] { lazy.forest.emplace(weights_.Trees(reading, slot)); });
  return *lazy.forest;
}

std::vector<double> Model::Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const {
  if (candidates.size() == 1) return {1.0};
  std::vector<const Row*> rows;
  rows.reserve(candidates.size());
  for (const Candidate& candidate : candidates) rows.push_back(&candidate.row);
  std::vector<double> scores = ForestOf(reading, slot).Scores(rows);
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
