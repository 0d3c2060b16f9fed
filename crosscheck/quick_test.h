// A quick test whether a reduced model's rows can all hold.
#ifndef TALLYMAN_CROSSCHECK_QUICK_TEST_H_
#define TALLYMAN_CROSSCHECK_QUICK_TEST_H_

#include <functional>

#include "crosscheck/reduction.h"

namespace tallyman::crosscheck {

// True if all can hold, as far as floating point tells. Bounds are handed on from row to row, rows that these bounds imply are left out,
// and the linear program decides what is left: several times faster than with all rows.
// `is_out` says of a row of the model that it was reduced from whether it is to be left out.
bool CanHold(const ReducedModel& model, const std::function<bool(int)>& is_out);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_QUICK_TEST_H_
