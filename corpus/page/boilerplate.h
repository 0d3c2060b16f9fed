// Which parts of a page are not the article: navigation, comments, teasers, share bars, captions, hidden text.
#ifndef TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_
#define TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_

#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/cues.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// What an element's own tag and names say of it.
std::vector<Role> RolesOf(const HtmlTree& tree);

// For each block, whether it stands in a part that is not the article. An element that holds most of the page's paragraphs is never one,
// whatever it is called, unless it is called comments.
std::vector<bool> FindBoilerplate(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_BOILERPLATE_H_
