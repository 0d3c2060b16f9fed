// What the elements of a page are by their tags and names.
#ifndef TALLYMAN_CORPUS_PAGE_ROLES_H_
#define TALLYMAN_CORPUS_PAGE_ROLES_H_

#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/cues.h"
#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// What an element's own tag and attributes say of it, by node.
struct PageRoles {
  std::vector<Role> by_names;
  std::vector<Role> by_tags;  // names count only where they say comments
};

// `misleading` are names that say nothing.
PageRoles RolesOf(const HtmlTree& tree, const std::unordered_set<std::string_view>& misleading = {});

// Names that say boilerplate and stand, piece by piece, around most of the page's paragraphs, with few links in them: on this page they
// mean something else ("field--label-hidden"). They are valid as long as the tree.
std::unordered_set<std::string_view> MisleadingNames(const HtmlTree& tree, const std::vector<Role>& roles,
                                                     const std::vector<Block>& blocks);

// Whether an element is not shown, by its attributes.
bool IsHidden(const HtmlTree& tree, HtmlTree::Index node);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_ROLES_H_
