#include "extract/byte_patterns.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace tallyman::extract {
namespace {

constexpr unsigned kFruit = 1, kTool = 2, kNumber = 4;

TEST(BytePatterns, TellsWhatKindsMatch) {
  const BytePatterns patterns({{"apple", kFruit}, {"pear\\b", kFruit}, {"hammer", kTool}, {"[0-9]{3}", kNumber}});
  EXPECT_EQ(patterns.Search("an Apple, a HAMMER", 0), kFruit | kTool);
  EXPECT_EQ(patterns.Search("pearl, 12", 0), 0u);
  EXPECT_EQ(patterns.Search("", 0), 0u);
  EXPECT_EQ(patterns.Search("apple 123 hammer", kNumber) & (kFruit | kNumber), kFruit | kNumber);
}

TEST(BytePatterns, OfNoneNothingMatches) {
  const BytePatterns none{std::vector<BytePattern>()};
  EXPECT_EQ(none.Search("apple", 0), 0u);
  EXPECT_EQ(BytePatterns::Load(none.Stored())->Search("apple", 0), 0u);
}

TEST(BytePatterns, AreTheSameAfterLoading) {
  const BytePatterns patterns({{"apple", kFruit}, {"hammer", kTool}});
  const auto loaded = BytePatterns::Load(patterns.Stored());
  ASSERT_NE(loaded, nullptr);
  EXPECT_EQ(loaded->Search("one hammer, one apple", 0), kFruit | kTool);
  EXPECT_EQ(BytePatterns::Load("something else"), nullptr);
}

TEST(BytePatterns, RefusesWhatIsNoExpression) { EXPECT_THROW(BytePatterns({{"(", kFruit}}), std::invalid_argument); }

}  // namespace
}  // namespace tallyman::extract
