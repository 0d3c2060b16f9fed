#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tallyman::extract {
namespace {

// How many trees score all candidates, and how far behind the leading one a candidate is given up after them.
constexpr std::size_t kFirstTrees = 64;
constexpr double kHopeless = 3;

double Sum(std::span<const std::int8_t> steps, std::span<const std::uint32_t> features) {
  int sum = 0;
  for (const std::uint32_t feature : features) sum += steps[feature];
  return sum * kWordStep;
}

}  // namespace

Model::Model(std::string_view weights) : weights_(weights), has_second_reading_(weights_.has_second_reading()) {}

double Model::WordScore(Slot slot, std::span<const std::uint32_t> features) const { return Sum(weights_.WordSteps(slot), features); }

double Model::ArticleScore(std::span<const std::uint32_t> features) const { return Sum(weights_.ArticleSteps(), features); }

const Model::LazyForest& Model::ForestOf(Reading reading, Slot slot) const {
  LazyForest& lazy = forests_[static_cast<std::size_t>(reading)][static_cast<std::size_t>(slot)];
  std::call_once(lazy.once, [&] {
    const std::vector<RegressionTree> trees = weights_.Trees(reading, slot);
    const std::span<const RegressionTree> all(trees);
    const std::size_t first = std::min(all.size(), kFirstTrees);
    lazy.first.emplace(all.first(first));
    lazy.others.emplace(all.subspan(first));
  });
  return lazy;
}

std::vector<double> Model::Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const {
  if (candidates.size() == 1) return {1.0};
  const LazyForest& forest = ForestOf(reading, slot);
  std::vector<const Row*> rows;
  rows.reserve(candidates.size());
  for (const Candidate& candidate : candidates) rows.push_back(&candidate.row);
  std::vector<double> scores = forest.first->Scores(rows);
  const double leading = *std::max_element(scores.begin(), scores.end());
  std::vector<std::size_t> ahead;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (scores[i] >= leading - kHopeless) ahead.push_back(i);
  if (ahead.size() > 1) {
    for (std::size_t i = 0; i < ahead.size(); ++i) rows[i] = &candidates[ahead[i]].row;
    rows.resize(ahead.size());
    const std::vector<double> rest = forest.others->Scores(rows);
    for (std::size_t i = 0; i < ahead.size(); ++i) scores[ahead[i]] += rest[i];
  }
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
