// The element that holds the article.
#ifndef TALLYMAN_CORPUS_PAGE_CONTAINER_H_
#define TALLYMAN_CORPUS_PAGE_CONTAINER_H_

#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/cues.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// Marks in `left_out` what follows a heading that opens readers' comments or links to other articles, to the end of the element that the
// heading heads.
void MarkTails(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out);

// Marks articles, and elements of one kind with the story's, that have a headline of their own: the stories that follow where a page goes
// on and on.
void MarkOtherArticles(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title, std::vector<bool>& left_out);

// Every paragraph that is not left out speaks for the elements around it, the nearest most; names that say body add to it. A story right
// behind the headline comes before a longer list of other pieces or another article. Elements beside the best one that hold nothing but
// more paragraphs are taken in, as their common parent. kNone where there is no paragraph at all.
HtmlTree::Index FindContainer(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks,
                              const std::vector<bool>& left_out, std::string_view title);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_CONTAINER_H_
