// Bytes one after the other: of a file, of standard input, out of compressed data, of an archive's member.
#ifndef TALLYMAN_CORPUS_BYTE_STREAM_H_
#define TALLYMAN_CORPUS_BYTE_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// Bytes that cannot be what they claim to be: damaged, cut off, or a bomb.
class DataError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Puts up to `size` bytes to `out`; how many. 0 is the end. Throws std::system_error where the operating system fails, DataError where
  // the bytes cannot be made sense of; what stood before that has been returned.
  virtual std::size_t Read(char* out, std::size_t size) = 0;

  // After a DataError: goes to what can be made sense of again, and returns how many bytes of the data below are passed over for it.
  // Nothing where the stream cannot, or nothing follows.
  virtual std::optional<std::uint64_t> GoOn() { return std::nullopt; }
};

// Of one input file: what was read from it, and what it became by decompression, on all layers together.
struct Inflation {
  std::uint64_t read = 0;
  std::uint64_t inflated = 0;

  // Throws DataError where far more has come out than any honest file holds.
  void Check() const;
  // Whether Check throws.
  bool is_bomb() const;
};

// A file; "-" is standard input. Throws std::system_error where it cannot be opened. `inflation` must outlive the stream.
// A request to stop (corpus/stop.h) ends standard input and pipes.
std::unique_ptr<ByteStream> OpenFile(const std::string& path, Inflation& inflation);

// `bytes` must outlive the stream.
std::unique_ptr<ByteStream> OpenMemory(std::string_view bytes);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_BYTE_STREAM_H_
