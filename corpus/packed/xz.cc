// Xz: any number of streams.
#include <lzma.h>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

constexpr std::uint64_t kMostMemory = std::uint64_t{128} << 20;  // xz -9 takes 65 MB

class XzStream : public Decoder {
 public:
  XzStream(std::unique_ptr<ByteSource> packed, Inflation& inflation) : Decoder(std::move(packed), inflation) {
    if (lzma_stream_decoder(&stream_, kMostMemory, LZMA_CONCATENATED) != LZMA_OK) throw std::bad_alloc();
  }
  ~XzStream() override { lzma_end(&stream_); }

 private:
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
    stream_.avail_out = size;
    const lzma_ret result = lzma_code(&stream_, in.empty() ? LZMA_FINISH : LZMA_RUN);
    Step step{.taken = in.size() - stream_.avail_in, .given = size - stream_.avail_out};
    step.at_end = step.finished = result == LZMA_STREAM_END;
    if (step.given > 0 || result == LZMA_OK || result == LZMA_STREAM_END) return step;
    if (result == LZMA_BUF_ERROR && in.empty()) throw DataError("the compressed data break off");
    if (result == LZMA_MEMLIMIT_ERROR) throw DataError("the xz data need more than 128 MB of memory to unpack");
    throw DataError("the xz data are damaged");
  }

  lzma_stream stream_ = LZMA_STREAM_INIT;
};

}  // namespace

std::unique_ptr<ByteStream> OpenXz(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<XzStream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
