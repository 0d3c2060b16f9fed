#include "normalize/quantity_finder.h"

#include <string>

namespace tallyman::normalize {

using languages::FigureKind;
using languages::Pack;
using languages::Section;
using languages::View;
using languages::WordMatch;

namespace {

// The sign right before `begin` ("-2.6%", "(+5)"); a dash between words or digits is none.
int ReadSign(const View& view, int begin) {
  const char32_t c = view[begin - 1];
  if (c != U'-' && c != U'+') return 0;
  if (view[begin - 2] == U'-') return 0;
  if (IsLetter(view, begin - 2) || view.Is(begin - 2, languages::kDigit) || view[begin - 2] == U')' || view[begin - 2] == U'%') return 0;
  return c == U'-' ? -1 : 1;
}

// A number that belongs to a name or code: "G7", "COVID-19", "5G", "1990s"; not و7.
bool IsPartOfWord(const View& view, const Pack& pack, const Number& number) {
  if (number.in_words) return false;
  if (IsLetter(view, number.begin - 1) && !languages::FollowsPrefix(view, pack.prefixes(), number.begin)) return true;
  if (view[number.begin - 1] == U'-' && IsLetter(view, number.begin - 2)) return true;
  return IsLetter(view, number.end);
}

// "three out of four cars": a share of them, not 0.75 cars.
bool IsPartOfPieces(const QuantityMention& quantity, const Measure& measure) {
  return quantity.number.fraction && measure.kind == QuantityKind::kPhysical && measure.unit->text() == "unit" &&
         quantity.number.printed < Decimal(1);
}

// "248.5 MT", "2-2.5 MT", but not "373,549 MT" and not "1.2 thousand MT"
bool CountsInDecimals(const QuantityMention& quantity) {
  const Number& largest = quantity.upper ? *quantity.upper : quantity.number;
  return !largest.scaled && largest.printed.fraction_digits() > 0 && largest.printed < Decimal(1000);
}

}  // namespace

void Apply(const Measure& measure, QuantityMention& quantity) {
  quantity.kind = measure.kind;
  quantity.unit = measure.unit;
  quantity.factor = measure.factor_of_decimals && CountsInDecimals(quantity) ? *measure.factor_of_decimals : measure.factor;
  quantity.ambiguous_currency = measure.ambiguous;
  quantity.tonnes = measure.tonnes;
  quantity.begin = std::min(quantity.begin, measure.begin);
  quantity.end = std::max(quantity.end, measure.end);
}

std::vector<QuantityMention> QuantityFinder::Find() {
  for (int at = 0; at < view_.size();) at = Step(at);
  ShareUnits();
  ReadHedges();
  std::erase_if(found_, [](QuantityMention& quantity) { return !Complete(quantity); });
  return std::move(found_);
}

int QuantityFinder::Step(int at) {
  const std::uint8_t classes = view_.classes(at);
  if (classes & languages::kSpace) return at + 1;
  if (classes & languages::kDigit) {
    if (const int end = SkipDotted(view_, at); end > at) return end;
    const int end = ReadPlain(at, 0);
    return end > 0 ? end : SkipDigits(view_, at);
  }
  const char32_t c = view_[at];
  if (c == U'.' && view_.Is(at + 1, languages::kDigit)) return ReadPlain(at);
  const bool letter = (classes & languages::kLetter) != 0;
  if (letter && !view_.IsWordStart(at)) return at + 1;
  if (letter)
    if (const int end = ReadBehindPrefix(at, [this](int behind) { return ReadWords(behind, true); }); end > 0) return end;
  const int end = ReadWords(at);
  return end > 0 ? end : SkipWord(at);
}

int QuantityFinder::ReadWords(int at, bool clitic) {
  if (!pack_.CanBeginFigure(view_, at) && !pack_.CanBeginNumber(view_, at)) return 0;
  bool number = false, vague = false;
  int hidden_until = 0;  // the end of a word that looks like a number and is none
  for (const WordMatch& match : measures_.WordsAt(at)) {
    const FigureKind kind = pack_.figure(match.entry).kind;
    number = number || kind == FigureKind::kCardinal || kind == FigureKind::kFraction || kind == FigureKind::kScaleBefore ||
             kind == FigureKind::kScale;
    vague = vague || kind == FigureKind::kVague;
    if (kind == FigureKind::kDailyBefore) daily_end_ = match.end;
    if (kind == FigureKind::kNone && pack_.entry(match.entry).section == Section::kNumbers) hidden_until = match.end;
  }
  if (const auto counted = measures_.Counted(at); counted && counted->end > hidden_until)
    if (const int end = ReadCounted(*counted); end > 0) return end;
  if (hidden_until > 0) {
    const int end = pack_.compounds() ? ReadPlain(at, 0) : 0;
    return end > 0 ? end : hidden_until;
  }
  if (vague) return SkipVague(at);
  if (const int minus = measures_.EndOf(at, FigureKind::kMinus); minus > 0)
    if (const int end = ReadNegative(at, minus); end > 0) return end;
  if (const auto currency = measures_.Currency(at); currency && !currency->never_before && !clitic)
    if (const int end = ReadPrefixed(*currency); end > 0) return end;
  if (const auto percent = measures_.PercentBefore(at))
    if (const int end = ReadPrefixed(*percent); end > 0) return end;
  // A word that no entry matches as a whole may be a compound of number words.
  const bool compound = pack_.compounds() && view_.Is(at, languages::kLetter) && pack_.CanBeginNumber(view_, at);
  return number || compound ? ReadPlain(at, /*otherwise=*/0) : 0;
}

int QuantityFinder::ReadNegative(int begin, int minus_end) {
  const int at = SkipBlanks(view_, minus_end, 1);
  if (LiesInHedge(begin, minus_end)) return 0;  // "al menos 3"
  const std::size_t before = found_.size();
  const bool digit = view_.Is(at, languages::kDigit) || view_[at] == U'.';
  const int end = digit ? ReadPlain(at, 0) : ReadWords(at);
  if (end == 0 || found_.size() == before) return 0;
  QuantityMention& quantity = found_[before];
  if (quantity.begin != at) return end;
  quantity.sign = -1;
  quantity.begin = begin;
  return end;
}

int QuantityFinder::ReadCounted(const Measure& counted) {
  const int begin = counted.begin, behind = SkipBlanks(view_, counted.end, 1);
  const bool word_follows = behind > counted.end && view_.Is(behind, languages::kLetter);
  const bool per = !found_.empty() && SkipBlanks(view_, found_.back().end, 1) == begin;  // "$5 a dollar"
  if (per || view_[counted.end] == U'-') return 0;
  if (word_follows && pack_.counted_needs_end() && measures_.EndOf(behind, FigureKind::kOneEnd) == 0) return 0;
  QuantityMention quantity;
  quantity.number.begin = quantity.begin = begin;
  quantity.number.end = quantity.end = counted.end;
  quantity.number.printed = Decimal(1);
  quantity.number.in_words = true;
  Apply(counted, quantity);
  found_.push_back(quantity);
  return quantity.end;
}

int QuantityFinder::SkipVague(int at) {
  const int end = measures_.EndOf(at, FigureKind::kVague);
  const auto number = ReadNumber(view_, SkipBlanks(view_, end, 1), pack_, signs_);
  return number && number->in_words ? number->end : end;
}

int QuantityFinder::ReadPrefixed(const Measure& measure) {
  int at = SkipBlanks(view_, measure.end, 2);
  if (view_[at] == U':') at = SkipBlanks(view_, at + 1, 1);
  int sign = view_[at] == U'-' ? -1 : view_[at] == U'+' ? 1 : 0;
  if (sign != 0 && (view_.Is(at + 1, languages::kDigit) || view_[at + 1] == U'.')) ++at;
  if (sign != 0 && view_[at] == U' ' && view_.Is(at + 1, languages::kDigit)) ++at;
  if (const int minus = measures_.EndOf(at, FigureKind::kMinus); minus > 0) {
    at = SkipBlanks(view_, minus, 1);
    sign = -1;
  }
  const auto number = ReadNumberBehind(measure, at);
  if (!number || number->fraction) return 0;
  const bool words_follow = pack_.scale_first() || pack_.boundary() == languages::Boundary::kNone;
  if (number->in_words && !words_follow && measure.kind == QuantityKind::kMoney) return 0;
  QuantityMention quantity = Start(*number);
  if (quantity.sign == 0) quantity.sign = sign;
  if (quantity.sign == 0) quantity.sign = ReadSign(view_, measure.begin);
  if (quantity.sign != 0 && view_[measure.begin - 1] == U'-') quantity.begin = std::min(quantity.begin, measure.begin - 1);
  quantity.begin = std::min(quantity.begin, measure.begin);
  if (measure.kind == QuantityKind::kMoney && !StandsBefore(measure, *number)) return 0;
  Apply(measure, quantity);
  Regroup(quantity);
  ReadRange(quantity, &measure);
  ReadPriceDash(quantity);
  TakeSecondName(measure, quantity);
  found_.push_back(quantity);
  return quantity.end;
}

std::optional<Number> QuantityFinder::ReadNumberBehind(const Measure& measure, int at) {
  auto number = ReadNumber(view_, at, pack_, signs_);
  const bool glued = measure.kind == QuantityKind::kMoney && at == measure.end;
  if (!number || !glued || number->in_words || number->scaled) return number;
  languages::NumberSigns spaced = signs_;
  spaced.groups += U' ';
  auto grouped = ReadNumber(view_, at, pack_, spaced);
  return grouped && grouped->scaled ? grouped : number;
}

bool QuantityFinder::StandsBefore(const Measure& measure, const Number& number) {
  const auto after = AfterNumber(number.end);
  const bool other = after && after->kind != QuantityKind::kMoney && after->kind != QuantityKind::kPhysical;
  if (other || (measure.needs_scale && number.scale < Decimal(1000000))) return false;
  const bool physical = after && after->kind == QuantityKind::kPhysical;
  const bool another =
      after && after->kind == QuantityKind::kMoney && !after->ambiguous && !measure.ambiguous && after->unit != measure.unit;
  if (!measure.word) return !another || !view_.Is(measure.begin, languages::kLetter);
  const bool year = !number.scaled && number.printed.fraction_digits() == 0 && number.end - number.begin == 4 &&
                    Decimal(1900) <= number.printed && number.printed <= Decimal(2100);
  return !physical && !another && !year && !(after && after->kind == QuantityKind::kMoney && after->unit != measure.unit);
}

bool QuantityFinder::EndsInBrackets(int end) const {
  if (view_[end] != U')') return false;
  int at = end - 1;
  while (at > 0 && (view_.Is(at, languages::kDigit) || view_[at] == U'.' || view_[at] == U',')) --at;
  return view_[at] == U'(' && at < end - 1;
}

std::optional<Measure> QuantityFinder::AfterNumber(int end) {
  if (EndsInBrackets(end))
    if (const auto measure = measures_.After(SkipBlanks(view_, end + 1, 1));
        measure && (measure->word || measure->kind == QuantityKind::kPhysical))
      return measure;
  int at = end;
  if (view_[at] == U'-' && (IsLetter(view_, at + 1) || view_[at + 1] == U'%')) {
    ++at;
  } else {
    at = SkipBlanks(view_, end, 2);
    if (at == end && view_[at] == U'\n' && !view_.Is(at + 1, languages::kSpace) && GoesOnBehindBreak(view_, at)) ++at;
  }
  if (const auto measure = measures_.After(at)) {
    // "2024 %5", "2023 N10.3trn": the sign belongs to the number that it touches.
    const bool sign = measure->kind == QuantityKind::kPercent ? measure->end == at + 1 : measure->kind == QuantityKind::kMoney;
    const bool next = at > end && sign && !measure->never_before && view_.Is(measure->end, languages::kDigit);
    return next ? std::nullopt : measure;
  }
  if (view_.Is(at, languages::kLetter))
    if (const auto before = measures_.PercentBefore(at); before && !ReadNumber(view_, SkipBlanks(view_, before->end, 1), pack_, signs_))
      return before;
  if (const int of = measures_.EndOf(at, FigureKind::kOf); of > 0) {
    const auto measure = measures_.After(SkipBlanks(view_, of, 1));
    if (measure && measure->kind != QuantityKind::kPoints) return measure;
  }
  // "5 billion (US) dollars", "5 (five) percent"
  if (view_[at] == U'(') {
    const auto inner = ReadNumber(view_, at + 1, pack_, signs_);
    const int close = inner ? SkipBlanks(view_, inner->end, 1) : at + 1;
    if (inner && inner->in_words && view_[close] == U')') return measures_.After(SkipBlanks(view_, close + 1, 1));
    const auto bracketed = measures_.After(at + 1);
    if (bracketed && bracketed->kind == QuantityKind::kMoney && view_[bracketed->end] == U')') {
      Measure measure = *bracketed;
      ++measure.end;
      return measure;
    }
  }
  return std::nullopt;
}

std::optional<Number> QuantityFinder::ReadPlainNumber(int at) {
  const auto number = ReadNumber(view_, at, pack_, signs_);
  if (!number || !number->scaled) return number;
  int word = number->end;
  while (word > at && IsLetter(view_, word - 1)) --word;
  const auto unit = measures_.After(word);
  if (!unit || unit->kind != QuantityKind::kPhysical || unit->end != number->end || AfterNumber(number->end)) return number;
  return ReadNumber(view_, at, pack_, signs_, word);
}

int QuantityFinder::ReadPlain(int at, int otherwise) {
  const auto number = ReadPlainNumber(at);
  if (!number) return otherwise;
  if (pack_.boundary() == languages::Boundary::kNone && number->in_words && measures_.EndOf(number->end, FigureKind::kVague) > 0)
    return SkipVague(number->end);
  QuantityMention quantity = Start(*number);
  ReadRange(quantity, nullptr);
  ReadPriceDash(quantity);
  const auto measure = AfterNumber(quantity.end);
  if (measure && !IsPartOfPieces(quantity, *measure)) {
    Apply(*measure, quantity);
    ReadDaily(quantity);
    Regroup(quantity);
    ReadNextDigit(*measure, quantity);
    if (measure->kind == QuantityKind::kMoney) ReadMinor(*measure, quantity);
  } else if (number->fraction) {
    quantity.kind = QuantityKind::kPercent;
    quantity.factor = Decimal(100);
    quantity.fraction_word = true;
  } else if (IsPartOfWord(view_, pack_, quantity.upper ? *quantity.upper : *number) || (number->in_words && !number->scaled)) {
    return quantity.end;
  }
  const bool bare = quantity.kind == QuantityKind::kNumber || quantity.fraction_word;
  if (!(bare && LiesInPeriod(quantity))) found_.push_back(quantity);
  return quantity.end;
}

bool QuantityFinder::StandsBehindSpacedMinus(int begin) {
  if (view_[begin - 1] != U' ' || view_[begin - 2] != U'-') return false;
  int end = begin - 2;
  if (view_[end - 1] == U'(') return true;
  if (view_[end - 1] != U' ') return false;
  if (view_[end - 2] == U':') return true;
  int word = --end;
  while (IsLetter(view_, word - 1)) --word;
  return word < end && (measures_.EndOf(word, FigureKind::kReach) == end || measures_.EndOf(word, FigureKind::kRange) == end);
}

QuantityMention QuantityFinder::Start(const Number& number) {
  QuantityMention quantity;
  quantity.number = number;
  quantity.begin = number.begin;
  quantity.end = number.end;
  quantity.sign = number.in_words ? 0 : ReadSign(view_, number.begin);
  if (quantity.sign != 0) --quantity.begin;
  if (!number.in_words && StandsBehindSpacedMinus(number.begin)) {
    quantity.sign = -1;
    quantity.begin = number.begin - 2;
  }
  if (number.more) quantity.qualifier = Qualifier::kGreater;
  return quantity;
}

int QuantityFinder::SkipWord(int at) const {
  if (view_.Is(at, languages::kIdeographic) || !view_.Is(at, languages::kLetter)) return at + 1;
  while (IsLetter(view_, at)) ++at;
  return at;
}

}  // namespace tallyman::normalize
