#include "normalize/number.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tallyman::normalize {
namespace {

using languages::NumberSigns;
using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::View;

constexpr int kMaxPrintedDigits = 24;

bool IsDigit(const View& view, int at) { return view.Is(at, languages::kDigit); }

// Signs that can group or begin decimals between two digits.
bool IsNumberSign(char32_t c) { return c == U',' || c == U'.' || c == U' ' || c == U'\'' || c == 0x066B || c == 0x066C; }

// A run of digits and the sign in front of it.
struct DigitGroup {
  char32_t sign = 0;
  int begin = 0;
  int end = 0;
  int size() const { return end - begin; }
};

// Groups of digits from `begin`, joined by single signs.
std::vector<DigitGroup> ReadGroups(const View& view, int begin) {
  std::vector<DigitGroup> groups;
  int at = begin;
  char32_t sign = 0;
  while (IsDigit(view, at)) {
    DigitGroup group{sign, at, at};
    while (IsDigit(view, group.end)) ++group.end;
    groups.push_back(group);
    at = group.end;
    sign = view[at];
    if (!IsNumberSign(sign) || view.Is(at, languages::kFullwidth)) break;
    ++at;
  }
  return groups;
}

bool IsGroupSign(char32_t c, const NumberSigns& signs) { return signs.groups.find(c) != std::u32string::npos || c == U'\'' || c == 0x066C; }

// How many of `groups` belong to one number, and whether the last of these are its decimals.
struct Reading {
  std::size_t groups = 1;
  bool decimals = false;
};

// Whether groups 1..count-1 can be groupings of group 0: threes, or Indian twos before a last three.
std::size_t GroupedRun(const std::vector<DigitGroup>& groups, char32_t sign) {
  if (groups[0].size() > 3) return 1;
  std::size_t count = 1;
  while (count < groups.size() && groups[count].sign == sign && groups[count].size() == 3) ++count;
  if (count > 1) return count;
  std::size_t indian = 1;
  while (indian < groups.size() && groups[indian].sign == sign && groups[indian].size() == 2) ++indian;
  const bool closes = indian > 1 && indian < groups.size() && groups[indian].sign == sign && groups[indian].size() == 3;
  return closes && sign == U',' && groups[0].size() <= 2 ? indian + 1 : 1;
}

Reading Interpret(const std::vector<DigitGroup>& groups, const NumberSigns& signs) {
  if (groups.size() == 1) return {1, false};
  const char32_t first = groups[1].sign;
  const std::size_t grouped = GroupedRun(groups, first);
  const bool more = grouped < groups.size();
  const char32_t next = more ? groups[grouped].sign : 0;
  const bool next_is_point = more && next != U' ' && next != U'\'' && next != 0x066C;
  if (grouped >= 3) {  // two or more groupings of one sign leave no doubt
    return next_is_point && next != first ? Reading{grouped + 1, true} : Reading{grouped, false};
  }
  if (grouped == 2) {
    const bool other_sign_follows = next_is_point && next != first;
    if (first == U' ' || first == U'\'' || first == 0x066C)
      return IsGroupSign(first, signs) || first != U' ' ? (other_sign_follows ? Reading{3, true} : Reading{2, false}) : Reading{1, false};
    if (other_sign_follows) return {3, true};
    if (first == signs.decimal) return {2, true};
    if (groups[0].size() == 1 && groups[0].end - groups[0].begin == 1 && !IsGroupSign(first, signs)) return {2, true};
    return IsGroupSign(first, signs) ? Reading{2, false} : Reading{2, true};
  }
  const bool point = first == signs.decimal || first == U'.' || first == U',' || first == 0x066B;
  // A comma that does not group can only be a decimal sign where the language has it so, or where one or two digits follow.
  if (point && first != signs.decimal && groups[1].size() > 2) return {1, false};
  if (point && groups.size() > 2 && groups[2].sign == first) return {1, false};  // dates and versions: 16.04.2024
  return point ? Reading{2, true} : Reading{1, false};
}

std::optional<Decimal> ParseGroups(const View& view, const std::vector<DigitGroup>& groups, const Reading& reading) {
  std::string digits;
  for (std::size_t i = 0; i < reading.groups; ++i) {
    if (reading.decimals && i + 1 == reading.groups) digits += '.';
    for (int at = groups[i].begin; at < groups[i].end; ++at) digits += static_cast<char>(view[at]);
  }
  if (digits.size() > kMaxPrintedDigits) return std::nullopt;
  return Decimal::Parse(digits);
}

// The longest match of entries whose key is `form` in the numbers section.
struct Word {
  int end = 0;
  std::string value;
};

std::optional<Word> ReadWord(const View& view, int begin, const Pack& pack, std::string_view kind) {
  std::optional<Word> best;
  for (const PatternMatch& match : pack.MatchSection(view, begin, Section::kNumbers)) {
    const languages::Entry& entry = pack.entry(match.entry);
    if (entry.key == kind) best = Word{match.end, entry.form};
  }
  return best;
}

bool MayBeginWord(const View& view, int at) { return view.IsWordStart(at) && view.Is(at, languages::kLetter); }

// A number written in words below a scale word: "twenty-five", "三千二百", "two hundred and fifty".
std::optional<Number> ReadCardinal(const View& view, int begin, const Pack& pack) {
  std::int64_t total = 0, last = 0;
  int end = begin, at = begin;
  bool any = false;
  while (const auto word = ReadWord(view, at, pack, "cardinals")) {
    const auto value = Decimal::Parse(word->value);
    if (!value || value->fraction_digits() > 0) break;
    const auto number = static_cast<std::int64_t>(value->mantissa());
    const bool multiplies = any && number >= 10 && last > 0 && last < number && (number == 10 || number == 100 || number == 1000);
    if (multiplies) {
      total += last * number - last;
      last = 0;
    } else if (!any || (number < 10 && last == 0) || (last >= 10 && number < 10 && last % 10 == 0) || (last == 0 && number < 100)) {
      total += number;
      last = number;
    } else {
      break;
    }
    any = true;
    end = word->end;
    at = end;
    while (view[at] == U' ' || view[at] == U'-') ++at;
    if (at - end > 1) break;
  }
  if (!any) return std::nullopt;
  Number result;
  result.begin = begin;
  result.end = end;
  result.printed = Decimal(total);
  result.in_words = true;
  return result;
}

// "3/2" as a decimal; fractions that do not end are cut after 10 digits.
std::optional<Decimal> ParseRatio(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) return Decimal::Parse(text);
  const auto numerator = Decimal::Parse(text.substr(0, slash)), denominator = Decimal::Parse(text.substr(slash + 1));
  if (!numerator || !denominator) return std::nullopt;
  const auto ratio = Decimal::Divide(*numerator, *denominator, 10);
  return ratio ? std::optional(ratio->Normalized()) : std::nullopt;
}

