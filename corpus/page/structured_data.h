// JSON-LD, the structured data that most news sites give search engines.
#ifndef TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_
#define TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_

#include <string>

#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// Of the page's article, as it stands there; empty where nothing is said.
struct StructuredData {
  std::string headline, published, publisher, language, body;
};

StructuredData ReadStructuredData(const HtmlTree& tree);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_
