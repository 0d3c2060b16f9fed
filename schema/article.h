// An article as it goes in (formats.md, "An article, in").
#ifndef TALLYMAN_SCHEMA_ARTICLE_H_
#define TALLYMAN_SCHEMA_ARTICLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "normalize/period.h"

namespace tallyman::schema {

// Where in the input something was read: for messages, never for records.
struct InputPosition {
  std::string file;          // as the user named it; "-" is standard input
  std::size_t line = 0;      // 1-based; 0 where the format has no lines
  std::uint64_t offset = 0;  // bytes before it, once the file is unpacked
};

// All strings are valid UTF-8: readers repair what they read.
struct Article {
  std::string id;
  std::optional<std::string> url;
  std::string title;
  std::optional<normalize::Date> published;
  std::string language;  // ISO 639-1; empty where it is not known
  std::optional<std::string> country;
  std::optional<std::string> publisher;
  std::string text;
  std::vector<std::string> warnings;  // what the reader had to repair or guess
  InputPosition position;
};

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_ARTICLE_H_
