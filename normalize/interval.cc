#include "normalize/interval.h"

#include <algorithm>

#include "normalize/hedged_interval.h"

namespace tallyman::normalize {
namespace {

Decimal PowerOfTen(int exponent) { return *Decimal(1).Shifted(exponent); }

}  // namespace

Interval Interval::Negated() const {
  Interval result;
  if (high) result.low = -*high;
  if (low) result.high = -*low;
  return result;
}

Decimal LastSignificantUnit(const Decimal& printed) {
  if (printed.fraction_digits() > 0) return PowerOfTen(-printed.fraction_digits());
  __int128 rest = printed.Abs().mantissa();
  int digits = 0, trailing_zeros = 0;
  bool counting = rest != 0;
  for (; rest != 0; rest /= 10, ++digits) {
    if (counting && rest % 10 == 0)
      ++trailing_zeros;
    else
      counting = false;
  }
  return PowerOfTen(std::min(trailing_zeros, std::max(0, digits - 2)));
}

std::optional<Interval> PrintedInterval(const Decimal& printed, const Decimal& scale, Qualifier qualifier) {
  const auto size = Decimal::Multiply(printed.Abs(), scale);
  const auto unit = Decimal::Multiply(LastSignificantUnit(printed), scale);
  if (!size || !unit) return std::nullopt;
  const auto half = Decimal::Multiply(*unit, Decimal::FromParts(5, 1));
  if (!half) return std::nullopt;
  const auto low = Decimal::Add(*size, -*half), high = Decimal::Add(*size, *half);
  if (!low || !high) return std::nullopt;
  const Interval interval = HedgedInterval(*size, {low->Normalized(), high->Normalized()}, qualifier);
  return printed.negative() ? interval.Negated() : interval;
}

Interval WithinFivePercent(const Decimal& value) {
  const auto low = Decimal::Multiply(value, Decimal::FromParts(95, 2)), high = Decimal::Multiply(value, Decimal::FromParts(105, 2));
  Interval interval{low ? std::optional(low->Normalized()) : std::nullopt, high ? std::optional(high->Normalized()) : std::nullopt};
  if (value.negative()) std::swap(interval.low, interval.high);
  return interval;
}

Interval Hull(const Interval& a, const Interval& b) {
  Interval hull;
  if (a.low && b.low) hull.low = std::min(*a.low, *b.low);
  if (a.high && b.high) hull.high = std::max(*a.high, *b.high);
  return hull;
}

}  // namespace tallyman::normalize
