#include "corpus/dates.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "corpus/calendars.h"
#include "corpus/date_forms.h"
#include "corpus/date_words.h"
#include "corpus/page/cues.h"
#include "corpus/utf8.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kSearched = 300;         // characters within which a line has to begin
constexpr std::size_t kLongestDateLine = 100;  // characters
constexpr std::size_t kMostWords = 8;          // beside a date line's date
constexpr std::size_t kWordsOfAnother = 4;     // as many more for each date more
constexpr std::size_t kMostWordsBefore = 3;    // before a date line's date without a sign between ("Published on 16 April 2024")
constexpr std::size_t kLongestAgency = 40;     // characters in the brackets behind a dateline's date
constexpr std::size_t kLongestEraWord = 4;     // letters of a word that belongs to the date before it: "г", "года"
constexpr std::size_t kMostEraIdeographs = 2;  // likewise: 电
constexpr std::size_t kLongestDate = 100;      // characters of a text that is meant to be a date
constexpr std::size_t kCompactDate = 8;        // digits: 20240716
constexpr std::size_t kCompactDateTime = 14;   // 20240716103000
constexpr std::size_t kLongestPlace = 12;      // ideographs before a dateline's date

using Tokens = std::vector<Token>;

bool IsSign(const Token& token, std::u32string_view signs) {
  return token.kind == Token::Kind::kSign && signs.find(token.text[0]) != std::u32string_view::npos;
}

bool IsInDate(const std::vector<PrintedDate>& dates, std::size_t at) {
  return std::any_of(dates.begin(), dates.end(), [at](const PrintedDate& date) { return date.begin <= at && at < date.end; });
}

std::size_t SkipSpaces(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].kind == Token::Kind::kSpace) ++at;
  return at;
}

// Words in [begin, end) outside the dates; two ideographs make one, as do five letters of scripts without spaces.
std::size_t CountWords(const Tokens& tokens, std::size_t begin, std::size_t end, const std::vector<PrintedDate>& dates = {}) {
  constexpr char32_t kFirstHan = 0x2E80;
  std::size_t words = 0, ideographs = 0, letters = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (IsInDate(dates, i)) continue;
    words += tokens[i].kind == Token::Kind::kWord && !IsHourWord(tokens[i].text);
    if (tokens[i].kind == Token::Kind::kIdeograph) ++(tokens[i].text[0] < kFirstHan ? letters : ideographs);
  }
  return words + (ideographs + 1) / 2 + (letters + 4) / 5;
}

bool IsAround(const Tokens& tokens, std::size_t at, bool (*is_one)(const std::u32string&)) {
  const std::size_t behind = SkipSpaces(tokens, at + 1);
  if (behind < tokens.size() && is_one(tokens[behind].text)) return true;
  return at > 0 && is_one(tokens[at - 1].text);
}

// Whether the number at `at` is a part of a time of day or a time zone: 14:05, GMT+7, 18h05, 14時05分, 10 a.m.
bool IsTime(const Tokens& tokens, std::size_t at) {
  constexpr std::u32string_view kTimeSigns = U":+";
  return (at > 0 && IsSign(tokens[at - 1], kTimeSigns)) || (at + 1 < tokens.size() && IsSign(tokens[at + 1], kTimeSigns)) ||
         IsAround(tokens, at, IsHourWord);
}

// Whether the number at `at` is a part of 10.15, right behind a date or a word of two or so behind it: "16 april 2024 kl. 10.15".
bool IsDottedTime(const Tokens& tokens, std::size_t at, const std::vector<PrintedDate>& dates) {
  constexpr std::size_t kMostBetween = 5;
  const auto begins = [&](std::size_t i) {
    return i + 2 < tokens.size() && tokens[i].kind == Token::Kind::kNumber && tokens[i].value >= 0 && tokens[i].value <= 24 &&
           IsSign(tokens[i + 1], U".") && tokens[i + 2].text.size() == 2 && tokens[i + 2].value >= 0 && tokens[i + 2].value < 60;
  };
  const std::size_t begin = begins(at) ? at : at - std::min<std::size_t>(at, 2);
  if (!begins(begin)) return false;
  for (std::size_t i = begin; i > 0 && begin - i <= kMostBetween; --i) {
    if (IsInDate(dates, i - 1)) return true;
    if (IsSign(tokens[i - 1], U"|/")) return false;
  }
  return false;
}

// Whether the number at `at` is a day or year of the Islamic calendar.
bool IsIslamic(const Tokens& tokens, std::size_t at) {
  constexpr int kFirstYear = 1300, kLastYear = 1500;
  const std::size_t behind = SkipSpaces(tokens, at + 1);
  const bool is_year = tokens[at].value >= kFirstYear && tokens[at].value <= kLastYear;
  if (!is_year) return behind < tokens.size() && BeginsIslamicMonth(tokens[behind].text);
  return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                     [](const Token& token) { return token.kind == Token::Kind::kWord && BeginsIslamicMonth(token.text); });
}

