// A page's text cut into the pieces that stand apart on the screen: paragraphs, headings, list items, cells, lines.
#ifndef TALLYMAN_CORPUS_PAGE_BLOCKS_H_
#define TALLYMAN_CORPUS_PAGE_BLOCKS_H_

#include <string>
#include <vector>

#include "corpus/page/html_tree.h"

namespace tallyman::corpus {

// Whether an element of that tag is a heading.
constexpr bool IsHeadingTag(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

struct Block {
  HtmlTree::Index first = 0;    // its first text node
  HtmlTree::Index element = 0;  // the innermost element around it that makes a piece of its own
  Tag kind = Tag::kOther;       // the tag of the nearest heading, list item, cell, quote or preformatted text around it; else of `element`.
                                // Cells of a table that lays out the page are none
  bool after_break = false;     // a <br> parts it from the block before, within the same element
  std::string text;
  std::string folded;   // the text, by text_measure.h: what two of one wording have alike
  int weight = 0;       // text_measure.h
  int link_weight = 0;  // of which within links

  double link_density() const { return weight == 0 ? 0 : static_cast<double>(link_weight) / weight; }
  bool is_heading() const { return IsHeadingTag(kind); }
  bool is_item() const { return kind == Tag::kLi || kind == Tag::kDd || kind == Tag::kDt; }
  bool is_cell() const { return kind == Tag::kTd || kind == Tag::kTh; }
  // A sentence or more, and no mere link.
  bool is_paragraph = false;
};

// The first block from a node on, by its place in `blocks`.
std::size_t FirstIn(const std::vector<Block>& blocks, HtmlTree::Index node);

// The outermost element, below the page's body, that holds the block and no other.
HtmlTree::Index ElementAround(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t block);

// Sets `marked` for the blocks below a node.
void MarkBlocksBelow(const HtmlTree& tree, const std::vector<Block>& blocks, HtmlTree::Index node, std::vector<bool>& marked);

// The weight of the paragraphs among the blocks [begin, end) that are not left out.
int ParagraphWeight(const std::vector<Block>& blocks, const std::vector<bool>& left_out, std::size_t begin, std::size_t end);

// The weight of the blocks below any node that are not left out.
class BlockWeights {
 public:
  BlockWeights(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<bool>& left_out);
  // Of all blocks.
  BlockWeights(const HtmlTree& tree, const std::vector<Block>& blocks) : BlockWeights(tree, blocks, std::vector<bool>(blocks.size())) {}

  // Of paragraphs that begin at the nodes [begin, end).
  long Paragraphs(HtmlTree::Index begin, HtmlTree::Index end) const { return paragraphs_[end] - paragraphs_[begin]; }
  long ParagraphsBelow(const HtmlTree& tree, HtmlTree::Index node) const { return Paragraphs(node, tree.end(node)); }
  long Paragraphs() const { return paragraphs_.back(); }
  // Of all blocks, within links.
  long LinksBelow(const HtmlTree& tree, HtmlTree::Index node) const { return links_[tree.end(node)] - links_[node]; }

 private:
  std::vector<long> paragraphs_, links_;  // before each node
};

// Whether a style attribute has that declaration, written without spaces.
bool HasStyle(std::string_view style, std::string_view declaration);
// Whether it hides its element.
bool IsHiddenByStyle(std::string_view style);

// Whether an element of that tag stands apart from the text around it.
bool IsBlockTag(Tag tag);
// Whether nothing below an element of that tag is text to be read.
bool IsInvisibleTag(Tag tag);

// The blocks below `root` in the order of the document. Invisible elements are left out.
std::vector<Block> CutBlocks(const HtmlTree& tree, HtmlTree::Index root);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_BLOCKS_H_
