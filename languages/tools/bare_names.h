// Names of currencies without their country's: "dollars" of "US dollars", "yen" of "Japanese yen".
#ifndef TALLYMAN_LANGUAGES_TOOLS_BARE_NAMES_H_
#define TALLYMAN_LANGUAGES_TOOLS_BARE_NAMES_H_

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cldr.h"

namespace tallyman::languages::tools {

// The currencies that a name shared by several means first, in this order.
inline constexpr const char* kUsualCurrencies[] = {
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "KRW", "CHF", "TRY", "MXN", "SEK", "KWD", "SAR", "AED", "BRL", "KES", "RON", "AZN",
    "ILS", "THB", "VND", "IDR", "MYR", "PHP", "PLN", "CZK", "HUF", "UAH", "KZT", "ZAR", "NGN", "EGP", "PKR", "BDT", "DKK", "NOK", "BGN"};

inline std::vector<icu::UnicodeString> Words(const std::string& name) {
  std::vector<icu::UnicodeString> words;
  icu::UnicodeString word;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
  for (int32_t i = 0; i <= text.length(); ++i) {
    const char16_t c = i < text.length() ? text[i] : u' ';
    if (c != u' ' && c != u'-' && c != u'\'' && c != u'’') {
      word.append(c);
    } else if (!word.isEmpty()) {
      words.push_back(word);
      word.remove();
    }
  }
  return words;
}

// Whether two words are of one stem: they share half of the longer one and at least three letters.
inline bool IsAkin(icu::UnicodeString a, icu::UnicodeString b) {
  a.toLower();
  b.toLower();
  int32_t shared = 0;
  while (shared < a.length() && shared < b.length() && a[shared] == b[shared]) ++shared;
  return shared >= 3 && shared * 2 >= std::min(a.length(), b.length());
}

// The names of a currency without the words that come from its country's name; none where more than one word is left.
inline std::set<std::string> NamesWithoutCountry(const Json& names, const Json& countries) {
  std::set<std::string> bare;
  for (const auto& name : names) {
    const auto text = name.get<std::string>();
    if (text.find('(') != std::string::npos) return {};
    std::vector<icu::UnicodeString> words = Words(text);
    const bool one = words.size() == 1;
    std::erase_if(words, [&](const icu::UnicodeString& word) {
      if (one) return false;
      for (const auto& country : countries)
        for (const icu::UnicodeString& part : Words(country.get<std::string>()))
          if (IsAkin(word, part)) return true;
      return false;
    });
    if (words.size() != 1 || words[0].length() < 2 || words[0].toUpper() == words[0]) continue;
    words = Words(text);
    std::string kept;
    for (const icu::UnicodeString& word : words) {
      bool akin = false;
      if (!one)
        for (const auto& country : countries)
          for (const icu::UnicodeString& part : Words(country.get<std::string>())) akin = akin || IsAkin(word, part);
      if (!akin) word.toUTF8String(kept);
    }
    bare.insert(kept);
  }
  return bare;
}

// Words that several of a family's names have in common ("Dollar" of "US-Dollar" and "Kanadischer Dollar").
inline std::set<std::string> SharedWords(const Json& currencies, const std::vector<const char*>& family) {
  std::map<std::string, std::set<std::string>> users;
  std::size_t known = 0;
  for (const char* code : family) {
    if (!currencies.contains(code)) continue;
    ++known;
    for (const auto& name : currencies.at(code).at("names"))
      for (const icu::UnicodeString& word : Words(name.get<std::string>())) {
        std::string text;
        word.toUTF8String(text);
        if (word.length() > 2) users[text].insert(code);
      }
  }
  std::set<std::string> shared;
  for (const auto& [word, codes] : users)
    if (codes.size() >= 2 && codes.size() * 2 >= known) shared.insert(word);
  return shared;
}

inline const std::vector<std::vector<const char*>> kFamilies = {{"USD", "CAD", "AUD", "HKD", "SGD", "NZD"},
                                                                {"GBP", "EGP", "LBP", "SYP"},
                                                                {"INR", "PKR", "LKR", "NPR"},
                                                                {"RUB", "BYN"},
                                                                {"MXN", "ARS", "CLP", "COP", "PHP"},
                                                                {"SEK", "NOK", "DKK", "ISK"},
                                                                {"KWD", "IQD", "JOD", "BHD"},
                                                                {"KES", "TZS", "UGX"},
                                                                {"SAR", "QAR"},
                                                                {"CHF", "XOF", "RWF", "BIF"},
                                                                {"RON", "MDL"},
                                                                {"KRW", "KPW"},
                                                                {"AED", "MAD"},
                                                                {"AZN", "TMT"}};

inline Json BareNames(const Json& currencies, const Json& territories) {
  std::map<std::string, std::string> owner;
  const auto claim = [&](const std::string& word, const std::string& code) { owner.emplace(word, code); };
  for (const auto& family : kFamilies)
    for (const std::string& word : SharedWords(currencies, family)) {
      const std::string country = std::string(family[0]).substr(0, 2);
      const Json countries = territories.contains(country) ? territories.at(country) : Json::array();
      bool akin = false;
      for (const auto& name : countries)
        for (const icu::UnicodeString& part : Words(name.get<std::string>()))
          akin = akin || IsAkin(icu::UnicodeString::fromUTF8(word), part);
      if (!akin) claim(word, family[0]);
    }
  for (const char* code : kUsualCurrencies) {
    if (!currencies.contains(code)) continue;
    const std::string country = std::string(code).substr(0, 2);
    const Json countries = territories.contains(country) ? territories.at(country) : Json::array();
    for (const std::string& word : NamesWithoutCountry(currencies.at(code).at("names"), countries)) claim(word, code);
  }
  Json result = Json::object();
  for (const auto& [word, code] : owner) AddTo(&result.emplace(code, Json::array()).first.value(), word);
  return result;
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_BARE_NAMES_H_
