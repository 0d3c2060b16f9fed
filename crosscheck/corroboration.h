// Claims of independent documents that confirm each other.
#ifndef TALLYMAN_CROSSCHECK_CORROBORATION_H_
#define TALLYMAN_CROSSCHECK_CORROBORATION_H_

#include <vector>

#include "crosscheck/consistency.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

// One info for each largest group of statements of one family whose levels of one value, changes of it or shares can all be what was
// meant, where at least two independent publishers are among those who say so, be it in the same words. Trade is one value from whichever
// of the two areas it is told (rule `mirror`). Hedges with one open end confirm nothing.
std::vector<schema::Finding> FindCorroborations(const Statements& statements, const Exchange& exchange);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_CORROBORATION_H_
