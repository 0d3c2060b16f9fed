// Writes languages/cldr/<code>.json, normalize/data/currencies.json (see currencies.h) and corpus/data/calendars.json (see calendars.h)
// from the CLDR data of the ICU library it is linked with; run by scripts/generate-cldr.
//
//   generate_cldr SOURCE_FOLDER
//
// The sections of a language's file, each item on one line:
// - numbers: signs and digits as the language prints them by default ("system"), and in its native digits where they differ;
//   "grouping": digits in the last group and in the others; "minimum_grouping": how many digits a grouped number has at least.
//   "percent_pattern" shows where the percent sign stands. "regions" lists countries that print signs otherwise.
// - months, weekdays (from Monday on): lists of names as they stand within a date ("format") and alone, wide and abbreviated; lists
//   that a region has of its own carry its name ("format_wide_AT"). A list that is the same as one before is left out.
// - scale, scale_before: compact decimal words by factor, long before short, in all plural forms; those of scale_before precede
//   the number.
// - spellout: words of numbers by value (spelled_numbers.h).
// - percent, units: names of percent, per mille and physical units (unit_names.h).
// - currencies: by ISO 4217 code the symbols (without those that several currencies share, but for the one that means this
//   currency when it stands alone) and the names in all plural forms.
// - bare_currencies: names without the country's ("dollars"), by the currency that they mean first (bare_names.h).
// - territories: names by area code, the usual one first, short forms, variants and regional forms behind.
// Lists hold no form twice; invisible marks of text direction are taken out, and spaces in names are plain ones.
#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/plurrule.h>
#include <unicode/uchar.h>
#include <unicode/ures.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bare_names.h"
#include "calendars.h"
#include "cldr.h"
#include "currencies.h"
#include "spelled_numbers.h"
#include "unit_names.h"

namespace tallyman::languages::tools {
namespace {

using icu::Locale;
using icu::UnicodeString;

constexpr const char* kLanguages[] = {"en", "zh", "ru", "ko", "ja", "de", "fr", "es", "pt", "it", "tr", "ar",  "hi", "nl", "sv", "pl", "uk",
                                      "vi", "id", "fa", "he", "th", "cs", "el", "ro", "hu", "fi", "da", "nb",  "bg", "bn", "sw", "af", "am",
                                      "az", "be", "bs", "ca", "cy", "et", "eu", "ga", "gl", "gu", "hr", "hy",  "is", "ka", "kk", "km", "kn",
                                      "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "pa",  "ps", "si", "sk", "sl", "so",
                                      "sq", "sr", "ta", "te", "tk", "ur", "uz", "zu", "or", "as", "yo", "fil", "ha", "ig", "sd"};

// Where CLDR keeps a language's data under another code.
const char* LocaleName(const std::string& language) { return language == "nb" ? "no" : language.c_str(); }

// In ICU's list of countries, but not in ISO 3166-1.
const std::set<std::string> kNoCountries = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"};

// CLDR's region codes, and the area codes of this project, for what is no country.
constexpr std::pair<const char*, const char*> kGroups[] = {{"EU", "EU"},    {"EZ", "EA"},      {"001", "WORLD"}, {"002", "AFRICA"},
                                                           {"142", "ASIA"}, {"150", "EUROPE"}, {"419", "LATAM"}, {"143", "CASIA"},
                                                           {"003", "NAM"},  {"021", "NAM"},    {"XK", "XK"}};

bool HasLatinScriptOnly(const Locale& locale) { return std::string(locale.getScript()) == "Latn"; }

// The locales of the language, itself first. Romanized ones are left out.
std::vector<Locale> LocalesOf(const Locale& base) {
  std::vector<Locale> locales = {base};
  int32_t count = 0;
  const Locale* available = Locale::getAvailableLocales(count);
  for (int32_t i = 0; i < count; ++i) {
    const Locale& locale = available[i];
    if (std::string(locale.getLanguage()) == base.getLanguage() && locale != base && *locale.getVariant() == '\0' &&
        !HasLatinScriptOnly(locale))
      locales.push_back(locale);
  }
  return locales;
}

// The least number of digits that is printed with a group sign: 4, or 5 where 1000 stands without.
int MinimumGrouping(const Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const UnicodeString text = icu::number::NumberFormatter::withLocale(locale).formatInt(1000, status).toString(status);
  Require(status, locale.getName());
  return text.length() > 4 ? 4 : 5;
}

Json NumberSigns(const Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale, status);
  const std::unique_ptr<icu::NumberingSystem> system(icu::NumberingSystem::createInstance(locale, status));
  const std::unique_ptr<icu::NumberFormat> plain(icu::NumberFormat::createInstance(locale, status));
  const std::unique_ptr<icu::NumberFormat> percent(icu::NumberFormat::createPercentInstance(locale, status));
  Require(status, locale.getName());
  const auto symbol = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol kind) { return Sign(symbols.getSymbol(kind)); };
  const auto& decimal = dynamic_cast<const icu::DecimalFormat&>(*plain);
  UnicodeString pattern;
  dynamic_cast<const icu::DecimalFormat&>(*percent).toPattern(pattern);
  const int last = decimal.getGroupingSize(), others = decimal.getSecondaryGroupingSize();
  std::string digits;
  for (int i = 0; i < 10; ++i) digits += Sign(symbols.getConstDigitSymbol(i));
  return {{"system", system->getName()},
          {"decimal", symbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol)},
          {"group", symbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol)},
          {"grouping", {last, others > 0 ? others : last}},
          {"minimum_grouping", MinimumGrouping(locale)},
          {"minus", symbol(icu::DecimalFormatSymbols::kMinusSignSymbol)},
          {"percent", symbol(icu::DecimalFormatSymbols::kPercentSymbol)},
          {"percent_pattern", Sign(pattern)},
          {"digits", digits}};
}

