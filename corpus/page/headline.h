// The headline of a page, and the site's name that its <title> has beside it.
#ifndef TALLYMAN_CORPUS_PAGE_HEADLINE_H_
#define TALLYMAN_CORPUS_PAGE_HEADLINE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

struct Headline {
  std::string text;
  std::string site;  // what stands beside it in the <title>; empty where that is no more than a section
};

// What a page says of its headline elsewhere than in its lines.
struct GivenTitles {
  std::vector<std::string> titles;  // in meta elements and JSON-LD, the most trusted first
  std::string title_element;        // <title>
  std::string site_name;
  std::string_view url;
};

// The line of the page that one of the titles holds, or that holds one; else its only heading, where the titles name but the site or are
// another wording; else the first title. `blocks` are all of the page's. In time that grows with the page's size.
Headline FindHeadline(const HtmlTree& tree, const std::vector<Block>& blocks, const GivenTitles& given);

// The headline's block, by its place in `blocks`: the heading that says the title, else the line that does, else the only h1. The number of
// blocks where none of these is there.
std::size_t HeadlineBlock(const std::vector<Block>& blocks, std::string_view title);

// The texts of a page's h1 elements and of its headings that are called the headline, without those that are links.
std::vector<std::string> HeadingsOf(const HtmlTree& tree);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_HEADLINE_H_
