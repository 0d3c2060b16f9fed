#include "corpus/stamp.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "corpus/dates.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using normalize::Date;

constexpr std::int64_t kSecondsOfDay = 86400, kSecondsOfHour = 3600;
constexpr std::size_t kDigitsOfSeconds = 10, kDigitsOfMilliseconds = 13;  // since September 2001
constexpr std::size_t kLongest = 100;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

std::optional<Stamp> ReadSinceEpoch(std::string_view digits) {
  const bool is_seconds = digits.size() == kDigitsOfSeconds, is_milliseconds = digits.size() == kDigitsOfMilliseconds;
  if ((!is_seconds && !is_milliseconds) || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const std::int64_t number = std::stoll(std::string(digits)), seconds = is_milliseconds ? number / 1000 : number;
  return Stamp{Date::FromDays(static_cast<int>(seconds / kSecondsOfDay)), static_cast<int>(seconds % kSecondsOfDay / kSecondsOfHour)};
}

// As Java and JavaScript print a time.
std::optional<Date> ReadProgramsTime(std::string_view text) {
  static const RE2 pattern(R"(^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{1,2})(?: [0-9:]{5,8})?(?: [A-Z]{2,5}(?:[+-][0-9:]+)?)? ([0-9]{4})\b)");
  std::string month, day, year;
  if (!RE2::PartialMatch(Piece(text), pattern, &month, &day, &year)) return std::nullopt;
  return ReadDate(day + " " + month + " " + year, "en");
}

}  // namespace

bool Stamp::CanBe(const Date& other) const {
  constexpr int kHoursAhead = 14, kHoursBehind = 12;
  if (other == day) return true;
  if (!utc_hour) return false;
  const int days = other.days() - day.days();
  return (days == 1 && *utc_hour >= 24 - kHoursAhead) || (days == -1 && *utc_hour < kHoursBehind);
}

std::optional<Stamp> ReadStamp(std::string_view text, std::string_view language) {
  static const RE2 utc(R"(([0-9]{2}):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:Z|UTC|GMT|[+-]00:?00)(?: [0-9]{4})?$)");
  const std::string_view trimmed = Prefix(Trimmed(text), kLongest);
  if (const auto stamp = ReadSinceEpoch(trimmed)) return stamp;
  auto day = ReadProgramsTime(trimmed);
  if (!day) day = ReadDate(trimmed, language);
  if (!day) return std::nullopt;
  int hour = 0;
  const bool is_utc = RE2::PartialMatch(Piece(trimmed), utc, &hour);
  return Stamp{*day, is_utc ? std::optional(hour) : std::nullopt};
}

}  // namespace tallyman::corpus
