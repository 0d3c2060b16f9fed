#include "store/postgres.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tallyman::store {
namespace {

using namespace std::string_literals;

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

TEST(Postgres, AnAddressThatLibpqReadsDifferentlyIsRefused) {
  for (const char* address :
       {"postgresql://user:sec@ret@127.0.0.1:1/db", "postgresql://user:sec/ret@127.0.0.1:1/db",
        "postgresql://user:sec%zzret@127.0.0.1:1/db", "postgresql://user:secret", "postgresql://127.0.0.1:1/db?password=sec&ret"}) {
    try {
      Postgres connection(address);
      ADD_FAILURE() << address;
    } catch (const ConnectionLost& error) {
      ADD_FAILURE() << error.what();
    } catch (const StoreError& error) {
      const std::string message = error.what();
      EXPECT_NE(message.find("%40 for @"), std::string::npos) << message;
      EXPECT_EQ(message.find("sec"), std::string::npos) << message;
      EXPECT_EQ(message.find("ret"), std::string::npos) << message;
    }
  }
}

}  // namespace
}  // namespace tallyman::store
