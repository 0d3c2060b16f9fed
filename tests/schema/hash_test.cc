#include "schema/hash.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

namespace tallyman::schema {
namespace {

// Of two sketches.
int DifferentBits(const std::string& a, const std::string& b) {
  return std::popcount(std::stoull(a, nullptr, 16) ^ std::stoull(b, nullptr, 16));
}

constexpr char kEnglish[] =
    "china's exports to russia rose 5.1 percent year on year in june, reaching 70.23 billion yuan, according to data that the general "
    "administration of customs released on friday. imports from russia fell 3.5 percent to 73.67 billion yuan in the same month. trade "
    "between the two countries in the first half of the year came to 116.8 billion dollars, up 1.8 percent on the year before.";
constexpr char kChinese[] =
    "海关总署周五公布的数据显示,6月份中国对俄罗斯出口同比增长5.1%,达到702.3亿元。同期自俄罗斯进口下降3.5%,为736.7亿元。"
    "今年上半年,两国贸易额为1168亿美元,同比增长1.8%。";

TEST(Sha256, KnownValues) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sketch, CopiesWithSmallEditsAreNear) {
  EXPECT_EQ(Sketch(kEnglish), Sketch(kEnglish));
  EXPECT_LE(DifferentBits(Sketch(kEnglish), Sketch(std::string("beijing (agency) ") + kEnglish)), 8);
  EXPECT_LE(DifferentBits(Sketch(kChinese), Sketch(std::string("新华社") + kChinese)), 10);
}

TEST(Sketch, SignsAndSpacesDoNotCount) { EXPECT_EQ(Sketch("exports rose, to russia"), Sketch("exports  rose to\n\"russia\"")); }

TEST(Sketch, UnrelatedTextsAreFar) {
  EXPECT_GE(DifferentBits(Sketch(kEnglish), Sketch(kChinese)), 16);
  EXPECT_GE(
      DifferentBits(Sketch(kEnglish), Sketch("the harvest of wheat was good this year and farmers in the south were pleased with it")), 16);
}

TEST(Sketch, ShortAndEmptyTexts) {
  EXPECT_EQ(Sketch(""), "0000000000000000");
  EXPECT_EQ(Sketch(" ... "), "0000000000000000");
  EXPECT_NE(Sketch("exports"), "0000000000000000");
  EXPECT_NE(Sketch("出口"), Sketch("进口"));
  EXPECT_EQ(Sketch("exports\xff rose"), Sketch("exports rose"));
}

// A changed value here means that sketches of records already stored no longer match.
TEST(Sketch, IsTheSameInEveryVersionOfTheProgram) {
  EXPECT_EQ(Sketch(kEnglish), "0e274c303079d2ba");
  EXPECT_EQ(Sketch(kChinese), "8af12f1f4b76e1d3");
}

}  // namespace
}  // namespace tallyman::schema
