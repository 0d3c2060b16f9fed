#include "crosscheck/conflicts.h"

#include <algorithm>
#include <iterator>

#include "crosscheck/hitting_set.h"
#include "crosscheck/quick_test.h"

namespace tallyman::crosscheck {
namespace {

// Explanations of at most three are sought before larger ones.
constexpr int kShort = 3;

// Up to so many conflicts the lightest removals are chosen anew with each that is found. Beyond them what is removed stays so: where
// hundreds of claims contradict each other all pairs would be found otherwise, and weighed against each other again and again.
constexpr std::size_t kMostWeighed = 200;

Indices Union(const Indices& a, const Indices& b) {
  Indices both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

bool Meet(const Indices& a, const Indices& b) {
  return std::any_of(a.begin(), a.end(), [&](int index) { return std::binary_search(b.begin(), b.end(), index); });
}

}  // namespace

ConflictSearch::ConflictSearch(const Statements& statements, const std::vector<double>& costs, const Consistency& leniently,
                               const Consistency& as_printed)
    : statements_(statements),
      costs_(costs),
      leniently_(leniently),
      as_printed_(as_printed),
      model_(as_printed.Build(statements)),
      reduced_(Reduce(model_)) {}

void ConflictSearch::Run() {
  if (HoldsWithout({})) return;
  lenient_model_ = leniently_.Build(statements_);
  FindShort(Propagator(*lenient_model_), true);
  const Propagator as_printed(model_);
  do {
    FindShort(as_printed, false);
    while (FindByProgram()) FindShort(as_printed, false);
  } while (!for_warnings_.empty() && FindErrorsBehindWarnings());
}

bool ConflictSearch::HoldsWithout(const Indices& removed) const {
  const std::vector<bool> out = MaskOf(Union(removed, doubtful_));
  return CanHold(reduced_, [&](int row) {
    const int statement = model_.rows[row].statement;
    return (statement >= 0 && out[statement]) || (!floors_ && model_.rows[row].relation == Relation::kPositive);
  });
}

Statements ConflictSearch::At(const Indices& indices) const {
  Statements result;
  for (const int index : indices) result.push_back(statements_[index]);
  return result;
}

Indices ConflictSearch::Removed() const { return Union(for_errors_, for_warnings_); }

std::vector<bool> ConflictSearch::MaskOf(const Indices& out) const {
  std::vector<bool> mask(statements_.size(), false);
  for (const int index : out) mask[index] = true;
  return mask;
}

void ConflictSearch::ChooseRemovals() {
  if (conflicts_.size() <= kMostWeighed) for_errors_ = for_warnings_ = {};
  std::vector<Indices> errors, warnings;
  for (const Conflict& conflict : conflicts_)
    if (conflict.is_error && !Meet(conflict.indices, for_errors_)) errors.push_back(conflict.indices);
  for_errors_ = Union(for_errors_, LightestHittingSet(errors, costs_));
  const Indices removed = Removed();
  for (const Conflict& conflict : conflicts_)
    if (!conflict.is_error && !Meet(conflict.indices, removed)) warnings.push_back(conflict.indices);
  for_warnings_ = Union(for_warnings_, LightestHittingSet(warnings, costs_));
}

// Adds the irreducible conflict among the candidates; false where there is none, or none that is new.
bool ConflictSearch::Add(const Indices& candidates, bool is_error) {
  const Statements of_candidates = At(candidates);
  const Consistency& consistency = is_error ? leniently_ : as_printed_;
  const Statements core = consistency.Core(of_candidates);
  if (core.empty()) return false;
  Indices indices;
  for (std::size_t i = 0; i < candidates.size() && indices.size() < core.size(); ++i)
    if (of_candidates[i] == core[indices.size()]) indices.push_back(candidates[i]);
  if (is_error && AreOfOneArticle(core)) {
    of_one_article_.push_back(indices);
    return Add(indices, false);
  }
  Conflict conflict{std::move(indices), is_error, consistency.Prove(core)};
  if (!seen_.insert(conflict.indices).second) return false;
  conflicts_.push_back(std::move(conflict));
  return true;
}

// Contradictions are sought in what the lightest removals so far leave, until they leave none.
void ConflictSearch::FindShort(const Propagator& propagator, bool is_error) {
  for (const int most : {kShort, Reasons::kMost})
    for (bool found = true; found;) {
      found = false;
      std::vector<bool> out = MaskOf(Removed());
      for (Indices core = propagator.Conflict(out, most); !core.empty(); core = propagator.Conflict(out, most)) {
        found |= Add(core, is_error || !leniently_.Holds(At(core)));
        for (const int index : core) out[index] = true;
      }
      if (found) ChooseRemovals();
    }
}

// What the removals so far leave in conflict, by the program's proof.
Indices ConflictSearch::ConflictOfProgram() {
  if (HoldsWithout(Removed())) return {};
  if (!program_) program_.emplace(model_);
  const Indices out = Union(Removed(), doubtful_);
  for (const int index : out_of_program_) program_->PutBack(index);
  for (const int index : out) program_->LeaveOut(index);
  out_of_program_ = out;
  return program_->Conflict();
}

// What floating point takes for a conflict may be none: first because bases of percentages are kept above zero, then by rounding.
bool ConflictSearch::FindByProgram() {
  while (true) {
    const Indices conflict = ConflictOfProgram();
    if (conflict.empty()) return false;
    if (Add(conflict, !leniently_.Holds(At(conflict)))) break;
    if (!floors_) doubtful_ = Union(doubtful_, conflict);
    floors_ = false;
    program_->ForgetFloors();
  }
  ChooseRemovals();
  return true;
}

// Of contradictions within one article all but those removed for it.
Indices ConflictSearch::Companions() const {
  Indices companions;
  for (const Indices& conflict : of_one_article_)
    for (const int index : conflict)
      if (!std::binary_search(for_warnings_.begin(), for_warnings_.end(), index)) companions = Union(companions, {index});
  return companions;
}

// What is removed for a warning may belong to an error as well.
bool ConflictSearch::FindErrorsBehindWarnings() {
  Program program(*lenient_model_);
  Indices out;
  bool found = false;
  while (true) {
    for (const int index : out) program.PutBack(index);
    out = Union(for_errors_, Companions());
    for (const int index : out) program.LeaveOut(index);
    const Indices conflict = program.Conflict();
    if (conflict.empty() || !Add(conflict, true)) return found;
    found = true;
    ChooseRemovals();
  }
}

}  // namespace tallyman::crosscheck
