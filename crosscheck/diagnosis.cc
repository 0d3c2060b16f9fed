#include "crosscheck/diagnosis.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "crosscheck/conflicts.h"

namespace tallyman::crosscheck {
namespace {

bool Has(const Indices& indices, int index) { return std::binary_search(indices.begin(), indices.end(), index); }

bool Meet(const Indices& a, const Indices& b) {
  return std::any_of(a.begin(), a.end(), [&](int index) { return Has(b, index); });
}

Indices With(Indices indices, int index) {
  indices.insert(std::lower_bound(indices.begin(), indices.end(), index), index);
  return indices;
}

Indices Without(Indices indices, int index) {
  std::erase(indices, index);
  return indices;
}

Indices Union(const Indices& a, const Indices& b) {
  Indices both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// Removing a statement costs as many removals as it has independent publishers, a little less where its extraction was in doubt.
double RemovalCost(const Statement& statement) {
  constexpr double kRevised = 0.1;
  return (statement.revisions.empty() ? 1 : kRevised) * statement.publishers *
         (0.9 + 0.1 * std::clamp(statement.claim->confidence, 0.0, 1.0));
}

std::vector<double> RemovalCosts(const Statements& statements) {
  std::vector<double> costs;
  for (const Statement* statement : statements) costs.push_back(RemovalCost(*statement));
  return costs;
}

// How much likelier a claim is wrong that a known slip repairs.
constexpr double kKnownSlip = 4;

class Diagnostician {
 public:
  Diagnostician(const Statements& statements, const Consistency& leniently, const Consistency& as_printed)
      : statements_(statements),
        leniently_(leniently),
        as_printed_(as_printed),
        costs_(RemovalCosts(statements)),
        search_(statements, costs_, leniently, as_printed) {}

  Diagnosis Run() {
    search_.Run();
    Indices errors = search_.removed_for_errors(), warnings = search_.removed_for_warnings();
    Rank(&errors, warnings, leniently_);
    Rank(&warnings, errors, as_printed_);
    Diagnosis diagnosis;
    for (const Conflict& conflict : search_.conflicts())
      if (conflict.by_relations && (conflict.is_error || !Meet(conflict.indices, errors)))
        diagnosis.contradictions.push_back(Describe(conflict));
    diagnosis.removed = At(Union(errors, warnings));
    diagnosis.model = search_.TakeModel();
    return diagnosis;
  }

 private:
  Statements At(const Indices& indices) const {
    Statements result;
    for (const int index : indices) result.push_back(statements_[index]);
    return result;
  }

  // Conflicts with `index` that none of `others` is part of.
  std::vector<Indices> ConflictsOf(int index, const Indices& others) const {
    std::vector<Indices> result;
    for (const Conflict& conflict : search_.conflicts())
      if (Has(conflict.indices, index) && !Meet(conflict.indices, others)) result.push_back(conflict.indices);
    return result;
  }

  // Statements that could be removed instead of `removed`, beside `others`, and leave the rest consistent as well.
  Indices AlternativesTo(int removed, const Indices& others) {
    Indices common;
    bool is_first = true;
    for (const Indices& conflict : ConflictsOf(removed, others)) {
      Indices kept;
      std::copy_if(conflict.begin(), conflict.end(), std::back_inserter(kept), [&](int index) { return is_first || Has(common, index); });
      common = kept;
      is_first = false;
    }
    Indices alternatives;
    for (const int index : common)
      if (index == removed || search_.HoldsWithout(With(others, index))) alternatives.push_back(index);
    return alternatives;
  }

  // How likely a statement is the wrong one, given that its removal repairs what it should, and besides what a slip says for it: scaled
  // so that 1 is nothing special. Notes the slip.
  double Score(int index, const Indices& others, const Consistency& consistency) {
    std::vector<Statements> conflicts;
    for (const Indices& conflict : ConflictsOf(index, others)) conflicts.push_back(At(conflict));
    Statements rest;
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (static_cast<int>(i) != index && !Has(others, static_cast<int>(i))) rest.push_back(statements_[i]);
    slips_.erase(index);
    if (const auto slip = FindSlip(*statements_[index], rest, conflicts, consistency)) slips_.emplace(index, *slip);
    constexpr double kRevised = 10;
    const Statement& statement = *statements_[index];
    return (statement.revisions.empty() ? 1 : kRevised) * (1.2 - std::clamp(statement.claim->confidence, 0.0, 1.0)) / statement.publishers;
  }

  double ScoreWithSlip(int index) { return (slips_.contains(index) ? kKnownSlip : 1) * scores_[index]; }

  // Slips are sought leniently, and among what is left once other suspects are removed. This one makes the claims of the contradiction
  // true as they are printed.
  bool IsRepairedBySlip(const Conflict& conflict, int index) const {
    const auto slip = slips_.find(index);
    if (slip == slips_.end()) return false;
    Statements repaired = At(Without(conflict.indices, index));
    repaired.push_back(&slip->second.repaired);
    return as_printed_.Holds(repaired);
  }

  // Among removals that repair equally much, the one that looks most like a slip goes first.
  void Rank(Indices* removed, const Indices& besides, const Consistency& consistency) {
    for (int& choice : *removed) {
      const Indices others = Union(Without(*removed, choice), besides);
      int best = choice;
      for (const int candidate : AlternativesTo(choice, others)) {
        scores_[candidate] = Score(candidate, others, consistency);
        if (candidate != best && ScoreWithSlip(candidate) > ScoreWithSlip(best) + 1e-12) best = candidate;
      }
      choice = best;
    }
    std::sort(removed->begin(), removed->end());
  }

  Contradiction Describe(const Conflict& conflict) const {
    // What no removal set would take is a suspect only because it is part of the contradiction.
    constexpr double kBystander = 0.02;
    Contradiction contradiction{At(conflict.indices), conflict.is_error, *conflict.by_relations, {}, {}};
    double sum = 0;
    for (const int index : conflict.indices) {
      const auto score = scores_.find(index);
      const double by_slip = IsRepairedBySlip(conflict, index) ? kKnownSlip : 1;
      contradiction.weights.push_back(score == scores_.end() ? kBystander * (1.2 - statements_[index]->claim->confidence)
                                                             : score->second * by_slip);
      sum += contradiction.weights.back();
    }
    for (double& weight : contradiction.weights) weight /= sum;
    const auto top = std::max_element(contradiction.weights.begin(), contradiction.weights.end()) - contradiction.weights.begin();
    if (IsRepairedBySlip(conflict, conflict.indices[top])) contradiction.slip = slips_.at(conflict.indices[top]);
    return contradiction;
  }

  const Statements& statements_;
  const Consistency& leniently_;
  const Consistency& as_printed_;
  const std::vector<double> costs_;
  ConflictSearch search_;
  std::map<int, double> scores_;
  std::map<int, Repair> slips_;
};

}  // namespace

Diagnosis Diagnose(const Statements& statements, const Consistency& leniently, const Consistency& as_printed) {
  return Diagnostician(statements, leniently, as_printed).Run();
}

std::vector<KnownValue> KnownValues(const Statements& statements, const Statements& removed, const Model& model) {
  constexpr int kMost = 3;
  std::vector<bool> out;
  for (const Statement* statement : statements) out.push_back(std::find(removed.begin(), removed.end(), statement) != removed.end());
  const auto ends = Propagator(model).Bounds(out, kMost);
  const auto at = [&](const Reasons& reasons) {
    Statements result;
    for (const int index : reasons) result.push_back(statements[index]);
    return result;
  };
  std::vector<KnownValue> values;
  for (std::size_t i = 0; i < model.unknowns.size(); ++i) {
    const UnknownKey& key = model.unknowns[i].key;
    const auto& [low, high] = ends[i];
    if (key.series.flow == schema::Flow::kBalance || key.first_day != 0 || (low.value <= 0 && std::isinf(high.value))) continue;
    values.push_back(
        {key, low.value, std::isinf(high.value) ? std::nullopt : std::optional(high.value), at(low.reasons), at(high.reasons)});
  }
  std::sort(values.begin(), values.end(), [](const KnownValue& a, const KnownValue& b) { return a.key < b.key; });
  return values;
}

}  // namespace tallyman::crosscheck
