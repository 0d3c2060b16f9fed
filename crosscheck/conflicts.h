// The conflicts of a set of statements: irreducible sets that cannot all be true, found until a lightest set of removals leaves none.
#ifndef TALLYMAN_CROSSCHECK_CONFLICTS_H_
#define TALLYMAN_CROSSCHECK_CONFLICTS_H_

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "crosscheck/consistency.h"
#include "crosscheck/linear_program.h"
#include "crosscheck/propagation.h"
#include "crosscheck/reduction.h"

namespace tallyman::crosscheck {

// Statements by their places in the given list, ascending.
using Indices = std::vector<int>;

struct Conflict {
  Indices indices;
  bool is_error = false;                           // not even leniently can they all be true, and no one article says them all
  std::optional<std::set<Relation>> by_relations;  // nothing where rational arithmetic does not confirm it
};

class ConflictSearch {
 public:
  // REQUIRES: the arguments outlive this. `costs` are of removing each statement.
  ConflictSearch(const Statements& statements, const std::vector<double>& costs, const Consistency& leniently,
                 const Consistency& as_printed);

  // Finds conflicts until removed() leaves none.
  void Run();

  const std::vector<Conflict>& conflicts() const { return conflicts_; }
  // Statements that hit every error, then those that hit the other conflicts; of the least cost.
  const Indices& removed_for_errors() const { return for_errors_; }
  const Indices& removed_for_warnings() const { return for_warnings_; }

  // The model as printed. Nothing else may be called after this.
  Model TakeModel() { return std::move(model_); }

  // Whether all but these can be true as printed.
  bool HoldsWithout(const Indices& removed) const;

 private:
  Statements At(const Indices& indices) const;
  Indices Removed() const;
  std::vector<bool> MaskOf(const Indices& out) const;
  Indices Companions() const;
  void ChooseRemovals();
  bool Add(const Indices& candidates, bool is_error);
  void FindShort(const Propagator& propagator, bool is_error);
  Indices ConflictOfProgram();
  bool FindByProgram();
  bool FindErrorsBehindWarnings();

  const Statements& statements_;
  const std::vector<double>& costs_;
  const Consistency& leniently_;
  const Consistency& as_printed_;
  Model model_;  // as printed
  const ReducedModel reduced_;
  std::optional<Program> program_;  // of the model, once it is needed
  bool floors_ = true;              // whether bases of percentages must be above zero
  Indices out_of_program_;
  Indices doubtful_;  // what floating point takes for a contradiction where there is none: no part of the program
  std::optional<Model> lenient_model_;
  std::vector<Conflict> conflicts_;
  std::vector<Indices> of_one_article_;  // what would be errors if more than one article said it
  std::set<Indices> seen_;
  Indices for_errors_, for_warnings_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_CONFLICTS_H_
