#include "corpus/page/page_layout.h"

#include <algorithm>
#include <array>

#include "corpus/dates.h"
#include "corpus/page/headline.h"
#include "corpus/page/metadata_words.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr int kLinkedHeadline = 18;       // weight from which on a line of links is a headline
constexpr long kLongestTeaser = 400;      // weight of its paragraphs
constexpr Index kLargestTeaser = 200;     // nodes
constexpr int kLongestLine = 160;         // weight of what is no sentence without its mark
constexpr long kStoryBeginning = 500;     // weight of paragraphs that may stand between a headline and its date
constexpr std::size_t kMostAbove = 2;     // lines between a date and the headline below it
constexpr std::size_t kMostBeforeIt = 2;  // lines in their common element before that date

}  // namespace

PageLayout::PageLayout(const HtmlTree& tree, const PageRoles& roles, const std::vector<Block>& blocks, std::string_view title)
    : tree_(tree), blocks_(blocks), elsewhere_(tree.size()), weights_(tree, blocks), headline_(HeadlineBlock(blocks, title)) {
  const MetadataWords& words = MetadataWords::Get();
  for (Index node = 0; node < tree.size(); ++node) {
    const Tag tag = tree.tag(node);
    if (tag == Tag::kText) continue;
    const bool is_above = has_headline() && node < blocks_[headline_].first;
    const bool is_other = tag == Tag::kAside || tag == Tag::kNav || tag == Tag::kFooter || (tag == Tag::kHeader && is_above) ||
                          roles.by_tags[node] == Role::kComments || HasOneOf(tree.attribute(node, "class"), words.other_story_names) ||
                          HasOneOf(tree.attribute(node, "id"), words.other_story_names);
    // An article's own header and footer are no less its part than what is between.
    const Index parent = tree.parent(node);
    const bool is_own = (tag == Tag::kFooter || tag == Tag::kHeader) && parent != HtmlTree::kNone && HoldsHeadline(parent) &&
                        tree.tag(parent) == Tag::kArticle;
    if (!is_other || is_own || HoldsHeadline(node)) continue;
    std::fill(elsewhere_.begin() + node, elsewhere_.begin() + tree.end(node), true);
    node = tree.end(node) - 1;
  }
}

bool PageLayout::HoldsHeadline(Index node) const {
  return has_headline() && node <= blocks_[headline_].first && blocks_[headline_].first < tree_.end(node);
}

Index PageLayout::CommonElement(Index node) const {
  while (node != HtmlTree::kNone && !HoldsHeadline(node)) node = tree_.parent(node);
  return node;
}

bool PageLayout::IsByline(const Block& block) const {
  constexpr int kMostUp = 3;
  Index node = tree_.parent(block.first);
  for (int up = 0; up < kMostUp && node != HtmlTree::kNone; ++up, node = tree_.parent(node)) {
    if (tree_.attribute(node, "rel") == "author" || tree_.attribute(node, "itemprop") == "author") return true;
    const std::string names = SmallLetters(tree_.attribute(node, "class").substr(0, 200));
    if (names.find("author") != std::string::npos || names.find("byline") != std::string::npos) return true;
  }
  return false;
}

bool PageLayout::IsTeaser(Index element) const {
  for (std::size_t i = FirstIn(blocks_, element); i < blocks_.size() && blocks_[i].first < tree_.end(element); ++i) {
    const Block& block = blocks_[i];
    const bool is_linked = 2 * block.link_weight > block.weight;
    if (is_linked && (block.weight >= kLinkedHeadline || block.is_heading()) && !IsByline(block)) return true;
  }
  return false;
}

bool PageLayout::IsElsewhere(Index node) const {
  if (elsewhere_[node]) return true;
  // The largest element around it that may be a teaser.
  Index element = HtmlTree::kNone;
  for (Index up = tree_.parent(node); up != HtmlTree::kNone && !HoldsHeadline(up); up = tree_.parent(up)) {
    if (has_headline() && tree_.attribute(up, "itemtype").ends_with("Article")) return true;
    if (tree_.end(up) - up > kLargestTeaser || weights_.ParagraphsBelow(tree_, up) > kLongestTeaser) break;
    const Tag tag = tree_.tag(up);
    if (tag == Tag::kBody || tag == Tag::kHtml || tag == Tag::kHead) break;
    element = up;
  }
  return element != HtmlTree::kNone && IsTeaser(element);
}

bool PageLayout::IsInParagraph(Index node) const {
  const std::size_t behind = FirstIn(blocks_, tree_.end(node));
  if (behind == 0) return false;
  const Block& block = blocks_[behind - 1];
  const bool holds = node > block.element && node < tree_.end(block.element);
  const bool is_sentence = block.weight > kLongestLine || EndsLikeSentence(block.text);
  return holds && block.is_paragraph && is_sentence && !IsDateLine(block.text);
}

bool PageLayout::IsRightUnderHeadline(Index node) const {
  return has_headline() && node > blocks_[headline_].first && weights_.Paragraphs(blocks_[headline_].first + 1, node) == 0;
}

bool PageLayout::IsUnderHeadline(Index node) const {
  if (!has_headline() || node <= blocks_[headline_].first) return false;
  const long between = weights_.Paragraphs(blocks_[headline_].first + 1, node);
  return between == 0 || (between <= kStoryBeginning && IsBesideHeadline(node));
}

bool PageLayout::IsOverHeadline(Index node) const {
  if (!has_headline() || node >= blocks_[headline_].first) return false;
  const Index common = CommonElement(node);
  if (common == HtmlTree::kNone || tree_.tag(common) == Tag::kBody || tree_.tag(common) == Tag::kHtml) return false;
  const std::size_t block = FirstIn(blocks_, node);
  return headline_ - std::min(block, headline_) <= kMostAbove && block - FirstIn(blocks_, common) <= kMostBeforeIt;
}

bool PageLayout::IsBesideHeadline(Index node) const {
  const Index common = CommonElement(node);
  return common != HtmlTree::kNone && tree_.tag(common) != Tag::kBody && tree_.tag(common) != Tag::kHtml;
}

}  // namespace tallyman::corpus
