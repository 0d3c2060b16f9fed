#include "serve/server.h"

#include <gtest/gtest.h>

namespace tallyman::serve {
namespace {

TEST(IsAllowedHostTest, AddressesInNumbersAndLocalhost) {
  for (const char* const host : {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080", "192.168.1.7:80"})
    EXPECT_TRUE(IsAllowedHost(host, {})) << host;
}

TEST(IsAllowedHostTest, NamesOnlyWhereGiven) {
  EXPECT_TRUE(IsAllowedHost("desk.example:8080", {"Desk.example"}));
  for (const char* const host :
       {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "desk.example.evil", "[::1].evil.example", "0x7f.1"})
    EXPECT_FALSE(IsAllowedHost(host, {"desk.example"})) << host;
}

}  // namespace
}  // namespace tallyman::serve
