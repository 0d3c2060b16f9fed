// A stream's bytes, taken line by line, piece by piece or as a whole, in bounded memory.
//
// Where the stream is damaged, the source ends at the damage, and damage() says what it is: what stood before is kept.
#ifndef TALLYMAN_CORPUS_BYTE_SOURCE_H_
#define TALLYMAN_CORPUS_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_stream.h"

namespace tallyman::corpus {

// Not thread-safe.
class ByteSource {
 public:
  explicit ByteSource(std::unique_ptr<ByteStream> stream);

  enum class Result { kRead, kTooLong, kEnd };

  // The next line without its "\n" or "\r\n". kTooLong: the line has more than `limit` bytes, has been passed over, and `line` is empty.
  // Of a line so long that it can only be a bomb the source ends, with damage.
  Result ReadLine(std::size_t limit, std::string& line);

  // All that is left. kTooLong as for ReadLine; kEnd where nothing is left.
  Result ReadAll(std::size_t limit, std::string& bytes);

  // Everything up to and with the next `delimiter`, or to the end where there is none. kTooLong as for ReadLine.
  Result ReadThrough(std::string_view delimiter, std::size_t limit, std::string& bytes);

  // Exactly `count` bytes; fewer only at the end. Whether there were as many.
  bool ReadBytes(std::size_t count, std::string& bytes);

  // The bytes that come next, without taking them: up to `count` (at most kMostPeek), fewer only at the end.
  std::string_view Peek(std::size_t count = 64 * 1024);
  static constexpr std::size_t kMostPeek = std::size_t{512} << 10;

  // Takes `count` bytes of those that Peek returned.
  void Skip(std::size_t count) {
    begin_ += count;
    offset_ += count;
  }

  // Gives back what was taken last.
  void Unread(std::string_view bytes);

  // Bytes taken.
  std::uint64_t offset() const { return offset_; }

  const std::optional<std::string>& damage() const { return damage_; }
  // Whether damage has been met and all bytes before it are taken.
  bool IsAtDamage() const { return damage_ && begin_ == end_; }
  // At damage: goes to what is sound again (ByteStream::GoOn), if anything is. REQUIRES: IsAtDamage().
  std::optional<std::uint64_t> GoOn();

 private:
  // Reads behind what is buffered; whether anything came.
  bool Fill();
  std::string_view buffered() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }
  // Takes the next `count` buffered bytes behind `bytes`, or passes over them once they are too many.
  void Take(std::size_t count, std::size_t limit, std::string& bytes, std::uint64_t& passed_over);

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::optional<std::string> damage_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_BYTE_SOURCE_H_
