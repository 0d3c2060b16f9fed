#include "normalize/bounds.h"

#include <array>

namespace tallyman::normalize {
namespace {

using Wide = unsigned __int128;

constexpr int kDigits = 18;
constexpr int kPowers = 39;

constexpr std::array<Wide, kPowers> MakePowers() {
  std::array<Wide, kPowers> powers{};
  powers[0] = 1;
  for (int i = 1; i < kPowers; ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}

constexpr std::array<Wide, kPowers> kPower = MakePowers();

int CountDigits(Wide value) {
  int digits = 1;
  while (digits < kPowers && value >= kPower[digits]) ++digits;
  return digits;
}

Scaled Multiply(const Scaled& a, const Scaled& b, Rounding rounding) {
  return Scaled::Round(Wide{a.mantissa} * b.mantissa, a.exponent + b.exponent, rounding);
}

Scaled Divide(const Scaled& a, const Scaled& b, Rounding rounding) {
  // 36 digits by at most 18: a quotient of 18 digits or more, whatever the operands.
  const int shift = 2 * kDigits - CountDigits(a.mantissa);
  const Wide numerator = a.mantissa * kPower[shift];
  Wide quotient = numerator / b.mantissa;
  if (rounding == Rounding::kUp && quotient * b.mantissa != numerator) ++quotient;
  return Scaled::Round(quotient, a.exponent - b.exponent - shift, rounding);
}

}  // namespace

Scaled Scaled::Round(Wide value, int exponent, Rounding rounding, int digits) {
  const int excess = CountDigits(value) - digits;
  if (excess <= 0) return {static_cast<std::uint64_t>(value), exponent};
  Wide rounded = value / kPower[excess];
  if (rounding == Rounding::kUp && rounded * kPower[excess] != value) ++rounded;
  return {static_cast<std::uint64_t>(rounded), exponent + excess};
}

std::optional<Scaled> Scaled::Parse(std::string_view text) {
  const auto decimal = Decimal::Parse(text);
  if (!decimal || decimal->mantissa() <= 0 || CountDigits(decimal->mantissa()) > kDigits) return std::nullopt;
  return Scaled{static_cast<std::uint64_t>(decimal->mantissa()), -decimal->fraction_digits()};
}

bool operator<(const Scaled& a, const Scaled& b) {
  const int left = CountDigits(a.mantissa) + a.exponent, right = CountDigits(b.mantissa) + b.exponent;
  if (left != right) return left < right;
  const int shift = a.exponent - b.exponent;  // at most 17 in size: both have as many digits before the point
  return shift >= 0 ? a.mantissa * kPower[shift] < b.mantissa : a.mantissa < b.mantissa * kPower[-shift];
}

Bounds Bounds::operator*(const Bounds& other) const {
  return {Multiply(low, other.low, Rounding::kDown), Multiply(high, other.high, Rounding::kUp)};
}

Bounds Bounds::operator/(const Bounds& other) const {
  return {Divide(low, other.high, Rounding::kDown), Divide(high, other.low, Rounding::kUp)};
}

Bounds Bounds::Hull(const Bounds& other) const { return {other.low < low ? other.low : low, high < other.high ? other.high : high}; }

Bounds Bounds::WidenedBy(const Scaled& factor) const {
  return {Divide(low, factor, Rounding::kDown), Multiply(high, factor, Rounding::kUp)};
}

Decimal ToTwelveDigits(const Scaled& value, Rounding rounding) {
  const Scaled rounded = Scaled::Round(value.mantissa, value.exponent, rounding, 12);
  const auto mantissa = static_cast<__int128>(rounded.mantissa);
  if (rounded.exponent >= 0) return Decimal::FromParts(mantissa * static_cast<__int128>(kPower[rounded.exponent]), 0);
  return Decimal::FromParts(mantissa, -rounded.exponent).Normalized();
}

}  // namespace tallyman::normalize
