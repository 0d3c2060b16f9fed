#include "normalize/period.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>

namespace tallyman::normalize {
namespace {

// `text` as a number of exactly `digits` ASCII digits.
std::optional<int> ParseDigits(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Adds a number that is not negative, with zeros in front up to that many digits.
void AppendNumber(std::string& text, int number, std::ptrdiff_t digits) {
  std::array<char, 12> buffer;
  const std::ptrdiff_t length = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr - buffer.data();
  for (std::ptrdiff_t i = length; i < digits; ++i) text += '0';
  text.append(buffer.data(), static_cast<std::size_t>(length));
}

constexpr int kLongestMonth = 31;

std::chrono::year_month_day Calendar(int year, int month, int day) { return std::chrono::year(year) / month / day; }

}  // namespace

std::optional<Month> Month::Parse(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4), 4), month = ParseDigits(text.substr(5), 2);
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return Month(*year, *month);
}

std::string Month::ToString() const {
  std::string text;
  AppendNumber(text, year(), 4);
  AppendNumber(text += '-', month(), 2);
  return text;
}

std::optional<Date> Date::FromParts(int year, int month, int day) {
  if (year < 0 || year > 9999 || month < 1 || day < 1 || !Calendar(year, month, day).ok()) return std::nullopt;
  return Date(year, month, day);
}

std::optional<Date> Date::Parse(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4), 4), month = ParseDigits(text.substr(5, 2), 2), day = ParseDigits(text.substr(8, 2), 2);
  if (!year || !month || !day) return std::nullopt;
  return FromParts(*year, *month, *day);
}

int Date::days() const { return static_cast<int>(std::chrono::sys_days(Calendar(year_, month_, day_)).time_since_epoch().count()); }

Date Date::FromDays(int days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return Date(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
              static_cast<int>(static_cast<unsigned>(date.day())));
}

Date DayOf(Month month, int day) {
  for (int d = day;; --d)
    if (const auto date = Date::FromParts(month.year(), month.month(), d)) return *date;
}

Date LastDayOf(Month month) { return DayOf(month, kLongestMonth); }

std::string Date::ToString() const {
  std::string text;
  AppendNumber(text, year_, 4);
  AppendNumber(text += '-', month_, 2);
  AppendNumber(text += '-', day_, 2);
  return text;
}

Period Period::OfDays(const Date& first, const Date& last) {
  Period period{first.calendar_month(), last.calendar_month(), {}, {}};
  if (first.day() == 1 && last == LastDayOf(period.end)) return period;
  period.first_day = first;
  period.last_day = last;
  return period;
}

Period Period::Shifted(int months) const {
  Period shifted{start + months, end + months, {}, {}};
  if (first_day) shifted.first_day = DayOf(start + months, first_day->day());
  if (last_day) shifted.last_day = DayOf(end + months, *last_day == LastDayOf(end) ? kLongestMonth : last_day->day());
  return shifted;
}

Period Period::Before() const {
  if (!part_of_month()) return Shifted(-months());
  constexpr int kWeek = 7;
  const bool week = last_day->days() - first_day->days() + 1 == kWeek;
  return week ? OfDays(Date::FromDays(first_day->days() - kWeek), Date::FromDays(last_day->days() - kWeek)) : Shifted(-1);
}

}  // namespace tallyman::normalize
