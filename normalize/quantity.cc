#include "normalize/quantity.h"

#include <algorithm>
#include <array>
#include <string>

#include "normalize/period_expression.h"

namespace tallyman::normalize {
namespace {

using languages::Entry;
using languages::FigureKind;
using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::View;
using languages::WordMatch;

void Apply(const Measure& measure, QuantityMention& quantity) {
  quantity.kind = measure.kind;
  quantity.unit = measure.unit;
  quantity.factor = measure.factor;
  quantity.ambiguous_currency = measure.ambiguous;
  quantity.begin = std::min(quantity.begin, measure.begin);
  quantity.end = std::max(quantity.end, measure.end);
}

bool IsLetter(const View& view, int at) { return view.Is(at, languages::kLetter) && !view.Is(at, languages::kIdeographic); }

// The sign right before `begin` ("-2.6%", "(+5)"); a dash between words or digits is none.
int ReadSign(const View& view, int begin) {
  const char32_t c = view[begin - 1];
  if (c != U'-' && c != U'+') return 0;
  if (view[begin - 2] == U'-') return 0;
  if (IsLetter(view, begin - 2) || view.Is(begin - 2, languages::kDigit) || view[begin - 2] == U')' || view[begin - 2] == U'%') return 0;
  return c == U'-' ? -1 : 1;
}

// Whether a clitic stands before `at`, at a word's edge (و7).
bool FollowsPrefix(const View& view, const Pack& pack, int at) {
  return std::any_of(pack.prefixes().begin(), pack.prefixes().end(), [&](const std::u32string& prefix) {
    const int start = at - static_cast<int>(prefix.size());
    return start >= 0 && view.text().substr(start, prefix.size()) == prefix && view.IsWordStart(start);
  });
}

// A number that belongs to a name or code: "G7", "COVID-19", "5G", "1990s".
bool IsPartOfWord(const View& view, const Pack& pack, const Number& number) {
  if (number.in_words) return false;
  if (IsLetter(view, number.begin - 1) && !FollowsPrefix(view, pack, number.begin)) return true;
  if (view[number.begin - 1] == U'-' && IsLetter(view, number.begin - 2)) return true;
  return IsLetter(view, number.end);
}

// Hedges, comparisons and periods around figures: from matches of the whole text, or looked for where they are asked for.
class Surroundings {
 public:
  Surroundings(const View& view, const Pack& pack, const std::vector<PatternMatch>* matches)
      : view_(view), pack_(pack), matches_(matches), slots_(pack) {}

  // Matches of the section that may touch [begin, end): those that begin up to `reach` characters before it and a few behind it.
  std::vector<PatternMatch> Near(Section section, int begin, int end, int reach) const {
    if (matches_ == nullptr) return pack_.MatchAround(view_, begin - reach, end + kBehind, section, &slots_);
    std::vector<PatternMatch> near;
    const auto first = std::lower_bound(matches_->begin(), matches_->end(), begin - kReach,
                                        [](const PatternMatch& match, int place) { return match.begin < place; });
    for (auto match = first; match != matches_->end() && match->begin < end + kBehind; ++match)
      if (pack_.entry(match->entry).section == section) near.push_back(*match);
    return near;
  }

 private:
  static constexpr int kReach = 64, kBehind = 4;

  const View& view_;
  const Pack& pack_;
  const std::vector<PatternMatch>* matches_;
  PackSlots slots_;
};

class Finder {
 public:
  Finder(const View& view, const Pack& pack, const std::vector<PatternMatch>* matches)
      : view_(view), pack_(pack), signs_(SignsOf(view, pack)), measures_(view, pack), around_(view, pack, matches) {}

  std::vector<QuantityMention> Find() {
    for (int at = 0; at < view_.size();) at = Step(at);
    ShareUnits();
    ReadHedges();
    std::erase_if(found_, [](QuantityMention& quantity) { return !Complete(quantity); });
    return std::move(found_);
  }

 private:
  // Reads what begins at `at`; returns where to go on.
  int Step(int at) {
    const std::uint8_t classes = view_.classes(at);
    if (classes & languages::kSpace) return at + 1;
    if (classes & languages::kDigit) {
      if (const int end = SkipDotted(view_, at); end > at) return end;
      return ReadPlain(at);
    }
    const char32_t c = view_[at];
    if (c == U'.' && view_.Is(at + 1, languages::kDigit)) return ReadPlain(at);
    const bool letter = (classes & languages::kLetter) != 0;
    if (letter && !view_.IsWordStart(at)) return at + 1;
    if (letter && !pack_.prefixes().empty())
      for (const std::u32string& prefix : pack_.prefixes())
        if (view_.text().substr(at, prefix.size()) == prefix)
          if (const int end = ReadWords(at + static_cast<int>(prefix.size()), true); end > 0) return end;
    const int end = ReadWords(at);
    return end > 0 ? end : SkipWord(at);
  }

