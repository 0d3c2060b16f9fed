#include <gtest/gtest.h>

#include <random>

#include "crosscheck/checker.h"
#include "tests/crosscheck/world.h"

namespace tallyman::crosscheck {
namespace {

std::string Text(const std::vector<schema::Finding>& findings) {
  std::string all;
  for (const auto& finding : findings) all += ToJson(finding).dump() + "\n";
  return all;
}

// Claims come in parts, in any order, and go; after each the findings are those of a check from scratch.
TEST(Memory, FindsTheSameAsFromScratch) {
  World world({.seed = 8, .pairs = 3, .claims = 1500});
  std::mt19937 random(8);
  for (std::size_t index = 0; index < world.claims().size(); index += 40) world.MakeWrong(index, kFaults[random() % kFaults.size()]);
  std::vector<schema::Claim> claims = world.claims();
  std::shuffle(claims.begin(), claims.end(), random);
  const Checker checker;
  schema::FindingsMemory memory;
  for (const auto& [first, last] : {std::pair{0, 900}, {0, 1490}, {0, 1500}, {7, 1500}, {600, 1500}, {0, 1500}}) {
    const std::vector<schema::Claim> now(claims.begin() + first, claims.begin() + last);
    EXPECT_EQ(Text(checker.Check(now, &memory)), Text(checker.Check(now)));
  }
  const schema::FindingsMemory before = memory;
  checker.Check(claims, &memory);
  EXPECT_TRUE(std::equal(before.begin(), before.end(), memory.begin(), memory.end(), [](const auto& a, const auto& b) {
    return a.first == b.first;
  })) << "nothing has changed";
}

TEST(Memory, ForgetsWhatIsNoMore) {
  World world({.seed = 9, .pairs = 2, .claims = 300});
  const Checker checker;
  schema::FindingsMemory memory;
  checker.Check(world.claims(), &memory);
  EXPECT_FALSE(memory.empty());
  checker.Check({}, &memory);
  EXPECT_TRUE(memory.empty());
}

}  // namespace
}  // namespace tallyman::crosscheck
