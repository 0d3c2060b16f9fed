#include "corpus/page/html_tree.h"

#include <gtest/gtest.h>

#include <barrier>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace tallyman::corpus {
namespace {

[[noreturn]] void MakeTreesOnManyThreads() {
  constexpr int kThreads = 16;
  std::barrier start(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&start] {
      start.arrive_and_wait();
      for (int tree = 0; tree < 100; ++tree)
        if (HtmlTree("<p>5.1</p>").size() == 0) std::abort();
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::exit(0);
}

// Where libxml2 sets itself up at first use, threads that are first at once wait for each other for ever in one of five processes.
TEST(HtmlTreeDeathTest, FirstTreesOfAProcessAreMadeOnManyThreads) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (int process = 0; process < 25; ++process) ASSERT_EXIT(MakeTreesOnManyThreads(), testing::ExitedWithCode(0), "");
}

TEST(HtmlTree, IsCutWhereItsElementsWouldFillMemory) {
  std::string html = "<p>5.1</p>";
  while (html.size() < 4'000'000) html += "<p>x";
  const HtmlTree tree(html);
  EXPECT_TRUE(tree.is_cut());
  EXPECT_LT(tree.size(), 1'100'000u);
  EXPECT_EQ(tree.text(tree.FindTag(Tag::kText, 0, tree.size())), "5.1");
}

}  // namespace
}  // namespace tallyman::corpus
