#include "corpus/follower.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "corpus/stop.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr auto kPause = std::chrono::milliseconds(50);
constexpr std::size_t kRemembered = 256;  // bytes that were read last

int OpenToFollow(const std::string& path) {
  struct stat status {};
  // Who holds a pipe's writing end open never sees its end.
  const bool is_pipe = stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
  const int descriptor = open(path.c_str(), (is_pipe ? O_RDWR : O_RDONLY) | O_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "cannot be opened");
  return descriptor;
}

}  // namespace

class Follower::Stream : public ByteStream {
 public:
  explicit Stream(const std::string& path) : path_(path), descriptor_(path == "-" ? STDIN_FILENO : OpenToFollow(path)) {}
  ~Stream() override {
    if (descriptor_ != STDIN_FILENO) close(descriptor_);
  }

  std::size_t Read(char* out, std::size_t size) override {
    for (;;) {
      const std::size_t count = ReadNow(out, size);
      if (count > 0) {
        ends_in_line_ = out[count - 1] != '\n';
        const std::size_t kept = std::min(count, kRemembered);
        last_.append(out + count - kept, kept);
        if (last_.size() > kRemembered) last_.erase(0, last_.size() - kRemembered);
        return count;
      }
      if (IsStopRequested() || (!is_regular() && at_end_)) return 0;
      // What was never ended is a line of its own, not the beginning of the other content's first.
      if (is_regular() && BeginsAnew() && ends_in_line_) {
        ends_in_line_ = false;
        *out = '\n';
        return 1;
      }
    }
  }

  // Whether the last byte that was read was not the end of a line, and the rest may still come.
  bool is_cut_off() const { return ends_in_line_ && !at_end_; }

 private:
  bool is_regular() const {
    struct stat status {};
    return fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  }

  // 0: nothing is there now, or (at_end_) ever.
  std::size_t ReadNow(char* out, std::size_t size) {
    if (!is_regular()) {
      pollfd input{descriptor_, POLLIN, 0};
      if (poll(&input, 1, static_cast<int>(kPause.count())) <= 0) return 0;
    }
    const ssize_t count = read(descriptor_, out, size);
    if (count < 0 && errno != EINTR && errno != EAGAIN) throw std::system_error(errno, std::generic_category(), "cannot be read");
    if (count == 0 && !is_regular()) at_end_ = true;
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }

  // Waits, and says whether other content is read from its beginning now. A file that was replaced is read to its end first: lines may
  // have come since it was read last.
  bool BeginsAnew() {
    const bool was_replaced = std::exchange(is_replaced_, false);
    if (was_replaced) {
      const int descriptor = OpenToFollow(path_);
      close(descriptor_);
      descriptor_ = descriptor;
    } else {
      std::this_thread::sleep_for(kPause);
      is_replaced_ = IsReplaced();
      if (descriptor_ == STDIN_FILENO || is_replaced_ || StillHoldsWhatWasRead()) return false;
      lseek(descriptor_, 0, SEEK_SET);
    }
    last_.clear();
    return true;
  }

  bool IsReplaced() const {
    struct stat opened {
    }, named{};
    if (descriptor_ == STDIN_FILENO || fstat(descriptor_, &opened) != 0 || stat(path_.c_str(), &named) != 0) return false;
    return opened.st_ino != named.st_ino || opened.st_dev != named.st_dev;
  }

  // A file may be cut short and filled again before anyone looks: what was read last must still stand where it was read.
  bool StillHoldsWhatWasRead() const {
    std::string now(last_.size(), '\0');
    const off_t begin = lseek(descriptor_, 0, SEEK_CUR) - static_cast<off_t>(last_.size());
    return pread(descriptor_, now.data(), now.size(), begin) == static_cast<ssize_t>(now.size()) && now == last_;
  }

  std::string path_;
  int descriptor_;
  std::string last_;          // of what was read
  bool is_replaced_ = false;  // another file has the path; this one is read to its end
  bool ends_in_line_ = false;
  bool at_end_ = false;
};

Follower::Follower(const InputFile& file, const ReadOptions& options)
    : file_(file),
      stream_(new Stream(file.path)),
      source_(std::unique_ptr<ByteStream>(stream_)),
      member_{EscapedName(file_.path), file_.name, true, &source_},
      cutter_(JsonLinesFormat().Open(member_, options)) {}

Follower::~Follower() = default;

std::optional<Record> Follower::Next() {
  std::optional<Record> record = cutter_->Next();
  // A line that was still being written when the program was told to stop.
  if (record && IsStopRequested() && stream_->is_cut_off() && source_.Peek(1).empty()) return std::nullopt;
  return record;
}

}  // namespace tallyman::corpus
