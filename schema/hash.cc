#include "schema/hash.h"

#include <openssl/evp.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace tallyman::schema {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

constexpr std::size_t kWordsInShingle = 3;
constexpr std::size_t kCharactersInShingle = 4;

// A word, or a character of a script without spaces.
struct Token {
  std::uint64_t hash;
  std::size_t shingle_size;
};

// The finalizer of SplitMix64: every bit of the result depends on every bit of `value`.
std::uint64_t Mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

// FNV-1a, mixed.
std::uint64_t HashBytes(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
  return Mix(hash);
}

bool WritesNoSpaces(UChar32 c) {
  if (c < 0xE00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return c == 0x30FC;  // the long-vowel sign of kana
  }
}

// Letters, digits and the marks that belong to them.
bool BelongsToWord(UChar32 c) {
  if (c < 0) return false;
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

std::vector<Token> Tokens(std::string_view text) {
  std::vector<Token> tokens;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t word_start = -1;
  const auto end_word = [&](std::int64_t end) {
    if (word_start >= 0) tokens.push_back({HashBytes(text.substr(word_start, end - word_start)), kWordsInShingle});
    word_start = -1;
  };
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t start = at;
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    const bool in_word = BelongsToWord(c);
    if (in_word && !WritesNoSpaces(c)) {
      if (word_start < 0) word_start = start;
      continue;
    }
    end_word(start);
    if (in_word) tokens.push_back({HashBytes(text.substr(start, at - start)), kCharactersInShingle});
  }
  end_word(size);
  return tokens;
}

// The hashes of all shingles: each begins at a token and has the size that this token asks for; a text shorter than that is one shingle.
std::vector<std::uint64_t> Shingles(const std::vector<Token>& tokens) {
  std::vector<std::uint64_t> shingles;
  const auto add = [&](std::size_t begin, std::size_t end) {
    std::uint64_t hash = 0;
    for (std::size_t i = begin; i < end; ++i) hash = Mix(hash * 31 + tokens[i].hash);
    shingles.push_back(hash);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (i + tokens[i].shingle_size <= tokens.size()) add(i, i + tokens[i].shingle_size);
  if (shingles.empty() && !tokens.empty()) add(0, tokens.size());
  return shingles;
}

}  // namespace

std::string Sha256Hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("libcrypto cannot compute SHA-256");
  std::string hex;
  hex.reserve(2 * size);
  for (unsigned int i = 0; i < size; ++i) {
    hex.push_back(kHexDigits[digest[i] >> 4]);
    hex.push_back(kHexDigits[digest[i] & 15]);
  }
  return hex;
}

std::string Sketch(std::string_view utf8_normalized_text) {
  std::array<int, 64> balance{};
  for (const std::uint64_t shingle : Shingles(Tokens(utf8_normalized_text)))
    for (int bit = 0; bit < 64; ++bit) balance[bit] += (shingle >> bit & 1) != 0 ? 1 : -1;
  std::string hex(16, '0');
  for (int bit = 0; bit < 64; ++bit) {
    if (balance[bit] <= 0) continue;
    char& digit = hex[15 - bit / 4];
    const int value = static_cast<int>(std::find(kHexDigits, kHexDigits + 16, digit) - kHexDigits);
    digit = kHexDigits[value | 1 << (bit % 4)];
  }
  return hex;
}

}  // namespace tallyman::schema
