// Dates as articles print them, found in a line of text.
#ifndef TALLYMAN_CORPUS_DATE_FORMS_H_
#define TALLYMAN_CORPUS_DATE_FORMS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/date_tokens.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// A date that stands at tokens [begin, end).
struct PrintedDate {
  normalize::Date date;
  std::size_t begin;
  std::size_t end;
};

// All dates with a day, a month and a year from 1900 to 2099, in order, none overlapping; in Thai, Persian, Chinese and Japanese also in
// years of their own calendars. `language` as for MonthNamed.
std::vector<PrintedDate> FindDates(const std::vector<Token>& tokens, std::string_view language);

// A day without a year at tokens [begin, end).
struct DayOfYear {
  int month;
  int day;
  std::size_t begin;
  std::size_t end;
};

// The first one.
std::optional<DayOfYear> FindDayOfYear(const std::vector<Token>& tokens, std::string_view language);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATE_FORMS_H_
