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
  std::set<Relation> relations;
  std::vector<double> weights;  // how likely each statement is the wrong one; they sum to 1
  std::optional<Repair> slip;   // of the likeliest
};

struct Diagnosis {
  std::vector<Contradiction> contradictions;
  Statements removed;  // the rest of the statements can all be true
};

// `statements` sorted so that equal inputs have equal order. `outside` tie with none of them, but may show what a slip meant.
Diagnosis Diagnose(const Statements& statements, const Statements& outside, const Consistency& consistency);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_DIAGNOSIS_H_
