// Bytes of unknown origin made into valid UTF-8 text.
#ifndef TALLYMAN_CORPUS_UTF8_H_
#define TALLYMAN_CORPUS_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::corpus {

// What had to be replaced to make text valid.
struct Repairs {
  std::size_t invalid = 0;  // ill-formed byte sequences
  std::size_t nul = 0;      // NUL bytes, which no text holds and many tools end at
  std::size_t total() const { return invalid + nul; }
  Repairs& operator+=(const Repairs& other);
};

// Replaces in place each maximal ill-formed subpart (as the Unicode Standard and the WHATWG Encoding Standard cut them) and each
// NUL by one U+FFFD. Text without either is left untouched.
Repairs RepairUtf8(std::string& bytes);

// What RepairUtf8 would replace, and how many well-formed characters take several bytes.
struct Utf8Census {
  Repairs repairs;
  std::size_t multibyte = 0;
};
Utf8Census CountUtf8(std::string_view bytes);

// A file's name as UTF-8 without NUL: each byte that is neither as "%B3", so that names which differ go on differing.
std::string EscapedName(std::string_view name);

// Whether RepairUtf8 would leave the bytes untouched.
bool IsValidUtf8(std::string_view bytes);

// One sentence for each kind of repair of what was read as `encoding`, for an article's warnings; none where nothing was repaired.
std::vector<std::string> RepairWarnings(const Repairs& repairs, std::string_view encoding = "UTF-8");

// `bytes` without a leading byte order mark.
std::string_view WithoutByteOrderMark(std::string_view bytes);

// The number of code points of valid UTF-8.
std::size_t CodePoints(std::string_view text);

// The first `code_points` code points of valid UTF-8, or all of it.
std::string_view Prefix(std::string_view text, std::size_t code_points);

// `text` without white space (Unicode's, and zero-width marks) at either end.
std::string_view Trimmed(std::string_view text);

// ASCII letters made small, or capitals; everything else as it stands.
std::string SmallLetters(std::string_view text);
std::string CapitalLetters(std::string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_UTF8_H_
