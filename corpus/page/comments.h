// Readers' comments that no name tells, by links to answer them and by who signs them.
#ifndef TALLYMAN_CORPUS_PAGE_COMMENTS_H_
#define TALLYMAN_CORPUS_PAGE_COMMENTS_H_

#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// Marks in `left_out` a row of elements beside each other that have, nearly all, a link to answer them, or a line that says who wrote them
// and when, where a story stands elsewhere. Of a forum's posts the first may be the story.
void MarkComments(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_COMMENTS_H_
