#include "corpus/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace tallyman::corpus {
namespace {

constexpr std::size_t kPeek = 64 * 1024;
constexpr std::size_t kBuffer = 1024 * 1024;

[[noreturn]] void ThrowSystemError(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

ByteSource::ByteSource(const std::string& path) : descriptor_(STDIN_FILENO), owned_(path != "-"), buffer_(kBuffer, '\0') {
  if (!owned_) return;
  descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) ThrowSystemError("cannot be opened");
}

ByteSource::~ByteSource() {
  if (owned_) close(descriptor_);
}

bool ByteSource::Fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  for (;;) {
    const ssize_t count = read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) ThrowSystemError("cannot be read");
    end_ += static_cast<std::size_t>(count);
    bytes_read_ += static_cast<std::uint64_t>(count);
    return count > 0;
  }
}

ByteSource::Result ByteSource::ReadLine(std::size_t limit, std::string& line) {
  line.clear();
  bool too_long = false;
  for (;;) {
    const std::string_view ready = buffered();
    const std::size_t newline = ready.find('\n');
    const std::string_view piece = ready.substr(0, newline);
    too_long = too_long || line.size() + piece.size() > limit;
    if (too_long) {
      std::string().swap(line);
    } else {
      line.append(piece);
    }
    begin_ += piece.size();
    if (newline != std::string_view::npos) {
      ++begin_;
      break;
    }
    if (Fill()) continue;
    if (piece.empty() && line.empty() && !too_long) return Result::kEnd;
    break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return too_long ? Result::kTooLong : Result::kRead;
}

ByteSource::Result ByteSource::ReadAll(std::size_t limit, std::string& bytes) {
  bytes.clear();
  bool too_long = false;
  do {
    too_long = too_long || bytes.size() + (end_ - begin_) > limit;
    if (too_long) {
      std::string().swap(bytes);
    } else {
      bytes.append(buffered());
    }
    begin_ = end_;
  } while (Fill());
  if (too_long) return Result::kTooLong;
  return bytes.empty() ? Result::kEnd : Result::kRead;
}

std::string_view ByteSource::Peek() {
  while (end_ - begin_ < kPeek && Fill()) {
  }
  return buffered().substr(0, kPeek);
}

}  // namespace tallyman::corpus
