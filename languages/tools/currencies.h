// normalize/data/currencies.json: name, digits of the minor unit, and the last year of use of currencies that are no more.
#ifndef TALLYMAN_LANGUAGES_TOOLS_CURRENCIES_H_
#define TALLYMAN_LANGUAGES_TOOLS_CURRENCIES_H_

#include <chrono>
#include <cstdint>
#include <map>

#include "cldr.h"

namespace tallyman::languages::tools {

// CLDR packs a time into two numbers: milliseconds since 1970, high and low half.
inline int YearOf(const int32_t* packed) {
  const auto milliseconds = static_cast<std::int64_t>((static_cast<std::uint64_t>(static_cast<std::uint32_t>(packed[0])) << 32) |
                                                      static_cast<std::uint32_t>(packed[1]));
  const std::int64_t days = milliseconds / 86'400'000 - (milliseconds % 86'400'000 < 0);
  return static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days))).year());
}

// The last year in which each currency was legal tender somewhere; kStillUsed where it is. Codes that never were are not in it.
constexpr int kStillUsed = 9999;

inline std::map<std::string, int> LastYears() {
  UErrorCode status = U_ZERO_ERROR;
  const Resource data(ures_openDirect(DataPackage("curr").c_str(), "supplementalData", &status), &ures_close);
  const Resource regions(ures_getByKey(data.get(), "CurrencyMap", nullptr, &status), &ures_close);
  Require(status, "CurrencyMap");
  std::map<std::string, int> last;
  for (int32_t i = 0; i < ures_getSize(regions.get()); ++i) {
    const Resource region(ures_getByIndex(regions.get(), i, nullptr, &status), &ures_close);
    for (int32_t j = 0; j < ures_getSize(region.get()); ++j) {
      const Resource entry(ures_getByIndex(region.get(), j, nullptr, &status), &ures_close);
      int32_t length = 0;
      const char16_t* id = ures_getStringByKey(entry.get(), "id", &length, &status);
      Require(status, "CurrencyMap");
      const std::string code = Sign(icu::UnicodeString(id, length));
      UErrorCode ended = U_ZERO_ERROR;
      const Resource to(ures_getByKey(entry.get(), "to", nullptr, &ended), &ures_close);
      const int year = U_FAILURE(ended) ? kStillUsed : YearOf(ures_getIntVector(to.get(), &length, &status));
      int& known = last.emplace(code, year).first->second;
      known = std::max(known, year);
    }
  }
  Require(status, "CurrencyMap");
  return last;
}

inline Json Sorted(const Json& object) { return Json(nlohmann::json(object)); }

struct NewerCurrency {
  const char* code;
  const char* name;  // null: CLDR's
  int last_year;
};

// What CLDR 42 does not know yet. A later release may know it better: look through this list when moving to one.
constexpr NewerCurrency kNewer[] = {{"ANG", nullptr, 2025},
                                    {"BGN", nullptr, 2026},
                                    {"CUC", nullptr, 2021},
                                    {"ZWL", nullptr, 2024},
                                    {"XCG", "Caribbean Guilder", kStillUsed},
                                    {"ZWG", "Zimbabwe Gold", kStillUsed}};

// No currencies of their own: the offshore yuan, and codes for tests and for none.
inline const std::set<std::string> kNoCurrencies = {"CNH", "XTS", "XXX"};

inline void GenerateCurrencies(const std::string& source_folder) {
  constexpr int kFirstYear = 1966;
  const std::map<std::string, int> last_years = LastYears();
  Json currencies = Json::object();
  for (const std::string& code : CurrencyCodes()) {
    const auto last = last_years.find(code);
    const std::string name = CurrencyName(code, icu::Locale::getEnglish(), UCURR_LONG_NAME);
    if (name.empty() || kNoCurrencies.contains(code) || (last != last_years.end() && last->second < kFirstYear)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const int digits = ucurr_getDefaultFractionDigits(icu::UnicodeString::fromUTF8(code).getTerminatedBuffer(), &status);
    Require(status, code);
    currencies[code] = {{"name", name}, {"digits", digits}};
    if (last != last_years.end() && last->second != kStillUsed) currencies[code]["last_year"] = last->second;
  }
  for (const NewerCurrency& newer : kNewer) {
    Json& currency = currencies[newer.code];
    if (newer.name != nullptr) currency = {{"name", newer.name}, {"digits", 2}};
    if (newer.last_year != kStillUsed) currency["last_year"] = newer.last_year;
  }
  const std::string path = source_folder + "/normalize/data/currencies.json";
  std::ofstream out(path, std::ios::binary);
  out << "{\n  \"source\": \"" << CldrSource()
      << ". digits: of the minor unit, as printed in practice; last_year: the last year in which it "
      << "was legal tender anywhere, for those that are no more\",\n";
  WriteSection(out, "currencies", Sorted(currencies), /*last=*/true);
  out << "}\n";
  if (!out.flush()) Die("cannot write " + path);
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_CURRENCIES_H_
