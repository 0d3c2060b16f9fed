#include "normalize/period.h"

#include <gtest/gtest.h>

namespace tallyman::normalize {
namespace {

TEST(Month, ParsesAndCounts) {
  EXPECT_EQ(Month::Parse("2024-06"), Month(2024, 6));
  for (const char* text : {"2024-13", "2024-00", "2024-6", "24-06", "2024/06", ""}) EXPECT_FALSE(Month::Parse(text)) << text;
  EXPECT_EQ((Month(2024, 1) - 1).ToString(), "2023-12");
  EXPECT_EQ((Month(2024, 12) + 1).ToString(), "2025-01");
}

TEST(Date, TakesDatesAndDateTimes) {
  EXPECT_EQ(Date::Parse("2024-02-29")->ToString(), "2024-02-29");
  EXPECT_EQ(Date::Parse("2024-07-12T08:00:00Z")->ToString(), "2024-07-12");
  for (const char* text : {"2023-02-29", "2024-04-31", "2024-4-3", "12.07.2024", ""}) EXPECT_FALSE(Date::Parse(text)) << text;
  EXPECT_EQ(Date::FromDays(Date::Parse("2024-03-01")->days() - 1).ToString(), "2024-02-29");
}

TEST(Period, ShiftsAPartOfAMonthByItsDays) {
  Period period = Period::Of(Month(2024, 3));
  period.first_day = Date::Parse("2024-03-01");
  period.last_day = Date::Parse("2024-03-31");
  const Period shifted = period.Shifted(-1);
  EXPECT_EQ(shifted.start, Month(2024, 2));
  EXPECT_EQ(shifted.last_day->ToString(), "2024-02-29");
  EXPECT_EQ(Period::OfQuarter(2025, 2).months(), 3);
  EXPECT_TRUE(Period::OfYear(2024).Contains(period));
}

Period Days(const char* first, const char* last) { return Period::OfDays(*Date::Parse(first), *Date::Parse(last)); }

TEST(Period, OfDaysIsWholeMonthsWhereTheyAre) {
  EXPECT_EQ(Days("2024-06-01", "2024-06-30"), Period::Of(Month(2024, 6)));
  EXPECT_EQ(Days("2024-02-01", "2024-03-31"), (Period{Month(2024, 2), Month(2024, 3), {}, {}}));
  const Period week = Days("2024-06-29", "2024-07-05");
  EXPECT_EQ(week.start, Month(2024, 6));
  EXPECT_EQ(week.end, Month(2024, 7));
  EXPECT_TRUE(week.part_of_month());
}

TEST(Period, BeforeIsTheWeekOrTheMonthBefore) {
  EXPECT_EQ(Days("2024-06-29", "2024-07-05").Before(), Days("2024-06-22", "2024-06-28"));
  EXPECT_EQ(Days("2024-06-16", "2024-06-30").Before(), Days("2024-05-16", "2024-05-31"));
  EXPECT_EQ(Days("2024-06-01", "2024-06-20").Before(), Days("2024-05-01", "2024-05-20"));
  EXPECT_EQ(Period::OfQuarter(2024, 2).Before(), Period::OfQuarter(2024, 1));
}

}  // namespace
}  // namespace tallyman::normalize
