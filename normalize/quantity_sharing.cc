// QuantityFinder: what quantities have from their surroundings: ranges, shared units, hedges, periods.
#include "normalize/hedged_interval.h"
#include "normalize/quantity_finder.h"

namespace tallyman::normalize {

using languages::Entry;
using languages::FigureKind;
using languages::PatternMatch;
using languages::Section;

bool QuantityFinder::LiesInHedge(int begin, int end) const {
  constexpr int kReach = 16;
  for (const PatternMatch& hedge : around_.Near(Section::kHedge, begin, end, kReach))
    if (hedge.begin <= begin && hedge.end >= end) return true;
  return false;
}

void QuantityFinder::ReadRange(QuantityMention& quantity, const Measure* before) {
  if (quantity.number.fraction) return;
  int lower_end = quantity.end;
  std::optional<Measure> lower_measure;
  if (before == nullptr) {
    lower_measure = AfterNumber(lower_end);
    if (lower_measure && lower_measure->kind == QuantityKind::kPhysical) lower_measure.reset();
  }
  if (lower_measure) lower_end = lower_measure->end;
  int at = SkipBlanks(view_, lower_end, 1);
  const bool dash = view_[at] == U'-' || view_[at] == U'~';
  bool between = false;
  if (dash) {
    at = SkipBlanks(view_, at + 1, 1);
    if (view_[at] == U'-' || view_[at] == U'~') ++at;
  } else {
    int range = measures_.EndOf(at, FigureKind::kRange);
    between = Follows(FigureKind::kBetween, quantity.begin);
    if (range == 0 && between) range = measures_.EndOf(at, FigureKind::kBetweenAnd);
    if (range == 0 && between) range = measures_.EndOf(at, FigureKind::kJoiner);
    // "7 and 9 percent" is a list, whatever the pack says of "and".
    if (range > 0 && !between && measures_.EndOf(at, FigureKind::kJoiner) == range) return;
    if (range == 0 || (FollowsCompare(quantity.begin) && !Follows(FigureKind::kRangeFrom, quantity.begin))) return;
    if (!between && LiesInPeriod(quantity)) return;  // "rose in 2023 to 523,000 tonnes"
    at = SkipBlanks(view_, range, 1);
    if (const int article = measures_.EndOf(at, FigureKind::kArticle); article > 0) at = SkipBlanks(view_, article, 1);
  }
  const int upper_begin = at;
  const auto upper_currency = measures_.Currency(at);
  const auto upper_percent = before != nullptr && before->kind == QuantityKind::kPercent ? measures_.PercentBefore(at) : std::nullopt;
  if (upper_currency && before != nullptr) at = SkipBlanks(view_, upper_currency->end, 1);
  if (upper_percent) at = SkipBlanks(view_, upper_percent->end, 1);
  if (!view_.Is(at, languages::kDigit) && !upper_percent && !(dash ? false : quantity.number.in_words && view_.Is(at, languages::kLetter)))
    return;
  const auto upper = ReadNumber(view_, at, pack_, signs_);
  if (!upper || upper->fraction || upper->in_words != quantity.number.in_words) return;
  const auto upper_measure = AfterNumber(upper->end);
  // "rose 5% to 6 billion" is no range.
  if (lower_measure && (!upper_measure || upper_measure->minor != lower_measure->minor || upper_measure->kind != lower_measure->kind ||
                        upper_measure->unit != lower_measure->unit))
    return;
  if (before != nullptr && before->kind == QuantityKind::kMoney && upper_measure && upper_measure->kind != QuantityKind::kMoney) return;
  // "up 300 million to 4.1 billion dollars" is no range.
  if (!dash && lower_measure == std::nullopt && before == nullptr && quantity.number.scaled && quantity.number.scale != upper->scale)
    return;
  Number lower = quantity.number;
  if (!lower.scaled && !lower_measure) lower.scale = upper->scale;
  const auto low = lower.value(), high = upper->value();
  const bool comparable = low && high && *low < *high && (lower.scale == upper->scale || quantity.number.scaled || lower_measure);
  // "2019-20" and "5-12" without a unit are left to periods and scores.
  if (!comparable) return;
  const bool own_units = lower_measure || (before != nullptr && (upper_currency || upper_percent));
  // "rose (by) $1.2 billion to $4.6 billion" is no range, but "rose by 5% to 7%" may be one.
  const bool percent =
      before != nullptr ? before->kind == QuantityKind::kPercent : lower_measure && lower_measure->kind == QuantityKind::kPercent;
  if (own_units && !percent && !dash && FollowsChange(quantity.begin)) return;
  // Nor is "rose $0.3 billion to $15.1 billion" wherever the word stands.
  constexpr int kWidest = 10;
  const auto widest = Decimal::Multiply(*low, kWidest);
  if (own_units && !dash && !between && widest && *widest < *high) return;
  quantity.number = lower;
  quantity.upper = *upper;
  quantity.end = upper->end;
  if (own_units) {
    quantity.lower_end = lower_end;
    quantity.upper_begin = upper_begin;
  }
}

bool QuantityFinder::Follows(FigureKind kind, int begin) {
  for (int end = begin;;) {
    while (view_[end - 1] == U' ') --end;
    int word = end;
    if (view_[word - 1] == U'\'' || view_[word - 1] == 0x2019) --word;  // "l'1%"
    while (view_.Is(word - 1, languages::kLetter)) --word;
    if (word == end) return false;
    if (measures_.EndOf(word, kind) == end) return true;
    if (measures_.EndOf(word, FigureKind::kArticle) != end) return false;
    end = word;
  }
}

bool QuantityFinder::FollowsCompare(int begin) {
  constexpr int kReach = 64;
  for (const PatternMatch& match : around_.Near(Section::kCompare, begin, begin, kReach))
    if (match.begin < begin && SkipBlanks(view_, match.end, 1) == begin) return true;
  return false;
}

bool QuantityFinder::FollowsChange(int begin) {
  constexpr int kReach = 40;
  int by = begin;
  for (const PatternMatch& match : around_.Near(Section::kChange, begin, begin, kReach))
    if (match.begin < begin && SkipBlanks(view_, match.end, 1) == begin && pack_.entry(match.entry).key == "by")
      by = std::min(by, match.begin);
  // The word for the change stands before the "by", or in it ("an increase of").
  for (const PatternMatch& match : around_.Near(Section::kDirection, by, begin, kReach)) {
    const int next = SkipBlanks(view_, match.end, 1);
    if (match.begin < begin && by <= next && next <= begin) return true;
  }
  return false;
}

bool QuantityFinder::LiesInPeriod(const QuantityMention& quantity) {
  constexpr int kLongestYear = 4;
  const Number& number = quantity.number;
  if (number.scaled || (!number.in_words && (number.end - number.begin > kLongestYear || number.printed.fraction_digits() > 0)))
    return false;
  constexpr int kReach = 40;
  for (const PatternMatch& match : around_.Near(Section::kPeriod, quantity.begin, quantity.begin + 1, kReach))
    if (match.begin <= quantity.begin && match.end >= quantity.end) return true;
  return false;
}

bool QuantityFinder::IsListGap(int begin, int end) const {
  bool and_word = false;
  for (int at = begin; at < end;) {
    const char32_t c = view_[at];
    if (c == U' ' || c == U',' || c == 0x3001 || c == U'/' || c == U';') {
      ++at;
      continue;
    }
    if (and_word) return false;
    const int word_end = pack_.EndOfAnd(view_, at);
    if (word_end == 0) return false;
    and_word = true;
    at = word_end;
  }
  return end > begin;
}

void QuantityFinder::ShareUnits() {
  for (std::size_t i = found_.size(); i-- > 1;) {
    QuantityMention& left = found_[i - 1];
    const QuantityMention& right = found_[i];
    if (left.kind != QuantityKind::kNumber || right.kind == QuantityKind::kNumber || right.kind == QuantityKind::kPoints) continue;
    if (right.begin < right.number.begin && right.kind == QuantityKind::kMoney) continue;  // its currency stands before it
    if (left.number.scaled && right.kind == QuantityKind::kPercent) continue;              // "12 million and 5 percent"
    // "BMW (34,501, +11.2%)", "22,600, minus 45%"
    const bool counts = Decimal(1000) <= left.number.printed || (left.sign == 0 && right.sign != 0);
    if (right.kind == QuantityKind::kPercent && counts) continue;
    if (!IsListGap(left.end, right.begin) && !IsReachGap(left, right)) continue;
    TakeUnit(right, left);
    if (!left.number.scaled && right.number.scaled) {
      left.number.scale = right.number.scale;
      left.number.scaled = true;
    }
  }
  for (std::size_t i = 1; i < found_.size(); ++i) {
    const QuantityMention& left = found_[i - 1];
    QuantityMention& right = found_[i];
    if (right.kind != QuantityKind::kNumber || left.kind != QuantityKind::kMoney || !right.number.scaled) continue;
    if (IsListGap(left.end, right.begin)) TakeUnit(left, right);
  }
}

bool QuantityFinder::IsReachGap(const QuantityMention& left, const QuantityMention& right) {
  if (right.kind == QuantityKind::kPhysical || left.number.in_words || left.number.scaled != right.number.scaled) return false;
  const Number& number = left.number;
  const bool year = number.printed.fraction_digits() == 0 && Decimal(1900) <= number.printed && number.printed <= Decimal(2100);
  if (year) return false;
  const int begin = SkipBlanks(view_, left.end, 1);
  const int end = std::max(measures_.EndOf(begin, FigureKind::kReach), measures_.EndOf(begin, FigureKind::kRange));
  return end > 0 && SkipBlanks(view_, end, 1) == right.begin;
}

void QuantityFinder::TakeUnit(const QuantityMention& from, QuantityMention& to) {
  to.kind = from.kind;
  to.unit = from.unit;
  to.factor = from.factor;
  to.ambiguous_currency = from.ambiguous_currency;
  to.tonnes = from.tonnes;
  to.unit_shared = true;
}

void QuantityFinder::ReadHedges() {
  constexpr int kReach = 64;
  for (QuantityMention& quantity : found_)
    for (const PatternMatch& hedge : around_.Near(Section::kHedge, quantity.begin, quantity.end, kReach)) {
      const Entry& entry = pack_.entry(hedge.entry);
      // The article of "más de un" may be the beginning of "un tercio".
      const bool shared = hedge.begin < quantity.begin && quantity.begin < hedge.end && hedge.end < quantity.number.end;
      const bool touches = hedge.end <= quantity.begin && SkipBlanks(view_, hedge.end) == quantity.begin;
      const bool before = entry.form == "before" && (touches || shared);
      const bool after = entry.form == "after" && hedge.begin >= quantity.end && SkipBlanks(view_, quantity.end) == hedge.begin;
      const auto qualifier = QualifierOfHedge(entry.key);
      if ((!before && !after) || !qualifier) continue;
      quantity.qualifier = *qualifier;
      quantity.hedge_begin = hedge.begin;
      quantity.hedge_end = hedge.end;
    }
}

}  // namespace tallyman::normalize
