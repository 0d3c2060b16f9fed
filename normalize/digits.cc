// ReadDigits: one number's digits, with its grouping and decimal signs.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "normalize/number.h"

namespace tallyman::normalize {
namespace {

using languages::NumberSigns;
using languages::View;

constexpr int kMaxPrintedDigits = 24;
constexpr char32_t kArabicDecimal = 0x066B, kArabicGroup = 0x066C, kFractionSlash = 0x2044;

bool IsDigit(const View& view, int at) { return view.Is(at, languages::kDigit); }

// The end of the digits at `begin` that are part of no fraction character.
int EndOfWhole(const View& view, int begin) {
  int slash = begin;
  while (IsDigit(view, slash)) ++slash;
  if (view[slash] != kFractionSlash) return slash;
  int end = slash;
  while (end > begin && view.SourceStart(end - 1) == view.SourceStart(slash)) --end;
  return end;
}

// Whether the digit at `at` is part of a fraction character: "½" is 1, a fraction slash and 2.
bool IsVulgarFraction(const View& view, int at) { return EndOfWhole(view, at) == at; }

// A run of digits and the sign in front of it.
struct DigitGroup {
  char32_t sign = 0;
  int begin = 0;
  int end = 0;
  int size() const { return end - begin; }
};

constexpr std::size_t kMaxGroups = 10;

// Groups of digits, joined by single signs.
struct Groups {
  std::array<DigitGroup, kMaxGroups> items;
  std::size_t size = 0;
  bool no_break_spaces = true;  // spaces among the signs are such as hold a number together
  const DigitGroup& operator[](std::size_t i) const { return items[i]; }
};

bool IsNumberSign(char32_t c, const NumberSigns& signs) {
  return c == U',' || c == U'.' || c == U' ' || c == U'\'' || c == kArabicDecimal || c == kArabicGroup ||
         signs.decimals.find(c) != std::u32string::npos;
}

Groups ReadGroups(const View& view, int begin, const NumberSigns& signs) {
  Groups groups;
  int at = begin;
  char32_t sign = 0;
  while (IsDigit(view, at) && groups.size < kMaxGroups && !(groups.size > 0 && IsVulgarFraction(view, at))) {
    const DigitGroup group{sign, at, EndOfWhole(view, at)};
    if (group.end == group.begin) break;
    groups.items[groups.size++] = group;
    at = group.end;
    sign = view[at];
    // A fullwidth comma groups fullwidth digits only; a fullwidth point is no full stop, which East Asian languages print as a circle.
    const bool wide_number = view.Is(at - 1, languages::kFullwidth) && view.Is(at + 1, languages::kFullwidth);
    if (!IsNumberSign(sign, signs) || view.Is(at, languages::kColumn) ||
        (sign == U',' && view.Is(at, languages::kFullwidth) && !wide_number))
      break;
    if (sign == U' ' && !view.Is(at, languages::kNoBreak)) groups.no_break_spaces = false;
    ++at;
  }
  return groups;
}

// How many of the groups belong to one number, and whether the last of these are its decimals.
struct Reading {
  std::size_t groups = 1;
  bool decimals = false;
};

class Interpreter {
 public:
  Interpreter(const View& view, const Groups& groups, const NumberSigns& signs, bool scale_follows)
      : view_(view), groups_(groups), signs_(signs), scale_follows_(scale_follows) {}

  Reading Interpret() const {
    if (groups_.size == 1) return {1, false};
    const char32_t first = groups_[1].sign;
    const std::size_t grouped = GroupedRun(first);
    const bool point_follows = grouped < groups_.size && IsPoint(groups_[grouped].sign) && groups_[grouped].sign != first;
    if (grouped >= 3) {  // two or more groupings of one sign leave no doubt
      if (first == U' ' && !MayGroupBySpace() && !point_follows) return {1, false};
      return point_follows ? Reading{grouped + 1, true} : Reading{grouped, false};
    }
    if (grouped == 2) return InterpretOneGrouping(first, point_follows);
    return InterpretPoint(first);
  }

