#include "corpus/utf8.h"

#include <gtest/gtest.h>

namespace tallyman::corpus {
namespace {

using namespace std::string_literals;

TEST(RepairUtf8, LeavesValidTextAlone) {
  std::string text = "Экспорт 出口 exports €\U0001F600\xEF\xBB\xBF";
  const std::string before = text;
  EXPECT_EQ(RepairUtf8(text).total(), 0u);
  EXPECT_EQ(text, before);
}

TEST(RepairUtf8, ReplacesEachMaximalSubpartOnce) {
  // The Unicode Standard's table 3-8: a truncated sequence is one replacement, a byte that can begin nothing another.
  std::string text =
      "a\xF1\x80\x80\xE1\x80\xC2"
      "b\x80"
      "c\x80\xBF"
      "d";
  const Repairs repairs = RepairUtf8(text);
  EXPECT_EQ(text,
            "a\uFFFD\uFFFD\uFFFD"
            "b\uFFFD"
            "c\uFFFD\uFFFD"
            "d");
  EXPECT_EQ(repairs.invalid, 6u);
}

TEST(RepairUtf8, ReplacesSurrogatesAndOverlongForms) {
  std::string surrogate = "\xED\xA0\x80", overlong = "\xC0\xAF";
  EXPECT_EQ(RepairUtf8(surrogate).invalid, 3u);
  EXPECT_EQ(RepairUtf8(overlong).invalid, 2u);
}

TEST(RepairUtf8, ReplacesNul) {
  std::string text = "5\0.1"s;
  const Repairs repairs = RepairUtf8(text);
  EXPECT_EQ(text, "5\uFFFD.1");
  EXPECT_EQ(repairs.nul, 1u);
  EXPECT_EQ(repairs.invalid, 0u);
  EXPECT_EQ(RepairWarnings(repairs).size(), 1u);
}

TEST(RepairUtf8, ReplacesASequenceThatTheTextCutsOff) {
  std::string text = "70 млрд\xD0";
  EXPECT_EQ(RepairUtf8(text).invalid, 1u);
  EXPECT_EQ(text, "70 млрд\uFFFD");
}

TEST(Prefix, CountsCodePoints) {
  EXPECT_EQ(Prefix("出口增长", 2), "出口");
  EXPECT_EQ(Prefix("ab", 5), "ab");
  EXPECT_EQ(CodePoints("出口5%"), 4u);
}

TEST(Trimmed, KnowsUnicodeSpaces) { EXPECT_EQ(Trimmed("\u3000\uFEFF 出口\u00A0\r\n"), "出口"); }

TEST(Utf8, CountsWhatItWouldRepair) {
  const std::string text = "Экспорт \xFF\xE4\xB8 вырос\0 出口"s;
  const Utf8Census census = CountUtf8(text);
  EXPECT_EQ(census.multibyte, 14u);
  EXPECT_EQ(census.repairs.invalid, 2u);
  EXPECT_EQ(census.repairs.nul, 1u);
  EXPECT_EQ(CountUtf8("出口").multibyte, 2u);
}

}  // namespace
}  // namespace tallyman::corpus
