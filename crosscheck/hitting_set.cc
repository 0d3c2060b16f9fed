#include "crosscheck/hitting_set.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace tallyman::crosscheck {
namespace {

constexpr int kMaxSteps = 200000;

using Sets = std::vector<std::vector<int>>;

// Branch and bound over sets that are tied to each other by common elements.
class Search {
 public:
  Search(const Sets& sets, const std::vector<double>& costs) : sets_(sets), costs_(costs) {}

  std::vector<int> Run() {
    Greedy();
    std::vector<int> chosen;
    Branch(&chosen, 0, {});
    std::sort(best_.begin(), best_.end());
    return best_;
  }

 private:
  bool IsHit(const std::vector<int>& set, const std::vector<int>& chosen) const {
    return std::any_of(set.begin(), set.end(),
                       [&](int element) { return std::find(chosen.begin(), chosen.end(), element) != chosen.end(); });
  }

  // Takes, again and again, the element that hits the most for its cost.
  void Greedy() {
    std::vector<int> chosen;
    while (true) {
      std::map<int, int> hits;
      for (const auto& set : sets_)
        if (!IsHit(set, chosen))
          for (const int element : set) ++hits[element];
      if (hits.empty()) break;
      const auto best = std::max_element(
          hits.begin(), hits.end(), [&](const auto& a, const auto& b) { return a.second / costs_[a.first] < b.second / costs_[b.first]; });
      chosen.push_back(best->first);
    }
    best_ = chosen;
    best_cost_ = 0;
    for (const int element : chosen) best_cost_ += costs_[element];
  }

  double Cheapest(const std::vector<int>& set, const std::set<int>& excluded) const {
    double cheapest = std::numeric_limits<double>::infinity();
    for (const int element : set)
      if (!excluded.contains(element)) cheapest = std::min(cheapest, costs_[element]);
    return cheapest;
  }

  // What sets without common elements must cost at least.
  double LowerBound(const std::vector<int>& chosen, const std::set<int>& excluded) const {
    double bound = 0;
    std::set<int> seen;
    for (const auto& set : sets_) {
      if (IsHit(set, chosen) || std::any_of(set.begin(), set.end(), [&](int element) { return seen.contains(element); })) continue;
      seen.insert(set.begin(), set.end());
      bound += Cheapest(set, excluded);
    }
    return bound;
  }

  void Branch(std::vector<int>* chosen, double cost, std::set<int> excluded) {
    if (++steps_ > kMaxSteps || cost + LowerBound(*chosen, excluded) >= best_cost_ - 1e-9) return;
    const auto open = std::find_if(sets_.begin(), sets_.end(), [&](const auto& set) { return !IsHit(set, *chosen); });
    if (open == sets_.end()) {
      best_ = *chosen;
      best_cost_ = cost;
      return;
    }
    std::vector<int> elements = *open;
    std::stable_sort(elements.begin(), elements.end(), [&](int a, int b) { return costs_[a] < costs_[b]; });
    for (const int element : elements) {
      if (excluded.contains(element)) continue;
      chosen->push_back(element);
      Branch(chosen, cost + costs_[element], excluded);
      chosen->pop_back();
      excluded.insert(element);
    }
  }

  const Sets& sets_;
  const std::vector<double>& costs_;
  std::vector<int> best_;
  double best_cost_ = 0;
  int steps_ = 0;
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
