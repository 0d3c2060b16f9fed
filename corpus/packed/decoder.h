// What all decompressors have in common: one Decode step, everything else is here.
#ifndef TALLYMAN_CORPUS_PACKED_DECODER_H_
#define TALLYMAN_CORPUS_PACKED_DECODER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/byte_stream.h"

namespace tallyman::corpus {

class Decoder : public ByteStream {
 public:
  std::size_t Read(char* out, std::size_t size) final;
  std::optional<std::uint64_t> GoOn() final;

 protected:
  // `inflation` must outlive the decoder.
  Decoder(std::unique_ptr<ByteSource> packed, Inflation& inflation) : packed_(std::move(packed)), inflation_(inflation) {}

  struct Step {
    std::size_t taken = 0;  // of what came in
    std::size_t given = 0;  // put to `out`
    bool at_end = false;    // a member or frame is complete: more may follow, but nothing has to
    bool finished = false;  // nothing of this format follows: the rest of the input is ignored
  };

  // Decodes some of `in`. An empty `in` is the end of the input. Throws DataError.
  virtual Step Decode(std::string_view in, char* out, std::size_t size) = 0;

  // After a DataError of Decode: takes of `packed` what stands before the next sound piece, and returns how much that is from the damaged
  // piece's beginning on. Nothing where none follows.
  virtual std::optional<std::uint64_t> FindSound(ByteSource& packed);

 private:
  std::size_t ReadSome(char* out, std::size_t size);

  std::unique_ptr<ByteSource> packed_;
  Inflation& inflation_;
  std::optional<std::string> failure_;
  bool at_end_ = true;
  bool finished_ = false;
};

// Whether bytes behind a stream are nothing but zeros, as tapes and disks leave them.
inline bool IsPadding(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

std::unique_ptr<ByteStream> OpenGzip(std::unique_ptr<ByteSource> packed, Inflation& inflation);
std::unique_ptr<ByteStream> OpenZstd(std::unique_ptr<ByteSource> packed, Inflation& inflation);
std::unique_ptr<ByteStream> OpenXz(std::unique_ptr<ByteSource> packed, Inflation& inflation);
std::unique_ptr<ByteStream> OpenBzip2(std::unique_ptr<ByteSource> packed, Inflation& inflation);

// UTF-16 with a byte order mark, as UTF-8.
std::unique_ptr<ByteStream> OpenUtf16(std::unique_ptr<ByteSource> packed, Inflation& inflation);

// Without gzip's header: as HTTP's "deflate" is, with zlib's header or, by the letter's misreading, without any; and Brotli.
std::unique_ptr<ByteStream> OpenDeflate(std::unique_ptr<ByteSource> packed, Inflation& inflation);
std::unique_ptr<ByteStream> OpenBrotli(std::unique_ptr<ByteSource> packed, Inflation& inflation);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PACKED_DECODER_H_
