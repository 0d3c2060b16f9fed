#include "normalize/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tallyman::normalize {
namespace {

constexpr int kPowers = Decimal::kMaxDigits + 1;

constexpr std::array<__int128, kPowers> MakePowers() {
  std::array<__int128, kPowers> powers{};
  powers[0] = 1;
  for (int i = 1; i < kPowers; ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}

constexpr std::array<__int128, kPowers> kPower = MakePowers();

__int128 Magnitude(__int128 value) { return value < 0 ? -value : value; }

// value * factor, or nothing beyond 36 digits.
std::optional<__int128> CheckedMultiply(__int128 value, __int128 factor) {
  __int128 product = 0;
  if (__builtin_mul_overflow(value, factor, &product) || Magnitude(product) >= kPower[Decimal::kMaxDigits]) return std::nullopt;
  return product;
}

// value / divisor, rounded half away from zero. REQUIRES: divisor > 0.
__int128 RoundedQuotient(__int128 value, __int128 divisor) {
  const __int128 size = Magnitude(value);
  __int128 quotient = size / divisor;
  const __int128 rest = size % divisor;
  if (rest >= divisor - rest) ++quotient;
  return value < 0 ? -quotient : quotient;
}

}  // namespace

Decimal Decimal::FromParts(__int128 mantissa, int fraction_digits) {
  Decimal result;
  result.mantissa_ = mantissa;
  result.fraction_digits_ = fraction_digits;
  return result;
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  __int128 mantissa = 0;
  int digits = 0, fraction_digits = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && digits > 0) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return std::nullopt;
    mantissa = mantissa * 10 + (c - '0');
    fraction_digits += point;
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  return FromParts(negative ? -mantissa : mantissa, fraction_digits);
}

std::string Decimal::ToString() const {
  std::array<char, 48> text;
  char* const end = text.data() + text.size();
  char* begin = end;
  int digits = 0;
  const auto put = [&](int digit) {
    if (digits == fraction_digits_ && digits > 0) *--begin = '.';
    *--begin = static_cast<char>('0' + digit);
    ++digits;
  };
  __int128 wide = Magnitude(mantissa_);
  for (; wide > std::numeric_limits<std::int64_t>::max(); wide /= 10) put(static_cast<int>(wide % 10));
  for (auto rest = static_cast<std::int64_t>(wide); rest != 0 || digits <= fraction_digits_; rest /= 10) put(static_cast<int>(rest % 10));
  if (negative()) *--begin = '-';
  return std::string(begin, end);
}

Decimal Decimal::Normalized() const {
  Decimal result = *this;
  while (result.fraction_digits_ > 0 && result.mantissa_ % 10 == 0) {
    result.mantissa_ /= 10;
    --result.fraction_digits_;
  }
  return result;
}

double Decimal::ToDouble() const {
  return static_cast<double>(static_cast<long double>(mantissa_) / static_cast<long double>(kPower[fraction_digits_]));
}

std::optional<Decimal> Decimal::Add(const Decimal& a, const Decimal& b) {
  const int digits = std::max(a.fraction_digits_, b.fraction_digits_);
  const auto left = CheckedMultiply(a.mantissa_, kPower[digits - a.fraction_digits_]);
  const auto right = CheckedMultiply(b.mantissa_, kPower[digits - b.fraction_digits_]);
  if (!left || !right || Magnitude(*left + *right) >= kPower[kMaxDigits]) return std::nullopt;
  return FromParts(*left + *right, digits);
}

std::optional<Decimal> Decimal::Multiply(const Decimal& a, const Decimal& b) {
  if (a.fraction_digits_ + b.fraction_digits_ > kMaxDigits) return std::nullopt;
  const auto product = CheckedMultiply(a.mantissa_, b.mantissa_);
  if (!product) return std::nullopt;
  return FromParts(*product, a.fraction_digits_ + b.fraction_digits_);
}

std::optional<Decimal> Decimal::Divide(const Decimal& a, const Decimal& b, int fraction_digits) {
  if (b.is_zero() || fraction_digits < 0 || fraction_digits > kMaxDigits) return std::nullopt;
  const int shift = fraction_digits + b.fraction_digits_ - a.fraction_digits_;
  __int128 numerator = a.mantissa_, denominator = b.mantissa_;
  if (shift > kMaxDigits || -shift > kMaxDigits) return std::nullopt;
  const auto scaled = CheckedMultiply(shift >= 0 ? numerator : denominator, kPower[std::abs(shift)]);
  if (!scaled) return std::nullopt;
  (shift >= 0 ? numerator : denominator) = *scaled;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  return FromParts(RoundedQuotient(numerator, denominator), fraction_digits);
}

Decimal Decimal::Rounded(int fraction_digits) const {
  if (fraction_digits >= fraction_digits_) return *this;
  return FromParts(RoundedQuotient(mantissa_, kPower[fraction_digits_ - fraction_digits]), fraction_digits);
}

std::optional<Decimal> Decimal::Shifted(int exponent) const {
  const int digits = fraction_digits_ - exponent;
  if (digits > kMaxDigits) return std::nullopt;
  if (digits >= 0) return FromParts(mantissa_, digits);
  if (-digits > kMaxDigits) return std::nullopt;
  const auto mantissa = CheckedMultiply(mantissa_, kPower[-digits]);
  if (!mantissa) return std::nullopt;
  return FromParts(*mantissa, 0);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int digits = std::max(a.fraction_digits_, b.fraction_digits_);
  const auto left = CheckedMultiply(a.mantissa_, kPower[digits - a.fraction_digits_]);
  const auto right = CheckedMultiply(b.mantissa_, kPower[digits - b.fraction_digits_]);
  if (left && right) return *left <=> *right;
  // One side has no room for the other's fraction digits: it is the larger in size.
  if (!left) return a.negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  return b.negative() ? std::strong_ordering::greater : std::strong_ordering::less;
}

}  // namespace tallyman::normalize