bool HasOtherNumber(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == Token::Kind::kNumber && !IsInDate(dates, i) && !IsTime(tokens, i) && !IsDottedTime(tokens, i, dates) &&
        !IsAround(tokens, i, IsCountedBesideDates) && !IsIslamic(tokens, i))
      return true;
  return false;
}

// Where the word that belongs to a date ends, if there is one, without its full stop.
std::size_t SkipEra(const Tokens& tokens, std::size_t at) {
  std::size_t next = SkipSpaces(tokens, at);
  if (next < tokens.size() && tokens[next].kind == Token::Kind::kWord) return tokens[next].text.size() <= kLongestEraWord ? next + 1 : at;
  const std::size_t first = next;
  while (next < tokens.size() && tokens[next].kind == Token::Kind::kIdeograph) ++next;
  return next > first && next - first <= kMostEraIdeographs ? next : at;
}

// Whether a line that ends in a full stop does so as a sentence does: "10 a.m." and "14:05 ч." do not.
bool EndsLikeSentence(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  if (!IsSign(tokens.back(), U".。｡") || SkipEra(tokens, dates.back().end) + 1 >= tokens.size()) return false;
  const Token& before = tokens[tokens.size() - 2];
  const bool is_letter = before.text.size() == 1 && tokens.size() > 2 && IsSign(tokens[tokens.size() - 3], U".");
  return before.kind != Token::Kind::kNumber && !is_letter && !IsHourWord(before.text);
}

bool IsDateLine(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  std::size_t length = 0;
  for (const Token& token : tokens) length += token.text.size();
  if (dates.empty() || length > kLongestDateLine || HasOtherNumber(tokens, dates) || EndsLikeSentence(tokens, dates)) return false;
  if (CountWords(tokens, 0, tokens.size(), dates) > kMostWords + kWordsOfAnother * (dates.size() - 1)) return false;
  const std::size_t begin = dates.front().begin;
  std::size_t segment = begin;
  while (segment > 0 && tokens[segment - 1].kind != Token::Kind::kSign) --segment;
  return CountWords(tokens, segment, begin) <= kMostWordsBefore;
}

// Whether the last label in [begin, end) says that what follows is the day of a change.
bool EndsLikeUpdateLabel(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::u32string behind;
  for (std::size_t i = end; i > begin; --i) {
    const Token& token = tokens[i - 1];
    behind.insert(0, token.text);
    if (token.kind != Token::Kind::kWord && token.kind != Token::Kind::kIdeograph) continue;
    if (BeginsLikePublication(behind)) return false;
    if (Cues::Get().SpeaksOfUpdate(languages::EncodeUtf8(behind))) return true;
  }
  return false;
}

// The first date of a date line that no label calls an update; else the first.
PrintedDay Choose(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  for (std::size_t i = 0; i < dates.size(); ++i)
    if (!EndsLikeUpdateLabel(tokens, i == 0 ? 0 : dates[i - 1].end, dates[i].begin)) return {dates[i].date, false};
  return {dates.front().date, true};
}

// What stands before a dateline's date. `kCapitals` is a place in capitals, with or without a comma.
enum class Place { kNone, kCapitals, kOther, kNoPlace };

Place PlaceBefore(const Tokens& tokens, std::size_t end) {
  std::size_t last = end;
  while (last > 0 && tokens[last - 1].kind == Token::Kind::kSpace) --last;
  if (last == 0) return Place::kNone;
  bool capitals = true, ideographs = true;
  for (std::size_t i = 0; i < last; ++i) {
    const Token& token = tokens[i];
    if (token.kind == Token::Kind::kNumber || IsSign(token, U"。!?;")) return Place::kNoPlace;
    if (token.kind == Token::Kind::kWord) ideographs = false;
    if (token.kind == Token::Kind::kIdeograph || (token.kind == Token::Kind::kWord && !token.all_upper)) capitals = false;
  }
  if (CountWords(tokens, 0, last) > kMostWords) return Place::kNoPlace;
  if (capitals) return Place::kCapitals;
  return IsSign(tokens[last - 1], U",.:/|([【〔") || (ideographs && last <= kLongestPlace) ? Place::kOther : Place::kNoPlace;
}

// Whether the news begins at `at`: a dash, a colon, a bracket or, behind ideographs, a space sets it off.
bool IsSetOff(const Tokens& tokens, std::size_t at) {
  const bool behind_ideograph = at > 0 && tokens[at - 1].kind == Token::Kind::kIdeograph;
  if (behind_ideograph && at < tokens.size() && tokens[at].kind == Token::Kind::kSpace) return true;
  std::size_t next = SkipSpaces(tokens, at);
  if (next < tokens.size() && IsSign(tokens[next], U"([/【")) {
    std::size_t length = 0;
    for (++next; next < tokens.size() && !IsSign(tokens[next], U")]/】"); ++next) length += tokens[next].text.size();
    return next < tokens.size() && length <= kLongestAgency;
  }
  return next < tokens.size() && IsSign(tokens[next], U"-–—―:)]】〕");
}

