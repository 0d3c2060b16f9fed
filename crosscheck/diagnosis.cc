#include "crosscheck/diagnosis.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "crosscheck/hitting_set.h"

namespace tallyman::crosscheck {
namespace {

// Statements by their places in the given list.
using Indices = std::vector<int>;

// Removing a statement costs as many removals as it has independent publishers, a little less where its extraction was in doubt.
double RemovalCost(const Statement& statement) {
  return statement.publishers * (0.9 + 0.1 * std::clamp(statement.claim->confidence, 0.0, 1.0));
}

class Diagnostician {
 public:
  Diagnostician(const Statements& statements, const Statements& outside, const Consistency& consistency)
      : statements_(statements), outside_(outside), consistency_(consistency) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      costs_.push_back(RemovalCost(*statements[i]));
      index_[statements[i]] = static_cast<int>(i);
    }
  }

  Diagnosis Run() {
    AddDisjointLevels();
    FindRemovals();
    if (conflicts_.empty()) return {};
    RankAlternatives();
    Diagnosis diagnosis;
    for (std::size_t i = 0; i < conflicts_.size(); ++i)
      if (proofs_[i]) diagnosis.contradictions.push_back(Describe(conflicts_[i], *proofs_[i]));
    for (const int index : removed_) diagnosis.removed.push_back(statements_[index]);
    return diagnosis;
  }

 private:
  Statements At(const Indices& indices) const {
    Statements result;
    for (const int index : indices) result.push_back(statements_[index]);
    return result;
  }

  static bool Has(const Indices& indices, int index) { return std::find(indices.begin(), indices.end(), index) != indices.end(); }

  Statements Without(const Indices& removed) const {
    Statements rest;
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (!Has(removed, static_cast<int>(i))) rest.push_back(statements_[i]);
    return rest;
  }

  void AddConflict(const Statements& core) {
    Indices indices;
    for (const Statement* statement : core) indices.push_back(index_.at(statement));
    std::sort(indices.begin(), indices.end());
    if (!seen_.insert(indices).second) return;
    conflicts_.push_back(indices);
    proofs_.push_back(consistency_.Prove(core));
  }

  // The cheap test: two levels of one value whose ranges do not meet.
  void AddDisjointLevels() {
    std::map<UnknownKey, Indices> levels;
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (statements_[i]->level)
        levels[MakeKey(statements_[i]->series, statements_[i]->level->unit, statements_[i]->period)].push_back(static_cast<int>(i));
    for (const auto& [key, indices] : levels)
      for (std::size_t i = 0; i < indices.size(); ++i)
        for (std::size_t j = i + 1; j < indices.size(); ++j) AddIfDisjoint(indices[i], indices[j]);
  }

  void AddIfDisjoint(int first, int second) {
    const auto range = [&](int index) { return statements_[index]->level->figure.At(consistency_.tolerance()); };
    const Range a = range(first), b = range(second);
    if (!a.empty() && !b.empty() && a.Intersection(b).empty()) AddConflict({statements_[first], statements_[second]});
  }

  // Contradictions are sought in what the lightest removals so far leave, until they leave none.
  void FindRemovals() {
    while (true) {
      if (!conflicts_.empty()) removed_ = LightestHittingSet(conflicts_, costs_);
      const std::size_t known = conflicts_.size();
      Indices removed = removed_;
      for (Statements rest = Without(removed); !rest.empty(); rest = Without(removed)) {
        const Statements core = consistency_.Core(rest);
        if (core.empty()) break;
        AddConflict(core);
        for (const Statement* statement : core) removed.push_back(index_.at(statement));
      }
      if (conflicts_.size() == known) return;
    }
  }

  std::vector<Indices> ConflictsWith(int index) const {
    std::vector<Indices> result;
    for (const Indices& conflict : conflicts_)
      if (Has(conflict, index)) result.push_back(conflict);
    return result;
  }

