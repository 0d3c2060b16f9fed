// Where on a page its headline, its story and other stories stand, as far as a printed day needs to know.
#ifndef TALLYMAN_CORPUS_PAGE_PAGE_LAYOUT_H_
#define TALLYMAN_CORPUS_PAGE_PAGE_LAYOUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/roles.h"

namespace tallyman::corpus {

class PageLayout {
 public:
  using Index = HtmlTree::Index;

  // `tree` and `blocks`, all of the page, must outlive it. `title` as for HeadlineBlock.
  PageLayout(const HtmlTree& tree, const PageRoles& roles, const std::vector<Block>& blocks, std::string_view title);

  const std::vector<Block>& blocks() const { return blocks_; }
  // The headline's block; blocks().size() where there is none.
  std::size_t headline() const { return headline_; }
  bool has_headline() const { return headline_ < blocks_.size(); }
  bool HoldsHeadline(Index node) const;

  // Whether a node stands in what is not this story: readers' comments, an aside, navigation, a footer, a header without the headline, a
  // list of other stories, the teaser of one.
  bool IsElsewhere(Index node) const;
  // The same but for teasers.
  bool IsInOtherPart(Index node) const { return elsewhere_[node]; }
  // Whether a node stands within a sentence.
  bool IsInParagraph(Index node) const;
  // Whether it stands under the headline, with nothing of the story between, or but its beginning within the same part of the page.
  bool IsUnderHeadline(Index node) const;
  bool IsRightUnderHeadline(Index node) const;  // with nothing of the story between
  // Whether it stands close above the headline, in an element that holds little else before it.
  bool IsOverHeadline(Index node) const;
  // Whether it stands in the same part of the page as the headline.
  bool IsBesideHeadline(Index node) const;

 private:
  Index CommonElement(Index node) const;  // the innermost one that holds the node and the headline
  bool IsTeaser(Index element) const;
  bool IsByline(const Block& block) const;

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  std::vector<bool> elsewhere_;  // by node, whatever its element is
  BlockWeights weights_;
  std::size_t headline_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_PAGE_LAYOUT_H_
