// The article's own text out of a page's blocks.
#ifndef TALLYMAN_CORPUS_PAGE_BODY_H_
#define TALLYMAN_CORPUS_PAGE_BODY_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/roles.h"

namespace tallyman::corpus {

struct Body {
  std::string text;  // paragraphs set apart by an empty line; lines, list items and table rows by a line break
  int weight = 0;    // text_measure.h
};

// What is known of the article from elsewhere on the page; either may be empty.
struct BodyHints {
  std::string_view title;
  std::string_view structured_text;  // the text that the page's structured data give for the article's
};

// The body is what stands in the container that holds most paragraphs, without boilerplate (boilerplate.h), links to other articles,
// labels, bylines and captions. `page_roles` and `blocks` are all of the page's. Where the structured text says that it is something else,
// that text is taken.
Body FindBody(const HtmlTree& tree, const PageRoles& page_roles, const std::vector<Block>& blocks, const BodyHints& hints);

// All text below a node in the same form, nothing left out.
std::string AllText(const HtmlTree& tree, HtmlTree::Index root);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_BODY_H_
