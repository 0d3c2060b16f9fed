#include "corpus/byte_source.h"

#include <algorithm>
#include <cstring>
#include <system_error>

namespace tallyman::corpus {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

// What is passed over of one record before the input counts as endless.
constexpr std::uint64_t kMostPassedOver = std::uint64_t{4} << 30;

}  // namespace

ByteSource::ByteSource(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)), buffer_(kBuffer, '\0') {}

bool ByteSource::Fill() {
  if (damage_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  try {
    const std::size_t count = stream_->Read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += count;
    return count > 0;
  } catch (const DataError& error) {
    damage_ = error.what();
  } catch (const std::system_error& error) {
    damage_ = error.what();
  }
  return false;
}

void ByteSource::Take(std::size_t count, std::size_t limit, std::string& bytes, std::uint64_t& passed_over) {
  if (passed_over > 0 || bytes.size() + count > limit) {
    passed_over += bytes.size() + count;
    std::string().swap(bytes);
    if (passed_over > kMostPassedOver)
      damage_ = "one record without end: gave up after " + std::to_string(kMostPassedOver >> 30) + " GB of it";
  } else {
    bytes.append(buffered().substr(0, count));
  }
  Skip(count);
}

ByteSource::Result ByteSource::ReadLine(std::size_t limit, std::string& line) {
  const Result result = ReadThrough("\n", limit < SIZE_MAX - 2 ? limit + 2 : limit, line);
  if (line.ends_with('\n')) line.pop_back();
  if (line.ends_with('\r')) line.pop_back();
  if (line.size() <= limit) return result;
  line.clear();
  return Result::kTooLong;
}

ByteSource::Result ByteSource::ReadThrough(std::string_view delimiter, std::size_t limit, std::string& bytes) {
  bytes.clear();
  std::uint64_t passed_over = 0;
  bool any = false;
  for (;;) {
    const std::string_view ready = buffered();
    any = any || !ready.empty();
    const std::size_t found = ready.find(delimiter);
    if (found != std::string_view::npos) {
      Take(found + delimiter.size(), limit, bytes, passed_over);
      break;
    }
    // The delimiter may begin in what is buffered and end in what comes.
    const std::size_t kept = std::min(ready.size(), delimiter.size() - 1);
    Take(ready.size() - kept, limit, bytes, passed_over);
    if (Fill()) continue;
    Take(buffered().size(), limit, bytes, passed_over);
    break;
  }
  if (passed_over > 0) return Result::kTooLong;
  return any ? Result::kRead : Result::kEnd;
}

ByteSource::Result ByteSource::ReadAll(std::size_t limit, std::string& bytes) {
  bytes.clear();
  std::uint64_t passed_over = 0;
  do {
    Take(buffered().size(), limit, bytes, passed_over);
  } while (Fill());
  if (passed_over > 0) return Result::kTooLong;
  return bytes.empty() ? Result::kEnd : Result::kRead;
}

bool ByteSource::ReadBytes(std::size_t count, std::string& bytes) {
  bytes.clear();
  while (bytes.size() < count) {
    if (begin_ == end_ && !Fill()) return false;
    const std::size_t taken = std::min(count - bytes.size(), end_ - begin_);
    bytes.append(buffered().substr(0, taken));
    Skip(taken);
  }
  return true;
}

std::string_view ByteSource::Peek(std::size_t count) {
  while (end_ - begin_ < count && Fill()) {
  }
  return buffered().substr(0, count);
}

std::optional<std::uint64_t> ByteSource::GoOn() {
  const std::optional<std::uint64_t> passed_over = stream_->GoOn();
  if (passed_over) damage_.reset();
  return passed_over;
}

void ByteSource::Unread(std::string_view bytes) {
  std::string all(bytes);
  all.append(buffered());
  begin_ = 0;
  end_ = all.size();
  offset_ -= bytes.size();
  if (all.size() < kBuffer) all.resize(kBuffer);
  buffer_ = std::move(all);
}

}  // namespace tallyman::corpus
