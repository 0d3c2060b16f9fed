// What a page says about its article beside the text: in structured data, meta elements, headline and address.
#ifndef TALLYMAN_CORPUS_PAGE_METADATA_H_
#define TALLYMAN_CORPUS_PAGE_METADATA_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/page/html_tree.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// Strings are empty where the page does not say.
struct Metadata {
  std::string title;
  std::string publisher;
  std::string url;
  std::string language;         // ISO 639-1, as declared
  std::string structured_text;  // JSON-LD's articleBody, as plain text
  // The day of publication, from the most trusted source that tells it: JSON-LD, meta elements and microdata, <time>, the address.
  std::optional<normalize::Date> published;
};

// `url` is where the page was fetched; empty where that is not known. Thread-safe.
Metadata ReadMetadata(const HtmlTree& tree, std::string_view url);

// The day that an address names: /2024/07/12/, /20240712/, /2024-07/12/, t20240712_1.html.
std::optional<normalize::Date> DateInUrl(std::string_view url);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_METADATA_H_
