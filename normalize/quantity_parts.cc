// QuantityFinder: what is added to a quantity that was read: minor units, tenths, second names.
#include "normalize/quantity_finder.h"

namespace tallyman::normalize {

using languages::FigureKind;

void QuantityFinder::TakeSecondName(const Measure& measure, QuantityMention& quantity) {
  if (measure.kind != QuantityKind::kMoney) return;
  const auto after = AfterNumber(quantity.end);
  if (!after || after->kind != QuantityKind::kMoney || after->minor) return;
  // "$15.50 pesos": a sign that many countries print says less than any name.
  const bool sign = measure.ambiguous && !view_.Is(measure.begin, languages::kLetter);
  const bool settles = (measure.ambiguous && !after->ambiguous && (after->word || view_.Is(after->begin, languages::kLetter))) ||
                       (sign && after->word && after->unit != measure.unit);
  const bool repeats = after->unit == measure.unit || after->ambiguous;
  if (settles)
    Apply(*after, quantity);
  else if (repeats && (view_.Is(after->begin, languages::kLetter) || after->begin == quantity.end) &&
           !ReadNumber(view_, SkipBlanks(view_, after->end, 1), pack_, signs_))
    quantity.end = after->end;
}

void QuantityFinder::ReadDaily(QuantityMention& quantity) {
  static const auto kBarrel = Unit::Parse("bbl"), kBarrelPerDay = Unit::Parse("bbl/d");
  if (quantity.unit != kBarrel) return;
  // Between the word and the figure other words may stand, but no other figure and no other phrase.
  const bool edges = pack_.boundary() != languages::Boundary::kNone;
  const int reach = edges ? 20 : 4;  // in letters
  const auto is_phrase = [&](int at) { return view_.Is(at, languages::kLetter) || view_[at] == U' '; };
  bool daily = false;
  if (daily_end_ > 0 && daily_end_ <= quantity.begin && quantity.begin - daily_end_ <= reach) {
    int at = daily_end_;
    while (at < quantity.begin && is_phrase(at)) ++at;
    daily = at == quantity.begin;
  }
  for (int at = quantity.end; edges && !daily && at - quantity.end <= reach && is_phrase(at); ++at)
    daily = view_.IsWordStart(at) && measures_.EndOf(at, FigureKind::kDailyBefore) > 0;
  if (daily) quantity.unit = kBarrelPerDay;
}

void QuantityFinder::Regroup(QuantityMention& quantity) const {
  Number& number = quantity.number;
  if (signs_.decimal != U',' || number.in_words || number.printed.fraction_digits() != 3 || quantity.kind == QuantityKind::kPercent ||
      quantity.kind == QuantityKind::kPoints)
    return;
  if (quantity.unit && HasThousandths(*quantity.unit)) return;
  const int comma = static_cast<int>(view_.text().find(U',', number.begin));
  if (comma <= number.begin || comma >= number.end || view_[number.begin] == U'0') return;
  const bool round = view_[comma + 2] == U'0' && view_[comma + 3] == U'0';
  const bool large = quantity.kind == QuantityKind::kMoney && !number.scaled && Decimal(10) <= number.printed;
  if (!round && !large) return;
  if (const auto grouped = number.printed.Shifted(3)) number.printed = grouped->Normalized();
}

void QuantityFinder::ReadNextDigit(const Measure& measure, QuantityMention& quantity) {
  const bool tenths = measure.kind == QuantityKind::kPercent && measure.factor == Decimal(10);
  const bool spoken = measure.kind == QuantityKind::kMoney && pack_.elides_scale() && quantity.number.in_words && !quantity.number.scaled;
  if ((!tenths && !spoken) || quantity.upper || quantity.number.printed.fraction_digits() > 0) return;
  const auto digit = ReadNumber(view_, quantity.end, pack_, signs_);
  if (!digit || digit->scaled || digit->fraction || !(digit->printed < Decimal(10)) || digit->printed.is_zero()) return;
  int end = measures_.EndOf(digit->end, FigureKind::kHundredths);
  if (end == 0) {
    if (!pack_.elides_scale() || !digit->in_words || measures_.After(digit->end)) return;
    end = digit->end;
  }
  const auto tenth = Decimal::Multiply(digit->printed, Decimal::FromParts(1, 1));
  const auto sum = tenth ? Decimal::Add(quantity.number.printed, *tenth) : std::nullopt;
  if (!sum) return;
  quantity.number.printed = *sum;
  quantity.end = end;
}

void QuantityFinder::ReadPriceDash(QuantityMention& quantity) const {
  const int at = quantity.end;
  if ((view_[at] == U',' || view_[at] == U'.') && view_[at + 1] == U'-' && !view_.Is(at + 2, languages::kDigit) && !IsLetter(view_, at + 2))
    quantity.end = view_[at + 2] == U'-' ? at + 3 : at + 2;
}

void QuantityFinder::ReadMinor(const Measure& major, QuantityMention& quantity) {
  if (major.minor && major.factor < Decimal::FromParts(1, 1)) return;
  if (quantity.number.scaled || quantity.upper || quantity.number.printed.fraction_digits() > 0) return;
  if (ReadBareMinor(major, quantity)) return;
  constexpr int kMostParts = 2;
  for (int part = 0; part < kMostParts; ++part) {
    int at = SkipBlanks(view_, quantity.end, 1);
    if (view_[at] == U',') at = SkipBlanks(view_, at + 1, 1);
    if (const int word = pack_.EndOfAnd(view_, at); word > 0) at = SkipBlanks(view_, word, 1);
    if (const int joiner = measures_.EndOf(at, FigureKind::kJoiner); joiner > 0) at = SkipBlanks(view_, joiner, 1);
    if (view_[at] == U'-' && view_.Is(at + 1, languages::kDigit) && at > quantity.end) ++at;
    const auto number = ReadNumber(view_, at, pack_, signs_);
    if (!number || number->scaled || number->fraction) return;
    const auto value = number->value();
    if (!value || !(*value < Decimal(1000))) return;
    int name = SkipBlanks(view_, number->end, 1);
    if (const int of = measures_.EndOf(name, FigureKind::kOf); of > 0) name = SkipBlanks(view_, of, 1);
    const auto minor = measures_.Currency(name);
    if (!minor || !minor->minor) return;
    const auto share = Decimal::Multiply(*value, minor->factor);
    const auto own = Decimal::Multiply(quantity.number.printed, quantity.factor);
    const auto sum = share && own ? Decimal::Add(*own, *share) : std::nullopt;
    if (!sum) return;
    quantity.number.printed = *sum;
    quantity.factor = Decimal(1);
    quantity.end = minor->end;
  }
}

bool QuantityFinder::ReadBareMinor(const Measure& major, QuantityMention& quantity) {
  const int at = quantity.end + 1;
  const bool two_digits = view_[at - 1] == U' ' && view_.Is(at, languages::kDigit) && view_.Is(at + 1, languages::kDigit);
  constexpr int kShortestName = 4;
  const bool name = view_.Is(major.begin, languages::kLetter) && major.end - major.begin >= kShortestName;
  if (!two_digits || !name || view_.Is(at + 2, languages::kDigit) || view_.Is(at + 2, languages::kLetter)) return false;
  const char32_t next = view_[at + 2];
  const bool ends = next == 0 || next == U'.' || next == U'!' || next == U'?' || next == U'\n' || next == U')';
  if (!ends || view_.Is(at + 3, languages::kDigit)) return false;
  const int minor = static_cast<int>((view_[at] - U'0') * 10 + (view_[at + 1] - U'0'));
  const auto sum = Decimal::Add(quantity.number.printed, Decimal::FromParts(minor, 2));
  if (!sum) return false;
  quantity.number.printed = *sum;
  quantity.end = at + 2;
  return true;
}

}  // namespace tallyman::normalize
