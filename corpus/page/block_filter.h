// Which of a container's blocks are the article.
#ifndef TALLYMAN_CORPUS_PAGE_BLOCK_FILTER_H_
#define TALLYMAN_CORPUS_PAGE_BLOCK_FILTER_H_

#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// The blocks below `container` (all, where it is kNone) and those of the story's opening, without those left out, lists and tables of
// links, links to other articles, labels, the title, short lines before the first and behind the last paragraph, headings without text, and
// quotes pulled out of the text.
std::vector<Block> FilterBlocks(const HtmlTree& tree, HtmlTree::Index container, const std::vector<Block>& blocks,
                                const std::vector<bool>& opening, const std::vector<bool>& left_out, std::string_view title);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_BLOCK_FILTER_H_
