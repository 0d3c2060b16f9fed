// Days of calendars other than the Gregorian one, as ICU reckons them, and the names in them (corpus/data/calendars.json, from CLDR).
#ifndef TALLYMAN_CORPUS_CALENDARS_H_
#define TALLYMAN_CORPUS_CALENDARS_H_

#include <optional>
#include <string>
#include <string_view>

#include "normalize/period.h"

namespace tallyman::corpus {

enum class Calendar { kBuddhist, kPersian, kRoc, kJapanese };

// The Gregorian day; nothing for a day that the calendar does not have. `era` is ICU's number, of the Japanese calendar only.
// Thread-safe, as all here.
std::optional<normalize::Date> DayOf(Calendar calendar, int year, int month, int day, int era = 0);

// The month (1 to 12) of that Persian name.
std::optional<int> PersianMonthNamed(std::u32string_view word);

// Whether a month of the Islamic calendar is called so, or by a name of two words that begins so.
bool BeginsIslamicMonth(std::u32string_view word);

// The era of two ideographs that a text begins with: 令和, 平成, ...
std::optional<int> JapaneseEraAtStart(std::u32string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_CALENDARS_H_
