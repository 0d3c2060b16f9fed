// A model with fewer unknowns and rows that can hold if and only if the model's can: sums are put in the place of the totals that
// they make up, rows on one unknown become bounds. In floating point, scaled so that 10^3 and 10^15 may meet.
#ifndef TALLYMAN_CROSSCHECK_REDUCTION_H_
#define TALLYMAN_CROSSCHECK_REDUCTION_H_

#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

struct ReducedTerm {
  int column;
  double coefficient;
};

// low <= sum of terms <= high; unbounded ends are infinite.
struct ReducedRow {
  std::vector<ReducedTerm> terms;
  double low, high;
  int row;  // of the model
};

// low <= column <= high.
struct ReducedBound {
  int column;
  double low, high;
  int row;  // of the model
};

struct ReducedModel {
  std::vector<bool> free;  // by column: may be negative, as far as the bounds allow
  std::vector<ReducedRow> rows;
  std::vector<ReducedBound> bounds;
  std::vector<int> impossible;  // rows of the model that cannot hold, whatever the others say
};

// How small a base of a percentage may be against what is known of its size. A convention of floating point: that it is above
// kLeastBase would be lost in rounding. What follows only from this is not proved in rational arithmetic, and so not reported.
inline constexpr double kLeastRelativeBase = 1e-7;

ReducedModel Reduce(const Model& model);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_REDUCTION_H_
