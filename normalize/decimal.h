// Exact decimal numbers, as printed in articles. No binary floating point is involved: "70.23" is 7023 * 10^-2.
#ifndef TALLYMAN_NORMALIZE_DECIMAL_H_
#define TALLYMAN_NORMALIZE_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tallyman::normalize {

// A decimal number of up to 36 digits. Keeps the zeros it was printed with ("5.10" stays "5.10"), but compares by value.
// A value type; all functions are thread-safe. Arithmetic that leaves 36 digits saturates to "not representable" and is
// reported by the functions that return std::optional.
class Decimal {
 public:
  static constexpr int kMaxDigits = 36;

  Decimal() = default;
  Decimal(std::int64_t whole) : mantissa_(whole) {}  // NOLINT: whole numbers are decimals

  // mantissa * 10^-fraction_digits. REQUIRES: 0 <= fraction_digits <= kMaxDigits.
  static Decimal FromParts(__int128 mantissa, int fraction_digits);

  // "-1234.50": an optional sign, ASCII digits, optionally a point and digits. No grouping, no exponent.
  // Returns nothing for anything else, and for more than 36 digits.
  static std::optional<Decimal> Parse(std::string_view text);

  // The canonical form: no exponent, no "+", fraction digits as kept.
  std::string ToString() const;
  // Without trailing zeros after the point.
  Decimal Normalized() const;
  double ToDouble() const;

  __int128 mantissa() const { return mantissa_; }
  int fraction_digits() const { return fraction_digits_; }
  bool negative() const { return mantissa_ < 0; }
  bool is_zero() const { return mantissa_ == 0; }

  Decimal operator-() const { return FromParts(-mantissa_, fraction_digits_); }
  Decimal Abs() const { return negative() ? -*this : *this; }

  static std::optional<Decimal> Add(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> Multiply(const Decimal& a, const Decimal& b);
  // The quotient rounded half away from zero to `fraction_digits` digits; nothing when b is zero.
  static std::optional<Decimal> Divide(const Decimal& a, const Decimal& b, int fraction_digits);
  // Rounded half away from zero.
  Decimal Rounded(int fraction_digits) const;
  // This number times 10^exponent, exactly.
  std::optional<Decimal> Shifted(int exponent) const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  __int128 mantissa_ = 0;
  int fraction_digits_ = 0;
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_DECIMAL_H_