// Whether a date at [begin, end) is a dateline's.
bool IsDateline(const Tokens& tokens, std::size_t begin, std::size_t end) {
  const Place place = PlaceBefore(tokens, begin);
  if (place == Place::kNoPlace) return false;
  for (std::size_t at : {end, SkipEra(tokens, end)}) {
    const bool full_stop = at < tokens.size() && IsSign(tokens[at], U".");
    if (full_stop && place == Place::kCapitals) return true;
    if (IsSetOff(tokens, full_stop ? at + 1 : at)) return true;
  }
  return false;
}

std::optional<PrintedDay> DayOfLine(std::string_view line, std::string_view language) {
  const Tokens tokens = Tokenize(languages::View(line));
  const std::vector<PrintedDate> dates = FindDates(tokens, language);
  if (dates.empty()) return std::nullopt;
  if (IsDateLine(tokens, dates)) return Choose(tokens, dates);
  return IsDateline(tokens, dates.front().begin, dates.front().end) ? std::optional(PrintedDay{dates.front().date, false}) : std::nullopt;
}

// What `of_line` returns for the first line of the text's beginning for which it returns anything.
template <typename OfLine>
auto FirstOfLines(std::string_view text, const OfLine& of_line) {
  const std::size_t searched = Prefix(text, kSearched).size();
  for (std::size_t begin = 0; begin < searched;) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    if (auto found = of_line(Trimmed(Prefix(text.substr(begin, newline - begin), kSearched)))) return found;
    begin = newline + 1;
  }
  return decltype(of_line(text))();
}

}  // namespace

std::optional<normalize::Date> FindPublicationDate(std::string_view text, std::string_view language) {
  std::optional<normalize::Date> update;
  const auto published = FirstOfLines(text, [&](std::string_view line) {
    const auto day = DayOfLine(line, language);
    if (day && day->is_update && !update) update = day->date;
    return day && !day->is_update ? std::optional(day->date) : std::nullopt;
  });
  return published ? published : update;
}

std::optional<normalize::Date> FindDatelineOf(std::string_view text, std::string_view language, const YearAndMonth& around) {
  return FirstOfLines(text, [&](std::string_view line) -> std::optional<normalize::Date> {
    const Tokens tokens = Tokenize(languages::View(line));
    const auto found = FindDayOfYear(tokens, language);
    if (!found || !IsDateline(tokens, found->begin, found->end)) return std::nullopt;
    const int months = found->month - around.month.value_or(found->month);
    if (months != 0 && months != 11 && months != -1) return std::nullopt;
    // News of a month's last day may be filed under the next one.
    return normalize::Date::FromParts(around.year - (months == 11 ? 1 : 0), found->month, found->day);
  });
}

std::optional<PrintedDay> ReadDateLine(std::string_view line, std::string_view language) {
  const Tokens tokens = Tokenize(languages::View(Prefix(line, kLongestDateLine + 1)));
  const std::vector<PrintedDate> dates = FindDates(tokens, language);
  return IsDateLine(tokens, dates) ? std::optional(Choose(tokens, dates)) : std::nullopt;
}

bool EndsLikeUpdateLabel(std::string_view text) {
  const Tokens tokens = Tokenize(languages::View(Prefix(text, kLongestDateLine)));
  return EndsLikeUpdateLabel(tokens, 0, tokens.size());
}

bool IsDateLine(std::string_view line) { return ReadDateLine(line, "").has_value(); }

std::optional<normalize::Date> ReadDate(std::string_view text, std::string_view language) {
  const std::string_view trimmed = Trimmed(text);
  if (const auto date = normalize::Date::Parse(trimmed)) return date;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view start = trimmed.substr(0, kCompactDate);
  const bool is_compact = start.size() == kCompactDate && std::all_of(start.begin(), start.end(), is_digit) &&
                          (trimmed.size() == kCompactDate || !is_digit(trimmed[kCompactDate]) || trimmed.size() == kCompactDateTime);
  if (is_compact) {
    const std::string digits(start);
    return normalize::Date::FromParts(std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6, 2)));
  }
  const auto dates = FindDates(Tokenize(languages::View(Prefix(trimmed, kLongestDate))), language);
  return dates.empty() ? std::nullopt : std::optional(dates.front().date);
}

bool MayBePublicationDay(const normalize::Date& date) {
  constexpr int kFirstNewspaper = 1605;
  static const auto kUnset = normalize::Date::Parse("1970-01-01");
  return date.year() >= kFirstNewspaper && date != kUnset;
}

}  // namespace tallyman::corpus
