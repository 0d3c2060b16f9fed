#include "normalize/membership.h"

#include <gtest/gtest.h>

namespace tallyman::normalize {
namespace {

Area A(const char* code) { return *Area::Parse(code); }

TEST(Membership, IsAsOfThePeriod) {
  EXPECT_TRUE(IsMember(A("DE"), A("EU"), Period::OfYear(2023)));
  EXPECT_TRUE(IsMember(A("GB"), A("EU"), Period::OfYear(2019)));
  EXPECT_FALSE(IsMember(A("GB"), A("EU"), Period::OfYear(2020))) << "for one month only";
  EXPECT_FALSE(IsMember(A("EG"), A("BRICS"), Period::OfYear(2023)));
  EXPECT_TRUE(IsMember(A("EG"), A("BRICS"), Period::OfYear(2024)));
  EXPECT_FALSE(IsMember(A("DE"), A("WORLD"), Period::OfYear(2023)));
  EXPECT_TRUE(HasMembers(A("ASEAN")));
  EXPECT_FALSE(HasMembers(A("BRI")));
  EXPECT_FALSE(HasMembers(A("DE")));
}

TEST(Membership, ProductsHaveParents) {
  EXPECT_EQ(ParentOf(*Product::Parse("crude_oil")), Product::Parse("energy"));
  EXPECT_EQ(ParentOf(*Product::Parse("energy")), Product::Total());
  EXPECT_EQ(ParentOf(Product::Total()), std::nullopt);
}

TEST(Membership, NumbersAndHeadings) {
  EXPECT_EQ(AreaOfNumber("156"), A("CN"));
  EXPECT_EQ(AreaOfNumber("36"), A("AU"));
  EXPECT_EQ(AreaOfNumber("842"), A("US"));
  EXPECT_EQ(AreaOfNumber("0"), Area::World());
  EXPECT_EQ(AreaOfNumber("997"), std::nullopt);
  EXPECT_EQ(ProductOfHeading("2709"), Product::Parse("crude_oil"));
  EXPECT_EQ(ProductOfHeading("TOTAL"), Product::Total());
  EXPECT_EQ(ProductOfHeading("0101"), std::nullopt);
}

}  // namespace
}  // namespace tallyman::normalize
