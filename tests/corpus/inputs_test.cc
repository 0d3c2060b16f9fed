#include "corpus/inputs.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "tests/corpus/temporary_folder.h"

namespace tallyman::corpus {
namespace {

std::vector<std::string> Names(const Inputs& inputs) {
  std::vector<std::string> names;
  for (const InputFile& file : inputs.files) names.push_back(file.name);
  return names;
}

using List = std::vector<std::string>;

TEST(ExpandInputs, NamesAFileByItsLastPart) {
  const TemporaryFolder folder;
  const Inputs inputs = ExpandInputs({folder.Write("a/b.txt", "x"), "-"});
  EXPECT_EQ(Names(inputs), (List{"b.txt", "-"}));
  EXPECT_EQ(inputs.files[0].path, folder / "a/b.txt");
  EXPECT_TRUE(inputs.files[0].named);
}

TEST(ExpandInputs, WalksFoldersInOrder) {
  const TemporaryFolder folder;
  for (const char* name : {"c.txt", "a/z.txt", "a/b/y.txt", "B.txt", ".hidden", ".git/config"}) folder.Write(name, "x");
  const Inputs inputs = ExpandInputs({folder.path() + "/"});
  EXPECT_EQ(Names(inputs), (List{"B.txt", "a/b/y.txt", "a/z.txt", "c.txt"}));
  EXPECT_FALSE(inputs.files[0].named);
  EXPECT_TRUE(inputs.skipped.empty());
}

TEST(ExpandInputs, KeepsTheOrderOfArguments) {
  const TemporaryFolder folder;
  const std::string a = folder.Write("a.txt", "x"), b = folder.Write("b.txt", "x");
  EXPECT_EQ(Names(ExpandInputs({b, a})), (List{"b.txt", "a.txt"}));
}

TEST(ExpandInputs, ExpandsPatterns) {
  const TemporaryFolder folder;
  for (const char* name : {"2023/b.txt", "2023/a.txt", "2024/c.txt", "2024/d.html"}) folder.Write(name, "x");
  EXPECT_EQ(Names(ExpandInputs({folder / "20*/[a-c].txt"})), (List{"2023/a.txt", "2023/b.txt", "2024/c.txt"}));
  EXPECT_EQ(Names(ExpandInputs({folder / "*4"})), (List{"2024/c.txt", "2024/d.html"}));
}

TEST(ExpandInputs, TakesAnExistingFileForItselfBeforeAPattern) {
  const TemporaryFolder folder;
  EXPECT_EQ(Names(ExpandInputs({folder.Write("a[1].txt", "x")})), (List{"a[1].txt"}));
}

TEST(ExpandInputs, ReadsAFileOnce) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", "x");
  EXPECT_EQ(Names(ExpandInputs({folder.path(), file, folder / "./a.txt"})), (List{"a.txt"}));
}

TEST(ExpandInputs, GivesFilesOfOneNameTheirWholePath) {
  const TemporaryFolder folder;
  const std::string first = folder.Write("2023/a.txt", "x"), second = folder.Write("2024/a.txt", "x"), other = folder.Write("b.txt", "x");
  EXPECT_EQ(Names(ExpandInputs({first, second, other})), (List{first, second, "b.txt"}));
  EXPECT_EQ(Names(ExpandInputs({second, other, first})), (List{second, "b.txt", first}));
}

TEST(ExpandInputs, NamesWhatIsMissing) {
  const TemporaryFolder folder;
  const Inputs inputs = ExpandInputs({folder / "missing.txt", folder / "*.txt", folder.Write("file", "x") + "/under"});
  ASSERT_EQ(inputs.skipped.size(), 3u);
  EXPECT_EQ(inputs.skipped[0].position.file, folder / "missing.txt");
  EXPECT_EQ(inputs.skipped[0].reason, "no such file or folder");
  EXPECT_EQ(inputs.skipped[1].reason, "no file matches the pattern");
  EXPECT_FALSE(inputs.skipped[2].reason.empty());
}

TEST(ExpandInputs, NamesADanglingLinkAndFollowsNoCircle) {
  const TemporaryFolder folder;
  folder.Write("a.txt", "x");
  std::filesystem::create_symlink(folder / "nowhere", folder / "link");
  std::filesystem::create_directory_symlink(folder.path(), folder / "circle");
  const Inputs inputs = ExpandInputs({folder.path()});
  EXPECT_EQ(Names(inputs), (List{"a.txt"}));
  ASSERT_EQ(inputs.skipped.size(), 1u);
  EXPECT_EQ(inputs.skipped[0].position.file, folder / "link");
}

// Root reads everything: the child gives up that right first.
TEST(ExpandInputs, NamesAFolderThatItMayNotRead) {
  const TemporaryFolder folder;
  folder.Write("open/a.txt", "x");
  folder.Write("shut/b.txt", "x");
  ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod((folder / "shut").c_str(), 0), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && setuid(kNobody) != 0) _exit(2);
    const Inputs inputs = ExpandInputs({folder.path()});
    const bool good = Names(inputs) == List{"open/a.txt"} && inputs.skipped.size() == 1 &&
                      inputs.skipped[0].position.file == folder / "shut" &&
                      inputs.skipped[0].reason.find("Permission denied") != std::string::npos;
    _exit(good ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  ASSERT_EQ(chmod((folder / "shut").c_str(), 0755), 0);
}

TEST(TotalSize, AddsFiles) {
  const TemporaryFolder folder;
  folder.Write("a", "12");
  folder.Write("b", "345");
  EXPECT_EQ(TotalSize(ExpandInputs({folder.path(), "-"})), 5u);
}

}  // namespace
}  // namespace tallyman::corpus
