#include "corpus/date_forms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/calendars.h"
#include "corpus/date_cursor.h"
#include "corpus/date_words.h"

namespace tallyman::corpus {
namespace {

using normalize::Date;

constexpr int kBuddhistCentury = 2500;

// 2024-04-16, 2024/4/16, 2024.04.16, 2024. 04. 16
std::optional<Date> TakeYearFirst(DateCursor& cursor) {
  const auto year = cursor.TakeYear();
  if (!year) return std::nullopt;
  const auto sign = cursor.TakeSignOf(U"-./");
  if (sign == U'.') cursor.TakeSpace();
  const auto month = cursor.TakeOneOrTwoDigits();
  if (!sign || !month || cursor.TakeSignOf(std::u32string_view(&*sign, 1)) != sign) return std::nullopt;
  if (sign == U'.') cursor.TakeSpace();
  const auto day = cursor.TakeOneOrTwoDigits();
  return day ? cursor.Day(*year, {*month}, *day) : std::nullopt;
}

// 110-03-16 in Chinese: years of the Republic
std::optional<Date> TakeRocNumbers(DateCursor& cursor) {
  if (WithoutRegion(cursor.language()) != "zh") return std::nullopt;
  const auto year = cursor.TakeDigits(3, 3);
  const auto sign = cursor.TakeSignOf(U"-./");
  if (!year || !sign) return std::nullopt;
  const auto month = cursor.TakeDigits(2, 2);
  if (!month || cursor.TakeSignOf(std::u32string_view(&*sign, 1)) != sign) return std::nullopt;
  const auto day = cursor.TakeDigits(2, 2);
  return day ? DayOf(Calendar::kRoc, *year, *month, *day) : std::nullopt;
}

// The four digits of a year of which two are printed: 21 is 2021, 98 is 1998.
int FullYear(int two_digits) {
  constexpr int kFirstOfLastCentury = 80;
  return two_digits + (two_digits < kFirstOfLastCentury ? 2000 : 1900);
}

// 16.04.2024, 16. 4. 2024; 16/04/2024 and 04/16/2024, where the language or the numbers tell the day; 16.04.24 where the day is first
std::optional<Date> TakeYearLast(DateCursor& cursor) {
  const NumberOrder order = OrderIn(cursor.language());
  const auto first = cursor.TakeOneOrTwoDigits();
  const auto sign = cursor.TakeSignOf(U"./-");
  if (!first || !sign) return std::nullopt;
  if (sign == U'.') cursor.TakeSpace();
  const auto second = cursor.TakeOneOrTwoDigits();
  if (!second || cursor.TakeSignOf(std::u32string_view(&*sign, 1)) != sign) return std::nullopt;
  if (sign == U'.') cursor.TakeSpace();
  auto year = cursor.TakeYear();
  if (!year && order == NumberOrder::kDayFirst && sign != U'-')
    if (const auto two_digits = cursor.TakeDigits(2, 2)) year = FullYear(*two_digits);
  if (!year) return std::nullopt;
  const bool day_first = sign == U'.' || *first > 12 || *first == *second || (order == NumberOrder::kDayFirst && *second <= 12);
  const bool month_first = !day_first && (*second > 12 || order == NumberOrder::kMonthFirst);
  if (!day_first && !month_first) return std::nullopt;
  return day_first ? cursor.Day(*year, {*second}, *first) : cursor.Day(*year, {*first}, *second);
}

// 2024年4月16日, 2024년 4월 16일; 110年4月16日 in Chinese
std::optional<Date> TakeCounted(DateCursor& cursor) {
  std::array<int, 3> parts{};
  const bool is_roc = WithoutRegion(cursor.language()) == "zh";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = i == 0 ? cursor.TakeDigits(is_roc ? 3 : 4, 4) : cursor.TakeOneOrTwoDigits();
    if (!part || !cursor.TakeCounter()) return std::nullopt;
    parts[i] = *part;
    if (i + 1 < parts.size()) cursor.TakeSpace();
  }
  if (is_roc && parts[0] < 1000) return DayOf(Calendar::kRoc, parts[0], parts[1], parts[2]);
  return cursor.Day(parts[0], {parts[1]}, parts[2]);
}

// 令和3年3月3日, 平成元年1月8日, 民國110年3月3日
std::optional<Date> TakeYearOfEra(DateCursor& cursor) {
  const std::u32string start = cursor.Ideographs(2);
  const bool is_roc = start == U"民國" || start == U"民国";
  const auto era = is_roc ? std::nullopt : JapaneseEraAtStart(start);
  if (!is_roc && !era) return std::nullopt;
  cursor.Skip(2);
  cursor.TakeSpace();
  std::array<int, 3> parts{};
  for (int& part : parts) {
    const bool is_first_year = &part == parts.data() && cursor.TakeWord(U"元");
    const auto number = is_first_year ? std::optional(1) : cursor.TakeDigits(1, 3);
    if (!number || !cursor.TakeCounter()) return std::nullopt;
    part = *number;
    cursor.TakeSpace();
  }
  return is_roc ? DayOf(Calendar::kRoc, parts[0], parts[1], parts[2]) : DayOf(Calendar::kJapanese, parts[0], parts[1], parts[2], *era);
}

// The number of one to four Chinese numerals: 二〇一一, 十二, 三十一. Nothing for others.
std::optional<int> NumberOfNumerals(std::u32string_view numerals) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  int value = 0;
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    if (numerals[i] == U'十') {
      value = value == 0 ? 10 : value * 10;
      continue;
    }
    const std::size_t digit = kDigits.find(numerals[i]);
    if (digit == std::u32string_view::npos) return std::nullopt;
    const bool behind_ten = i > 0 && numerals[i - 1] == U'十';
    value = behind_ten ? value + static_cast<int>(digit) : value * 10 + static_cast<int>(digit);
  }
  return value;
}

