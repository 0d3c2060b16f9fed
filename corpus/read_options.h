// What a user may say on how articles are read.
#ifndef TALLYMAN_CORPUS_READ_OPTIONS_H_
#define TALLYMAN_CORPUS_READ_OPTIONS_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/period.h"

namespace tallyman::corpus {

inline constexpr std::size_t kMaxArticleBytes = std::size_t{4} << 20;

// "WHAT is longer than 4 MB, the most that ... (--max-article-bytes)".
std::string TooLong(std::string_view what, std::size_t limit);

struct ReadOptions {
  // What to take for articles that do not say it themselves. It goes before what would be guessed from the text.
  std::optional<normalize::Date> published;
  std::string language;  // ISO 639-1, or empty
  std::string country;   // ISO 3166-1 alpha-2, or empty

  // The names that JSON objects have for an article's keys, where they differ: {"text": "body"}. A full stop leads into an object:
  // {"text": "content.body"}.
  std::map<std::string, std::string, std::less<>> fields;

  // Articles whose text has more bytes are skipped. A record of the input may have 16 times as many, a web page 4 times.
  std::size_t max_article_bytes = kMaxArticleBytes;
  std::size_t max_record_bytes() const { return 16 * max_article_bytes; }
  std::size_t max_page_bytes() const { return 4 * max_article_bytes; }

  // Whether text or markup in UTF-8, with whatever escapes, can matter to the caller; where given, what cannot is left out before it is
  // parsed. Called from any thread.
  std::function<bool(std::string_view)> content_filter;

  // Which articles are wanted; all where nothing is said. An article without a date is wanted only where no day is said.
  std::optional<normalize::Date> since;  // included
  std::optional<normalize::Date> until;  // included
  std::vector<std::string> languages;    // ISO 639-1
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_READ_OPTIONS_H_
