// What ties families to each other, through the bounds that each has: partners to the world and to groups, products to their groups.
#ifndef TALLYMAN_CROSSCHECK_COUPLING_H_
#define TALLYMAN_CROSSCHECK_COUPLING_H_

#include <map>
#include <set>
#include <vector>

#include "crosscheck/diagnosis.h"
#include "crosscheck/families.h"

namespace tallyman::crosscheck {

// Contradictions between the parts and the whole of any families. `values` are those known of each family. Sees only what
// the bounds carry: three statements for each at most.
std::vector<Contradiction> Couple(const std::map<Symbol, std::vector<KnownValue>>& values, const Consistency& leniently,
                                  const Consistency& as_printed);

// Those of `values` that Couple may find to contradict each other, whatever it has settled before: each whole with all its parts.
std::set<const KnownValue*> FindCandidates(const std::map<Symbol, std::vector<KnownValue>>& values);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_COUPLING_H_
