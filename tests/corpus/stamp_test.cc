#include "corpus/stamp.h"

#include <gtest/gtest.h>

namespace tallyman::corpus {
namespace {

std::string Day(std::string_view text) {
  const auto stamp = ReadStamp(text, "en");
  return stamp ? stamp->day.ToString() : "";
}

TEST(ReadStamp, KnowsWhatProgramsWrite) {
  EXPECT_EQ(Day("2021-03-03T10:00:00.000+09:00"), "2021-03-03");
  EXPECT_EQ(Day("20210303T100000Z"), "2021-03-03");
  EXPECT_EQ(Day("1614758400"), "2021-03-03");
  EXPECT_EQ(Day("1614758400000"), "2021-03-03");
  EXPECT_EQ(Day("Wed Mar 03 10:00:00 UTC 2021"), "2021-03-03");
  EXPECT_EQ(Day("Wed, 03 Mar 2021 10:00:00 GMT"), "2021-03-03");
  EXPECT_EQ(Day("{{ page.date }}"), "");
  EXPECT_EQ(Day("0000-00-00T00:00:00+00:00"), "");
}

TEST(ReadStamp, KnowsWhatDayATimeInUtcCanBe) {
  const auto before = normalize::Date::Parse("2021-03-02").value(), behind = normalize::Date::Parse("2021-03-04").value();
  EXPECT_TRUE(ReadStamp("2021-03-03T23:40:00Z", "")->CanBe(behind));
  EXPECT_FALSE(ReadStamp("2021-03-03T23:40:00Z", "")->CanBe(before));
  EXPECT_TRUE(ReadStamp("2021-03-03T02:00:00+00:00", "")->CanBe(before));
  EXPECT_FALSE(ReadStamp("2021-03-03T23:40:00+09:00", "")->CanBe(behind)) << "the site's own time";
  EXPECT_FALSE(ReadStamp("2021-03-03", "")->CanBe(behind));
}

}  // namespace
}  // namespace tallyman::corpus
