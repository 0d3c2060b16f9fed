// Positive numbers known to lie between two decimals, for exchange rates: every operation rounds outwards, so that the true result of
// exact arithmetic never leaves the bounds.
#ifndef TALLYMAN_NORMALIZE_BOUNDS_H_
#define TALLYMAN_NORMALIZE_BOUNDS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "normalize/decimal.h"

namespace tallyman::normalize {

enum class Rounding { kDown, kUp };

// mantissa * 10^exponent with a mantissa of at most 18 digits; zero only as a default.
struct Scaled {
  std::uint64_t mantissa = 0;
  int exponent = 0;

  // value * 10^exponent, rounded to `digits` significant digits. REQUIRES: 1 <= digits <= 18.
  static Scaled Round(unsigned __int128 value, int exponent, Rounding rounding, int digits = 18);
  // "70.23": ASCII digits, optionally a point and digits, at most 18 in all, not zero; nothing for anything else.
  static std::optional<Scaled> Parse(std::string_view text);
};

bool operator<(const Scaled& a, const Scaled& b);

// low <= x <= high, both positive. Values; thread-safe.
struct Bounds {
  Scaled low;
  Scaled high;

  static Bounds Exactly(const Scaled& value) { return {value, value}; }
  static Bounds One() { return Exactly({1, 0}); }

  Bounds operator*(const Bounds& other) const;
  Bounds operator/(const Bounds& other) const;
  // The smallest bounds that hold both.
  Bounds Hull(const Bounds& other) const;
  // low / factor to high * factor. REQUIRES: factor is at least 1.
  Bounds WidenedBy(const Scaled& factor) const;
};

// `value` rounded to 12 significant digits.
Decimal ToTwelveDigits(const Scaled& value, Rounding rounding);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_BOUNDS_H_
