#include "crosscheck/consistency.h"

#include <algorithm>

#include "crosscheck/exact.h"
#include "crosscheck/linear_program.h"

namespace tallyman::crosscheck {
namespace {

// Explanations larger than this are worth a search for a smaller one.
constexpr std::size_t kSmall = 3;

bool HaveRatios(const Statements& statements) {
  int changes = 0;
  for (const Statement* statement : statements)
    changes += std::count_if(statement->changes.begin(), statement->changes.end(), [](const auto& change) { return !change.is_delta; });
  return changes > 1;
}

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

bool SpeaksOf(const Statement& statement, const std::vector<normalize::Period>& periods) {
  const auto is_named = [&](const normalize::Period& period) { return std::find(periods.begin(), periods.end(), period) != periods.end(); };
  return is_named(statement.period) ||
         std::any_of(statement.changes.begin(), statement.changes.end(), [&](const auto& change) { return is_named(change.base); });
}

void AddPeriods(const Statement& statement, std::vector<normalize::Period>* periods) {
  periods->push_back(statement.period);
  for (const ChangeStatement& change : statement.changes) periods->push_back(change.base);
}

}  // namespace

Consistency::Consistency(const Tolerance& tolerance, bool doubtful_rows, const UnitsOfFamilies& units, const Exchange& exchange)
    : tolerance_(tolerance), doubtful_rows_(doubtful_rows), units_(units), exchange_(exchange) {}

Model Consistency::Build(const Statements& statements, bool ratios_only, const Rational& widening) const {
  ModelOptions options{tolerance_, doubtful_rows_, ratios_only};
  options.tolerance.widening = widening;
  return BuildModel(statements, options, units_, exchange_);
}

bool Consistency::Holds(const Statements& statements, bool ratios_only) const { return Solve(Build(statements, ratios_only)).feasible; }

bool Consistency::Holds(const Statements& statements) const {
  return Holds(statements, false) && (!HaveRatios(statements) || Holds(statements, true));
}

Statements Consistency::Core(const Statements& statements) const {
  for (const bool ratios_only : {false, true}) {
    if (ratios_only && !HaveRatios(statements)) continue;
    const Model model = Build(statements, ratios_only);
    const Feasibility feasibility = Solve(model);
    if (feasibility.feasible) continue;
    Statements candidates;
    for (const int row : feasibility.conflict)
      if (model.rows[row].statement >= 0) candidates.push_back(statements[model.rows[row].statement]);
    candidates = InOrder(candidates, statements);
    if (candidates.empty() || Holds(candidates, ratios_only)) candidates = statements;
    Statements core = Irreducible(candidates, ratios_only);
    if (core.size() > kSmall) core = Smaller(core, statements, ratios_only);
    return InOrder(core, statements);
  }
  return {};
}

Statements Consistency::Irreducible(const Statements& statements, bool ratios_only) const {
  if (statements.size() <= 1) return statements;
  return Reduce({}, false, statements, ratios_only);
}

// Junker's QuickXplain: what of `candidates` is needed, beside `kept`, for a contradiction.
Statements Consistency::Reduce(const Statements& kept, bool kept_changed, const Statements& candidates, bool ratios_only) const {
  if (kept_changed && !Holds(kept, ratios_only)) return {};
  if (candidates.size() == 1) return candidates;
  const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(candidates.size() / 2);
  const Statements first(candidates.begin(), middle), second(middle, candidates.end());
  const Statements of_second = Reduce(Joined(kept, first), true, second, ratios_only);
  const Statements of_first = Reduce(Joined(kept, of_second), !of_second.empty(), first, ratios_only);
  return Joined(of_first, of_second);
}

// Looks around each statement of the core, at what speaks of the same periods, for a contradiction of fewer.
Statements Consistency::Smaller(const Statements& core, const Statements& statements, bool ratios_only) const {
  Statements best = core;
  for (const Statement* center : core) {
    std::vector<normalize::Period> periods;
    AddPeriods(*center, &periods);
    for (const Statement* statement : statements)
      if (std::any_of(statement->changes.begin(), statement->changes.end(),
                      [&](const auto& change) { return change.base == center->period; }))
        AddPeriods(*statement, &periods);
    Statements around;
    for (const Statement* statement : statements)
      if (SpeaksOf(*statement, periods)) around.push_back(statement);
    if (around.size() < 2 || Holds(around, ratios_only)) continue;
    const Statements found = Irreducible(around, ratios_only);
    if (found.size() < best.size()) best = found;
    if (best.size() <= kSmall) break;
  }
  return best;
}

std::optional<std::set<Relation>> Consistency::Prove(const Statements& statements) const {
  for (const bool ratios_only : {false, true}) {
    if (ratios_only && !HaveRatios(statements)) continue;
    const Model model = Build(statements, ratios_only);
    const Feasibility feasibility = Solve(model);
    const bool by_conflict = !feasibility.conflict.empty() && IsInfeasible(model, feasibility.conflict);
    if (!by_conflict && !IsInfeasible(model)) continue;
    std::set<Relation> relations;
    for (std::size_t i = 0; i < model.rows.size(); ++i)
      if (!by_conflict || std::binary_search(feasibility.conflict.begin(), feasibility.conflict.end(), static_cast<int>(i)))
        relations.insert(model.rows[i].relation);
    return relations;
  }
  return std::nullopt;
}

std::optional<Range> Consistency::Possible(const Statements& statements, const UnknownKey& key) const {
  const Model model = Build(statements, false);
  const int unknown = model.Find(key);
  if (unknown < 0) return Solve(model).feasible ? std::optional(Range{}) : std::nullopt;
  return PossibleValues(model, unknown);
}

double Consistency::Gap(const Statements& statements) const {
  constexpr int kSteps = 20;
  double low = 0, high = 1;
  for (int step = 0; step < kSteps; ++step) {
    const double middle = (low + high) / 2;
    const bool holds = Solve(Build(statements, false, Rational(middle))).feasible &&
                       (!HaveRatios(statements) || Solve(Build(statements, true, Rational(middle))).feasible);
    (holds ? high : low) = middle;
  }
  return high;
}

}  // namespace tallyman::crosscheck
