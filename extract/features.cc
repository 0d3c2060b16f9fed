#include "extract/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kSlots> kNames = {"flow",   "role",   "reporter",  "partner", "product",
                                                         "period", "versus", "direction", "status"};

constexpr std::uint64_t kFnvBasis = 14695981039346656037ull, kFnvPrime = 1099511628211ull;

std::uint64_t Mix(std::uint64_t hash, std::uint64_t value) { return (hash ^ value) * kFnvPrime; }

std::uint64_t Hash(Slot slot, std::string_view name, int a, int b, int c) {
  std::uint64_t hash = Mix(kFnvBasis, static_cast<std::uint64_t>(slot) + 1);
  for (const char letter : name) hash = Mix(hash, static_cast<unsigned char>(letter));
  for (const int part : {a, b, c}) hash = Mix(hash, static_cast<std::uint64_t>(part + 1000));
  return hash;
}

// "side_commas.0.1.0" back into its parts.
std::uint64_t HashOfText(Slot slot, const std::string& text) {
  std::array<int, 3> parts{};
  std::size_t end = text.size();
  for (int i = 2; i >= 0; --i) {
    const std::size_t dot = text.rfind('.', end - 1);
    parts[i] = std::stoi(text.substr(dot + 1, end - dot - 1));
    end = dot;
  }
  return Hash(slot, std::string_view(text).substr(0, end), parts[0], parts[1], parts[2]);
}

}  // namespace

std::string_view Name(Slot slot) { return kNames[static_cast<std::size_t>(slot)]; }

std::string Feature::ToString() const {
  return std::string(name) + "." + std::to_string(a) + "." + std::to_string(b) + "." + std::to_string(c);
}

Weights::Weights(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  for (int slot = 0; slot < kSlots; ++slot) {
    const auto table = json.find(kNames[slot]);
    if (table == json.end()) continue;
    for (const auto& item : table->items()) weights_[HashOfText(static_cast<Slot>(slot), item.key())] = item.value().get<double>();
  }
}

double Weights::WeightOf(Slot slot, const Feature& feature) const {
  const auto found = weights_.find(Hash(slot, feature.name, feature.a, feature.b, feature.c));
  return found == weights_.end() ? 0 : found->second;
}

std::vector<Choice> Weights::Rank(Slot slot, const std::vector<Candidate>& candidates) const {
  struct Total {
    double score = 0;
    double best = -std::numeric_limits<double>::infinity();
    int begin = -1, end = -1;
    std::set<std::uint64_t> seen;
  };
  std::map<std::string, Total> totals;
  for (const Candidate& candidate : candidates) {
    Total& total = totals[candidate.value];
    double own = 0;
    for (const Feature& feature : candidate.features) {
      const double weight = WeightOf(slot, feature);
      own += weight;
      if (total.seen.insert(Hash(slot, feature.name, feature.a, feature.b, feature.c)).second) total.score += weight;
    }
    if (candidate.begin >= 0 && own > total.best) {
      total.best = own;
      total.begin = candidate.begin;
      total.end = candidate.end;
    }
  }
  double highest = -std::numeric_limits<double>::infinity(), sum = 0;
  for (const auto& [value, total] : totals) highest = std::max(highest, total.score);
  for (const auto& [value, total] : totals) sum += std::exp(total.score - highest);
  std::vector<Choice> ranked;
  for (const auto& [value, total] : totals) ranked.push_back({value, std::exp(total.score - highest) / sum, total.begin, total.end});
  std::stable_sort(ranked.begin(), ranked.end(), [](const Choice& a, const Choice& b) { return a.probability > b.probability; });
  return ranked;
}

Choice Weights::Choose(Slot slot, const std::vector<Candidate>& candidates) const { return Rank(slot, candidates).front(); }

}  // namespace tallyman::extract