// Only what differs between regions and can mislead a reader of numbers.
Json RegionalSigns(const Json& base, const std::vector<Locale>& locales) {
  Json regions = Json::object();
  for (const Locale& locale : locales) {
    const Json signs = NumberSigns(locale);
    if (std::string(locale.getCountry()).size() != 2) continue;
    Json different = Json::object();
    for (const char* key : {"system", "decimal", "group", "grouping"})
      if (signs[key] != base[key]) different[key] = signs[key];
    if (!different.empty()) regions[locale.getCountry()] = different;
  }
  return regions;
}

Json Numbers(const Locale& base, const std::vector<Locale>& locales) {
  Json numbers = {{"default", NumberSigns(base)}};
  for (const char* system : {"native", "latn"}) {
    Json signs = NumberSigns(WithNumbers(base, system));
    const bool known = std::any_of(numbers.begin(), numbers.end(), [&](const Json& other) { return other["system"] == signs["system"]; });
    if (!known) numbers[system] = std::move(signs);
  }
  numbers["regions"] = RegionalSigns(numbers["default"], locales);
  return numbers;
}

using NameGetter = const UnicodeString* (icu::DateFormatSymbols::*)(int32_t&, icu::DateFormatSymbols::DtContextType,
                                                                    icu::DateFormatSymbols::DtWidthType) const;

// {"format_wide": [...], ...} and the lists of regional locales that differ from all before; `position` tells where item i, counted
// from 0, stands in ICU's list.
template <typename Position>
Json CalendarNames(const std::vector<Locale>& locales, NameGetter names, int items, Position position) {
  using Symbols = icu::DateFormatSymbols;
  Json result = Json::object();
  for (Locale locale : locales) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string region =
        locale == locales[0] ? "" : std::string("_") + (locale.getName() + std::string(locales[0].getName()).size() + 1);
    locale.setKeywordValue("calendar", "gregorian", status);
    const Symbols symbols(locale, status);
    Require(status, locale.getName());
    for (const auto& [context_name, context] : {std::pair("format", Symbols::FORMAT), {"standalone", Symbols::STANDALONE}})
      for (const auto& [width_name, width] : {std::pair("wide", Symbols::WIDE), {"abbreviated", Symbols::ABBREVIATED}}) {
        int32_t count = 0;
        const UnicodeString* list = (symbols.*names)(count, context, width);
        Json values = Json::array();
        for (int i = 0; i < items; ++i) values.push_back(Name(list[position(i)]));
        if (std::find(result.begin(), result.end(), values) == result.end())
          result[std::string(context_name) + "_" + width_name + region] = values;
      }
  }
  return result;
}

struct ScaleWords {
  std::map<std::int64_t, Json> before, after;
};

