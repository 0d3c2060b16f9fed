#include "corpus/option_values.h"

#include <re2/re2.h>

#include <stdexcept>

#include "corpus/dates.h"
#include "corpus/language.h"
#include "normalize/codes.h"

namespace tallyman::corpus {

normalize::Date DateValue(const std::string& text) {
  const auto date = normalize::Date::Parse(text);
  if (!date) throw std::invalid_argument(text + " is no date; write it as 2024-07-12");
  return *date;
}

normalize::Date PublicationDayValue(const std::string& text) {
  const normalize::Date day = DateValue(text);
  if (!MayBePublicationDay(day)) throw std::invalid_argument(text + " is a day that programs write where they know none");
  return day;
}

std::string LanguageValue(const std::string& tag) {
  const auto language = ParseLanguage(tag);
  if (!language) throw std::invalid_argument(tag + " is no ISO 639-1 code of a language; write en, zh, ru, ...");
  return *language;
}

std::size_t SizeValue(const std::string& text) {
  static const re2::RE2 form(R"((?i)\s*(\d{1,10})\s*(?:(k|m|g)i?)?b?\s*)");
  std::size_t size = 0;
  std::string unit;
  const bool is_size = re2::RE2::FullMatch(text, form, &size, &unit);
  const int shift = unit.empty() ? 0 : (unit == "k" || unit == "K") ? 10 : (unit == "m" || unit == "M") ? 20 : 30;
  if (!is_size || size == 0 || size > kLargestArticle >> shift)
    throw std::invalid_argument(text + " is no size; write 4MB, 512KB or a number of bytes, 1GB at most");
  return size << shift;
}

std::string CountryValue(const std::string& code) {
  const auto area = normalize::Area::Parse(code);
  if (code.size() != 2 || !area || area->is_other())
    throw std::invalid_argument(code + " is no ISO 3166-1 code of a country; write US, CA, AU, ...");
  return code;
}

}  // namespace tallyman::corpus
