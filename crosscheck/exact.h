// Whether rows can all hold, in rational arithmetic: the proof behind every contradiction that is reported.
#ifndef TALLYMAN_CROSSCHECK_EXACT_H_
#define TALLYMAN_CROSSCHECK_EXACT_H_

#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

// True if no values of the unknowns meet the given rows of the model (indices), decided without rounding. Meant for the few rows
// of an explanation: time grows with the cube of their number.
bool IsInfeasible(const Model& model, const std::vector<int>& rows);
// Of all rows.
bool IsInfeasible(const Model& model);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_EXACT_H_
