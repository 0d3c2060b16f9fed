#include "corpus/file_digest.h"

#include <gtest/gtest.h>

#include "tests/corpus/temporary_folder.h"

namespace tallyman::corpus {
namespace {

TEST(FileDigest, ToldByBeginningAndEnd) {
  const TemporaryFolder folder;
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, 2 * kDigestedBytes, std::size_t{1'000'000}}) {
    std::string content(size, 'x');
    const std::string path = folder.Write("in", content);
    const std::uint32_t digest = FileDigest(path, 7);
    EXPECT_EQ(FileDigest(path, 7), digest);
    EXPECT_NE(FileDigest(path, 8), digest);
    for (const std::size_t place : {std::size_t{0}, std::min(size, kDigestedBytes) - 1, size - std::min(size, kDigestedBytes), size - 1}) {
      content[place] = 'y';
      EXPECT_NE(FileDigest(folder.Write("in", content), 7), digest) << size << " " << place;
      content[place] = 'x';
    }
  }
}

TEST(FileDigest, WhatIsNoFileCountsAsEmpty) {
  const TemporaryFolder folder;
  for (const std::string& path : {std::string("-"), folder.path(), folder / "missing", folder.Write("empty", "")})
    EXPECT_EQ(FileDigest(path, 7), FileDigest(folder / "empty", 7)) << path;
}

}  // namespace
}  // namespace tallyman::corpus