std::optional<Number> ReadFraction(const View& view, int begin, const Pack& pack) {
  const auto word = ReadWord(view, begin, pack, "fractions");
  const auto value = word ? ParseRatio(word->value) : std::nullopt;
  if (!value) return std::nullopt;
  Number result;
  result.begin = begin;
  result.end = word->end;
  result.printed = *value;
  result.in_words = true;
  result.fraction = true;
  return result;
}

// Takes in scale words behind a number ("hundred million", "万亿"), and "and a half".
void ReadScales(const View& view, const Pack& pack, Number& number) {
  for (int round = 0; round < 3; ++round) {
    const int at = SkipBlanks(view, number.end, 1);
    const bool hyphen = view[at] == U'-' && view.Is(at + 1, languages::kLetter);
    const int word_at = hyphen ? at + 1 : at;
    if (const auto half = ReadWord(view, word_at, pack, "and_half")) {
      if (const auto more = Decimal::Add(number.printed, Decimal::FromParts(5, 1))) {
        number.printed = *more;
        number.end = half->end;
        continue;
      }
    }
    const auto scale = ReadWord(view, word_at, pack, "scale");
    if (!scale) return;
    const auto factor = Decimal::Parse(scale->value);
    const auto product = factor ? Decimal::Multiply(number.scale, *factor) : std::nullopt;
    if (!product) return;
    number.scale = *product;
    number.end = scale->end;
    number.scaled = true;
  }
}

// Joins a following part of smaller scale: 1兆 and 1775億 are 11775億.
bool Join(Number& whole, const Number& part) {
  if (!(part.scale < whole.scale)) return false;
  const auto value = whole.value(), rest = part.value();
  if (!value || !rest || !(*rest < whole.scale)) return false;
  const auto head = Decimal::Divide(*value, part.scale, part.printed.fraction_digits());
  const auto sum = head ? Decimal::Add(*head, part.printed) : std::nullopt;
  if (!sum) return false;
  whole.printed = *sum;
  whole.scale = part.scale;
  whole.end = part.end;
  whole.in_words = whole.in_words && part.in_words;
  return true;
}

std::optional<Number> ReadPart(const View& view, int begin, const Pack& pack) {
  auto number = ReadDigits(view, begin, pack.signs());
  if (!number && MayBeginWord(view, begin)) {
    number = ReadCardinal(view, begin, pack);
    if (!number) number = ReadFraction(view, begin, pack);
  }
  if (!number) return std::nullopt;
  ReadScales(view, pack, *number);
  if (number->scaled) number->fraction = false;
  return number;
}

}  // namespace

int SkipBlanks(const View& view, int at, int most) {
  for (int i = 0; i < most && view[at] == U' '; ++i) ++at;
  return at;
}

std::optional<Number> ReadDigits(const View& view, int begin, const NumberSigns& signs) {
  if (!IsDigit(view, begin) || IsDigit(view, begin - 1)) return std::nullopt;
  const std::vector<DigitGroup> groups = ReadGroups(view, begin);
  const Reading reading = Interpret(groups, signs);
  const auto printed = ParseGroups(view, groups, reading);
  if (!printed) return std::nullopt;
  Number number;
  number.begin = begin;
  number.end = groups[reading.groups - 1].end;
  number.printed = *printed;
  return number;
}

std::optional<Number> ReadNumber(const View& view, int begin, const Pack& pack) {
  auto number = ReadPart(view, begin, pack);
  if (!number) return std::nullopt;
  while (number->scaled) {
    const auto part = ReadPart(view, SkipBlanks(view, number->end, 1), pack);
    if (!part || !part->scaled || part->fraction || !Join(*number, *part)) break;
  }
  return number;
}

}  // namespace tallyman::normalize
