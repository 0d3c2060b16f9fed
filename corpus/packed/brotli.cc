// Brotli, which has no magic: only where HTTP names it.
#include <brotli/decode.h>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

class BrotliStream : public Decoder {
 public:
  BrotliStream(std::unique_ptr<ByteSource> packed, Inflation& inflation)
      : Decoder(std::move(packed), inflation), state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  ~BrotliStream() override { BrotliDecoderDestroyInstance(state_); }

 private:
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    std::size_t in_left = in.size(), out_left = size;
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(out);
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(state_, &in_left, &next_in, &out_left, &next_out, nullptr);
    Step step{.taken = in.size() - in_left, .given = size - out_left};
    step.at_end = step.finished = result == BROTLI_DECODER_RESULT_SUCCESS;
    if (result == BROTLI_DECODER_RESULT_ERROR && step.given == 0) throw DataError("the Brotli data are damaged");
    return step;
  }

  BrotliDecoderState* state_;
};

}  // namespace

std::unique_ptr<ByteStream> OpenBrotli(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<BrotliStream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
