// What a page says about its article beside the text: in structured data, meta elements, headline and address.
#ifndef TALLYMAN_CORPUS_PAGE_METADATA_H_
#define TALLYMAN_CORPUS_PAGE_METADATA_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"
#include "corpus/stamp.h"

namespace tallyman::corpus {

// Strings are empty where the page does not say.
struct Metadata {
  std::string title;
  std::string publisher;
  std::string url;
  std::string language;         // as declared: ISO 639-1, with its region where one is declared ("en-US")
  std::string structured_text;  // JSON-LD's articleBody, as plain text
  std::vector<Stamp> stamps;    // days of publication in JSON-LD and meta elements, the most trusted first
};

// `blocks` are all of the page's; `url` is where it was fetched, empty where that is not known. Thread-safe.
Metadata ReadMetadata(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view url);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_METADATA_H_
