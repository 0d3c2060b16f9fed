// Whether a model's rows can all hold, by CLP in floating point: fast, and right but for rounding. What it calls infeasible is
// proved elsewhere (exact.h) before anything is reported.
#ifndef TALLYMAN_CROSSCHECK_LINEAR_PROGRAM_H_
#define TALLYMAN_CROSSCHECK_LINEAR_PROGRAM_H_

#include <memory>
#include <optional>
#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

struct Feasibility {
  bool feasible = true;
  // Where infeasible: the rows with a Farkas multiplier, which cannot all hold. Indices into the model's rows, ascending.
  std::vector<int> conflict;
};

// For the few rows of an explanation. Unknowns and rows are scaled by the sizes that the model's own bounds give them, so that 10^3
// and 10^15 may meet in one model.
Feasibility Solve(const Model& model);

// The lowest and highest values that a model leaves its unknowns. Each search starts where the last one ended: of many unknowns
// of one model, all but the first cost little. Ends are rounded: for words, not for proofs.
class Extremes {
 public:
  explicit Extremes(const Model& model);
  ~Extremes();

  // Nothing where the rows cannot all hold. Unbounded ends are absent.
  std::optional<Range> Of(int unknown);

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

// Extremes of one unknown.
std::optional<Range> PossibleValues(const Model& model, int unknown);

// A large model, solved again and again with some of its statements left out; each time starts where the last one ended.
class Program {
 public:
  // REQUIRES: `model` outlives this.
  explicit Program(const Model& model);
  ~Program();

  // Statements by the indices that rows have. All are in to begin with.
  void LeaveOut(int statement);
  void PutBack(int statement);

  // From now on bases of percentages may be zero.
  void ForgetFloors();

  // Statements, of those in, that cannot all be true, ascending; empty where all can.
  std::vector<int> Conflict();

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_LINEAR_PROGRAM_H_
