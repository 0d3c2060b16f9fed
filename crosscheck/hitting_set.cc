#include "crosscheck/hitting_set.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>

namespace tallyman::crosscheck {
namespace {

// Looks at a set. Where hundreds of claims contradict each other the best found within these stands: some hundredths of a second.
constexpr std::int64_t kMostLooks = 500'000;

using Sets = std::vector<std::vector<int>>;

// Branch and bound over sets that are tied to each other by common elements.
class Search {
 public:
  Search(const Sets& sets, const std::vector<double>& costs) : sets_(sets), costs_(costs), chosen_(costs.size()), excluded_(costs.size()) {}

  std::vector<int> Run() {
    Greedy();
    std::vector<int> chosen;
    Branch(&chosen, 0);
    std::sort(best_.begin(), best_.end());
    return best_;
  }

 private:
  using Flags = std::vector<char>;

  static bool HasAny(const std::vector<int>& set, const Flags& flags) {
    return std::any_of(set.begin(), set.end(), [&](int element) { return flags[element] != 0; });
  }

  // Takes, again and again, the element that hits the most for its cost.
  void Greedy() {
    std::map<int, std::vector<int>> sets_of;
    for (std::size_t i = 0; i < sets_.size(); ++i)
      for (const int element : sets_[i]) sets_of[element].push_back(static_cast<int>(i));
    std::map<int, int> hits;
    for (const auto& [element, sets] : sets_of) hits[element] = static_cast<int>(sets.size());
    Flags is_hit(sets_.size());
    for (std::size_t left = sets_.size(); left > 0;) {
      const int best = std::max_element(hits.begin(), hits.end(), [&](const auto& a, const auto& b) {
                         return a.second / costs_[a.first] < b.second / costs_[b.first];
                       })->first;
      for (const int set : sets_of[best]) {
        if (is_hit[set] != 0) continue;
        is_hit[set] = 1;
        --left;
        for (const int element : sets_[set]) --hits[element];
      }
      best_.push_back(best);
      best_cost_ += costs_[best];
    }
  }

  double Cheapest(const std::vector<int>& set) const {
    double cheapest = std::numeric_limits<double>::infinity();
    for (const int element : set)
      if (excluded_[element] == 0) cheapest = std::min(cheapest, costs_[element]);
    return cheapest;
  }

  // What sets without common elements must cost at least.
  double LowerBound() const {
    double bound = 0;
    Flags seen(costs_.size());
    for (const auto& set : sets_) {
      if (HasAny(set, chosen_) || HasAny(set, seen)) continue;
      for (const int element : set) seen[element] = 1;
      bound += Cheapest(set);
    }
    return bound;
  }

  void Branch(std::vector<int>* chosen, double cost) {
    looks_ += static_cast<std::int64_t>(sets_.size());
    if (looks_ > kMostLooks || cost + LowerBound() >= best_cost_ - 1e-9) return;
    const auto open = std::find_if(sets_.begin(), sets_.end(), [&](const auto& set) { return !HasAny(set, chosen_); });
    if (open == sets_.end()) {
      best_ = *chosen;
      best_cost_ = cost;
      return;
    }
    std::vector<int> elements;
    std::copy_if(open->begin(), open->end(), std::back_inserter(elements), [&](int element) { return excluded_[element] == 0; });
    std::stable_sort(elements.begin(), elements.end(), [&](int a, int b) { return costs_[a] < costs_[b]; });
    for (const int element : elements) {
      chosen->push_back(element);
      chosen_[element] = 1;
      Branch(chosen, cost + costs_[element]);
      chosen_[element] = 0;
      chosen->pop_back();
      excluded_[element] = 1;
    }
    for (const int element : elements) excluded_[element] = 0;
  }

  const Sets& sets_;
  const std::vector<double>& costs_;
  Flags chosen_, excluded_;  // by element
  std::vector<int> best_;
  double best_cost_ = 0;
  std::int64_t looks_ = 0;
};

// Sets that share no element with another part's.
std::vector<Sets> IndependentParts(const Sets& sets) {
  std::vector<int> part(sets.size());
  std::iota(part.begin(), part.end(), 0);
  const auto root = [&](int i) {
    while (part[i] != i) i = part[i] = part[part[i]];
    return i;
  };
  std::map<int, int> first_with;
  for (std::size_t i = 0; i < sets.size(); ++i)
    for (const int element : sets[i]) {
      const int other = first_with.try_emplace(element, static_cast<int>(i)).first->second;
      part[root(static_cast<int>(i))] = root(other);
    }
  std::map<int, Sets> parts;
  for (std::size_t i = 0; i < sets.size(); ++i) parts[root(static_cast<int>(i))].push_back(sets[i]);
  std::vector<Sets> result;
  for (auto& [index, members] : parts) result.push_back(std::move(members));
  return result;
}

}  // namespace

std::vector<int> LightestHittingSet(const Sets& sets, const std::vector<double>& costs) {
  std::vector<int> result;
  for (Sets& part : IndependentParts(sets)) {
    std::stable_sort(part.begin(), part.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const std::vector<int> chosen = Search(part, costs).Run();
    result.insert(result.end(), chosen.begin(), chosen.end());
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace tallyman::crosscheck