// Formats samples of each power in compact form: what is no digit is the scale word, and sample by printed number its factor.
void CollectScaleWords(const Locale& locale, UNumberCompactStyle style, ScaleWords* words) {
  const auto notation = style == UNUM_LONG ? icu::number::Notation::compactLong() : icu::number::Notation::compactShort();
  const auto formatter = icu::number::NumberFormatter::withLocale(WithNumbers(locale, "latn"))
                             .notation(notation)
                             .grouping(UNUM_GROUPING_OFF)
                             .precision(icu::number::Precision::maxSignificantDigits(3));
  std::int64_t power = 1000;
  for (int exponent = 3; exponent <= 15; ++exponent, power *= 10) {
    // Twice each sample, so that 3 stands for one and a half: a plural form of its own in some languages.
    for (const int twice : {2, 3, 4, 6, 10, 12, 14}) {
      UErrorCode status = U_ZERO_ERROR;
      const std::int64_t sample = power / 2 * twice;
      const UnicodeString text = formatter.formatInt(sample, status).toString(status);
      Require(status, locale.getName());
      int32_t begin = 0, end = text.length();
      while (begin < end && !u_isdigit(text[begin])) ++begin;
      if (begin == end) continue;  // a word for the whole number ("mille")
      while (end > begin && !u_isdigit(text[end - 1])) --end;
      UnicodeString number = text.tempSubStringBetween(begin, end);
      number.findAndReplace(u",", u".").findAndReplace(u"٫", u".");
      std::string digits;
      const double printed = std::strtod(number.toUTF8String(digits).c_str(), nullptr);
      const auto factor = static_cast<std::int64_t>(static_cast<double>(sample) / printed + 0.5);
      AddTo(&words->before.try_emplace(factor, Json::array()).first->second, Name(text.tempSubStringBetween(0, begin)));
      AddTo(&words->after.try_emplace(factor, Json::array()).first->second, Name(text.tempSubStringBetween(end)));
    }
  }
}

// A word counts for its smallest factor only: CLDR's Bengali has the one for 10^7 at 10^9 as well.
Json ByFactor(const std::map<std::int64_t, Json>& words) {
  Json result = Json::object();
  std::set<std::string> seen;
  for (const auto& [factor, list] : words)
    for (const auto& word : list)
      if (seen.insert(word).second) result[std::to_string(factor)].push_back(word);
  return result;
}

void AddCurrencyNames(const std::string& code, const Locale& locale, Json* names) {
  AddTo(names, CurrencyName(code, locale, UCURR_LONG_NAME));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  Require(status, locale.getName());
  std::set<std::string> sorted;
  while (const char* keyword = keywords->next(nullptr, status)) sorted.insert(keyword);
  for (const std::string& keyword : sorted) {
    int32_t length = 0;
    status = U_ZERO_ERROR;
    const char16_t* name = ucurr_getPluralName(UnicodeString::fromUTF8(code).getTerminatedBuffer(), locale.getName(), nullptr,
                                               keyword.c_str(), &length, &status);
    if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) AddTo(names, Name(UnicodeString(name, length)));
  }
}

// Takes out forms that only a region has where another item has the same form in the language's own locale.
void DropAmbiguous(const std::map<std::string, std::string>& owner, const std::string& code, Json* names) {
  Json kept = Json::array();
  for (const auto& name : *names) {
    const auto found = owner.find(name);
    if (found == owner.end() || found->second == code) kept.push_back(name);
  }
  *names = kept;
}

// How many currencies have each narrow symbol.
std::map<std::string, int> NarrowSymbols(const Locale& locale) {
  std::map<std::string, int> count;
  for (const std::string& code : CurrencyCodes()) ++count[CurrencyName(code, locale, UCURR_NARROW_SYMBOL_NAME)];
  return count;
}

Json CurrencySymbols(const std::string& code, const Locale& locale, const std::map<std::string, int>& narrow_symbols) {
  Json symbols = Json::array();
  for (const UCurrNameStyle style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME, UCURR_FORMAL_SYMBOL_NAME, UCURR_VARIANT_SYMBOL_NAME}) {
    const std::string symbol = CurrencyName(code, locale, style);
    const bool shared = style == UCURR_NARROW_SYMBOL_NAME && narrow_symbols.at(symbol) > 1;
    if (symbol != code && !shared) AddTo(&symbols, symbol);
  }
  return symbols;
}

// Codes of ISO 4217 that are no money: precious metals, whose names are those of goods ("oro", "ذهب"), and codes for tests and for none.
const std::set<std::string> kNoMoney = {"XAG", "XAU", "XPD", "XPT", "XTS", "XXX"};

