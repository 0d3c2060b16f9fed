#include "corpus/utf8.h"

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace tallyman::corpus {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool IsPlainAscii(char c) { return c > 0; }

bool IsBlank(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B; }

// The number of the first bytes of `bytes` that are one well-formed character, or else one maximal ill-formed subpart.
struct Piece {
  std::size_t size;
  bool well_formed;
};

Piece NextPiece(std::string_view bytes) {
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), U8_MAX_LENGTH));
  std::int32_t end = 0;
  UChar32 c;
  U8_NEXT(bytes.data(), end, length, c);
  return {static_cast<std::size_t>(end), c > 0};
}

// Calls `use` with each well-formed character and each maximal ill-formed subpart, and which of the two it is.
template <typename Use>
void ForEachPiece(std::string_view bytes, const Use& use) {
  while (!bytes.empty()) {
    const Piece piece = NextPiece(bytes);
    use(bytes.substr(0, piece.size), piece.well_formed);
    bytes.remove_prefix(piece.size);
  }
}

// Whether eight bytes are all plain ASCII: none has its highest bit, and none is zero.
bool AreEightPlainAscii(const char* bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080, kOnes = 0x0101010101010101;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return ((word | (word - kOnes)) & kHighBits) == 0;
}

std::size_t ValidPrefix(std::string_view bytes) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::size_t at = 0;
  while (at < bytes.size()) {
    while (at + kWord <= bytes.size() && AreEightPlainAscii(bytes.data() + at)) at += kWord;
    if (at == bytes.size()) break;
    if (IsPlainAscii(bytes[at])) {
      ++at;
      continue;
    }
    const Piece piece = NextPiece(bytes.substr(at));
    if (!piece.well_formed) break;
    at += piece.size;
  }
  return at;
}

}  // namespace

Repairs& Repairs::operator+=(const Repairs& other) {
  invalid += other.invalid;
  nul += other.nul;
  return *this;
}

Repairs RepairUtf8(std::string& bytes) {
  Repairs repairs;
  if (IsValidUtf8(bytes)) return repairs;
  const std::size_t valid = ValidPrefix(bytes);
  // Counted first: what grows while it is filled takes twice the memory.
  std::size_t size = valid;
  ForEachPiece(std::string_view(bytes).substr(valid), [&](std::string_view piece, bool well_formed) {
    size += well_formed ? piece.size() : kReplacement.size();
    if (!well_formed) (piece[0] == '\0' ? repairs.nul : repairs.invalid) += 1;
  });
  std::string repaired;
  repaired.reserve(size);
  repaired.append(bytes, 0, valid);
  ForEachPiece(std::string_view(bytes).substr(valid),
               [&](std::string_view piece, bool well_formed) { repaired.append(well_formed ? piece : kReplacement); });
  bytes = std::move(repaired);
  return repairs;
}

Utf8Census CountUtf8(std::string_view bytes) {
  Utf8Census census;
  const std::size_t valid = IsValidUtf8(bytes) ? bytes.size() : ValidPrefix(bytes);
  for (const char c : bytes.substr(0, valid)) census.multibyte += (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  ForEachPiece(bytes.substr(valid), [&](std::string_view piece, bool well_formed) {
    if (!well_formed) (piece[0] == '\0' ? census.repairs.nul : census.repairs.invalid) += 1;
    census.multibyte += well_formed && piece.size() > 1;
  });
  return census;
}

std::string EscapedName(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escaped;
  while (!name.empty()) {
    const Piece piece = NextPiece(name);
    for (const char c : name.substr(0, piece.size)) {
      const auto byte = static_cast<unsigned char>(c);
      if (piece.well_formed)
        escaped += c;
      else
        ((escaped += '%') += kDigits[byte >> 4]) += kDigits[byte & 0xF];
    }
    name.remove_prefix(piece.size);
  }
  return escaped;
}

bool IsValidUtf8(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::vector<std::string> RepairWarnings(const Repairs& repairs, std::string_view encoding) {
  std::vector<std::string> warnings;
  if (repairs.invalid > 0)
    warnings.push_back("invalid " + std::string(encoding) + " replaced by U+FFFD: " + std::to_string(repairs.invalid) + " times");
  if (repairs.nul > 0) warnings.push_back("NUL replaced by U+FFFD: " + std::to_string(repairs.nul) + " times");
  return warnings;
}

std::string_view WithoutByteOrderMark(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes;
}

std::size_t CodePoints(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !U8_IS_TRAIL(c); }));
}

std::string_view Prefix(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (!U8_IS_TRAIL(text[at]) && code_points-- == 0) break;
  return text.substr(0, at);
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty()) {
    const Piece piece = NextPiece(text);
    UChar32 c;
    std::int32_t at = 0;
    U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int32_t>(piece.size), c);
    if (!IsBlank(c)) break;
    text.remove_prefix(piece.size);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && U8_IS_TRAIL(text[start])) --start;
    UChar32 c;
    std::int32_t at = 0;
    U8_NEXT_OR_FFFD(text.data() + start, at, static_cast<std::int32_t>(text.size() - start), c);
    if (!IsBlank(c)) break;
    text = text.substr(0, start);
  }
  return text;
}

std::string SmallLetters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

std::string CapitalLetters(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return capitals;
}

}  // namespace tallyman::corpus
