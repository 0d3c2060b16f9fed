#include "store/lock.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "store/error.h"
#include "tests/corpus/temporary_folder.h"

namespace tallyman::store {
namespace {

TEST(Lock, IsOneForAllNamesOfAFile) {
  const corpus::TemporaryFolder folder;
  const std::string path = folder.Write("a/claims.db", ""), file_link = folder / "linked.db", folder_link = folder / "b";
  std::filesystem::create_symlink("a/claims.db", file_link);
  std::filesystem::create_symlink("a", folder_link);
  for (const std::string& held : {path, file_link, folder_link + "/claims.db"}) {
    auto lock = std::make_unique<Lock>(held);
    for (const std::string& wanted : {path, file_link, folder_link + "/claims.db"}) EXPECT_THROW(Lock{wanted}, StoreError) << wanted;
    lock.reset();
    EXPECT_FALSE(std::filesystem::exists(path + "-lock"));
  }
}

TEST(Lock, CanBeHadBeforeTheFileIsThere) {
  const corpus::TemporaryFolder folder;
  const Lock lock(folder / "claims.db");
  EXPECT_THROW(Lock{folder / "claims.db"}, StoreError);
}

}  // namespace
}  // namespace tallyman::store
