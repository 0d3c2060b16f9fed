// Hashes that records carry: of an article's text, to tell its versions apart, and of its words, to find copies of it.
#ifndef TALLYMAN_SCHEMA_HASH_H_
#define TALLYMAN_SCHEMA_HASH_H_

#include <string>
#include <string_view>

namespace tallyman::schema {

// SHA-256 as 64 lower-case hexadecimal digits. A record's `text_sha256` is that of Article::text. Thread-safe.
std::string Sha256Hex(std::string_view bytes);

// The 64-bit SimHash of a normalized (NFKC, case-folded) text in 16 lower-case hexadecimal digits: texts that share most of their
// wording differ in few bits, unrelated texts in about 32. It is taken over the shingles of three words, and of four characters where a
// script writes no spaces between words; signs and spaces do not count. A text without letters and digits is "0000000000000000".
// The same on every machine. Invalid UTF-8 counts as signs. Thread-safe.
std::string Sketch(std::string_view utf8_normalized_text);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_HASH_H_
