// The day an article was published, as its own text prints it.
//
// Not every date in a text is that day. What counts is, among the lines that begin within the first 300 characters,
//  - a date line: a short line that is little more than a date ("16 April 2024", "Published: 2024-04-16 10:30 GMT | Reuters"), and
//  - a dateline: a date at a line's beginning, behind a place at most, set off from the news by a dash, colon or bracket, or behind a
//    place in capitals by a full stop ("BEIJING, April 16, 2024 (Reuters) - Exports rose", "新华社北京2024年4月16日电 (记者", "МОСКВА, 25
//    октября 2024 года. Экспорт").
// Dates are read in numbers (2024-04-16, 16.04.2024, 2024年4月16日; 03/04/2024 where the language tells which of the two is the month) and
// with the names of months that CLDR has, in Thai, Persian, Chinese and Japanese also in years of their own calendars. A date without a
// year is none. What a label calls an update ("Updated 18 April 2024") counts only where nothing else does.
#ifndef TALLYMAN_CORPUS_DATES_H_
#define TALLYMAN_CORPUS_DATES_H_

#include <optional>
#include <string_view>

#include "normalize/period.h"

namespace tallyman::corpus {

// The first publication day that `text` prints; nothing where there is none. `language` (ISO 639-1, with a region or without: "en-US")
// settles whose month names are known, with English beside it; where it is empty all are. REQUIRES: valid UTF-8. Thread-safe.
std::optional<normalize::Date> FindPublicationDate(std::string_view text, std::string_view language);

struct YearAndMonth {
  int year;
  std::optional<int> month;
};

// The day of a dateline without a year ("LONDON, March 3 (Reuters) -"), of an article that is known to be `around` then; nothing where its
// month is neither that one nor the one before.
std::optional<normalize::Date> FindDatelineOf(std::string_view text, std::string_view language, const YearAndMonth& around);

struct PrintedDay {
  normalize::Date date;
  bool is_update;  // the line calls it the day of a change
};

// The day of a date line, of several the one that is no update's; nothing for other lines.
std::optional<PrintedDay> ReadDateLine(std::string_view line, std::string_view language);

// Whether the last label in the words before a day says that it is that of a change: "Updated on", "Stand:".
bool EndsLikeUpdateLabel(std::string_view text);

// The day of a text that is meant to be a date: ISO 8601, with or without separators, RFC 822, or one of the forms above. `language` as
// above.
std::optional<normalize::Date> ReadDate(std::string_view text, std::string_view language);

// Whether an article can have been published then. The day of year 1 and that of 1970 which programs write where they know none are no
// such days, nor is any before there were newspapers.
bool MayBePublicationDay(const normalize::Date& date);

// Whether `line` is a date line, in whatever language.
bool IsDateLine(std::string_view line);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATES_H_
