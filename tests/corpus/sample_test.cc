#include "corpus/sample.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace tallyman::corpus {
namespace {

// The ids of a sample of the articles 0, 1, ... of which `is_article` holds, and how many records were made sense of.
struct Drawn {
  std::vector<std::string> ids;
  int parsed = 0;
};

template <typename IsArticle>
Drawn DrawOf(int records, std::size_t size, IsArticle is_article) {
  Sample sample(size);
  Drawn drawn;
  for (int i = 0; i < records; ++i) {
    const std::uint64_t number = sample.Draw();
    if (!sample.Admits(number)) continue;
    ++drawn.parsed;
    if (is_article(i)) sample.Add(number, {.id = std::to_string(i)});
  }
  for (const schema::Article& article : sample.Take()) drawn.ids.push_back(article.id);
  return drawn;
}

TEST(Sample, TakesAllWhereThereAreNoMore) {
  EXPECT_EQ(DrawOf(3, 5, [](int) { return true; }).ids, (std::vector<std::string>{"0", "1", "2"}));
}

TEST(Sample, IsFullWhereEnoughArticlesAreAmongTheRecords) {
  const Drawn drawn = DrawOf(1000, 20, [](int i) { return i % 10 == 3; });
  EXPECT_EQ(drawn.ids.size(), 20u);
  for (const std::string& id : drawn.ids) EXPECT_EQ(id.back(), '3');
  EXPECT_LT(drawn.parsed, 1000);
}

TEST(Sample, IsTheSameAgainAndInTheOrderOfTheInput) {
  const auto every = [](int) { return true; };
  const std::vector<std::string> ids = DrawOf(1000, 20, every).ids;
  EXPECT_EQ(DrawOf(1000, 20, every).ids, ids);
  for (std::size_t i = 1; i < ids.size(); ++i) EXPECT_LT(std::stoi(ids[i - 1]), std::stoi(ids[i]));
}

TEST(Sample, LooksAtFewRecordsOfMany) {
  EXPECT_LT(DrawOf(100'000, 10, [](int) { return true; }).parsed, 300);
}

TEST(Sample, DrawsFromAllParts) {
  std::map<int, int> parts;
  for (const std::string& id : DrawOf(10'000, 1000, [](int) { return true; }).ids) ++parts[std::stoi(id) / 1000];
  for (int part = 0; part < 10; ++part) EXPECT_NEAR(parts[part], 100, 40) << part;
}

TEST(Sample, OfTooManyBytesThrows) {
  Sample sample(10);
  const std::string text(std::size_t{100} << 20, 'x');
  sample.Add(3, {.text = text});
  sample.Add(2, {.text = text});
  EXPECT_THROW(sample.Add(1, {.text = text}), std::runtime_error);
}

}  // namespace
}  // namespace tallyman::corpus
