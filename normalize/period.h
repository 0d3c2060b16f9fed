// Calendar months and the periods that figures cover.
#ifndef TALLYMAN_NORMALIZE_PERIOD_H_
#define TALLYMAN_NORMALIZE_PERIOD_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tallyman::normalize {

// A calendar month, counted from January of year 0: 2024-06 is 2024 * 12 + 5.
class Month {
 public:
  Month() = default;
  // REQUIRES: 1 <= month <= 12, 0 <= year <= 9999.
  Month(int year, int month) : index_(year * 12 + month - 1) {}
  static Month FromIndex(int index) {
    Month month;
    month.index_ = index;
    return month;
  }
  // "2024-06"; nothing for anything else.
  static std::optional<Month> Parse(std::string_view text);

  int year() const { return index_ / 12; }
  int month() const { return index_ % 12 + 1; }
  int index() const { return index_; }
  Month operator+(int months) const { return FromIndex(index_ + months); }
  Month operator-(int months) const { return FromIndex(index_ - months); }
  std::string ToString() const;
  friend auto operator<=>(const Month&, const Month&) = default;

 private:
  int index_ = 0;
};

// A day of the proleptic Gregorian calendar that exists.
class Date {
 public:
  // "2024-06-30", also with a time behind it ("2024-06-30T10:00:00Z"); nothing for days that do not exist.
  static std::optional<Date> Parse(std::string_view text);
  static std::optional<Date> FromParts(int year, int month, int day);

  int year() const { return year_; }
  int month() const { return month_; }
  int day() const { return day_; }
  Month calendar_month() const { return Month(year_, month_); }
  // Days since 1970-01-01.
  int days() const;
  static Date FromDays(int days);
  std::string ToString() const;
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  Date(int year, int month, int day) : year_(year), month_(month), day_(day) {}
  int year_, month_, day_;
};

// That day of a month, or its last one where it is shorter. REQUIRES: day >= 1.
Date DayOf(Month month, int day);
Date LastDayOf(Month month);

// The first to the last month that a figure covers, both included; for a stretch of days that is no whole months ("the first 20 days of
// March", "the week to 5 July") also its days, whose figure is a statistic of its own.
struct Period {
  Month start;
  Month end;  // never before start
  std::optional<Date> first_day;
  std::optional<Date> last_day;

  static Period Of(Month month) { return {month, month, {}, {}}; }
  static Period OfYear(int year) { return {Month(year, 1), Month(year, 12), {}, {}}; }
  // quarter: 1 to 4.
  static Period OfQuarter(int year, int quarter) { return {Month(year, quarter * 3 - 2), Month(year, quarter * 3), {}, {}}; }

  int months() const { return end.index() - start.index() + 1; }
  bool part_of_month() const { return first_day.has_value(); }
  // The period from `first` to `last`, both included; without days where these are whole months. REQUIRES: first <= last.
  static Period OfDays(const Date& first, const Date& last);
  // The period `months` later (earlier where negative); a part of a month keeps its days where they exist, and goes on to the month's end
  // where it did.
  Period Shifted(int months) const;
  // The period just before: as many months; of a week the week before, of another part of a month the same days of the month before.
  Period Before() const;
  bool Contains(const Period& other) const { return start <= other.start && other.end <= end; }
  friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_PERIOD_H_