  // Statements that could be removed instead of `removed` and leave the rest consistent as well.
  Indices AlternativesTo(int removed) const {
    Indices others;
    std::copy_if(removed_.begin(), removed_.end(), std::back_inserter(others), [&](int index) { return index != removed; });
    Indices common;
    bool is_first = true;
    for (const Indices& conflict : conflicts_) {
      if (!Has(conflict, removed) || std::any_of(others.begin(), others.end(), [&](int other) { return Has(conflict, other); })) continue;
      Indices kept;
      std::copy_if(conflict.begin(), conflict.end(), std::back_inserter(kept), [&](int index) { return is_first || Has(common, index); });
      common = kept;
      is_first = false;
    }
    Indices alternatives;
    for (const int index : common) {
      if (index == removed) continue;
      Indices instead = others;
      instead.push_back(index);
      if (consistency_.Holds(Without(instead))) alternatives.push_back(index);
    }
    return alternatives;
  }

  // How likely a statement is the wrong one, given that its removal repairs what it should: scaled so that 1 is nothing special.
  double Score(int index, const Indices& others) {
    std::vector<Statements> conflicts;
    for (const Indices& conflict : ConflictsWith(index))
      if (std::none_of(others.begin(), others.end(), [&](int other) { return Has(conflict, other); })) conflicts.push_back(At(conflict));
    Indices removed = others;
    removed.push_back(index);
    const auto slip = FindSlip(*statements_[index], Without(removed), outside_, conflicts, consistency_);
    if (slip) slips_[index] = *slip;
    constexpr double kKnownSlip = 4;
    const Statement& statement = *statements_[index];
    return (slip ? kKnownSlip : 1) * (1.2 - std::clamp(statement.claim->confidence, 0.0, 1.0)) / statement.publishers;
  }

  // Among removals that repair equally much, the one that looks most like a slip goes first.
  void RankAlternatives() {
    for (int& removed : removed_) {
      Indices others;
      std::copy_if(removed_.begin(), removed_.end(), std::back_inserter(others), [&](int index) { return index != removed; });
      Indices candidates = AlternativesTo(removed);
      candidates.insert(candidates.begin(), removed);
      std::sort(candidates.begin(), candidates.end());
      int best = -1;
      for (const int candidate : candidates) {
        scores_[candidate] = Score(candidate, others);
        if (best < 0 || scores_[candidate] > scores_[best] + 1e-12) best = candidate;
      }
      removed = best;
    }
    std::sort(removed_.begin(), removed_.end());
  }

  Contradiction Describe(const Indices& conflict, const std::set<Relation>& relations) const {
    // What no removal set would take is a suspect only because it is part of the contradiction.
    constexpr double kBystander = 0.02;
    Contradiction contradiction{At(conflict), relations, {}, {}};
    double sum = 0;
    for (const int index : conflict) {
      const auto score = scores_.find(index);
      contradiction.weights.push_back(score == scores_.end() ? kBystander * (1.2 - statements_[index]->claim->confidence) : score->second);
      sum += contradiction.weights.back();
    }
    for (double& weight : contradiction.weights) weight /= sum;
    const auto top = std::max_element(contradiction.weights.begin(), contradiction.weights.end()) - contradiction.weights.begin();
    if (const auto slip = slips_.find(conflict[top]); slip != slips_.end()) contradiction.slip = slip->second;
    return contradiction;
  }

  const Statements& statements_;
  const Statements& outside_;
  const Consistency& consistency_;
  std::vector<double> costs_;
  std::map<const Statement*, int> index_;
  std::set<Indices> seen_;
  std::vector<Indices> conflicts_;
  std::vector<std::optional<std::set<Relation>>> proofs_;  // of each conflict
  Indices removed_;
  std::map<int, double> scores_;
  std::map<int, Repair> slips_;
};

}  // namespace

Diagnosis Diagnose(const Statements& statements, const Statements& outside, const Consistency& consistency) {
  return Diagnostician(statements, outside, consistency).Run();
}

}  // namespace tallyman::crosscheck
