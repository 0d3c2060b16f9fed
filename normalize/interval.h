// What a printed number stands for: the closed interval of all values that round to it (formats.md, "What a printed number stands for").
#ifndef TALLYMAN_NORMALIZE_INTERVAL_H_
#define TALLYMAN_NORMALIZE_INTERVAL_H_

#include <optional>

#include "normalize/decimal.h"

namespace tallyman::normalize {

// How a figure is hedged: plain; about; more than; less than.
enum class Qualifier { kEqual, kApprox, kGreater, kLess };

// low <= x <= high; an absent end is unbounded.
struct Interval {
  std::optional<Decimal> low;
  std::optional<Decimal> high;

  bool Contains(const Decimal& x) const { return (!low || *low <= x) && (!high || x <= *high); }
  Interval Negated() const;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// One unit of the last significant digit of a printed number, as a power of ten: "70.23" is 0.01, "237" is 1, "240" is 10,
// "200" is 10, "1000" is 100. Trailing zeros of a whole number count as significant only up to the second digit.
Decimal LastSignificantUnit(const Decimal& printed);

// The interval of a printed number times `scale` (237 and 10^9 for "237 billion"), by the rule for its qualifier. `gt` and
// `lt` speak of the size: of -1.5, `gt` is everything up to -1.5. Nothing where the bounds exceed 36 digits.
std::optional<Interval> PrintedInterval(const Decimal& printed, const Decimal& scale, Qualifier qualifier);

// 5 percent to either side: for fractions and factors in words, and the outer hull of `approx`.
Interval WithinFivePercent(const Decimal& value);

// The smallest interval that holds both.
Interval Hull(const Interval& a, const Interval& b);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_INTERVAL_H_