// 二〇一一年三月三十一日
std::optional<Date> TakeNumerals(DateCursor& cursor) {
  constexpr std::size_t kLongest = 13;
  const std::u32string text = cursor.Ideographs(kLongest);
  const std::size_t year = text.find(U'年'), month = text.find(U'月'), day = text.find(U'日');
  if (year != 4 || month == std::u32string::npos || day == std::u32string::npos || month < year || day < month) return std::nullopt;
  const std::u32string_view view(text);
  const auto years = NumberOfNumerals(view.substr(0, year)), months = NumberOfNumerals(view.substr(year + 1, month - year - 1)),
             days = NumberOfNumerals(view.substr(month + 1, day - month - 1));
  if (!years || !months || !days) return std::nullopt;
  cursor.Skip(day + 1);
  return cursor.Day(*years, {*months}, *days);
}

// 16 April 2024, 16. April 2024, 16th of April, 2024, 1er avril 2024, 16-Apr-2024, 16 เมษายน พ.ศ. 2567, 16 เม.ย. 67
std::optional<Date> TakeDayFirst(DateCursor& cursor) {
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  cursor.TakeOrdinalSuffix();
  if (!cursor.TakeGap()) return std::nullopt;
  const auto month = cursor.TakeMonthName();
  if (!month) return std::nullopt;
  // Two names of one month: آذار/مارس.
  DateCursor other = cursor;
  if (other.TakeSignOf(U"/") && other.TakeMonthName()) cursor.Skip(other.at() - cursor.at());
  if (!cursor.TakeGap()) return std::nullopt;
  auto year = cursor.TakeYear();
  if (!year && month->is_spaceless)
    if (const auto two_digits = cursor.TakeDigits(2, 2)) year = kBuddhistCentury + *two_digits;
  return year ? cursor.Day(*year, *month, *day) : std::nullopt;
}

// April 16, 2024; Apr. 16th 2024
std::optional<Date> TakeMonthFirst(DateCursor& cursor) {
  const auto month = cursor.TakeMonthName();
  if (!month || !cursor.TakeGap()) return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  cursor.TakeOrdinalSuffix();
  if (!cursor.TakeGap()) return std::nullopt;
  const auto year = cursor.TakeYear();
  return year ? cursor.Day(*year, *month, *day) : std::nullopt;
}

