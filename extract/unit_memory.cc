#include "extract/unit_memory.h"

#include <algorithm>

namespace tallyman::extract {
namespace {

using normalize::Decimal;
using normalize::QuantityMention;

bool HasDecimals(const QuantityMention& quantity) { return quantity.number.printed.fraction_digits() > 0; }

// "2023" alone is a year.
bool MayBeYear(const QuantityMention& quantity) {
  return !quantity.number.scaled && !HasDecimals(quantity) && quantity.number.end - quantity.number.begin == 4 &&
         Decimal(1900) <= quantity.number.printed && quantity.number.printed <= Decimal(2100);
}

// A whole number before a noun counts it.
bool CountsThings(const Figure& number) { return number.followed == Followed::kByOtherWord && !HasDecimals(number.quantity); }

bool HaveSameScale(const Figure& a, const Figure& b) {
  return a.quantity.unit == b.quantity.unit && a.quantity.number.scale == b.quantity.number.scale;
}

void TakeUnit(const Figure& source, Measure& measure) {
  measure.quantity.kind = source.quantity.kind;
  measure.quantity.unit = source.quantity.unit;
  measure.quantity.factor = source.quantity.factor;
  measure.quantity.ambiguous_currency = source.quantity.ambiguous_currency;
  measure.quantity.tonnes = source.quantity.tonnes;
}

}  // namespace

void UnitMemory::Remember(const Figure& figure, bool in_brackets) {
  if (figure.kind == FigureKind::kPercent) {
    percent_ = figure;
    return;
  }
  last_ = figure;
  if (figure.kind == FigureKind::kPhysical) physical_ = figure;
  if (figure.kind == FigureKind::kMoney) {
    if (money_ && !HaveSameScale(*money_, figure)) other_money_ = money_;
    money_ = figure;
  }
  if (!in_brackets) outside_ = figure;
}

// A conversion in brackets hands its unit on to nothing behind them. Billions are money, but where tonnes or the like were counted in
// billions before.
const std::optional<Figure>& UnitMemory::Nearest(const Figure& number, bool in_brackets) const {
  const auto& nearest = !in_brackets && outside_ ? outside_ : last_;
  const Decimal billion(1000000000);
  const bool billions = number.quantity.number.scaled && !(number.quantity.number.scale < billion);
  if (billions && money_ && nearest->kind != FigureKind::kMoney && nearest->quantity.number.scale < billion) return money_;
  return nearest;
}

// Digits in groups, and no scale word.
bool UnitMemory::IsInGroups(const QuantityMention& quantity) const {
  const auto& number = quantity.number;
  const auto digits = view_.text().substr(number.begin, number.end - number.begin);
  return !number.scaled && !HasDecimals(quantity) && Decimal(1000) <= number.printed &&
         std::any_of(digits.begin(), digits.end(), [](char32_t c) { return c < U'0' || c > U'9'; });
}

// "72 thousand tonnes, of which 15,000", "3.4 million cars, 450,000 of them to China": no thousands of thousands are printed, nor tens of
// thousands of millions of things.
bool UnitMemory::IsWrittenOut(const QuantityMention& number, const Figure& source) const {
  if (!IsInGroups(number)) return false;
  const Decimal thousand(1000), million(1000000);
  if (source.quantity.number.scale == thousand) return true;
  return source.kind == FigureKind::kPhysical && source.quantity.number.scale == million && !(number.number.printed < Decimal(10000));
}

// "in May 3.1 million", "from 15.8 to 17.9 billion dollars a year later; in May it was 1.4", "Kuwait took 512,000 tonnes, Saudi Arabia
// 248,000".
std::optional<Measure> UnitMemory::LikeThat(const Figure& number, const Figure& source) const {
  constexpr int kFarthest = 3, kFarthestOfSize = 20;  // sentences to what a bare whole number continues
  const QuantityMention& printed = number.quantity;
  Measure measure{source.kind, printed, Inherited::kUnit, static_cast<const Mention&>(source), {}};
  TakeUnit(source, measure);
  if (!printed.number.scaled) {
    const int farthest = printed.number.printed < Decimal(100) ? kFarthest : kFarthestOfSize;
    const bool near = number.sentence - source.sentence <= farthest;
    if (CountsThings(number)) return std::nullopt;
    if (source.quantity.number.scaled && !IsWrittenOut(printed, source)) {
      if (!near && !HasDecimals(printed)) return std::nullopt;
      measure.inherited = Inherited::kScale;
      measure.quantity.number.scale = source.quantity.number.scale;
    } else if (!near || !IsInGroups(printed) || !(source.quantity.number.scaled || IsInGroups(source.quantity))) {
      return std::nullopt;
    }
  }
  if (!normalize::Complete(measure.quantity)) return std::nullopt;
  return measure;
}

// "Exports (US$ mn): 168.1".
std::optional<Measure> UnitMemory::Declared(const Figure& number, const Figure& unit) const {
  const QuantityMention& printed = number.quantity;
  if (printed.number.scaled || CountsThings(number)) return std::nullopt;
  Measure measure{unit.kind, printed, Inherited::kDeclared, static_cast<const Mention&>(unit), {}};
  TakeUnit(unit, measure);
  measure.quantity.number.scale = unit.quantity.number.scale;
  if (!normalize::Complete(measure.quantity)) return std::nullopt;
  return measure;
}

// "imports by 3.1", "cars +14".
std::optional<Measure> UnitMemory::Percentage(const Figure& number) const {
  constexpr int kFarthest = 2;  // sentences
  const QuantityMention& printed = number.quantity;
  if (printed.number.scaled || (printed.upper && printed.upper->scaled) || Decimal(1000) <= printed.number.printed ||
      printed.number.printed.fraction_digits() > 2)
    return std::nullopt;
  if (CountsThings(number)) return std::nullopt;
  const bool near = percent_ && number.sentence - percent_->sentence <= kFarthest;
  // "Exports (US$ mn, change in %): 168.1 (22.4)".
  const bool declared = declared_money_ || declared_physical_ || expected_declared_;
  if (!near && !declared && printed.sign == 0) return std::nullopt;
  Measure measure{FigureKind::kPercent, printed, Inherited::kUnit, {}, {}};
  if (near) measure.source = static_cast<const Mention&>(*percent_);
  measure.quantity.kind = normalize::QuantityKind::kPercent;
  if (!normalize::Complete(measure.quantity)) return std::nullopt;
  return measure;
}

std::vector<Measure> UnitMemory::MeasuresOf(const Figure& number, const QuantityMention* next, bool in_brackets) const {
  std::vector<Measure> measures;
  const QuantityMention& printed = number.quantity;
  if (MayBeYear(printed) || (printed.number.in_words && !printed.number.scaled)) return measures;
  const auto put = [&](const std::optional<Measure>& measure) {
    const bool known = measure && std::any_of(measures.begin(), measures.end(), [&](const Measure& other) {
                         return other.quantity.unit == measure->quantity.unit && other.quantity.amount == measure->quantity.amount;
                       });
    if (measure && !known) measures.push_back(*measure);
  };
  const auto add = [&](const Figure& number, const std::optional<Figure>& source) {
    if (source) put(LikeThat(number, *source));
  };
  const auto add_declared = [&](const std::optional<Figure>& unit) {
    if (unit) put(Declared(number, *unit));
  };
  const auto add_all = [&](const Figure& number) {
    if (last_) add(number, Nearest(number, in_brackets));
    add(number, money_);
    add(number, other_money_);
    add(number, physical_);
    if (!money_ && number.quantity.number.scaled) add(number, expected_);
  };
  // "640 and 1,020 million".
  constexpr int kWidestGap = 6;
  if (next != nullptr && !printed.number.scaled && next->number.scaled && next->begin - printed.end <= kWidestGap) {
    Figure scaled = number;
    scaled.quantity.number.scale = next->number.scale;
    scaled.quantity.number.scaled = true;
    add_all(scaled);
  }
  add_declared(declared_money_);
  add_declared(declared_physical_);
  add_all(number);
  if (!declared_money_ && !declared_physical_) add_declared(expected_declared_);
  if (const auto percentage = Percentage(number)) measures.push_back(*percentage);
  return measures;
}

}  // namespace tallyman::extract
