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

// What statements leave possible for one value in a whole number of months, as far as a few of them together show.
struct KnownValue {
  UnknownKey key;
  double low = 0;
  std::optional<double> high;
  Statements low_by, high_by;
};

struct Diagnosis {
  std::vector<Contradiction> contradictions;
  Statements removed;  // the lightest set whose removal leaves the rest true as printed
  Model model;         // of all statements, as printed; its rows tell them by their places
};

// What is known by `model` of the statements, as printed. Sorted by key, without balances, and without what nothing bounds. Of few
// statements each: as many as three.
std::vector<KnownValue> KnownValues(const Statements& statements, const Statements& removed, const Model& model);

// Contradictions whose repair makes all statements true: first with the slack that an error must outlast (`leniently`), then, of what
// that leaves, `as_printed`. There are none if and only if all can be true as printed. REQUIRES: whatever holds as printed holds leniently.
// `statements` sorted so that equal inputs have equal order.
Diagnosis Diagnose(const Statements& statements, const Consistency& leniently, const Consistency& as_printed);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_DIAGNOSIS_H_
