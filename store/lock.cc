#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "store/error.h"

namespace tallyman::store {
namespace {

// Whether `descriptor` is open on the file that now has this name: its last holder may have removed it.
bool IsFileOf(int descriptor, const std::string& name) {
  struct stat opened {
  }, named{};
  return fstat(descriptor, &opened) == 0 && stat(name.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

std::string Holder(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size() - 1, 0);
  return size > 0 ? "process " + std::string(text.data(), static_cast<std::size_t>(size)) : "another process";
}

// One name for all symbolic links to a file.
std::string LockFileOf(const std::string& path) {
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  return (error ? path : canonical.string()) + "-lock";
}

}  // namespace

Lock::Lock(const std::string& path) : file_(LockFileOf(path)) {
  for (;;) {
    descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw StoreError(path + ": its lock file cannot be made: " + std::generic_category().message(errno));
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const std::string holder = Holder(descriptor_);
      close(descriptor_);
      throw StoreError(path + " is being written by " + holder + "; wait until that is done, or write somewhere else");
    }
    if (IsFileOf(descriptor_, file_)) break;
    close(descriptor_);
  }
  const std::string holder = std::to_string(getpid());
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, holder.data(), holder.size(), 0) < 0) {
    // Only the message of a second process is the poorer.
  }
}

Lock::~Lock() {
  unlink(file_.c_str());
  close(descriptor_);
}

}  // namespace tallyman::store
