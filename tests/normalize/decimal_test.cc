#include "normalize/decimal.h"

#include <gtest/gtest.h>

namespace tallyman::normalize {
namespace {

Decimal D(const char* text) { return Decimal::Parse(text).value(); }

TEST(Decimal, KeepsWhatWasPrinted) {
  for (const char* text : {"0", "70.23", "-16", "5.10", "0.05", "-0.5", "333576000000000", "123456789012345678901234567890123456"})
    EXPECT_EQ(D(text).ToString(), text);
  EXPECT_EQ(D("+5").ToString(), "5");
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e9", "1,5", "1.2.3", " 1", "1234567890123456789012345678901234567"})
    EXPECT_FALSE(Decimal::Parse(text)) << text;
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(D("5.10"), D("5.1"));
  EXPECT_LT(D("-2"), D("-1.99"));
  EXPECT_GT(D("100000000000000000000000000000000000"), D("0.00000000000000000000000000000000001"));
}

TEST(Decimal, ComputesExactly) {
  EXPECT_EQ(Decimal::Multiply(D("70.23"), D("1000000000"))->Normalized().ToString(), "70230000000");
  EXPECT_EQ(Decimal::Add(D("0.1"), D("0.2"))->ToString(), "0.3");
  EXPECT_EQ(Decimal::Divide(D("1"), D("3"), 4)->ToString(), "0.3333");
  EXPECT_EQ(Decimal::Divide(D("-2"), D("3"), 2)->ToString(), "-0.67");
  EXPECT_FALSE(Decimal::Divide(D("1"), D("0"), 2));
  EXPECT_EQ(D("2.345").Rounded(2).ToString(), "2.35");
  EXPECT_EQ(D("-2.345").Rounded(2).ToString(), "-2.35");
  EXPECT_EQ(D("1.5").Shifted(3)->ToString(), "1500");
  EXPECT_EQ(D("15").Shifted(-3)->ToString(), "0.015");
}

TEST(Decimal, SaysWhenAResultIsTooLarge) {
  const Decimal large = D("999999999999999999999999999999999999");
  EXPECT_FALSE(Decimal::Multiply(large, D("10")));
  EXPECT_FALSE(Decimal::Add(large, D("1")));
}

}  // namespace
}  // namespace tallyman::normalize
