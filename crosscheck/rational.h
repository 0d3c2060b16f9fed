// Exact rational numbers (GMP) and ranges of them: what the cross-check computes with where a result must be proved.
#ifndef TALLYMAN_CROSSCHECK_RATIONAL_H_
#define TALLYMAN_CROSSCHECK_RATIONAL_H_

#include <gmpxx.h>

#include <optional>

#include "normalize/decimal.h"
#include "normalize/interval.h"

namespace tallyman::crosscheck {

using Rational = mpq_class;

// low <= x <= high; an absent end is unbounded. Unlike a normalize::Interval it may be empty.
struct Range {
  std::optional<Rational> low;
  std::optional<Rational> high;

  bool empty() const { return low && high && *low > *high; }
  Range Intersection(const Range& other) const;
  // Both ends moved outwards by `share` of their own size: at share 1 every range holds zero.
  Range Widened(const Rational& share) const;
  // Both ends times a positive factor.
  Range Times(const Rational& factor) const;
  friend bool operator==(const Range&, const Range&) = default;
};

Rational ToRational(const normalize::Decimal& value);
// The rational that a double stands for in decimal, to nine digits: 0.015 becomes 3/200.
Rational ToRational(double value);
Range ToRange(const normalize::Interval& interval);

// `value` rounded half away from zero to that many significant digits; nothing where a Decimal cannot hold it.
std::optional<normalize::Decimal> ToDecimal(const Rational& value, int significant_digits);
// Ends that a Decimal cannot hold become unbounded.
normalize::Interval ToInterval(const Range& range, int significant_digits);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_RATIONAL_H_
