// UTF-16 that begins with a byte order mark, as UTF-8, so that every reader can read it.
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <new>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

class Utf16Stream : public Decoder {
 public:
  Utf16Stream(std::unique_ptr<ByteSource> packed, Inflation& inflation)
      : Decoder(std::move(packed), inflation), utf16_(Open("UTF-16")), utf8_(Open("UTF-8")) {}

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  using Converter = std::unique_ptr<UConverter, Close>;

  static Converter Open(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &error));
    if (U_FAILURE(error)) throw std::bad_alloc();
    return converter;
  }

  // What is ill-formed becomes U+FFFD.
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    const bool is_end = in.empty();
    const char* source = in.data();
    char* target = out;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(utf8_.get(), utf16_.get(), &target, out + size, &source, in.data() + in.size(), pivot_.data(), &pivot_source_,
                   &pivot_target_, pivot_.data() + pivot_.size(), false, is_end, &error);
    if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR)
      throw DataError(std::string("the UTF-16 text cannot be read: ") + u_errorName(error));
    const bool is_done = is_end && error != U_BUFFER_OVERFLOW_ERROR;
    return {.taken = static_cast<std::size_t>(source - in.data()),
            .given = static_cast<std::size_t>(target - out),
            .at_end = is_done,
            .finished = is_done};
  }

  Converter utf16_, utf8_;
  std::array<UChar, 4096> pivot_{};
  UChar *pivot_source_ = pivot_.data(), *pivot_target_ = pivot_.data();
};

}  // namespace

std::unique_ptr<ByteStream> OpenUtf16(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<Utf16Stream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