 private:
  bool IsDecimalSign(char32_t c) const { return signs_.decimals.find(c) != std::u32string::npos || c == kArabicDecimal; }
  bool IsGroupSign(char32_t c) const { return signs_.groups.find(c) != std::u32string::npos || c == U'\'' || c == kArabicGroup; }
  bool IsPoint(char32_t c) const { return c == U'.' || c == U',' || IsDecimalSign(c); }
  // No number of its own begins with a nought: "25 000" is one in every language.
  bool MayGroupBySpace() const { return IsGroupSign(U' ') || groups_.no_break_spaces || view_[groups_[1].begin] == U'0'; }

  // Whether groups 1..count-1 can be groupings of group 0: threes, or Indian twos before a last three.
  std::size_t GroupedRun(char32_t sign) const {
    if (groups_[0].size() > 3) return 1;
    std::size_t count = 1;
    while (count < groups_.size && groups_[count].sign == sign && groups_[count].size() == 3) ++count;
    if (count > 1) return count;
    std::size_t indian = 1;
    while (indian < groups_.size && groups_[indian].sign == sign && groups_[indian].size() == 2) ++indian;
    const bool closes = indian > 1 && indian < groups_.size && groups_[indian].sign == sign && groups_[indian].size() == 3;
    return closes && sign == U',' && groups_[0].size() <= 2 ? indian + 1 : 1;
  }

  Reading InterpretOneGrouping(char32_t sign, bool point_follows) const {
    if (sign == U' ') {
      if (!MayGroupBySpace()) return {1, false};
      // "2 500,5", but "in 5 100.000"
      return point_follows && !(groups_.size > 3 && groups_[3].sign == groups_[2].sign) ? Reading{3, true} : Reading{2, false};
    }
    if (sign == U'\'' || sign == kArabicGroup) return point_follows ? Reading{3, true} : Reading{2, false};
    if (point_follows && !IsDecimalSign(sign)) return {3, true};
    if (point_follows && groups_[2].sign != U' ' && IsPoint(groups_[2].sign) && groups_[2].size() != 3) return {3, true};
    if (view_[groups_[0].begin] == U'0') return {2, true};  // "0.123"
    if (IsDecimalSign(sign)) return {2, true};
    if (IsGroupSign(sign)) return {2, false};
    // A sign that the language does not use: a decimal one beside a scale word, else a grouping one of a foreign hand.
    return {2, sign == U'.' && scale_follows_};
  }

  Reading InterpretPoint(char32_t sign) const {
    constexpr int kFewDecimals = 2;
    if (!IsPoint(sign)) return {1, false};
    if (groups_.size > 2 && groups_[2].sign == sign) return {1, false};  // lists
    if (!IsDecimalSign(sign) && sign == U',' && groups_[1].size() > kFewDecimals) return {1, false};
    return {2, true};
  }

