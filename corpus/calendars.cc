#include "corpus/calendars.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/smpdtfmt.h>

#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include "languages/view.h"

namespace tallyman::corpus {
namespace {

constexpr double kDay = 24.0 * 60 * 60 * 1000;  // milliseconds
constexpr int kFirstModernEra = 232;            // Meiji, by ICU's numbers

const char* NameOf(Calendar calendar) {
  switch (calendar) {
    case Calendar::kBuddhist:
      return "th@calendar=buddhist";
    case Calendar::kPersian:
      return "fa@calendar=persian";
    case Calendar::kRoc:
      return "zh_TW@calendar=roc";
    case Calendar::kJapanese:
      return "ja@calendar=japanese";
  }
  return "";
}

std::u32string Folded(const icu::UnicodeString& text) {
  std::string utf8;
  return languages::Fold(text.toUTF8String(utf8), languages::Folding::kNone);
}

// The names of the calendar of a locale.
icu::DateFormatSymbols SymbolsOf(const char* locale) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::SimpleDateFormat format(icu::UnicodeString("y"), icu::Locale(locale), error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no data for " + std::string(locale));
  return *format.getDateFormatSymbols();
}

}  // namespace

std::optional<normalize::Date> DayOf(Calendar calendar, int year, int month, int day, int era) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> days(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(NameOf(calendar)), error));
  if (U_FAILURE(error)) return std::nullopt;
  days->clear();
  days->setLenient(false);
  if (calendar == Calendar::kJapanese) days->set(UCAL_ERA, era);
  if (calendar == Calendar::kRoc) days->set(UCAL_ERA, 1);
  days->set(UCAL_YEAR, year);
  days->set(UCAL_MONTH, month - 1);
  days->set(UCAL_DATE, day);
  const double time = days->getTime(error);
  if (U_FAILURE(error)) return std::nullopt;
  return normalize::Date::FromDays(static_cast<int>(std::floor(time / kDay)));
}

std::optional<int> PersianMonthNamed(std::u32string_view word) {
  static const auto names = [] {
    const icu::DateFormatSymbols symbols = SymbolsOf(NameOf(Calendar::kPersian));
    std::map<std::u32string, int, std::less<>> all;
    int count = 0;
    const icu::UnicodeString* const months = symbols.getMonths(count);
    for (int i = 0; i < count; ++i) all.emplace(Folded(months[i]), i + 1);
    return all;
  }();
  const auto found = names.find(word);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

bool BeginsIslamicMonth(std::u32string_view word) {
  static const auto beginnings = [] {
    std::set<std::u32string, std::less<>> all;
    for (const char* locale : {"ar@calendar=islamic", "fa@calendar=islamic", "ur@calendar=islamic"}) {
      const icu::DateFormatSymbols symbols = SymbolsOf(locale);
      int count = 0;
      const icu::UnicodeString* const months = symbols.getMonths(count);
      for (int i = 0; i < count; ++i) {
        const std::u32string name = Folded(months[i]);
        all.insert(name.substr(0, name.find(U' ')));
      }
    }
    return all;
  }();
  return beginnings.contains(word);
}

std::optional<int> JapaneseEraAtStart(std::u32string_view text) {
  static const auto eras = [] {
    const icu::DateFormatSymbols symbols = SymbolsOf(NameOf(Calendar::kJapanese));
    std::map<std::u32string, int, std::less<>> all;
    int count = 0;
    const icu::UnicodeString* const names = symbols.getEras(count);
    for (int i = kFirstModernEra; i < count; ++i) all.emplace(Folded(names[i]), i);
    return all;
  }();
  const auto found = eras.find(text.substr(0, 2));
  return found == eras.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tallyman::corpus
