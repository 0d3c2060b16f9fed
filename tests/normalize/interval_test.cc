#include "normalize/interval.h"

#include <gtest/gtest.h>

namespace tallyman::normalize {
namespace {

Decimal D(const char* text) { return Decimal::Parse(text).value(); }

std::string Text(const std::optional<Interval>& interval) {
  if (!interval) return "none";
  return (interval->low ? interval->low->ToString() : "null") + " " + (interval->high ? interval->high->ToString() : "null");
}

std::string Printed(const char* number, const char* scale = "1", Qualifier qualifier = Qualifier::kEqual) {
  return Text(PrintedInterval(D(number), D(scale), qualifier));
}

TEST(Interval, IsHalfAUnitOfTheLastSignificantDigit) {
  EXPECT_EQ(Printed("237"), "236.5 237.5");
  EXPECT_EQ(Printed("240"), "235 245");
  EXPECT_EQ(Printed("200"), "195 205");
  EXPECT_EQ(Printed("20"), "19.5 20.5");
  EXPECT_EQ(Printed("5"), "4.5 5.5");
  EXPECT_EQ(Printed("70.20"), "70.195 70.205");
  EXPECT_EQ(Printed("70.23", "1000000000"), "70225000000 70235000000");
  EXPECT_EQ(Printed("-16"), "-16.5 -15.5");
}

TEST(Interval, FollowsTheHedge) {
  EXPECT_EQ(Printed("200", "1", Qualifier::kGreater), "200 null");
  EXPECT_EQ(Printed("-1.5", "1", Qualifier::kGreater), "null -1.5");
  EXPECT_EQ(Printed("200", "1", Qualifier::kLess), "null 200");
  EXPECT_EQ(Printed("240", "1", Qualifier::kApprox), "228 252");
  EXPECT_EQ(Printed("2", "1", Qualifier::kApprox), "1.5 2.5");
}

TEST(Interval, OfWordsIsFivePercentToEitherSide) {
  EXPECT_EQ(Text(WithinFivePercent(D("100"))), "95 105");
  EXPECT_EQ(Text(WithinFivePercent(D("-50"))), "-52.5 -47.5");
}

}  // namespace
}  // namespace tallyman::normalize
