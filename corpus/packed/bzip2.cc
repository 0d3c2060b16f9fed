// Bzip2: any number of streams.
#include <bzlib.h>

#include <algorithm>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

class Bzip2Stream : public Decoder {
 public:
  Bzip2Stream(std::unique_ptr<ByteSource> packed, Inflation& inflation) : Decoder(std::move(packed), inflation) { Open(); }
  ~Bzip2Stream() override { BZ2_bzDecompressEnd(&stream_); }

 private:
  void Open() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }

  Step Decode(std::string_view in, char* out, std::size_t size) override {
    if (between_streams_) {
      if (IsPadding(in)) return {.taken = in.size(), .at_end = true, .finished = true};
      if (!in.starts_with("BZh")) throw DataError("what follows a bzip2 stream is none");
      BZ2_bzDecompressEnd(&stream_);
      Open();
      between_streams_ = false;
    }
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = static_cast<unsigned>(in.size());
    stream_.next_out = out;
    stream_.avail_out = static_cast<unsigned>(std::min<std::size_t>(size, 1u << 30));
    const std::size_t room = stream_.avail_out;
    const int result = BZ2_bzDecompress(&stream_);
    const Step step{.taken = in.size() - stream_.avail_in, .given = room - stream_.avail_out, .at_end = result == BZ_STREAM_END};
    if (result == BZ_STREAM_END) between_streams_ = true;
    if (result != BZ_OK && result != BZ_STREAM_END && step.given == 0) throw DataError("the bzip2 data are damaged");
    return step;
  }

  bz_stream stream_{};
  bool between_streams_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> OpenBzip2(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<Bzip2Stream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
