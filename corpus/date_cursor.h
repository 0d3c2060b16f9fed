// Reads the parts of a printed date one after the other.
#ifndef TALLYMAN_CORPUS_DATE_CURSOR_H_
#define TALLYMAN_CORPUS_DATE_CURSOR_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date_tokens.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// A month as a word names it.
struct NamedMonth {
  int month;
  bool is_persian = false;
  bool is_spaceless = false;  // in Thai, Lao, Khmer or Burmese
};

// A place in the tokens of a line. Each Take either takes its part and returns something, or leaves the place as it was. `tokens` and
// `language` (as for MonthNamed) must outlive it.
class DateCursor {
 public:
  DateCursor(const std::vector<Token>& tokens, std::size_t at, std::string_view language) : tokens_(tokens), at_(at), language_(language) {}

  std::size_t at() const { return at_; }
  std::string_view language() const { return language_; }

  // A number of so many digits.
  std::optional<int> TakeDigits(std::size_t least, std::size_t most);
  std::optional<int> TakeOneOrTwoDigits() { return TakeDigits(1, 2); }
  // Four digits, of whatever calendar.
  std::optional<int> TakeYear() { return TakeDigits(4, 4); }
  std::optional<NamedMonth> TakeMonthName();
  std::optional<char32_t> TakeSignOf(std::u32string_view signs);
  bool TakeSpace();
  bool TakeWord(std::u32string_view word);
  // A single letter right behind a number: 年, 월.
  std::optional<char32_t> TakeCounter();
  // "th" of 16th, "er" of 1er; or nothing.
  void TakeOrdinalSuffix();
  // What may stand between a day, a month's name and a year: a full stop, comma or hyphen, spaces, a short word, the name of an era.
  bool TakeGap();

  // The ideographs from here on.
  std::u32string Ideographs(std::size_t most) const;
  void Skip(std::size_t tokens) { at_ += tokens; }

  // The Gregorian day of a year of the calendar that the language has beside the Gregorian one, or of that one.
  std::optional<normalize::Date> Day(int year, const NamedMonth& month, int day) const;

 private:
  bool IsAt(std::size_t at, Token::Kind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }
  bool Is(Token::Kind kind) const { return IsAt(at_, kind); }
  bool IsSignOf(std::size_t at, std::u32string_view signs) const;
  NamedMonth Take(std::size_t tokens, NamedMonth month);
  std::optional<NamedMonth> TakeSpacelessMonth();
  void TakeThaiEra();

  const std::vector<Token>& tokens_;
  std::size_t at_;
  std::string_view language_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATE_CURSOR_H_
