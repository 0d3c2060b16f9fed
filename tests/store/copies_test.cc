#include "store/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

std::string Hex(std::uint64_t bits) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(bits));
  return text;
}

class Copies : public testing::Test {
 protected:
  Copies() { database_.Execute(SchemaSql(Dialect::kSqlite) + "INSERT INTO runs (key, started) VALUES (1, '');"); }

  // Articles with these sketches, in the order of their ids.
  void Insert(const std::vector<std::uint64_t>& sketches) {
    database_.Execute("BEGIN");
    Statement insert(database_,
                     "INSERT INTO articles (key, id, title, language, text_sha256, sketch, run) VALUES (?, ?, '', 'en', ?, ?, 1)");
    for (std::size_t i = 0; i < sketches.size(); ++i) {
      const std::string id = Hex(i);
      insert.Bind(static_cast<std::int64_t>(i)).Bind(id).Bind(id).Bind(Hex(sketches[i])).Run();
    }
    database_.Execute("COMMIT");
  }
  std::map<std::int64_t, std::int64_t> Marked() {
    MarkCopies(database_);
    std::map<std::int64_t, std::int64_t> marked;
    Statement query(database_, "SELECT article, copy_of FROM copies WHERE kind = 'near'");
    while (query.Step()) marked[query.Integer(0)] = query.Integer(1);
    return marked;
  }

  Sqlite database_{":memory:", Sqlite::Mode::kReadWrite};
};

TEST_F(Copies, AreOfTheFirstArticleWithinThreeBits) {
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> sketches;
  for (int text = 0; text < 6; ++text) {
    const std::uint64_t sketch = random();
    for (int copy = 0; copy < 10; ++copy) {
      std::uint64_t changed = sketch;
      for (std::uint64_t bits = random() % 5; bits > 0; --bits) changed ^= std::uint64_t{1} << (random() % 64);
      sketches.push_back(changed);
    }
  }
  std::shuffle(sketches.begin(), sketches.end(), random);
  std::map<std::int64_t, std::int64_t> wanted;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    for (std::size_t j = 0; j < i && !wanted.contains(static_cast<std::int64_t>(i)); ++j)
      if (std::popcount(sketches[i] ^ sketches[j]) <= kMostSketchBits) wanted[static_cast<std::int64_t>(i)] = static_cast<std::int64_t>(j);
  }
  Insert(sketches);
  EXPECT_GT(wanted.size(), 30u);
  EXPECT_EQ(Marked(), wanted);
}

TEST_F(Copies, OfAVersionOfAnArticleAreCopiesOfTheFirst) {
  constexpr std::uint64_t kFirst = 0x123456789abcdef0, kSecond = ~kFirst;
  Insert({kFirst, kSecond, kSecond ^ 1, kSecond});
  database_.Execute("UPDATE articles SET url = 'https://example.org/1' WHERE key < 2");
  EXPECT_EQ(Marked(), (std::map<std::int64_t, std::int64_t>{{2, 0}, {3, 0}}));
  EXPECT_EQ(database_.Integer("SELECT copy_of FROM copies WHERE article = 1 AND kind = 'url'"), 0);
}

// As pairs these would be 200 million.
TEST_F(Copies, ManyWithOneSketchAreNotHeldAgainstEachOther) {
  Insert(std::vector<std::uint64_t>(20'000, 0x123456789abcdef0));
  const std::map<std::int64_t, std::int64_t> marked = Marked();
  EXPECT_EQ(marked.size(), 19'999u);
  for (const auto& [article, original] : marked) ASSERT_EQ(original, 0);
}

}  // namespace
}  // namespace tallyman::store
