#include "store/postgres.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tallyman::store {
namespace {

using namespace std::string_literals;

TEST(PostgresAddress, IsToldByItsScheme) {
  EXPECT_TRUE(IsPostgresAddress("postgresql://host/db"));
  EXPECT_TRUE(IsPostgresAddress("postgres:///db"));
  EXPECT_FALSE(IsPostgresAddress("postgresql.db"));
}

TEST(PostgresAddress, IsShownWithoutItsPassword) {
  EXPECT_EQ(WithoutPassword("postgresql://user:secret@host:5432/db"), "postgresql://user@host:5432/db");
  EXPECT_EQ(WithoutPassword("postgresql://user@host/db"), "postgresql://user@host/db");
  EXPECT_EQ(WithoutPassword("postgresql://host:5432/db?user=a&password=secret&x=1"), "postgresql://host:5432/db?user=a&password=...&x=1");
  EXPECT_EQ(WithoutPassword("claims.db"), "claims.db");
}

TEST(ArrayOf, QuotesTexts) {
  EXPECT_EQ(ArrayOf(std::vector<std::string>{"a", "b\"c\\", "", "NULL"}), R"({"a","b\"c\\","","NULL"})");
  EXPECT_EQ(ArrayOf(std::vector<std::int64_t>{1, -2}), "{1,-2}");
  EXPECT_EQ(ArrayOf(std::vector<std::string>{}), "{}");
}

TEST(Postgres, AServerThatIsNotThereIsALostConnection) {
  try {
    Postgres("postgresql://user:secret@127.0.0.1:1/db?connect_timeout=2");
    FAIL();
  } catch (const ConnectionLost& error) {
    EXPECT_NE(std::string(error.what()).find("postgresql://user@127.0.0.1:1/db"), std::string::npos) << error.what();
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace tallyman::store