Json Currencies(const std::vector<Locale>& locales) {
  const std::map<std::string, int> narrow_symbols = NarrowSymbols(locales[0]);
  Json result = Json::object();
  std::map<std::string, std::string> owner;
  for (const std::string& code : CurrencyCodes()) {
    if (kNoMoney.contains(code)) continue;
    Json symbols = CurrencySymbols(code, locales[0], narrow_symbols), names = Json::array();
    AddCurrencyNames(code, locales[0], &names);
    if (names.empty() && symbols.empty()) continue;
    for (const auto& name : names) owner.emplace(name, code);
    result[code] = {{"symbols", symbols}, {"names", names}};
  }
  for (auto& [code, currency] : result.items()) {
    for (std::size_t i = 1; i < locales.size(); ++i) AddCurrencyNames(code, locales[i], &currency["names"]);
    DropAmbiguous(owner, code, &currency["names"]);
  }
  return result;
}

// The string under `key` of a table in the locale's own region data, without fallback to a parent locale.
std::string RegionName(const Locale& locale, const char* table, const char* key) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> bundle(
      ures_openDirect(DataPackage("region").c_str(), locale.getName(), &status), &ures_close);
  if (U_FAILURE(status)) return "";
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> names(ures_getByKey(bundle.get(), table, nullptr, &status), &ures_close);
  if (U_FAILURE(status)) return "";
  int32_t length = 0;
  const char16_t* name = ures_getStringByKey(names.get(), key, &length, &status);
  return U_FAILURE(status) ? "" : Name(UnicodeString(name, length));
}

void AddTerritoryNames(const std::vector<Locale>& locales, const char* region, Json* names) {
  for (const char* table : {"Countries", "Countries%short", "Countries%variant"})
    for (const Locale& locale : locales) AddTo(names, RegionName(locale, table, region));
}

Json Territories(const std::vector<Locale>& locales) {
  Json result = Json::object();
  std::map<std::string, std::string> owner;
  const std::vector<Locale> base = {locales[0]};
  std::vector<std::pair<std::string, std::string>> regions;
  for (const char* const* code = Locale::getISOCountries(); *code != nullptr; ++code)
    if (!kNoCountries.contains(*code)) regions.emplace_back(*code, *code);
  regions.insert(regions.end(), std::begin(kGroups), std::end(kGroups));
  for (const auto& [region, area] : regions) {
    Json& names = result.emplace(area, Json::array()).first.value();
    AddTerritoryNames(base, region.c_str(), &names);
    for (const auto& name : names) owner.emplace(name, area);
  }
  for (const auto& [region, area] : regions) AddTerritoryNames(locales, region.c_str(), &result[area]);
  for (auto& [area, names] : result.items()) DropAmbiguous(owner, area, &names);
  return result;
}

void GenerateLanguage(const std::string& language, const std::string& folder) {
  const Locale base(LocaleName(language));
  const std::vector<Locale> locales = LocalesOf(base);
  ScaleWords words;
  CollectScaleWords(base, UNUM_LONG, &words);
  CollectScaleWords(base, UNUM_SHORT, &words);

  const std::string path = folder + "/languages/cldr/" + language + ".json";
  std::ofstream out(path, std::ios::binary);
  out << "{\n  \"format\": 1,\n  \"language\": \"" << language << "\",\n  \"source\": \"" << CldrSource() << "\",\n";
  WriteSection(out, "numbers", Numbers(base, locales));
  WriteSection(out, "months", CalendarNames(locales, &icu::DateFormatSymbols::getMonths, 12, [](int month) { return month; }));
  // ICU's list has nothing at 0, Sunday at 1 and Monday at 2.
  WriteSection(out, "weekdays", CalendarNames(locales, &icu::DateFormatSymbols::getWeekdays, 7, [](int day) { return (day + 1) % 7 + 1; }));
  WriteSection(out, "scale", ByFactor(words.after));
  WriteSection(out, "scale_before", ByFactor(words.before));
  WriteSection(out, "spellout", SpelledNumbers(base));
  WriteSection(out, "percent", PercentWords(base));
  WriteSection(out, "units", UnitNames(base));
  const Json currencies = Currencies(locales), territories = Territories(locales);
  WriteSection(out, "currencies", currencies);
  WriteSection(out, "bare_currencies", BareNames(currencies, territories));
  WriteSection(out, "territories", territories, /*last=*/true);
  out << "}\n";
  if (!out.flush()) Die("cannot write " + path);
}

}  // namespace
}  // namespace tallyman::languages::tools

int main(int argc, char** argv) {
  using namespace tallyman::languages::tools;  // NOLINT: a program of one function
  if (argc != 2) Die("usage: generate_cldr SOURCE_FOLDER");
  for (const char* language : kLanguages) GenerateLanguage(language, argv[1]);
  GenerateCurrencies(argv[1]);
  GenerateCalendars(argv[1]);
  return 0;
}
