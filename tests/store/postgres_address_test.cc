#include "store/postgres_address.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tallyman::store {
namespace {

TEST(PostgresAddress, IsToldByItsScheme) {
  EXPECT_TRUE(IsPostgresAddress("postgresql://host/db"));
  EXPECT_TRUE(IsPostgresAddress("postgres:///db"));
  EXPECT_FALSE(IsPostgresAddress("postgresql.db"));
}

TEST(WithoutPassword, LeavesWhatHoldsNone) {
  for (const char* text :
       {"claims.db", "postgresql://user@host/db", "postgresql://host:5432/db", "postgresql://host:5432?user=a@b", "postgresql:///db",
        "postgresql://[::1]:5432/db", "postgresql://user@[::1]/db", "postgresql://a:1,b:2/db", "postgresql://%2Ftmp/db?connect_timeout=2",
        "postgresql://user@host:5432: Connection refused", "run it with -o \"postgresql://h:5432\" or postgresql://...",
        "password authentication failed for user \"tallyman\""})
    EXPECT_EQ(WithoutPassword(text), text);
}

TEST(WithoutPassword, HidesWhatStandsInFrontOfTheHost) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"postgresql://user:secret@host:5432/db", "postgresql://user@host:5432/db"},
      {"postgres://user:secret@host", "postgres://user@host"},
      {"postgresql://user:sec/ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec@ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:1@2/secret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec%40ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec:ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec?ret@host/db?x=1", "postgresql://user@host/db?x=1"},
      {"postgresql://user:sec?r=et@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec#ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user:sec ret@host/db", "postgresql://user@host/db"},
      {"postgresql://user@server:secret@host/db", "postgresql://user@server@host/db"},
      {"postgresql://user:secret@[::1]:5432/db", "postgresql://user@[::1]:5432/db"},
      {"postgresql://:secret@host/db", "postgresql://@host/db"},
      {"postgresql://user:secret", "postgresql://user:..."},
      {"postgresql://user:secret/db", "postgresql://user:..."}};
  for (const auto& [address, shown] : cases) EXPECT_EQ(WithoutPassword(address), shown);
}

TEST(WithoutPassword, HidesParameters) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"postgresql://host:5432/db?user=a&password=secret&x=1", "postgresql://host:5432/db?user=a&password=...&x=1"},
      {"postgresql://host/db?password=se&cr/e@t", "postgresql://host/db?password=..."},
      {"postgresql://host/db?pass%77ord=secret", "postgresql://host/db?pass%77ord=..."},
      {"postgresql://host/db?sslpassword=secret&password=secret", "postgresql://host/db?sslpassword=...&password=..."},
      {"host=h password=secret dbname=db", "host=h password=... dbname=db"},
      {"host=h password = 'sec ret\\' secret' dbname=db", "host=h password = ... dbname=db"},
      {"password='secret", "password=..."},
      {"password=sec\\ ret", "password=..."}};
  for (const auto& [address, shown] : cases) EXPECT_EQ(WithoutPassword(address), shown);
}

TEST(WithoutPassword, TakesMessages) {
  EXPECT_EQ(WithoutPassword("no claim in postgresql://u:a/b@h/db has the id c-1"), "no claim in postgresql://u@h/db has the id c-1");
  EXPECT_EQ(WithoutPassword("from \"postgresql://u:a@h/db\" to postgres://v:b@h?password=c: no"),
            "from \"postgresql://u@h/db\" to postgres://v@h?password=...: no");
  EXPECT_EQ(WithoutPassword("cannot read host=h password=secret: No such file"), "cannot read host=h password=...: No such file");
  EXPECT_EQ(WithoutPassword("a path that was made simple: postgresql:/u:secret@h/db"), "a path that was made simple: postgresql:/u@h/db");
}

TEST(WithoutPassword, LeavesWhatIsFitToBeShown) {
  for (const char* address : {"postgresql://u:a b/c@h/db?password=d", "postgresql://u:secret", "password='a b' user=c"}) {
    const std::string shown = WithoutPassword(address), message = "cannot read " + shown + ": no such file";
    EXPECT_EQ(WithoutPassword(shown), shown);
    EXPECT_EQ(WithoutPassword(message), message);
  }
}

}  // namespace
}  // namespace tallyman::store
