#include "corpus/date_forms.h"

#include <array>
#include <optional>

#include "corpus/month_names.h"

namespace tallyman::corpus {
namespace {

using languages::View;
using normalize::Date;

constexpr std::size_t kShortWord = 3;      // "de", "de", "г": a word that may stand between the parts of a date
constexpr std::size_t kOrdinalSuffix = 3;  // "16th", "1er"

Token::Kind KindAt(const View& line, int at) {
  if (line.Is(at, languages::kDigit)) return Token::Kind::kNumber;
  if (line.Is(at, languages::kIdeographic)) return Token::Kind::kIdeograph;
  if (line.Is(at, languages::kLetter)) return Token::Kind::kWord;
  if (line.Is(at, languages::kSpace)) return Token::Kind::kSpace;
  return Token::Kind::kSign;
}

int NumberValue(const std::u32string& digits) {
  if (digits.size() > 4) return -1;
  int value = 0;
  for (const char32_t digit : digits) value = value * 10 + static_cast<int>(digit - U'0');
  return value;
}

// Reads a date's parts one after the other from a place in the tokens. Each Take either takes its part and returns something, or leaves the
// place as it was.
class Cursor {
 public:
  Cursor(const std::vector<Token>& tokens, std::size_t at, std::string_view language) : tokens_(tokens), at_(at), language_(language) {}

  std::size_t at() const { return at_; }

  std::optional<int> TakeYear() {
    return IsNumber(4) && tokens_[at_].value >= 1900 && tokens_[at_].value < 2100 ? std::optional(tokens_[at_++].value) : std::nullopt;
  }

  std::optional<int> TakeOneOrTwoDigits() { return IsNumber(1) || IsNumber(2) ? std::optional(tokens_[at_++].value) : std::nullopt; }

  std::optional<int> TakeMonthName() {
    if (!Is(Token::Kind::kWord)) return std::nullopt;
    const auto month = MonthNamed(tokens_[at_].text, language_);
    if (month) ++at_;
    return month;
  }

  std::optional<char32_t> TakeSignOf(std::u32string_view signs) {
    if (!Is(Token::Kind::kSign) || signs.find(tokens_[at_].text[0]) == std::u32string_view::npos) return std::nullopt;
    return tokens_[at_++].text[0];
  }

  bool TakeSpace() { return Is(Token::Kind::kSpace) ? (++at_, true) : false; }

  // A single letter right behind a number: 年, 월.
  bool TakeCounter() {
    const bool one_letter = Is(Token::Kind::kIdeograph) || (Is(Token::Kind::kWord) && tokens_[at_].text.size() == 1);
    if (one_letter) ++at_;
    return one_letter;
  }

  void TakeOrdinalSuffix() {
    if (Is(Token::Kind::kWord) && tokens_[at_].text.size() <= kOrdinalSuffix) ++at_;
  }

  // What may stand between a day, a month's name and a year: a full stop or comma, spaces, a short word.
  bool TakeGap() {
    const std::size_t start = at_;
    TakeSignOf(U".,");
    TakeSpace();
    const bool short_word = Is(Token::Kind::kWord) && tokens_[at_].text.size() <= kShortWord && at_ + 1 < tokens_.size() &&
                            tokens_[at_ + 1].kind == Token::Kind::kSpace && !MonthNamed(tokens_[at_].text, language_);
    if (short_word) at_ += 2;
    return at_ > start;
  }

