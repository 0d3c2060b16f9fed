// Which statements of a set contradict each other, and which of them are likely wrong (error localization, by the Fellegi-Holt
// principle: the lightest set of removals that makes the rest consistent).
#ifndef TALLYMAN_CROSSCHECK_DIAGNOSIS_H_
#define TALLYMAN_CROSSCHECK_DIAGNOSIS_H_

#include <optional>
#include <set>
#include <vector>

#include "crosscheck/consistency.h"
#include "crosscheck/slips.h"

namespace tallyman::crosscheck {

// Irreducible, and proved in rational arithmetic.
struct Contradiction {
  Statements statements;
  bool is_error = false;  // not even with the slack can they all be true
  std::set<Relation> relations;
  std::vector<double> weights;  // how likely each statement is the wrong one; they sum to 1
  std::optional<Repair> slip;   // of the likeliest
};

// Contradictions whose repair makes all statements true: first with the slack that an error must outlast (`leniently`), then, of what
// that leaves, `as_printed`. Empty if and only if all can be true as printed. REQUIRES: whatever holds as printed holds leniently.
// `statements` sorted so that equal inputs have equal order.
std::vector<Contradiction> Diagnose(const Statements& statements, const Consistency& leniently, const Consistency& as_printed);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_DIAGNOSIS_H_
