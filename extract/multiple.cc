#include "extract/multiple.h"

#include <algorithm>

#include "normalize/decimal.h"
#include "normalize/hedged_interval.h"
#include "normalize/number.h"

namespace tallyman::extract {
namespace {

using languages::Pack;
using languages::PatternMatch;
using languages::View;
using normalize::Decimal;
using normalize::Interval;
using normalize::QuantityKind;
using normalize::QuantityMention;

std::optional<Decimal> HundredTimes(const Decimal& value) { return Decimal::Multiply(value, Decimal(100)); }

// The change in percent to `factor` hundredths of what was: 330 is 230 percent more.
std::optional<Decimal> LessHundred(const std::optional<Decimal>& factor) {
  const auto less = factor ? Decimal::Add(*factor, Decimal(-100)) : std::nullopt;
  return less ? std::optional(less->Rounded(2).Normalized()) : std::nullopt;
}

// What a formula makes of a number.
std::optional<Decimal> Image(const std::string& formula, const Decimal& x) {
  if (formula == "x-100") return Decimal::Add(x, Decimal(-100));
  if (formula == "x-1") return LessHundred(HundredTimes(x));
  if (formula == "1/x-1") return LessHundred(Decimal::Divide(Decimal(100), x, 6));
  const auto hundred = formula == "x" ? HundredTimes(x) : std::nullopt;
  return hundred ? std::optional(hundred->Rounded(2).Normalized()) : std::nullopt;
}

QuantityMention Percentage(const PatternMatch& match, const Decimal& percent, bool in_words) {
  QuantityMention quantity;
  quantity.begin = match.begin;
  quantity.end = match.end;
  quantity.kind = QuantityKind::kPercent;
  quantity.amount = percent;
  quantity.interval = normalize::IntervalOfWords(percent);
  quantity.fraction_word = in_words;
  return quantity;
}

std::optional<QuantityMention> ReadMultiple(const View& view, const Pack& pack, const PatternMatch& match, const std::string& formula) {
  if (const auto percent = Decimal::Parse(formula)) {
    QuantityMention quantity = Percentage(match, *percent, /*in_words=*/true);
    quantity.sign = percent->negative() ? -1 : 0;
    return quantity;
  }
  if (match.slots.empty()) return std::nullopt;
  const auto number = normalize::ReadNumber(view, match.slots[0].begin, pack, pack.signs(), match.slots[0].end);
  const auto x = number ? number->value() : std::nullopt;
  if (!x || x->is_zero() || x->negative()) return std::nullopt;
  const auto percent = Image(formula, *x);
  const auto range = normalize::PrintedInterval(number->printed, number->scale, normalize::Qualifier::kEqual);
  if (!percent || !range || !(Decimal(0) < *range->low)) return std::nullopt;
  QuantityMention quantity = Percentage(match, *percent, number->in_words);
  if (formula == "1/x-1") quantity.sign = -1;
  if (formula == "x-1" || formula == "x-100") quantity.sign = percent->negative() ? -1 : 1;
  if (number->in_words) return quantity;
  const auto low = Image(formula, *range->low), high = Image(formula, *range->high);
  if (!low || !high) return std::nullopt;
  quantity.interval = {std::min(*low, *high), std::max(*low, *high)};
  return quantity;
}

// Whether a hedge belongs to the multiple: it touches it, or is part of it ("more than halved", 增长超过3倍) on its own side of the number.
bool Hedges(const View& view, const PatternMatch& hedge, const std::string& form, const PatternMatch& multiple) {
  const bool before = form == "before", after = form == "after";
  if (hedge.begin >= multiple.begin && hedge.end <= multiple.end) {
    if (multiple.slots.empty()) return (before && hedge.end < multiple.end) || (after && multiple.begin < hedge.begin);
    const languages::SlotMatch& number = multiple.slots[0];
    return (before && hedge.end <= number.begin) || (after && number.end <= hedge.begin);
  }
  if (before) return hedge.end <= multiple.begin && normalize::SkipBlanks(view, hedge.end) == multiple.begin;
  return after && multiple.end <= hedge.begin && normalize::SkipBlanks(view, multiple.end) == hedge.begin;
}

void ReadHedge(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches, const PatternMatch& match,
               QuantityMention& multiple) {
  constexpr int kReach = 64, kBehind = 4;  // as far as hedges of other figures are looked for
  const auto begins_before = [](const PatternMatch& one, int place) { return one.begin < place; };
  for (auto it = std::lower_bound(matches.begin(), matches.end(), match.begin - kReach, begins_before);
       it != matches.end() && it->begin < match.end + kBehind; ++it) {
    const PatternMatch& hedge = *it;
    const languages::Entry& entry = pack.entry(hedge.entry);
    if (entry.section != languages::Section::kHedge || !Hedges(view, hedge, entry.form, match)) continue;
    const auto qualifier = normalize::QualifierOfHedge(entry.key);
    if (!qualifier) continue;
    multiple.qualifier = *qualifier;
    multiple.hedge_begin = hedge.begin;
    multiple.hedge_end = hedge.end;
  }
  multiple.interval = normalize::HedgedInterval(multiple.amount, multiple.interval, multiple.qualifier);
}

std::optional<Decimal> Fall(const std::optional<Decimal>& rise) {
  const auto factor = rise ? Decimal::Add(*rise, Decimal(100)) : std::nullopt;
  if (!factor || !(Decimal(0) < *factor)) return std::nullopt;
  return LessHundred(Decimal::Divide(Decimal(10000), *factor, 6));
}

}  // namespace

std::optional<QuantityMention> MultipleOf(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches,
                                          const PatternMatch& match) {
  auto multiple = ReadMultiple(view, pack, match, pack.entry(match.entry).key);
  if (multiple) ReadHedge(view, pack, matches, match, *multiple);
  return multiple;
}

QuantityMention AsFall(const QuantityMention& rise) {
  QuantityMention fall = rise;
  const auto amount = Fall(rise.amount);
  if (!amount) return rise;
  fall.amount = *amount;
  fall.interval = rise.fraction_word ? normalize::IntervalOfWords(*amount) : Interval{Fall(rise.interval.high), Fall(rise.interval.low)};
  if (rise.fraction_word || rise.qualifier != normalize::Qualifier::kEqual)
    fall.interval = normalize::HedgedInterval(*amount, fall.interval, rise.qualifier);
  return fall;
}

}  // namespace tallyman::extract
