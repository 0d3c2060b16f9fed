#include "extract/multiple.h"

#include <algorithm>

#include "normalize/decimal.h"
#include "normalize/interval.h"
#include "normalize/number.h"

namespace tallyman::extract {

using languages::Pack;
using languages::PatternMatch;
using languages::View;
using normalize::Decimal;
using normalize::QuantityKind;
using normalize::QuantityMention;

std::optional<QuantityMention> MultipleOf(const View& view, const Pack& pack, const PatternMatch& match, const std::string& formula) {
  QuantityMention quantity;
  quantity.begin = match.begin;
  quantity.end = match.end;
  quantity.kind = QuantityKind::kPercent;
  if (match.slots.empty()) {
    const auto percent = Decimal::Parse(formula);
    if (!percent) return std::nullopt;
    quantity.amount = *percent;
    quantity.interval = normalize::WithinFivePercent(*percent);
    quantity.sign = percent->negative() ? -1 : 0;
    return quantity;
  }
  const auto number = normalize::ReadNumber(view, match.slots[0].begin, pack);
  const auto x = number ? number->value() : std::nullopt;
  if (!x || x->is_zero() || x->negative()) return std::nullopt;
  const auto image = [&](const Decimal& value) -> std::optional<Decimal> {
    const auto hundred = Decimal::Multiply(value, Decimal(100));
    if (!hundred) return std::nullopt;
    if (formula == "x") return hundred->Rounded(2).Normalized();
    if (formula == "x-100") return Decimal::Add(value, Decimal(-100));
    if (formula == "x-1") {
      const auto less = Decimal::Add(*hundred, Decimal(-100));
      return less ? std::optional(less->Rounded(2).Normalized()) : std::nullopt;
    }
    if (formula == "1/x-1") {
      const auto inverse = Decimal::Divide(Decimal(100), value, 6);
      const auto less = inverse ? Decimal::Add(*inverse, Decimal(-100)) : std::nullopt;
      return less ? std::optional(less->Rounded(2).Normalized()) : std::nullopt;
    }
    return std::nullopt;
  };
  const auto percent = image(*x);
  const auto range = number->in_words ? std::optional(normalize::WithinFivePercent(*x))
                                      : normalize::PrintedInterval(number->printed, number->scale, normalize::Qualifier::kEqual);
  if (!percent || !range || !range->low || !range->high || !(Decimal(0) < *range->low)) return std::nullopt;
  const auto low = image(*range->low), high = image(*range->high);
  if (!low || !high) return std::nullopt;
  quantity.amount = *percent;
  quantity.interval = {std::min(*low, *high), std::max(*low, *high)};
  if (formula == "1/x-1") quantity.sign = -1;
  if (formula == "x-1" || formula == "x-100") quantity.sign = percent->negative() ? -1 : 1;
  return quantity;
}

}  // namespace tallyman::extract
