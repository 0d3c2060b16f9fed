// The words for percent, per mille and the physical units of trade, from CLDR's unit names.
#ifndef TALLYMAN_LANGUAGES_TOOLS_UNIT_NAMES_H_
#define TALLYMAN_LANGUAGES_TOOLS_UNIT_NAMES_H_

#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/uchar.h>

#include <string>
#include <utility>

#include "cldr.h"

namespace tallyman::languages::tools {

// CLDR's identifiers, and the names in normalize/data/units.json.
inline constexpr std::pair<const char*, const char*> kUnits[] = {
    {"tonne", "tonne"},
    {"kilogram", "kilogram"},
    {"gram", "gram"},
    {"pound", "pound_mass"},
    {"ounce", "ounce"},
    {"ounce-troy", "troy_ounce"},
    {"ton", "short_ton"},
    {"carat", "carat"},
    {"barrel", "barrel"},
    {"cubic-meter", "cubic_metre"},
    {"cubic-foot", "cubic_foot"},
    {"liter", "litre"},
    {"hectoliter", "hectolitre"},
    {"gallon", "gallon"},
    {"bushel", "bushel"},
    {"kilowatt-hour", "kilowatt_hour"},
    {"british-thermal-unit", "british_thermal_unit"},
    {"square-meter", "square_metre"},
    {"square-kilometer", "square_kilometre"},
    {"hectare", "hectare"},
};

// What stands before and after the number in every plural form of a unit.
inline void AddUnitNames(const icu::Locale& locale, const icu::MeasureUnit& unit, UNumberUnitWidth width, Json* before, Json* after) {
  const auto formatter = icu::number::NumberFormatter::withLocale(WithNumbers(locale, "latn")).unit(unit).unitWidth(width);
  for (const double value : {1.0, 2.0, 3.0, 5.0, 11.0, 21.0, 100.0, 1000000.0, 1.5, 0.2}) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text = formatter.formatDouble(value, status).toString(status);
    Require(status, locale.getName());
    int32_t begin = 0, end = text.length();
    while (begin < end && !u_isdigit(text[begin])) ++begin;
    if (begin == end) continue;  // a word for the number and the unit together
    while (end > begin && !u_isdigit(text[end - 1])) --end;
    AddTo(before, Name(text.tempSubStringBetween(0, begin)));
    AddTo(after, Name(text.tempSubStringBetween(end)));
  }
}

// {"percent": [...], "percent_before": [...], "permille": [...]}
inline Json PercentWords(const icu::Locale& locale) {
  Json result = Json::object();
  for (const char* id : {"percent", "permille"}) {
    Json before = Json::array(), after = Json::array();
    UErrorCode status = U_ZERO_ERROR;
    const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(id, status);
    Require(status, id);
    for (const UNumberUnitWidth width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT})
      AddUnitNames(locale, unit, width, &before, &after);
    result[id] = after;
    result[std::string(id) + "_before"] = before;
  }
  return result;
}

// By unit its full and short names; what stands before the number is left out.
inline Json UnitNames(const icu::Locale& locale) {
  Json result = Json::object();
  for (const auto& [id, name] : kUnits) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(id, status);
    Require(status, id);
    Json before = Json::array(), after = Json::array();
    for (const UNumberUnitWidth width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT})
      AddUnitNames(locale, unit, width, &before, &after);
    result[name] = after;
  }
  return result;
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_UNIT_NAMES_H_