 private:
  bool Is(Token::Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  bool IsNumber(std::size_t digits) const { return Is(Token::Kind::kNumber) && tokens_[at_].text.size() == digits; }

  const std::vector<Token>& tokens_;
  std::size_t at_;
  std::string_view language_;
};

// 2024-04-16, 2024/4/16, 2024.04.16
std::optional<Date> TakeYearFirst(Cursor& cursor) {
  const auto year = cursor.TakeYear();
  if (!year) return std::nullopt;
  const auto sign = cursor.TakeSignOf(U"-./");
  const auto month = cursor.TakeOneOrTwoDigits();
  if (!sign || !month || cursor.TakeSignOf(std::u32string_view(&*sign, 1)) != sign) return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  return day ? Date::FromParts(*year, *month, *day) : std::nullopt;
}

// 16.04.2024; 16/04/2024 and 04/16/2024, where only one of the two can be a month
std::optional<Date> TakeYearLast(Cursor& cursor) {
  const auto first = cursor.TakeOneOrTwoDigits();
  const auto sign = cursor.TakeSignOf(U"./");
  if (!first || !sign) return std::nullopt;
  const auto second = cursor.TakeOneOrTwoDigits();
  if (!second || cursor.TakeSignOf(std::u32string_view(&*sign, 1)) != sign) return std::nullopt;
  const auto year = cursor.TakeYear();
  if (!year) return std::nullopt;
  if (*sign == U'.' || *first > 12) return Date::FromParts(*year, *second, *first);
  return *second > 12 ? Date::FromParts(*year, *first, *second) : std::nullopt;
}

// 2024年4月16日, 2024년 4월 16일
std::optional<Date> TakeCounted(Cursor& cursor) {
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = i == 0 ? cursor.TakeYear() : cursor.TakeOneOrTwoDigits();
    if (!part || !cursor.TakeCounter()) return std::nullopt;
    parts[i] = *part;
    if (i + 1 < parts.size()) cursor.TakeSpace();
  }
  return Date::FromParts(parts[0], parts[1], parts[2]);
}

// 16 April 2024, 16. April 2024, 16th of April, 2024, 1er avril 2024
std::optional<Date> TakeDayFirst(Cursor& cursor) {
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  cursor.TakeOrdinalSuffix();
  if (!cursor.TakeGap()) return std::nullopt;
  const auto month = cursor.TakeMonthName();
  if (!month || !cursor.TakeGap()) return std::nullopt;
  const auto year = cursor.TakeYear();
  return year ? Date::FromParts(*year, *month, *day) : std::nullopt;
}

// April 16, 2024; Apr. 16th 2024
std::optional<Date> TakeMonthFirst(Cursor& cursor) {
  const auto month = cursor.TakeMonthName();
  if (!month || !cursor.TakeGap()) return std::nullopt;
  const auto day = cursor.TakeOneOrTwoDigits();
  if (!day) return std::nullopt;
  cursor.TakeOrdinalSuffix();
  if (!cursor.TakeGap()) return std::nullopt;
  const auto year = cursor.TakeYear();
  return year ? Date::FromParts(*year, *month, *day) : std::nullopt;
}

std::optional<PrintedDate> DateAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language) {
  for (const auto take : {TakeYearFirst, TakeYearLast, TakeCounted, TakeDayFirst, TakeMonthFirst}) {
    Cursor cursor(tokens, at, language);
    if (const auto date = take(cursor)) return PrintedDate{*date, at, cursor.at()};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Token> Tokenize(const View& line) {
  std::vector<Token> tokens;
  for (int at = 0; at < line.size(); ++at) {
    const Token::Kind kind = KindAt(line, at);
    const bool single = kind == Token::Kind::kSign || kind == Token::Kind::kIdeograph;
    if (single || tokens.empty() || tokens.back().kind != kind) tokens.push_back({kind, U"", 0, kind == Token::Kind::kWord});
    tokens.back().text += line[at];
    if (!line.Is(at, languages::kUpper)) tokens.back().all_upper = false;
  }
  for (Token& token : tokens)
    if (token.kind == Token::Kind::kNumber) token.value = NumberValue(token.text);
  return tokens;
}

std::vector<PrintedDate> FindDates(const std::vector<Token>& tokens, std::string_view language) {
  std::vector<PrintedDate> dates;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != Token::Kind::kNumber && tokens[at].kind != Token::Kind::kWord) continue;
    if (const auto date = DateAt(tokens, at, language)) {
      dates.push_back(*date);
      at = date->end - 1;
    }
  }
  return dates;
}

}  // namespace tallyman::corpus
