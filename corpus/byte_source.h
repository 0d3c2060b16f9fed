// Bytes of a file or of standard input, line by line or as a whole, in bounded memory.
#ifndef TALLYMAN_CORPUS_BYTE_SOURCE_H_
#define TALLYMAN_CORPUS_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// Not thread-safe. Failures of the operating system throw std::system_error.
class ByteSource {
 public:
  // Opens `path`; "-" is standard input.
  explicit ByteSource(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  enum class Result { kRead, kTooLong, kEnd };

  // The next line without its "\n" or "\r\n". kTooLong: the line has more than `limit` bytes, has been passed over, and `line` is empty.
  Result ReadLine(std::size_t limit, std::string& line);

  // All that is left. kTooLong as for ReadLine; kEnd where nothing is left.
  Result ReadAll(std::size_t limit, std::string& bytes);

  // The bytes that come next, without taking them: up to 64 KB, fewer only at the end.
  std::string_view Peek();

  // Takes `count` bytes of those that Peek returned.
  void Skip(std::size_t count) { begin_ += count; }

  // Bytes taken from the file, read ahead or not.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  // Reads behind what is buffered; whether anything came.
  bool Fill();
  std::string_view buffered() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }

  int descriptor_;
  bool owned_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_BYTE_SOURCE_H_