  const View& view_;
  const Groups& groups_;
  const NumberSigns& signs_;
  bool scale_follows_;
};

std::optional<Decimal> ParseGroups(const View& view, const Groups& groups, const Reading& reading) {
  std::string digits;
  for (std::size_t i = 0; i < reading.groups; ++i) {
    if (reading.decimals && i + 1 == reading.groups) digits += '.';
    for (int at = groups[i].begin; at < groups[i].end; ++at) digits += static_cast<char>(view[at]);
  }
  if (digits.size() > kMaxPrintedDigits) return std::nullopt;
  return Decimal::Parse(digits);
}

// A fraction in digits behind a whole number or alone: "1/2", "½".
struct Ratio {
  int end = 0;
  Decimal value;
};

std::optional<Ratio> ReadRatio(const View& view, int begin) {
  constexpr int kMaxSize = 3;
  int slash = begin;
  while (IsDigit(view, slash) && slash - begin < kMaxSize) ++slash;
  if (slash == begin || (view[slash] != U'/' && view[slash] != kFractionSlash)) return std::nullopt;
  int end = slash + 1;
  while (IsDigit(view, end) && end - slash <= kMaxSize) ++end;
  if (end == slash + 1 || IsDigit(view, end) || view[end] == U'/') return std::nullopt;
  const auto number = [&](int from, int to) {
    int value = 0;
    for (int at = from; at < to; ++at) value = value * 10 + static_cast<int>(view[at] - U'0');
    return value;
  };
  const int numerator = number(begin, slash), denominator = number(slash + 1, end);
  constexpr std::array<int, 13> kUsual = {2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64, 100};
  if (numerator >= denominator || numerator == 0 || std::find(kUsual.begin(), kUsual.end(), denominator) == kUsual.end())
    return std::nullopt;
  constexpr int kEnough = 6;  // of all the usual denominators that divide a power of ten
  const Decimal value = Decimal::Divide(Decimal(numerator), Decimal(denominator), kEnough)->Normalized();
  const bool exact = Decimal::Multiply(value, Decimal(denominator)) == std::optional(Decimal(numerator));
  return Ratio{end, exact ? value : value.Rounded(2)};
}

Number MakeNumber(int begin, int end, const Decimal& printed) {
  Number number;
  number.begin = begin;
  number.end = end;
  number.printed = printed;
  return number;
}

// "5½", "5 1/2", "5-1/2": adds the fraction behind a whole number.
void ReadMixedFraction(const View& view, Number& number) {
  if (number.printed.fraction_digits() > 0) return;
  int at = number.end;
  const bool glued = IsDigit(view, at) && IsVulgarFraction(view, at);
  if (!glued && (view[at] == U' ' || view[at] == U'-')) ++at;
  if (!glued && at == number.end) return;
  const auto ratio = ReadRatio(view, at);
  const auto sum = ratio ? Decimal::Add(number.printed, ratio->value) : std::nullopt;
  if (!sum) return;
  number.printed = *sum;
  number.end = ratio->end;
}

// Decimals in front of the whole number, where the sign between is a letter of a script that runs to the left ("2ر29" is 29.2).
std::optional<Number> ReadReversed(const View& view, int begin, const NumberSigns& signs) {
  if (signs.reversed_decimal == 0) return std::nullopt;
  int sign = begin;
  while (IsDigit(view, sign)) ++sign;
  if (view[sign] != signs.reversed_decimal || !IsDigit(view, sign + 1)) return std::nullopt;
  int end = sign + 1;
  while (IsDigit(view, end)) ++end;
  std::string digits;
  for (int at = sign + 1; at < end; ++at) digits += static_cast<char>(view[at]);
  digits += '.';
  for (int at = begin; at < sign; ++at) digits += static_cast<char>(view[at]);
  const auto value = Decimal::Parse(digits);
  return value ? std::optional(MakeNumber(begin, end, *value)) : std::nullopt;
}

// Whether the area that a text names most is one whose press prints points before decimals.
bool IsAboutPointArea(const languages::Pack& pack, const std::vector<languages::PatternMatch>& matches) {
  if (pack.point_areas().empty()) return false;
  std::map<std::string_view, int> named;
  for (const languages::PatternMatch& match : matches)
    if (const languages::Entry& entry = pack.entry(match.entry); entry.section == languages::Section::kArea) ++named[entry.key];
  const auto most = std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != named.end() && pack.point_areas().contains(most->first);
}

// Whether a text groups digits by blanks where the language does not: "2 098" can be nothing else, and no number is grouped as usual.
bool GroupsByBlanks(const View& view, const NumberSigns& signs) {
  bool found = false;
  for (int at = 1; at + 3 < view.size(); ++at) {
    if (!IsDigit(view, at - 1) || !IsDigit(view, at + 1) || IsDigit(view, at)) continue;
    const bool of_three = EndOfWhole(view, at + 1) == at + 4;
    int begin = at;
    while (IsDigit(view, begin - 1) && at - begin <= 3) --begin;
    const bool goes_on = IsDigit(view, begin - 1) || (view[begin - 1] != U' ' && IsNumberSign(view[begin - 1], signs));
    const bool leads = !goes_on && view[begin] != U'0';
    if (!of_three || !leads) continue;
    if (view[at] != U' ' && signs.groups.find(view[at]) != std::u32string::npos) return false;
    const bool ends = !(view[at + 4] == U' ' && IsDigit(view, at + 5));  // "tel. 24 012 345" goes on
    found = found || (view[at] == U' ' && view[at + 1] == U'0' && ends);
  }
  return found;
}

// The signs of the language, or those of a press that prints points before decimals where the language has commas.
NumberSigns DecimalSignsOf(const View& view, const languages::Pack& pack, const std::vector<languages::PatternMatch>* matches) {
  const NumberSigns& usual = pack.signs();
  if (usual.decimal != U',') return usual;
  // Decimals of one or two digits settle it; a date's or a version's digits go on behind a second point.
  int points = 0, commas = 0;
  bool groups_behind_points = false;  // "250.000"
  for (int at = 1; at + 1 < view.size(); ++at) {
    const char32_t c = view[at];
    if ((c != U'.' && c != U',') || !IsDigit(view, at - 1) || !IsDigit(view, at + 1)) continue;
    int end = at + 1, begin = at;
    while (IsDigit(view, end)) ++end;
    while (IsDigit(view, begin - 1)) --begin;
    const bool lone = !(IsNumberSign(view[end], usual) && view[end] != U' ' && IsDigit(view, end + 1)) &&
                      !(view[begin - 1] == c && IsDigit(view, begin - 2));
    groups_behind_points = groups_behind_points || (c == U'.' && end - at == 4);
    if (end - at > 3 || !lone) continue;
    (c == U'.' ? points : commas) += 1;
  }
  const bool may_be_points = points > 0 || (!groups_behind_points && matches != nullptr && IsAboutPointArea(pack, *matches));
  if (commas > 0 || !may_be_points) return usual;
  NumberSigns signs = usual;
  signs.decimal = U'.';
  signs.decimals = U".";
  signs.groups = U", ";
  return signs;
}

}  // namespace

std::optional<Number> ReadDigits(const View& view, int begin, const NumberSigns& signs, bool scale_follows) {
  // ".5" and "$.50"
  if (view[begin] == U'.' && IsDigit(view, begin + 1) && !IsDigit(view, begin - 1) && !view.Is(begin - 1, languages::kLetter) &&
      view[begin - 1] != U'.') {
    int end = begin + 1;
    std::string digits = "0.";
    while (IsDigit(view, end) && digits.size() < kMaxPrintedDigits) digits += static_cast<char>(view[end++]);
    const auto value = Decimal::Parse(digits);
    const bool goes_on = view[end] == U'.' && IsDigit(view, end + 1);
    return value && !goes_on ? std::optional(MakeNumber(begin, end, *value)) : std::nullopt;
  }
  if (!IsDigit(view, begin) || (IsDigit(view, begin - 1) && !IsVulgarFraction(view, begin))) return std::nullopt;
  const bool slash_is_decimal = signs.decimals.find(U'/') != std::u32string::npos;
  if (const auto ratio = ReadRatio(view, begin); ratio && view[begin - 1] != U'/' && !slash_is_decimal)
    return MakeNumber(begin, ratio->end, ratio->value);
  if (const auto reversed = ReadReversed(view, begin, signs)) return reversed;
  const Groups groups = ReadGroups(view, begin, signs);
  if (groups.size == 0) return std::nullopt;
  const Reading reading = Interpreter(view, groups, signs, scale_follows).Interpret();
  const auto printed = ParseGroups(view, groups, reading);
  if (!printed) return std::nullopt;
  Number number = MakeNumber(begin, groups[reading.groups - 1].end, *printed);
  ReadMixedFraction(view, number);
  return number;
}

NumberSigns SignsOf(const View& view, const languages::Pack& pack, const std::vector<languages::PatternMatch>* matches) {
  NumberSigns signs = DecimalSignsOf(view, pack, matches);
  if (signs.groups.find(U' ') == std::u32string::npos && GroupsByBlanks(view, signs)) signs.groups += U' ';
  return signs;
}

int SkipDigits(const View& view, int begin) { return EndOfWhole(view, begin + 1); }

int SkipDotted(const View& view, int begin) {
  int at = begin, runs = 0, longest = 0;
  while (IsDigit(view, at)) {
    const int run = at;
    while (IsDigit(view, at)) ++at;
    ++runs;
    longest = runs > 1 ? std::max(longest, at - run == 3 ? 0 : 1) : longest;
    if (view[at] != U'.' || !IsDigit(view, at + 1)) break;
    ++at;
  }
  return runs >= 3 && longest > 0 ? at : begin;
}

}  // namespace tallyman::normalize
