// Zstandard: any number of frames. A .warc.zst begins with a frame that decoders skip and that holds the dictionary of all others.
#include <zstd.h>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

constexpr int kLargestWindowLog = 27;  // 128 MB
constexpr std::string_view kDictionaryMagic = "\x5D\x2A\x4D\x18";
constexpr std::string_view kFrameMagic = "\x28\xB5\x2F\xFD";
constexpr std::size_t kFrameHeader = 8;
constexpr std::size_t kLargestDictionary = ByteSource::kMostPeek;

class ZstdStream : public Decoder {
 public:
  ZstdStream(std::unique_ptr<ByteSource> packed, Inflation& inflation)
      : Decoder(std::move(packed), inflation), context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kLargestWindowLog);
  }
  ~ZstdStream() override { ZSTD_freeDCtx(context_); }

 private:
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    if (!begun_) {
      begun_ = true;
      if (const std::size_t taken = TakeDictionary(in); taken > 0) return {.taken = taken, .at_end = true};
    }
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out, size, 0};
    const std::size_t result = ZSTD_decompressStream(context_, &output, &input);
    if (ZSTD_isError(result) && output.pos == 0) throw DataError(std::string("the zstd data are damaged: ") + ZSTD_getErrorName(result));
    return {.taken = input.pos, .given = output.pos, .at_end = result == 0};
  }

  // Loads the dictionary where `in` begins with one; the length of its frame.
  std::size_t TakeDictionary(std::string_view in) {
    if (!in.starts_with(kDictionaryMagic) || in.size() < kFrameHeader) return 0;
    std::size_t size = 0;
    for (int i = 3; i >= 0; --i) size = size * 256 + static_cast<unsigned char>(in[4 + i]);
    if (size == 0 || kFrameHeader + size > in.size()) return 0;
    std::string dictionary(in.substr(kFrameHeader, size));
    if (dictionary.starts_with(kFrameMagic)) {
      std::string unpacked(kLargestDictionary, '\0');
      const std::size_t given = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(given)) throw DataError("the zstd dictionary is damaged or too large");
      dictionary = unpacked.substr(0, given);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size())))
      throw DataError("the zstd dictionary is damaged");
    return kFrameHeader + size;
  }

  ZSTD_DCtx* context_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> OpenZstd(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<ZstdStream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
