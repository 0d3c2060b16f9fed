// A web page made into an article: title, day of publication, publisher and the text of the news without what stands around it.
#ifndef TALLYMAN_CORPUS_PAGE_PAGE_H_
#define TALLYMAN_CORPUS_PAGE_PAGE_H_

#include <optional>
#include <string>

#include "corpus/format.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// What the transport says of a page; empty where it says nothing.
struct PageOrigin {
  std::string url;
  std::string charset;
  std::optional<normalize::Date> crawled = {};
};

// The article of a page's bytes, without what Parse adds to every format. Its language is set only where the page declares one and its text
// does not tell. LeftOut where the page holds no article's text; Skipped where the bytes are no text.
Parsed ParsePage(RawArticle raw, const PageOrigin& origin, const ReadOptions& options);

// Plain text of a piece of HTML, in valid UTF-8, all of it: paragraphs and table rows as lines.
std::string TextOfHtml(std::string_view html);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_PAGE_H_
