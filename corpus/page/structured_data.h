// JSON-LD, the structured data that most news sites give search engines.
#ifndef TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_
#define TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_

#include <string>
#include <vector>

#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// Of the page's article, as it stands there; empty where nothing is said. A number is its digits.
struct StructuredData {
  std::string headline, published, publisher, language, body;
  std::string site;  // the name of the site, or of the only organization, that is described beside the article
};

// What else tells which of several articles is the page's.
struct PageIdentity {
  std::vector<std::string> addresses;  // where it was fetched, its canonical link
  std::vector<std::string> headlines;  // headings and titles
};

// What is broken is mended (json_repair.h). Of several articles the one counts that has the page's address or headline, else the first of
// the most fitting type.
StructuredData ReadStructuredData(const HtmlTree& tree, const PageIdentity& page);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_STRUCTURED_DATA_H_
