// Which parts of a page are not the article: navigation, comments, teasers, share bars, captions, hidden text.
#ifndef TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_
#define TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_

#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/cues.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/roles.h"

namespace tallyman::corpus {

// For each block, whether it stands in a part that is not the article. An element that holds most of the page's paragraphs is never one,
// whatever it is called, unless it is called comments.
std::vector<bool> FindBoilerplate(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks);

// Marks in `left_out` the lines that repeat the title, writers' addresses and notices: of rights in the page, of services to readers.
void MarkLines(const std::vector<Block>& blocks, std::string_view title, std::vector<bool>& left_out);

// Marks what is written below an image.
void MarkCaptions(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out);

// Marks short texts that stand with something to fill in: offers of newsletters, polls.
void MarkOffers(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out);

// Marks elements of one kind beside each other that are each a linked headline with little more: teasers of other articles.
void MarkTeasers(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_
