#include "corpus/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "corpus/stop.h"

namespace tallyman::corpus {
namespace {

// Honest dumps become 3 to 20 times as large, one article over and over some thousand times.
constexpr std::uint64_t kMostInflation = 100'000;
constexpr std::uint64_t kUncheckedInflation = std::uint64_t{1} << 30;
constexpr int kPollMilliseconds = 200;

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

[[noreturn]] void ThrowSystemError(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class FileStream : public ByteStream {
 public:
  FileStream(const std::string& path, Inflation& inflation) : inflation_(inflation), descriptor_(STDIN_FILENO), owned_(path != "-") {
    // A pipe opens at once, before there is a writer to wait for.
    if (owned_) descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor_ < 0) ThrowSystemError("cannot be opened");
    struct stat status {};
    regular_ = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (owned_ && regular_) posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileStream() override {
    if (owned_) close(descriptor_);
  }

  std::size_t Read(char* out, std::size_t size) override {
    for (;;) {
      if (!regular_ && !WaitForBytes()) return 0;
      const ssize_t count = read(descriptor_, out, size);
      if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (count < 0) ThrowSystemError("cannot be read");
      inflation_.read += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
  }

 private:
  // False where the wait ended because of a request to stop.
  bool WaitForBytes() const {
    for (;;) {
      if (IsStopRequested()) return false;
      pollfd input{descriptor_, POLLIN, 0};
      const int ready = poll(&input, 1, kPollMilliseconds);
      if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    }
  }

  Inflation& inflation_;
  int descriptor_;
  bool owned_;
  bool regular_ = false;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}

  std::size_t Read(char* out, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size());
    std::memcpy(out, bytes_.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

void RequestStop() noexcept { stop_requested = true; }

bool IsStopRequested() noexcept { return stop_requested; }

bool Inflation::is_bomb() const { return inflated > kUncheckedInflation && inflated / kMostInflation > read; }

void Inflation::Check() const {
  if (is_bomb()) throw DataError("inflates more than " + std::to_string(kMostInflation) + " times: a decompression bomb");
}

std::unique_ptr<ByteStream> OpenFile(const std::string& path, Inflation& inflation) {
  return std::make_unique<FileStream>(path, inflation);
}

std::unique_ptr<ByteStream> OpenMemory(std::string_view bytes) { return std::make_unique<MemoryStream>(bytes); }

}  // namespace tallyman::corpus
