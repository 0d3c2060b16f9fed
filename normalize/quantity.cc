#include "normalize/quantity.h"

#include <array>

#include "normalize/hedged_interval.h"
#include "normalize/quantity_finder.h"

namespace tallyman::normalize {

using languages::Pack;
using languages::PatternMatch;
using languages::View;

namespace {

// The ends of a range that both print their unit, as quantities of their own.
std::array<QuantityMention, 2> EndsOf(const QuantityMention& range) {
  QuantityMention lower = range, upper = range;
  lower.end = range.lower_end;
  upper.begin = range.upper_begin;
  upper.number = *range.upper;
  for (QuantityMention* end : {&lower, &upper}) {
    end->upper.reset();
    if (end->hedge_begin < 0) end->qualifier = Qualifier::kEqual;
    end->lower_end = end->upper_begin = -1;
  }
  return {lower, upper};
}

}  // namespace

std::vector<QuantityMention> FindQuantities(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) {
  return QuantityFinder(view, pack, &matches).Find();
}

std::vector<QuantityMention> AsPrinted(const std::vector<QuantityMention>& quantities) {
  std::vector<QuantityMention> printed;
  for (const QuantityMention& quantity : quantities) {
    if (quantity.lower_end < 0) {
      printed.push_back(quantity);
      continue;
    }
    for (QuantityMention end : EndsOf(quantity))
      if (Complete(end)) printed.push_back(std::move(end));
  }
  return printed;
}

std::vector<QuantityMention> FindQuantities(const View& view, const Pack& pack) {
  return AsPrinted(QuantityFinder(view, pack, nullptr).Find());
}

bool Complete(QuantityMention& quantity) {
  const auto scale = Decimal::Multiply(quantity.number.scale, quantity.factor);
  if (!scale) return false;
  const auto signed_printed = [&](const Number& number) { return quantity.sign < 0 ? -number.printed : number.printed; };
  const Decimal printed = signed_printed(quantity.number);
  const auto amount = Decimal::Multiply(printed, *scale);
  const auto interval = PrintedInterval(printed, *scale, quantity.qualifier);
  if (!amount || !interval) return false;
  quantity.amount = *amount;
  quantity.interval = *interval;
  if (quantity.fraction_word) {
    quantity.amount = amount->Rounded(2).Normalized();
    quantity.interval = HedgedInterval(quantity.amount, IntervalOfWords(quantity.amount), quantity.qualifier);
  }
  if (quantity.upper) {
    const auto upper_scale = Decimal::Multiply(quantity.upper->scale, quantity.factor);
    const auto upper = upper_scale ? Decimal::Multiply(signed_printed(*quantity.upper), *upper_scale) : std::nullopt;
    const auto sum = upper ? Decimal::Add(*amount, *upper) : std::nullopt;
    const auto middle = sum ? Decimal::Multiply(*sum, Decimal::FromParts(5, 1)) : std::nullopt;
    const auto low = PrintedInterval(printed, *scale, Qualifier::kEqual);
    const auto high = upper ? PrintedInterval(signed_printed(*quantity.upper), *upper_scale, Qualifier::kEqual) : std::nullopt;
    if (!middle || !low || !high) return false;
    quantity.amount = middle->Normalized();
    quantity.interval = Hull(*low, *high);
    if (quantity.qualifier == Qualifier::kEqual) quantity.qualifier = Qualifier::kApprox;
  }
  // 70.23 billion is 70230000000, not 70230000000.00.
  if (quantity.number.scale != Decimal(1) || quantity.factor != Decimal(1)) quantity.amount = quantity.amount.Normalized();
  return true;
}

}  // namespace tallyman::normalize
