// Writes languages/cldr/<code>.json from the CLDR data of the ICU library it is linked with; run by scripts/generate-cldr.
//
//   generate_cldr OUTPUT_FOLDER
//
// A file's sections, each item on one line:
// - numbers: signs and digits as the language prints them by default ("system"), and in its native digits where they differ;
//   "grouping": digits in the last group and in the others; "minimum_grouping": digits before the first group sign.
//   "percent_pattern" shows where the percent sign stands. "regions" lists countries that print signs otherwise.
// - months, weekdays (1 is Monday): "wide" and "abbreviated", as used within a date first, stand-alone and regional forms behind.
// - scale, scale_before: compact decimal words by factor, long before short, in all plural forms; those of scale_before precede
//   the number.
// - currencies: symbols of the language's main country, and names in all plural forms, by ISO 4217 code.
// - territories: names by area code, the usual one first, short forms, variants and regional forms behind.
// Lists hold no form twice; invisible marks of text direction are taken out, and spaces in names are plain ones.
#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/plurrule.h>
#include <unicode/ucurr.h>
#include <unicode/uchar.h>
#include <unicode/uenum.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using Json = nlohmann::ordered_json;
using icu::Locale;
using icu::UnicodeString;

constexpr const char* kLanguages[] = {"en", "zh", "ru", "ko", "ja", "de", "fr", "es", "pt", "it", "tr", "ar", "hi", "nl", "sv", "pl",
                                      "uk", "vi", "id", "fa", "he", "th", "cs", "el", "ro", "hu", "fi", "da", "nb", "bg", "bn", "sw"};

// CLDR's region codes, and the area codes of this project, for what is no country.
constexpr std::pair<const char*, const char*> kGroups[] = {{"EU", "EU"},        {"EZ", "EA"},       {"001", "WORLD"}, {"002", "AFRICA"},
                                                           {"142", "ASIA"},     {"150", "EUROPE"},  {"419", "LATAM"}, {"143", "CASIA"},
                                                           {"003", "NAM"},      {"021", "NAM"},     {"XK", "XK"}};

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "generate_cldr: %s\n", what.c_str());
  std::exit(1);
}

void Require(UErrorCode status, const std::string& what) {
  if (U_FAILURE(status)) Die(what + ": " + u_errorName(status));
}

// UTF-8 without marks of direction.
std::string Sign(const UnicodeString& text) {
  UnicodeString kept;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c != u'\u200e' && c != u'\u200f' && c != u'\u061c') kept.append(c);
  }
  std::string result;
  return kept.toUTF8String(result);
}

// A sign with plain spaces, trimmed.
std::string Name(UnicodeString text) {
  text.findAndReplace(u"\u00a0", u" ").findAndReplace(u"\u202f", u" ");
  return Sign(text.trim());
}

// Appends what is neither empty nor there already.
void AddTo(Json* list, const std::string& value) {
  if (value.empty() || std::find(list->begin(), list->end(), value) != list->end()) return;
  list->push_back(value);
}

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

