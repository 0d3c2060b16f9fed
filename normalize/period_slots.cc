#include <algorithm>
#include <array>
#include <optional>

#include "normalize/number.h"
#include "normalize/period_expression.h"

namespace tallyman::normalize {
namespace {

using languages::Pack;
using languages::Section;
using languages::Slot;
using languages::SlotMatch;
using languages::View;

constexpr int kFirstYear = 1900, kLastYear = 2099;

// A run of digits from `begin`, at most `most`, that does not continue a number.
struct Digits {
  int end = 0;
  int value = 0;
  int count = 0;
};

std::optional<Digits> ReadRun(const View& view, int begin, int most) {
  if (view.Is(begin - 1, languages::kDigit)) return std::nullopt;
  Digits digits{begin, 0, 0};
  while (view.Is(digits.end, languages::kDigit)) {
    if (++digits.count > most) return std::nullopt;
    digits.value = digits.value * 10 + static_cast<int>(view[digits.end++] - U'0');
  }
  return digits.count > 0 ? std::optional(digits) : std::nullopt;
}

// A digit written as a word of one character, as in 二〇二四.
std::optional<int> ReadDigitWord(const View& view, int at, const Pack& pack) {
  if (!view.Is(at, languages::kIdeographic)) return std::nullopt;
  if (view[at] == 0x3007) return 0;
  for (const auto& match : pack.MatchSection(view, at, Section::kNumbers)) {
    const auto& entry = pack.entry(match.entry);
    if (entry.key == "cardinals" && match.end == at + 1 && entry.form.size() == 1) return entry.form[0] - '0';
  }
  return std::nullopt;
}

void AddYear(int begin, int end, int year, std::vector<SlotMatch>& matches) {
  if (year >= kFirstYear && year <= kLastYear) matches.push_back({Slot::kYear, begin, end, year});
}

// Years of an era: 令和5, 平成二十七, พ.ศ. 2566.
void ReadEraYear(const View& view, int begin, const Pack& pack, std::vector<SlotMatch>& matches) {
  for (const languages::Era& era : pack.eras()) {
    if (view.text().substr(begin, era.word.size()) != era.word) continue;
    int at = begin + static_cast<int>(era.word.size());
    if (era.holds_count) {
      AddYear(begin, at, era.offset, matches);
      continue;
    }
    if (view[at] == U' ') ++at;
    if (const auto run = ReadRun(view, at, 4)) {
      AddYear(begin, run->end, era.offset + run->value, matches);
    } else if (const auto number = ReadNumber(view, at, pack); number && number->in_words && !number->scaled) {
      AddYear(begin, number->end, era.offset + static_cast<int>(number->printed.mantissa()), matches);
    }
  }
}

void ReadYear(const View& view, int begin, const Pack& pack, std::vector<SlotMatch>& matches) {
  ReadEraYear(view, begin, pack, matches);
  if (const auto run = ReadRun(view, begin, 4); run && run->count == 4) {
    AddYear(begin, run->end, run->value, matches);
    return;
  }
  int year = 0;
  for (int i = 0; i < 4; ++i) {
    const auto digit = ReadDigitWord(view, begin + i, pack);
    if (!digit) return;
    year = year * 10 + *digit;
  }
  AddYear(begin, begin + 4, year, matches);
}

// Whether digits before `at` go on as a longer number: "54,296", "1.5".
bool GoesOn(const View& view, int at) { return (view[at] == U',' || view[at] == U'.') && view.Is(at + 1, languages::kDigit); }

void ReadShortYear(const View& view, int begin, std::vector<SlotMatch>& matches) {
  const int at = view[begin] == U'\'' ? begin + 1 : begin;
  const auto run = ReadRun(view, at, 2);
  if (run && run->count == 2 && !GoesOn(view, run->end)) matches.push_back({Slot::kShortYear, begin, run->end, run->value});
}

void ReadSmall(const View& view, Slot slot, int begin, int least, int most, std::vector<SlotMatch>& matches) {
  const auto run = ReadRun(view, begin, 2);
  if (run && run->value >= least && run->value <= most) matches.push_back({slot, begin, run->end, run->value});
}

// Whole numbers in words: 十一, eleven.
void ReadCountWords(const View& view, Slot slot, int begin, int least, int most, const Pack& pack, std::vector<SlotMatch>& matches) {
  if (!view.IsWordStart(begin) || !view.Is(begin, languages::kLetter)) return;
  const auto number = ReadNumber(view, begin, pack);
  if (!number || !number->in_words || number->scaled || number->printed.fraction_digits() > 0) return;
  const auto value = static_cast<int>(number->printed.mantissa());
  if (value >= least && value <= most) matches.push_back({slot, begin, number->end, value});
}

void ReadNamed(const View& view, Slot slot, int begin, Section section, std::string_view key, const Pack& pack,
               std::vector<SlotMatch>& matches) {
  for (const auto& match : pack.MatchSection(view, begin, section)) {
    const auto& entry = pack.entry(match.entry);
    const std::string& value = section == Section::kMonth ? entry.key : entry.form;
    if (section != Section::kMonth && entry.key != key) continue;
    matches.push_back({slot, begin, match.end, std::stoi(value)});
    return;
  }
}

void ReadRoman(const View& view, int begin, std::vector<SlotMatch>& matches) {
  constexpr std::array<std::u32string_view, 4> kRoman = {U"i", U"ii", U"iii", U"iv"};
  for (int quarter = 4; quarter >= 1; --quarter) {
    const std::u32string_view roman = kRoman[quarter - 1];
    const int end = begin + static_cast<int>(roman.size());
    if (view.text().substr(begin, roman.size()) != roman || !view.Is(begin, languages::kUpper)) continue;
    if (view.IsWordStart(begin) && view.IsWordEnd(end)) matches.push_back({Slot::kQuarter, begin, end, quarter});
  }
}

// One to three words without punctuation; in scripts without spaces one to six characters.
void ReadGap(const View& view, int begin, std::vector<SlotMatch>& matches) {
  int at = begin;
  if (view.Is(at, languages::kIdeographic)) {
    for (int i = 1; i <= 6 && view.Is(at, languages::kIdeographic); ++i) matches.push_back({Slot::kGap, begin, ++at, -1});
    return;
  }
  for (int words = 1; words <= 3; ++words) {
    const int word = at;
    while (view.Is(at, languages::kLetter) || view.Is(at, languages::kDigit) || view[at] == U'\'') ++at;
    if (at == word) return;
    matches.push_back({Slot::kGap, begin, at, -1});
    if (view[at] != U' ') return;
    ++at;
  }
}

}  // namespace

void PackSlots::Read(const View& view, Slot slot, int begin, std::vector<SlotMatch>& matches) const {
  switch (slot) {
    case Slot::kYear:
      return ReadYear(view, begin, pack_, matches);
    case Slot::kShortYear:
      return ReadShortYear(view, begin, matches);
    case Slot::kMonth:
      ReadNamed(view, slot, begin, Section::kMonth, "", pack_, matches);
      if (pack_.boundary() != languages::Boundary::kWord && matches.empty()) {
        ReadSmall(view, slot, begin, 1, 12, matches);
        ReadCountWords(view, slot, begin, 1, 12, pack_, matches);
      }
      return;
    case Slot::kQuarter:
      ReadQuarterSigns(view, begin, matches);
      ReadNamed(view, slot, begin, Section::kNumbers, "ordinals", pack_, matches);
      if (pack_.boundary() == languages::Boundary::kNone) ReadCountWords(view, slot, begin, 1, 4, pack_, matches);
      std::erase_if(matches, [](const SlotMatch& match) { return match.value > 4; });
      return;
    case Slot::kDay:
      ReadSmall(view, slot, begin, 1, 31, matches);
      if (pack_.boundary() == languages::Boundary::kNone) ReadCountWords(view, slot, begin, 1, 31, pack_, matches);
      return;
    case Slot::kCount:
      ReadSmall(view, slot, begin, 1, 99, matches);
      ReadCountWords(view, slot, begin, 1, 99, pack_, matches);
      return;
    case Slot::kNumber:
      if (const auto number = ReadNumber(view, begin, pack_)) {
        matches.push_back({slot, begin, number->end, -1});
        // Of 3分の1 a pattern may mean the 3.
        const bool in_digits = number->fraction && view.Is(begin, languages::kDigit);
        const auto digits = in_digits ? ReadNumber(view, begin, pack_, pack_.signs(), number->end - 1) : std::nullopt;
        if (digits) matches.push_back({slot, begin, digits->end, -1});
      }
      return;
    case Slot::kCurrency:
      for (const auto& match : pack_.MatchSection(view, begin, Section::kCurrency)) {
        matches.push_back({slot, begin, match.end, -1});
        return;
      }
      return;
    case Slot::kGap:
      return ReadGap(view, begin, matches);
    case Slot::kMonthNumber:
      return ReadSmall(view, slot, begin, 1, 12, matches);
  }
}

bool PackSlots::HasWord(const View& view, int begin) const {
  if (pack_.CanBeginMonth(view, begin)) return true;
  const auto is_here = [&](const languages::Era& era) { return view.text().substr(begin, era.word.size()) == era.word; };
  if (std::any_of(pack_.eras().begin(), pack_.eras().end(), is_here)) return true;
  std::vector<languages::WordMatch> words;
  pack_.MatchFigures(view, begin, words);
  if (words.empty()) pack_.MatchNumberParts(view, begin, words);
  return !words.empty();
}

void PackSlots::ReadQuarterSigns(const View& view, int begin, std::vector<SlotMatch>& matches) const {
  ReadSmall(view, Slot::kQuarter, begin, 1, 4, matches);
  ReadRoman(view, begin, matches);
}

bool SlotMemory::HasWord(const View& view, int begin) const {
  KnownWord& known = known_words_[static_cast<std::size_t>(begin) % kPlaces];
  if (known.begin != begin) known = {begin, slots_.HasWord(view, begin)};
  return known.has_any;
}

void SlotMemory::Read(const View& view, Slot slot, int begin, std::vector<SlotMatch>& matches) const {
  if (slot != Slot::kGap && view.Is(begin, languages::kLetter) && !HasWord(view, begin)) {
    if (slot == Slot::kQuarter) slots_.ReadQuarterSigns(view, begin, matches);
    return;
  }
  constexpr std::size_t kSlots = 10;
  Known& known = known_[(static_cast<std::size_t>(begin) * kSlots + static_cast<std::size_t>(slot)) % kPlaces];
  if (known.begin != begin || known.slot != slot) {
    known.begin = begin;
    known.slot = slot;
    known.matches.clear();
    slots_.Read(view, slot, begin, known.matches);
  }
  matches.insert(matches.end(), known.matches.begin(), known.matches.end());
}

}  // namespace tallyman::normalize