// 2024. április 16., 2024 m. balandžio 16 d.
std::optional<Date> TakeYearAndName(DateCursor& cursor) {
  const auto year = cursor.TakeYear();
  if (!year || !cursor.TakeGap()) return std::nullopt;
  const auto month = cursor.TakeMonthName();
  if (!month || !cursor.TakeGap()) return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  return cursor.Day(*year, *month, *day);
}

// 16 tháng 4 năm 2024
std::optional<Date> TakeVietnamese(DateCursor& cursor) {
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day || !cursor.TakeSpace() || (!cursor.TakeWord(U"tháng") && !cursor.TakeWord(U"thg")) || !cursor.TakeSpace()) return std::nullopt;
  const auto month = cursor.TakeOneOrTwoDigits();
  if (!month || !cursor.TakeGap()) return std::nullopt;
  const auto year = cursor.TakeYear();
  return year ? cursor.Day(*year, {*month}, *day) : std::nullopt;
}

std::optional<PrintedDate> DateAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language) {
  using Take = std::optional<Date> (*)(DateCursor&);
  static constexpr std::array<Take, 7> kOfNumbers = {TakeYearFirst, TakeYearLast,    TakeRocNumbers, TakeCounted,
                                                     TakeDayFirst,  TakeYearAndName, TakeVietnamese};
  static constexpr std::array<Take, 1> kOfWords = {TakeMonthFirst};
  static constexpr std::array<Take, 2> kOfIdeographs = {TakeYearOfEra, TakeNumerals};
  const auto try_all = [&](const auto& forms) -> std::optional<PrintedDate> {
    for (const Take take : forms) {
      DateCursor cursor(tokens, at, language);
      if (const auto date = take(cursor)) return PrintedDate{*date, at, cursor.at()};
    }
    return std::nullopt;
  };
  if (tokens[at].kind == Token::Kind::kNumber) return try_all(kOfNumbers);
  if (tokens[at].kind == Token::Kind::kWord) return try_all(kOfWords);
  return tokens[at].kind == Token::Kind::kIdeograph ? try_all(kOfIdeographs) : std::nullopt;
}

// 3月3日
std::optional<DayOfYear> TakeCountedDay(DateCursor cursor) {
  const std::size_t begin = cursor.at();
  const auto month = cursor.TakeOneOrTwoDigits();
  if (!month || cursor.TakeCounter() != U'月') return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  return day && cursor.TakeCounter() == U'日' ? std::optional(DayOfYear{*month, *day, begin, cursor.at()}) : std::nullopt;
}

// 3 March, 3. März
std::optional<DayOfYear> TakeDayAndName(DateCursor cursor) {
  const std::size_t begin = cursor.at();
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  cursor.TakeOrdinalSuffix();
  if (!cursor.TakeGap()) return std::nullopt;
  const auto month = cursor.TakeMonthName();
  return month && !month->is_persian ? std::optional(DayOfYear{month->month, *day, begin, cursor.at()}) : std::nullopt;
}

// March 3
std::optional<DayOfYear> TakeNameAndDay(DateCursor cursor) {
  const std::size_t begin = cursor.at();
  const auto month = cursor.TakeMonthName();
  if (!month || month->is_persian || !cursor.TakeGap()) return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  return day ? std::optional(DayOfYear{month->month, *day, begin, cursor.at()}) : std::nullopt;
}

}  // namespace

std::vector<PrintedDate> FindDates(const std::vector<Token>& tokens, std::string_view language) {
  std::vector<PrintedDate> dates;
  // A date has a number in it, or is written in ideographs.
  const auto is_of_date = [](const Token& token) { return token.kind == Token::Kind::kNumber || token.kind == Token::Kind::kIdeograph; };
  if (std::none_of(tokens.begin(), tokens.end(), is_of_date)) return dates;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const auto date = DateAt(tokens, at, language)) {
      dates.push_back(*date);
      at = date->end - 1;
    }
  }
  return dates;
}

std::optional<DayOfYear> FindDayOfYear(const std::vector<Token>& tokens, std::string_view language) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    for (const auto take : {TakeCountedDay, TakeDayAndName, TakeNameAndDay})
      if (const auto day = take(DateCursor(tokens, at, language))) return day;
  return std::nullopt;
}

}  // namespace tallyman::corpus