Locale WithNumbers(const Locale& locale, const char* system) {
  Locale result = locale;
  UErrorCode status = U_ZERO_ERROR;
  result.setKeywordValue("numbers", system, status);
  Require(status, "numbers");
  return result;
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
          {"minimum_grouping", last + std::max(1, static_cast<int>(decimal.getMinimumGroupingDigits()))},
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
    if (*locale.getCountry() == '\0') continue;
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

// {"1": {"wide": [...], "abbreviated": [...]}, ...}; `position` tells where item i stands in ICU's list.
template <typename Position>
Json CalendarNames(const std::vector<Locale>& locales, NameGetter names, int items, Position position) {
  Json result = Json::object();
  for (int i = 1; i <= items; ++i) result[std::to_string(i)] = {{"wide", Json::array()}, {"abbreviated", Json::array()}};
  for (Locale locale : locales) {
    UErrorCode status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    const icu::DateFormatSymbols symbols(locale, status);
    Require(status, locale.getName());
    for (const auto& [key, width] : {std::pair("wide", icu::DateFormatSymbols::WIDE), {"abbreviated", icu::DateFormatSymbols::ABBREVIATED}})
      for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        int32_t count = 0;
        const UnicodeString* list = (symbols.*names)(count, context, width);
        for (int i = 1; i <= items; ++i) AddTo(&result[std::to_string(i)][key], Name(list[position(i)]));
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

Json ByFactor(const std::map<std::int64_t, Json>& words) {
  Json result = Json::object();
  for (const auto& [factor, list] : words)
    if (!list.empty()) result[std::to_string(factor)] = list;
  return result;
}

std::string CurrencyName(const UnicodeString& code, const Locale& locale, UCurrNameStyle style) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  const char16_t* name = ucurr_getName(UnicodeString(code).getTerminatedBuffer(), locale.getName(), style, nullptr, &length, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return "";
  return Name(UnicodeString(name, length));
}

void AddCurrencyNames(const UnicodeString& code, const Locale& locale, Json* names) {
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
    const char16_t* name =
        ucurr_getPluralName(UnicodeString(code).getTerminatedBuffer(), locale.getName(), nullptr, keyword.c_str(), &length, &status);
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

Json Currencies(const std::vector<Locale>& locales) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(ucurr_openISOCurrencies(UCURR_ALL, &status), &uenum_close);
  std::set<std::string> sorted;
  while (const char* code = uenum_next(codes.get(), nullptr, &status)) sorted.insert(code);
  Require(status, "currencies");
  Json result = Json::object();
  std::map<std::string, std::string> owner;
  for (const std::string& code : sorted) {
    const UnicodeString key = UnicodeString::fromUTF8(code);
    Json symbols = Json::array(), names = Json::array();
    for (const UCurrNameStyle style :
         {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME, UCURR_FORMAL_SYMBOL_NAME, UCURR_VARIANT_SYMBOL_NAME}) {
      const std::string symbol = CurrencyName(key, locales[0], style);
      if (symbol != code) AddTo(&symbols, symbol);
    }
    AddCurrencyNames(key, locales[0], &names);
    if (names.empty() && symbols.empty()) continue;
    for (const auto& name : names) owner.emplace(name, code);
    result[code] = {{"symbols", symbols}, {"names", names}};
  }
  for (auto& [code, currency] : result.items()) {
    for (std::size_t i = 1; i < locales.size(); ++i) AddCurrencyNames(UnicodeString::fromUTF8(code), locales[i], &currency["names"]);
    DropAmbiguous(owner, code, &currency["names"]);
  }
  return result;
}

// The string under `key` of a table in the locale's own region data, without fallback to a parent locale.
std::string RegionName(const Locale& locale, const char* table, const char* key) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string package = "icudt" + std::to_string(U_ICU_VERSION_MAJOR_NUM) + (U_IS_BIG_ENDIAN ? "b" : "l") + "-region";
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> bundle(ures_openDirect(package.c_str(), locale.getName(), &status),
                                                                       &ures_close);
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
  for (const char* const* code = Locale::getISOCountries(); *code != nullptr; ++code) regions.emplace_back(*code, *code);
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

// A section's items, one a line.
void Write(std::ofstream& out, const char* section, const Json& items, bool last = false) {
  out << "  \"" << section << "\": {";
  const char* separator = "\n";
  for (const auto& [key, value] : items.items()) {
    if (value.empty()) continue;
    out << separator << "    " << Json(key).dump() << ": " << value.dump(-1, ' ', false);
    separator = ",\n";
  }
  out << "\n  }" << (last ? "\n" : ",\n");
}

void Generate(const char* language, const std::string& folder) {
  const Locale base(language);
  const std::vector<Locale> locales = LocalesOf(base);
  ScaleWords words;
  CollectScaleWords(base, UNUM_LONG, &words);
  CollectScaleWords(base, UNUM_SHORT, &words);
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo version;
  ulocdata_getCLDRVersion(version, &status);
  Require(status, "version");

  const std::string path = folder + "/" + language + ".json";
  std::ofstream out(path, std::ios::binary);
  out << "{\n  \"format\": 1,\n  \"language\": \"" << language << "\",\n  \"source\": \"Unicode CLDR " << int{version[0]} << ", by ICU "
      << U_ICU_VERSION << "; written by scripts/generate-cldr\",\n";
  Write(out, "numbers", Numbers(base, locales));
  Write(out, "months", CalendarNames(locales, &icu::DateFormatSymbols::getMonths, 12, [](int month) { return month - 1; }));
  // ICU's list has nothing at 0 and Sunday at 1.
  Write(out, "weekdays", CalendarNames(locales, &icu::DateFormatSymbols::getWeekdays, 7, [](int day) { return day % 7 + 1; }));
  Write(out, "scale", ByFactor(words.after));
  Write(out, "scale_before", ByFactor(words.before));
  Write(out, "currencies", Currencies(locales));
  Write(out, "territories", Territories(locales), /*last=*/true);
  out << "}\n";
  if (!out.flush()) Die("cannot write " + path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) Die("usage: generate_cldr OUTPUT_FOLDER");
  for (const char* language : kLanguages) Generate(language, argv[1]);
  return 0;
}
