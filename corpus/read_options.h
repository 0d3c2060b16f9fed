// What a user may say on how articles are read.
#ifndef TALLYMAN_CORPUS_READ_OPTIONS_H_
#define TALLYMAN_CORPUS_READ_OPTIONS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "normalize/period.h"

namespace tallyman::corpus {

inline constexpr std::size_t kMaxArticleBytes = std::size_t{64} << 20;

struct ReadOptions {
  // What to take for articles that do not say it themselves. It goes before what would be guessed from the text.
  std::optional<normalize::Date> published;
  std::string language;  // ISO 639-1, or empty
  std::string country;   // ISO 3166-1 alpha-2, or empty

  // The names that JSON objects have for an article's keys, where they differ: {"text": "body"}. A full stop leads into an object:
  // {"text": "content.body"}.
  std::map<std::string, std::string, std::less<>> fields;

  // Articles with more bytes, in the input and again once they are unpacked, are skipped.
  std::size_t max_article_bytes = kMaxArticleBytes;

  // Which articles are wanted; all where nothing is said. An article without a date is wanted only where no day is said.
  std::optional<normalize::Date> since;  // included
  std::optional<normalize::Date> until;  // included
  std::vector<std::string> languages;    // ISO 639-1
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_READ_OPTIONS_H_
