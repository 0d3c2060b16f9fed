// Dates as articles print them, found in a line of text.
#ifndef TALLYMAN_CORPUS_DATE_FORMS_H_
#define TALLYMAN_CORPUS_DATE_FORMS_H_

#include <string_view>
#include <vector>

#include "languages/view.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// A piece of a line.
struct Token {
  enum class Kind { kNumber, kWord, kIdeograph, kSign, kSpace };
  Kind kind;
  std::u32string text;
  int value = 0;           // of a number; -1 with more than four digits
  bool all_upper = false;  // of a word: every letter was a capital
};

// The line's numbers, words, ideographs (one each), signs (one each) and runs of spaces.
std::vector<Token> Tokenize(const languages::View& line);

// A date that stands at tokens [begin, end).
struct PrintedDate {
  normalize::Date date;
  std::size_t begin;
  std::size_t end;
};

// All dates with a day, a month and a year from 1900 to 2099, in order, none overlapping. `language` as for MonthNamed.
std::vector<PrintedDate> FindDates(const std::vector<Token>& tokens, std::string_view language);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATE_FORMS_H_
