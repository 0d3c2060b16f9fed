#include "corpus/dates.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "corpus/date_forms.h"
#include "corpus/utf8.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kSearched = 300;         // characters within which a line has to begin
constexpr std::size_t kLongestDateLine = 100;  // characters
constexpr std::size_t kMostWords = 8;          // beside a date line's date
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

// Words in [begin, end); two ideographs make one.
std::size_t CountWords(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::size_t words = 0, ideographs = 0;
  for (std::size_t i = begin; i < end; ++i) {
    words += tokens[i].kind == Token::Kind::kWord;
    ideographs += tokens[i].kind == Token::Kind::kIdeograph;
  }
  return words + (ideographs + 1) / 2;
}

// Whether the number at `at` is a part of a time of day or a time zone.
bool IsTime(const Tokens& tokens, std::size_t at) {
  constexpr std::u32string_view kTimeSigns = U":+";
  return (at > 0 && IsSign(tokens[at - 1], kTimeSigns)) || (at + 1 < tokens.size() && IsSign(tokens[at + 1], kTimeSigns));
}

bool HasOtherNumber(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool in_date = std::any_of(dates.begin(), dates.end(), [i](const PrintedDate& d) { return d.begin <= i && i < d.end; });
    if (tokens[i].kind == Token::Kind::kNumber && !in_date && !IsTime(tokens, i)) return true;
  }
  return false;
}

std::size_t SkipSpaces(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].kind == Token::Kind::kSpace) ++at;
  return at;
}

// Where the word that belongs to a date ends, if there is one, without its full stop.
std::size_t SkipEra(const Tokens& tokens, std::size_t at) {
  std::size_t next = SkipSpaces(tokens, at);
  if (next < tokens.size() && tokens[next].kind == Token::Kind::kWord) return tokens[next].text.size() <= kLongestEraWord ? next + 1 : at;
  const std::size_t first = next;
  while (next < tokens.size() && tokens[next].kind == Token::Kind::kIdeograph) ++next;
  return next > first && next - first <= kMostEraIdeographs ? next : at;
}

bool IsDateLine(const Tokens& tokens, const std::vector<PrintedDate>& dates) {
  std::size_t length = 0;
  for (const Token& token : tokens) length += token.text.size();
  if (dates.empty() || length > kLongestDateLine || HasOtherNumber(tokens, dates)) return false;
  const PrintedDate& date = dates.front();
  if (CountWords(tokens, 0, date.begin) + CountWords(tokens, date.end, tokens.size()) > kMostWords) return false;
  const bool ends_like_sentence = IsSign(tokens.back(), U".。｡") && SkipEra(tokens, dates.back().end) + 1 < tokens.size();
  if (ends_like_sentence) return false;
  std::size_t segment = date.begin;
  while (segment > 0 && tokens[segment - 1].kind != Token::Kind::kSign) --segment;
  return CountWords(tokens, segment, date.begin) <= kMostWordsBefore;
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

bool IsDateline(const Tokens& tokens, const PrintedDate& date) {
  const Place place = PlaceBefore(tokens, date.begin);
  if (place == Place::kNoPlace) return false;
  for (std::size_t at : {date.end, SkipEra(tokens, date.end)}) {
    const bool full_stop = at < tokens.size() && IsSign(tokens[at], U".");
    if (full_stop && place == Place::kCapitals) return true;
    if (IsSetOff(tokens, full_stop ? at + 1 : at)) return true;
  }
  return false;
}

std::optional<normalize::Date> DateOfLine(std::string_view line, std::string_view language) {
  const Tokens tokens = Tokenize(languages::View(line));
  const std::vector<PrintedDate> dates = FindDates(tokens, language);
  if (dates.empty() || (!IsDateLine(tokens, dates) && !IsDateline(tokens, dates.front()))) return std::nullopt;
  return dates.front().date;
}

}  // namespace

std::optional<normalize::Date> FindPublicationDate(std::string_view text, std::string_view language) {
  const std::size_t searched = Prefix(text, kSearched).size();
  for (std::size_t begin = 0; begin < searched;) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const std::string_view line = Trimmed(Prefix(text.substr(begin, newline - begin), kSearched));
    if (const auto date = DateOfLine(line, language)) return date;
    begin = newline + 1;
  }
  return std::nullopt;
}

bool IsDateLine(std::string_view line) {
  const Tokens tokens = Tokenize(languages::View(Prefix(line, kLongestDateLine + 1)));
  return IsDateLine(tokens, FindDates(tokens, ""));
}

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

}  // namespace tallyman::corpus
