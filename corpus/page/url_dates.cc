#include <re2/re2.h>

#include <string>

#include "corpus/date_words.h"
#include "corpus/page/page_dates.h"
#include "corpus/utf8.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

using normalize::Date;

// An address behind the name of its host; empty where there is nothing.
std::string_view PathOf(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  return path == std::string_view::npos ? std::string_view() : url.substr(path);
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// /2013/mar/09/ and /15_luglio_09/, which begins with the year.
std::optional<Date> NamedDay(std::string_view path) {
  static const RE2 slashes(R"(/((?:19|20)[0-9]{2})/([a-z]{3,9})/([0-9]{1,2})(?:/|$))");
  static const RE2 underscores(R"(/([0-9]{2})_([a-z]{3,10})_([0-9]{2})(?:/|$))");
  const std::string small = SmallLetters(path);
  int year = 0, day = 0;
  std::string name;
  if (!RE2::PartialMatch(small, slashes, &year, &name, &day)) {
    if (!RE2::PartialMatch(small, underscores, &year, &name, &day)) return std::nullopt;
    year += 2000;
  }
  const auto month = MonthNamed(languages::DecodeUtf8(name), "");
  return month ? Date::FromParts(year, *month, day) : std::nullopt;
}

}  // namespace

std::optional<Date> DateInUrl(std::string_view url) {
  static const RE2 separated(R"((?:^|[^0-9])((?:19|20)[0-9]{2})[/_.-]([0-9]{1,2})[/_.-]([0-9]{1,2})(?:[^0-9]|$))");
  static const RE2 compact(R"((?:^|[^0-9])((?:19|20)[0-9]{2})[/_-]?([0-9]{2})[/_-]?([0-9]{2})(?:[^0-9]|$))");
  // With a time behind it, and a digit or two: 20240712103000, 202407121030001.
  static const RE2 with_time(R"((?:^|[^0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?:[01][0-9]|2[0-3])[0-5][0-9][0-9]{2,3}(?:[^0-9]|$))");
  const std::string_view path = PathOf(url);
  for (const RE2* pattern : {&separated, &compact, &with_time}) {
    int year = 0, month = 0, day = 0;
    re2::StringPiece rest = Piece(path);
    while (RE2::FindAndConsume(&rest, *pattern, &year, &month, &day))
      if (const auto date = Date::FromParts(year, month, day)) return date;
  }
  return NamedDay(path);
}

std::optional<YearAndMonth> MonthInUrl(std::string_view url) {
  static const RE2 with_month(R"([/_-]((?:19|20)[0-9]{2})[/_-]?(0[1-9]|1[0-2])(?:[/_-]|$))");
  static const RE2 year_alone(R"(/((?:19|20)[0-9]{2})/)");
  const std::string_view path = PathOf(url);
  int year = 0, month = 0;
  if (RE2::PartialMatch(Piece(path), with_month, &year, &month)) return YearAndMonth{year, month};
  if (RE2::PartialMatch(Piece(path), year_alone, &year)) return YearAndMonth{year, std::nullopt};
  return std::nullopt;
}

}  // namespace tallyman::corpus
