#include "crosscheck/consistency.h"

#include <algorithm>
#include <utility>

#include "crosscheck/exact.h"
#include "crosscheck/linear_program.h"

namespace tallyman::crosscheck {
namespace {

Statements Joined(Statements a, const Statements& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// Sorted as in `order`.
Statements InOrder(const Statements& statements, const Statements& order) {
  Statements result;
  std::copy_if(order.begin(), order.end(), std::back_inserter(result),
               [&](const Statement* statement) { return std::find(statements.begin(), statements.end(), statement) != statements.end(); });
  return result;
}

// Of two levels of one value that say nothing else: where the ends of their ranges, moved towards each other, meet.
std::optional<double> GapOfLevels(const Statements& statements) {
  if (statements.size() != 2) return std::nullopt;
  for (const Statement* statement : statements)
    if (!statement->level || statement->level->by_conversion || !statement->changes.empty() || statement->share ||
        statement->series != statements[0]->series || statement->period != statements[0]->period ||
        statement->level->unit != statements[0]->level->unit)
      return std::nullopt;
  const Range* lower = &statements[0]->level->figure.printed;
  const Range* upper = &statements[1]->level->figure.printed;
  if (!lower->high || !upper->low || *lower->high >= *upper->low) std::swap(lower, upper);
  if (!lower->high || !upper->low || *lower->high >= *upper->low) return std::nullopt;
  const Rational sizes = abs(*upper->low) + abs(*lower->high);
  return Rational((*upper->low - *lower->high) / sizes).get_d();
}

}  // namespace

Consistency::Consistency(const Tolerance& tolerance, bool doubtful_rows, const UnitsOfFamilies& units, const Exchange& exchange)
    : tolerance_(tolerance), doubtful_rows_(doubtful_rows), units_(units), exchange_(exchange) {}

Model Consistency::Build(const Statements& statements, const Rational& widening) const {
  ModelOptions options{tolerance_, doubtful_rows_};
  options.tolerance.widening = widening;
  return BuildModel(statements, options, units_, exchange_);
}

bool Consistency::Holds(const Statements& statements) const { return Solve(Build(statements)).feasible; }

Statements Consistency::Core(const Statements& statements) const {
  const Model model = Build(statements);
  const Feasibility feasibility = Solve(model);
  if (feasibility.feasible) return {};
  Statements candidates;
  for (const int row : feasibility.conflict)
    if (model.rows[row].statement >= 0) candidates.push_back(statements[model.rows[row].statement]);
  candidates = InOrder(candidates, statements);
  if (candidates.empty() || (candidates.size() < statements.size() && Holds(candidates))) candidates = statements;
  return candidates.size() == 1 ? candidates : InOrder(Reduce({}, false, candidates), statements);
}

// Junker's QuickXplain: what of `candidates` is needed, beside `kept`, for a contradiction.
Statements Consistency::Reduce(const Statements& kept, bool kept_changed, const Statements& candidates) const {
  if (kept_changed && !Holds(kept)) return {};
  if (candidates.size() == 1) return candidates;
  const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(candidates.size() / 2);
  const Statements first(candidates.begin(), middle), second(middle, candidates.end());
  const Statements of_second = Reduce(Joined(kept, first), true, second);
  const Statements of_first = Reduce(Joined(kept, of_second), !of_second.empty(), first);
  return Joined(of_first, of_second);
}

std::optional<std::set<Relation>> Consistency::Prove(const Statements& statements) const {
  const Model model = Build(statements);
  const Feasibility feasibility = Solve(model);
  const bool by_conflict = !feasibility.conflict.empty() && IsInfeasible(model, feasibility.conflict);
  if (!by_conflict && !IsInfeasible(model)) return std::nullopt;
  std::set<Relation> relations;
  for (std::size_t i = 0; i < model.rows.size(); ++i)
    if (!by_conflict || std::binary_search(feasibility.conflict.begin(), feasibility.conflict.end(), static_cast<int>(i)))
      relations.insert(model.rows[i].relation);
  return relations;
}

std::optional<Range> Consistency::Possible(const Statements& statements, const UnknownKey& key) const {
  const Model model = Build(statements);
  const int unknown = model.Find(key);
  if (unknown < 0) return Solve(model).feasible ? std::optional(Range{}) : std::nullopt;
  return PossibleValues(model, unknown);
}

double Consistency::Gap(const Statements& statements) const {
  if (const auto gap = GapOfLevels(statements)) return *gap;
  constexpr int kSteps = 20;
  double low = 0, high = 1;
  for (int step = 0; step < kSteps; ++step) {
    const double middle = (low + high) / 2;
    (Solve(Build(statements, Rational(middle))).feasible ? high : low) = middle;
  }
  return high;
}

}  // namespace tallyman::crosscheck
