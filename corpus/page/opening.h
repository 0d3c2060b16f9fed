// What opens a story outside the element that holds the rest of it: a standfirst.
#ifndef TALLYMAN_CORPUS_PAGE_OPENING_H_
#define TALLYMAN_CORPUS_PAGE_OPENING_H_

#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// For each block, whether it is one of the few paragraphs between what stands under the headline (a byline, a day) and `container` that
// lead nowhere and belong to no image, or one of the key points listed there. `title` as for HeadlineBlock; none where the page has no
// headline before the container.
std::vector<bool> FindOpening(const HtmlTree& tree, HtmlTree::Index container, const std::vector<Block>& blocks,
                              const std::vector<bool>& left_out, std::string_view title);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_OPENING_H_
