// corpus/data/calendars.json: the names that printed dates of other calendars than the Gregorian one have in them.
#ifndef TALLYMAN_LANGUAGES_TOOLS_CALENDARS_H_
#define TALLYMAN_LANGUAGES_TOOLS_CALENDARS_H_

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>

#include "cldr.h"

namespace tallyman::languages::tools {

constexpr int kFirstModernEra = 232;  // Meiji, by ICU's numbers

inline icu::DateFormatSymbols SymbolsOf(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::SimpleDateFormat format(icu::UnicodeString("y"), icu::Locale(locale), status);
  Require(status, locale);
  return *format.getDateFormatSymbols();
}

// [...]: the months from the first on.
inline Json MonthsOf(const char* locale) {
  int32_t count = 0;
  const icu::DateFormatSymbols symbols = SymbolsOf(locale);
  const icu::UnicodeString* const months = symbols.getMonths(count);
  Json names = Json::array();
  for (int32_t i = 0; i < count; ++i) names.push_back(Name(months[i]));
  return names;
}

// By name the number under which ICU reckons its years.
inline Json JapaneseEras() {
  int32_t count = 0;
  const icu::DateFormatSymbols symbols = SymbolsOf("ja@calendar=japanese");
  const icu::UnicodeString* const names = symbols.getEras(count);
  Json eras = Json::object();
  for (int32_t i = kFirstModernEra; i < count; ++i) eras[Name(names[i])] = i;
  return eras;
}

inline void GenerateCalendars(const std::string& source_folder) {
  const Json islamic = {
      {"ar", MonthsOf("ar@calendar=islamic")}, {"fa", MonthsOf("fa@calendar=islamic")}, {"ur", MonthsOf("ur@calendar=islamic")}};
  const std::string path = source_folder + "/corpus/data/calendars.json";
  std::ofstream out(path, std::ios::binary);
  out << "{\n  \"about\": \"Names of months and eras in printed dates: of the Persian calendar the months in Persian, of the "
         "Islamic one the months by language, of the Japanese one the eras since Meiji, with the numbers under which ICU reckons their "
         "years.\",\n"
      << "  \"source\": \"" << CldrSource() << "\",\n  \"persian_months\": " << MonthsOf("fa@calendar=persian").dump() << ",\n";
  WriteSection(out, "islamic_months", islamic);
  out << "  \"japanese_eras\": " << JapaneseEras().dump() << "\n}\n";
  if (!out.flush()) Die("cannot write " + path);
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_CALENDARS_H_
