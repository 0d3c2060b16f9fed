#include "corpus/calendars.h"

#include <unicode/calendar.h>

#include <cmath>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "languages/embedded.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

constexpr double kDay = 24.0 * 60 * 60 * 1000;  // milliseconds

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

std::u32string Folded(const std::string& name) { return languages::Fold(name, languages::Folding::kNone); }

// The names of corpus/data/calendars.json, folded.
struct CalendarNames {
  std::map<std::u32string, int, std::less<>> persian_months, japanese_eras;
  std::set<std::u32string, std::less<>> islamic_beginnings;  // the first words of months

  static const CalendarNames& Get();
};

CalendarNames ReadNames() {
  const auto json = nlohmann::json::parse(languages::EmbeddedFile("corpus/data/calendars.json"));
  CalendarNames names;
  int month = 0;
  for (const auto& name : json.at("persian_months")) names.persian_months.emplace(Folded(name.get<std::string>()), ++month);
  for (const auto& [name, number] : json.at("japanese_eras").items()) names.japanese_eras.emplace(Folded(name), number.get<int>());
  for (const auto& months : json.at("islamic_months"))
    for (const auto& month_name : months) {
      const std::u32string folded = Folded(month_name.get<std::string>());
      names.islamic_beginnings.insert(folded.substr(0, folded.find(U' ')));
    }
  return names;
}

const CalendarNames& CalendarNames::Get() {
  static const CalendarNames names = ReadNames();
  return names;
}

std::optional<int> NumberOf(const std::map<std::u32string, int, std::less<>>& names, std::u32string_view name) {
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional(found->second);
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

std::optional<int> PersianMonthNamed(std::u32string_view word) { return NumberOf(CalendarNames::Get().persian_months, word); }

bool BeginsIslamicMonth(std::u32string_view word) { return CalendarNames::Get().islamic_beginnings.contains(word); }

std::optional<int> JapaneseEraAtStart(std::u32string_view text) { return NumberOf(CalendarNames::Get().japanese_eras, text.substr(0, 2)); }

}  // namespace tallyman::corpus
