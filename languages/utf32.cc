// UTF-8 to code points and back, for who needs nothing else of view.h.
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

#include "languages/view.h"

namespace tallyman::languages {

std::u32string DecodeUtf8(std::string_view utf8) {
  std::u32string result;
  result.reserve(utf8.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const int size = static_cast<int>(utf8.size());
  for (int i = 0; i < size;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    result.push_back(static_cast<char32_t>(c));
  }
  return result;
}

std::string EncodeUtf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    std::array<std::uint8_t, 4> buffer;
    int length = 0;
    U8_APPEND_UNSAFE(buffer.data(), length, static_cast<UChar32>(c));
    result.append(reinterpret_cast<const char*>(buffer.data()), length);
  }
  return result;
}

}  // namespace tallyman::languages
