// Text of any encoding made into UTF-8.
#ifndef TALLYMAN_CORPUS_ENCODING_H_
#define TALLYMAN_CORPUS_ENCODING_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/utf8.h"

namespace tallyman::corpus {

struct Decoded {
  std::string text;      // valid UTF-8, without a byte order mark
  std::string encoding;  // "UTF-8", "windows-1251", ...
  Repairs repairs;
};

// `declared`: what header and document say the encoding is, the most trusted first; empty names and names that nobody knows are passed
// over. A byte order mark goes before them; they are not believed where the bytes contradict them: no UTF-8, Latin-1 with words of another
// script, Latin-2 with windows-1250's letters. Where nothing is declared, and the bytes are no UTF-8, ICU's detector guesses; `is_markup`
// keeps tags out of its statistics. Thread-safe.
Decoded DecodeText(std::string_view bytes, const std::vector<std::string>& declared, bool is_markup);

// Whether the bytes begin like UTF-16: with its byte order mark, or with "<" in two bytes.
bool LooksLikeUtf16(std::string_view bytes);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_ENCODING_H_
