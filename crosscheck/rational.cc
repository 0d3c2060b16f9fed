#include "crosscheck/rational.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace tallyman::crosscheck {
namespace {

mpz_class PowerOfTen(int exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(exponent));
  return power;
}

mpz_class ToInteger(__int128 value) {
  const bool negative = value < 0;
  const unsigned __int128 size = negative ? -static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
  mpz_class result = static_cast<unsigned long>(size >> 64);
  result <<= 64;
  result += static_cast<unsigned long>(size & ~0UL);
  return negative ? mpz_class(-result) : result;
}

// Rounded half away from zero.
mpz_class RoundedToInteger(const Rational& value) {
  const Rational size = abs(value) + Rational(1, 2);
  const mpz_class rounded = size.get_num() / size.get_den();
  return value < 0 ? mpz_class(-rounded) : rounded;
}

// The exponent of the first significant digit: 0 for 1..9.99, 3 for 1000. REQUIRES: value is not zero.
int Exponent(const Rational& value) {
  const Rational size = abs(value);
  int exponent = static_cast<int>(mpz_sizeinbase(size.get_num_mpz_t(), 10)) - static_cast<int>(mpz_sizeinbase(size.get_den_mpz_t(), 10));
  const auto power = [](int e) { return e >= 0 ? Rational(PowerOfTen(e)) : Rational(mpz_class(1), PowerOfTen(-e)); };
  while (size < power(exponent)) --exponent;
  while (size >= power(exponent + 1)) ++exponent;
  return exponent;
}

}  // namespace

Range Range::Intersection(const Range& other) const {
  Range result = *this;
  if (other.low && (!low || *other.low > *low)) result.low = other.low;
  if (other.high && (!high || *other.high < *high)) result.high = other.high;
  return result;
}

Range Range::Widened(const Rational& share) const {
  Range result = *this;
  if (low) result.low = *low - abs(*low) * share;
  if (high) result.high = *high + abs(*high) * share;
  return result;
}

Range Range::Times(const Rational& factor) const {
  Range result = *this;
  if (low) result.low = *low * factor;
  if (high) result.high = *high * factor;
  return result;
}

Rational ToRational(const normalize::Decimal& value) {
  Rational result(ToInteger(value.mantissa()), PowerOfTen(value.fraction_digits()));
  result.canonicalize();
  return result;
}

Rational ToRational(double value) {
  Rational result(mpz_class(std::round(value * 1e9)), PowerOfTen(9));
  result.canonicalize();
  return result;
}

Range ToRange(const normalize::Interval& interval) {
  Range range;
  if (interval.low) range.low = ToRational(*interval.low);
  if (interval.high) range.high = ToRational(*interval.high);
  return range;
}

std::optional<normalize::Decimal> ToDecimal(const Rational& value, int significant_digits) {
  if (value == 0) return normalize::Decimal(0);
  const int shift = significant_digits - 1 - Exponent(value);
  if (shift > normalize::Decimal::kMaxDigits || significant_digits - shift > normalize::Decimal::kMaxDigits) return std::nullopt;
  const Rational scaled = shift >= 0 ? Rational(value * PowerOfTen(shift)) : Rational(value / PowerOfTen(-shift));
  const auto digits = normalize::Decimal::Parse(RoundedToInteger(scaled).get_str());
  if (!digits) return std::nullopt;
  const auto result = digits->Shifted(-shift);
  return result ? std::optional(result->Normalized()) : std::nullopt;
}

normalize::Interval ToInterval(const Range& range, int significant_digits) {
  normalize::Interval interval;
  if (range.low) interval.low = ToDecimal(*range.low, significant_digits);
  if (range.high) interval.high = ToDecimal(*range.high, significant_digits);
  return interval;
}

}  // namespace tallyman::crosscheck