  // Reads what begins with a word or sign of figures at `at`. Returns its end, or 0.
  // Behind a clitic (`clitic`) a currency's name does not stand before a number: بين is no yen.
  int ReadWords(int at, bool clitic = false) {
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

  // "minus 3.5 percent", ▲47.4％: a quantity behind a word or sign for minus. Returns its end, or 0.
  int ReadNegative(int begin, int minus_end) {
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

  // "a dollar", دولاران: a currency's name that holds its number. Returns its end, or 0.
  int ReadCounted(const Measure& counted) {
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

  bool LiesInHedge(int begin, int end) const {
    constexpr int kReach = 16;
    for (const PatternMatch& hedge : around_.Near(Section::kHedge, begin, end, kReach))
      if (hedge.begin <= begin && hedge.end >= end) return true;
    return false;
  }

  // "several billion", 数十亿: no number.
  int SkipVague(int at) {
    const int end = measures_.EndOf(at, FigureKind::kVague);
    const auto number = ReadNumber(view_, SkipBlanks(view_, end, 1), pack_, signs_);
    return number && number->in_words ? number->end : end;
  }

  // A number behind its currency or percent word. Returns its end, or 0.
  int ReadPrefixed(const Measure& measure) {
    int at = SkipBlanks(view_, measure.end, 2);
    if (view_[at] == U':') at = SkipBlanks(view_, at + 1, 1);
    int sign = view_[at] == U'-' ? -1 : view_[at] == U'+' ? 1 : 0;
    if (sign != 0 && (view_.Is(at + 1, languages::kDigit) || view_[at + 1] == U'.')) ++at;
    if (sign != 0 && view_[at] == U' ' && view_.Is(at + 1, languages::kDigit)) ++at;
    if (const int minus = measures_.EndOf(at, FigureKind::kMinus); minus > 0) {
      at = SkipBlanks(view_, minus, 1);
      sign = -1;
    }
    const auto number = ReadNumber(view_, at, pack_, signs_);
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

  // Whether the number behind a currency's name is an amount of it: "euro 500", but not "euro 2024", "the yen 5 percent", "won 3
  // medals".
  bool StandsBefore(const Measure& measure, const Number& number) {
    const auto after = AfterNumber(number.end);
    const bool other = after && after->kind != QuantityKind::kMoney && after->kind != QuantityKind::kPhysical;
    if (other) return false;
    const bool physical = after && after->kind == QuantityKind::kPhysical;
    const bool another =
        after && after->kind == QuantityKind::kMoney && !after->ambiguous && !measure.ambiguous && after->unit != measure.unit;
    if (!measure.word) return !another || !view_.Is(measure.begin, languages::kLetter);
    const bool year = !number.scaled && number.printed.fraction_digits() == 0 && number.end - number.begin == 4 &&
                      Decimal(1900) <= number.printed && number.printed <= Decimal(2100);
    return !physical && !another && !year && !(after && after->kind == QuantityKind::kMoney && after->unit != measure.unit);
  }

  // "US$ 5 billion dollars", "$19.81 billion (USD)", "人民币5000万元": the longer name settles a bare sign.
  void TakeSecondName(const Measure& measure, QuantityMention& quantity) {
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

  // 日量232万バレル, "günde 2 milyon varil", 日均出口200万桶: barrels a day.
  void ReadDaily(QuantityMention& quantity) const {
    static const auto kBarrel = Unit::Parse("bbl"), kBarrelPerDay = Unit::Parse("bbl/d");
    constexpr int kReach = 4;
    if (daily_end_ > 0 && quantity.unit == kBarrel && daily_end_ <= quantity.begin && quantity.begin - daily_end_ <= kReach)
      quantity.unit = kBarrelPerDay;
  }

  // "60,000 dólares" in a language of decimal commas: three decimals that no one prints are a group.
  void Regroup(QuantityMention& quantity) const {
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

  // 3割5分, 七成五, 两毛五, 三块五: a digit behind tenths counts tenths of these.
  void ReadNextDigit(const Measure& measure, QuantityMention& quantity) {
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

  // "5,-" and "5.--" print no minor units.
  void ReadPriceDash(QuantityMention& quantity) const {
    const int at = quantity.end;
    if ((view_[at] == U',' || view_[at] == U'.') && view_[at + 1] == U'-' && !view_.Is(at + 2, languages::kDigit) &&
        !IsLetter(view_, at + 2))
      quantity.end = view_[at + 2] == U'-' ? at + 3 : at + 2;
  }

  // What stands behind a number that ends at `end`: directly, behind a space, a hyphen, or a word that links both.
  std::optional<Measure> AfterNumber(int end) {
    int at = end;
    if (view_[at] == U'-' && (IsLetter(view_, at + 1) || view_[at + 1] == U'%')) {
      ++at;
    } else {
      at = SkipBlanks(view_, end, 2);
      if (at == end && view_[at] == U'\n' && !view_.Is(at + 1, languages::kSpace)) ++at;
    }
    if (const auto measure = measures_.After(at)) {
      // "2024 %5": the sign belongs to the number that it touches.
      const bool next =
          at > end && measure->kind == QuantityKind::kPercent && measure->end == at + 1 && view_.Is(at + 1, languages::kDigit);
      if (!next) return measure;
      return std::nullopt;
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

  int ReadPlain(int at) { return ReadPlain(at, SkipWord(at)); }

  int ReadPlain(int at, int otherwise) {
    const auto number = ReadNumber(view_, at, pack_, signs_);
    if (!number) return otherwise;
    if (pack_.boundary() == languages::Boundary::kNone && number->in_words && measures_.EndOf(number->end, FigureKind::kVague) > 0)
      return SkipVague(number->end);
    QuantityMention quantity = Start(*number);
    ReadRange(quantity, nullptr);
    ReadPriceDash(quantity);
    if (const auto measure = AfterNumber(quantity.end)) {
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

  // "(- 13 %)", "à - 58,9 milliards": a minus sign and a space, where no dash between words can stand.
  bool StandsBehindSpacedMinus(int begin) {
    if (view_[begin - 1] != U' ' || view_[begin - 2] != U'-') return false;
    int end = begin - 2;
    if (view_[end - 1] == U'(') return true;
    if (view_[end - 1] != U' ') return false;
    int word = --end;
    while (IsLetter(view_, word - 1)) --word;
    return word < end && (measures_.EndOf(word, FigureKind::kReach) == end || measures_.EndOf(word, FigureKind::kRange) == end);
  }

  QuantityMention Start(const Number& number) {
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

  // "5 dollars and 20 cents", 5元3角2分, "3 euros 50": adds the minor units to the amount.
  void ReadMinor(const Measure& major, QuantityMention& quantity) {
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

  // "3 euros 50": two digits behind a currency's name that belong to nothing else.
  bool ReadBareMinor(const Measure& major, QuantityMention& quantity) {
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

  // Takes in the upper end of a range: "3.3-3.5 million", "3% to 4%", "$3-$4 billion", "3 до 4%".
  void ReadRange(QuantityMention& quantity, const Measure* before) {
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
    if (dash) {
      at = SkipBlanks(view_, at + 1, 1);
      if (view_[at] == U'-' || view_[at] == U'~') ++at;
    } else {
      int range = measures_.EndOf(at, FigureKind::kRange);
      const bool between = FollowsBetween(quantity.begin);
      if (range == 0 && between) range = measures_.EndOf(at, FigureKind::kJoiner);
      // "7 and 9 percent" is a list, whatever the pack says of "and".
      if (range > 0 && !between && measures_.EndOf(at, FigureKind::kJoiner) == range) return;
      if (range == 0 || FollowsCompare(quantity.begin)) return;
      at = SkipBlanks(view_, range, 1);
    }
    const int upper_begin = at;
    const auto upper_currency = measures_.Currency(at);
    const auto upper_percent = before != nullptr && before->kind == QuantityKind::kPercent ? measures_.PercentBefore(at) : std::nullopt;
    if (upper_currency && before != nullptr) at = SkipBlanks(view_, upper_currency->end, 1);
    if (upper_percent) at = SkipBlanks(view_, upper_percent->end, 1);
    if (!view_.Is(at, languages::kDigit) && !upper_percent &&
        !(dash ? false : quantity.number.in_words && view_.Is(at, languages::kLetter)))
      return;
    const auto upper = ReadNumber(view_, at, pack_, signs_);
    if (!upper || upper->fraction || upper->in_words != quantity.number.in_words) return;
    const auto upper_measure = AfterNumber(upper->end);
    // "rose 5% to 6 billion" is no range.
    if (lower_measure && (!upper_measure || upper_measure->minor != lower_measure->minor || upper_measure->kind != lower_measure->kind ||
                          upper_measure->unit != lower_measure->unit))
      return;
    if (before != nullptr && before->kind == QuantityKind::kMoney && upper_measure && upper_measure->kind != QuantityKind::kMoney) return;
    Number lower = quantity.number;
    if (!lower.scaled && !lower_measure) lower.scale = upper->scale;
    const auto low = lower.value(), high = upper->value();
    const bool comparable = low && high && *low < *high && (lower.scale == upper->scale || quantity.number.scaled || lower_measure);
    // "2019-20" and "5-12" without a unit are left to periods and scores.
    if (!comparable) return;
    quantity.number = lower;
    quantity.upper = *upper;
    quantity.end = upper->end;
    if (lower_measure || (before != nullptr && (upper_currency || upper_percent))) {
      quantity.lower_end = lower_end;
      quantity.upper_begin = upper_begin;
    }
  }

  // "between 3 and 4 billion"
  bool FollowsBetween(int begin) {
    int word = begin - 1;
    while (view_[word] == U' ') --word;
    if (word < 0) return false;
    const int end = word + 1;
    while (view_.Is(word - 1, languages::kLetter)) --word;
    return measures_.EndOf(word, FigureKind::kBetween) == end;
  }

  bool FollowsCompare(int begin) {
    constexpr int kReach = 32;
    for (const PatternMatch& match : around_.Near(Section::kCompare, begin, begin, kReach))
      if (match.begin < begin && SkipBlanks(view_, match.end, 1) == begin) return true;
    return false;
  }

  bool LiesInPeriod(const QuantityMention& quantity) {
    constexpr int kLongestYear = 4;
    const Number& number = quantity.number;
    if (number.scaled || (!number.in_words && (number.end - number.begin > kLongestYear || number.printed.fraction_digits() > 0)))
      return false;
    constexpr int kReach = 40;
    for (const PatternMatch& match : around_.Near(Section::kPeriod, quantity.begin, quantity.begin + 1, kReach))
      if (match.begin <= quantity.begin && match.end >= quantity.end) return true;
    return false;
  }

  int SkipWord(int at) const {
    if (view_.Is(at, languages::kIdeographic) || !view_.Is(at, languages::kLetter)) return at + 1;
    while (IsLetter(view_, at)) ++at;
    return at;
  }

  // Whether only list signs and a word for "and" stand between two places.
  bool IsListGap(int begin, int end) const {
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

  // Numbers in a list take the unit (and the scale) of the list's end, or of its beginning.
  void ShareUnits() {
    for (std::size_t i = found_.size(); i-- > 1;) {
      QuantityMention& left = found_[i - 1];
      const QuantityMention& right = found_[i];
      if (left.kind != QuantityKind::kNumber || right.kind == QuantityKind::kNumber || right.kind == QuantityKind::kPoints) continue;
      if (right.begin < right.number.begin && right.kind == QuantityKind::kMoney) continue;  // its currency stands before it
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

  // "5,5 auf 5,1 Prozent": only a word for the way from one to the other stands between.
  bool IsReachGap(const QuantityMention& left, const QuantityMention& right) {
    if (right.kind == QuantityKind::kPhysical || left.number.in_words || left.number.scaled != right.number.scaled) return false;
    const Number& number = left.number;
    const bool year = number.printed.fraction_digits() == 0 && Decimal(1900) <= number.printed && number.printed <= Decimal(2100);
    if (year) return false;
    const int begin = SkipBlanks(view_, left.end, 1);
    const int end = std::max(measures_.EndOf(begin, FigureKind::kReach), measures_.EndOf(begin, FigureKind::kRange));
    return end > 0 && SkipBlanks(view_, end, 1) == right.begin;
  }

  static void TakeUnit(const QuantityMention& from, QuantityMention& to) {
    to.kind = from.kind;
    to.unit = from.unit;
    to.factor = from.factor;
    to.ambiguous_currency = from.ambiguous_currency;
    to.unit_shared = true;
  }

  void ReadHedges() {
    constexpr int kReach = 32;
    for (QuantityMention& quantity : found_)
      for (const PatternMatch& hedge : around_.Near(Section::kHedge, quantity.begin, quantity.end, kReach)) {
        const Entry& entry = pack_.entry(hedge.entry);
        const bool before = entry.form == "before" && hedge.end <= quantity.begin && SkipBlanks(view_, hedge.end) == quantity.begin;
        const bool after = entry.form == "after" && hedge.begin >= quantity.end && SkipBlanks(view_, quantity.end) == hedge.begin;
        if (!before && !after) continue;
        quantity.qualifier = entry.key == "gt" ? Qualifier::kGreater : entry.key == "lt" ? Qualifier::kLess : Qualifier::kApprox;
        quantity.hedge_begin = hedge.begin;
        quantity.hedge_end = hedge.end;
      }
  }

  const View& view_;
  const Pack& pack_;
  languages::NumberSigns signs_;
  MeasureReader measures_;
  Surroundings around_;
  std::vector<QuantityMention> found_;
  int daily_end_ = 0;  // of the last word for "daily" that stands before its barrels
};

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
  return Finder(view, pack, &matches).Find();
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

std::vector<QuantityMention> FindQuantities(const View& view, const Pack& pack) { return AsPrinted(Finder(view, pack, nullptr).Find()); }

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
    quantity.interval = WithinFivePercent(quantity.amount);
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
  if (quantity.number.scaled || quantity.factor != Decimal(1)) quantity.amount = quantity.amount.Normalized();
  return true;
}

}  // namespace tallyman::normalize
