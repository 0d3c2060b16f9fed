#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tallyman::extract {
namespace {

// Which candidates are given up before all trees have scored them.
constexpr Forest::Pruning kPruning = {.first_trees = 32, .farthest = 3};

double Sum(std::span<const std::int8_t> steps, std::span<const std::uint32_t> features) {
  int sum = 0;
  for (const std::uint32_t feature : features) sum += steps[feature];
  return sum * kWordStep;
}

}  // namespace

Model::Model(std::string_view weights) : weights_(weights), has_second_reading_(weights_.has_second_reading()) {}

double Model::WordScore(Slot slot, std::span<const std::uint32_t> features) const { return Sum(weights_.WordSteps(slot), features); }

double Model::ArticleScore(std::span<const std::uint32_t> features) const { return Sum(weights_.ArticleSteps(), features); }

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
  std::vector<double> scores = ForestOf(reading, slot).Scores(rows, kPruning);
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
