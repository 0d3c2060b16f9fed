#include "corpus/option_values.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tallyman::corpus {
namespace {

TEST(SizeValue, TakesNumbersAndUnits) {
  EXPECT_EQ(SizeValue("1"), 1u);
  EXPECT_EQ(SizeValue("500b"), 500u);
  for (const char* text : {"8K", "8KB", "8 kb", " 8KiB "}) EXPECT_EQ(SizeValue(text), 8192u) << text;
  EXPECT_EQ(SizeValue("4MB"), std::size_t{4} << 20);
  EXPECT_EQ(SizeValue("1GB"), kLargestArticle);
}

TEST(SizeValue, RefusesOthers) {
  for (const char* text : {"", "x", "MB", "-1", "0", "0KB", "1.5MB", "2GB", "1025MB", "1073741825", "99999999999999999999", "4 M B", "4TB"})
    EXPECT_THROW(SizeValue(text), std::invalid_argument) << text;
}

}  // namespace
}  // namespace tallyman::corpus
