// What the generators of data files share: access to the CLDR data in ICU, and the form of the files.
#ifndef TALLYMAN_LANGUAGES_TOOLS_CLDR_H_
#define TALLYMAN_LANGUAGES_TOOLS_CLDR_H_

#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace tallyman::languages::tools {

using Json = nlohmann::ordered_json;
using Resource = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

// Prints what is wrong and ends the program.
[[noreturn]] inline void Die(const std::string& what) {
  std::fprintf(stderr, "generate_cldr: %s\n", what.c_str());
  std::exit(1);
}

// Dies where an ICU function failed.
inline void Require(UErrorCode status, const std::string& what) {
  if (U_FAILURE(status)) Die(what + ": " + u_errorName(status));
}

// UTF-8 without marks of direction.
inline std::string Sign(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c != u'\u200e' && c != u'\u200f' && c != u'\u061c') kept.append(c);
  }
  std::string result;
  return kept.toUTF8String(result);
}

// A sign with plain spaces, trimmed.
inline std::string Name(icu::UnicodeString text) {
  text.findAndReplace(u"\u00a0", u" ").findAndReplace(u"\u202f", u" ");
  return Sign(text.trim());
}

// Appends what is neither empty nor there already.
inline void AddTo(Json* list, const std::string& value) {
  if (value.empty() || std::find(list->begin(), list->end(), value) != list->end()) return;
  list->push_back(value);
}

// The locale with the digits of a numbering system ("latn", "native").
inline icu::Locale WithNumbers(const icu::Locale& locale, const char* system) {
  icu::Locale result = locale;
  UErrorCode status = U_ZERO_ERROR;
  result.setKeywordValue("numbers", system, status);
  Require(status, "numbers");
  return result;
}

// Every code that CLDR knows, sorted.
inline std::set<std::string> CurrencyCodes() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(ucurr_openISOCurrencies(UCURR_ALL, &status), &uenum_close);
  std::set<std::string> sorted;
  while (const char* code = uenum_next(codes.get(), nullptr, &status)) sorted.insert(code);
  Require(status, "currencies");
  return sorted;
}

// Empty where the locale's language has none.
inline std::string CurrencyName(const std::string& code, const icu::Locale& locale, UCurrNameStyle style) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  const char16_t* name =
      ucurr_getName(icu::UnicodeString::fromUTF8(code).getTerminatedBuffer(), locale.getName(), style, nullptr, &length, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return "";
  return Name(icu::UnicodeString(name, length));
}

// The name of a part of ICU's data ("curr", "region"), for ures_openDirect.
inline std::string DataPackage(const char* part) {
  return "icudt" + std::to_string(U_ICU_VERSION_MAJOR_NUM) + (U_IS_BIG_ENDIAN ? "b-" : "l-") + part;
}

// "Unicode CLDR 42, by ICU 72.1; written by scripts/generate-cldr".
inline std::string CldrSource() {
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo version;
  ulocdata_getCLDRVersion(version, &status);
  Require(status, "version");
  return "Unicode CLDR " + std::to_string(int{version[0]}) + ", by ICU " U_ICU_VERSION "; written by scripts/generate-cldr";
}

// Writes a section of a file, its items one a line; those without content are left out.
inline void WriteSection(std::ofstream& out, const char* section, const Json& items, bool last = false) {
  out << "  \"" << section << "\": {";
  const char* separator = "\n";
  for (const auto& [key, value] : items.items()) {
    if (value.empty()) continue;
    out << separator << "    " << Json(key).dump() << ": " << value.dump(-1, ' ', false);
    separator = ",\n";
  }
  out << "\n  }" << (last ? "\n" : ",\n");
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_CLDR_H_
