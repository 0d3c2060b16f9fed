#include "corpus/page/blocks.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "corpus/page/cues.h"
#include "corpus/page/names.h"
#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr int kLongLine = 80;  // a line of that weight is a sentence also without its mark
constexpr int kShortestSentence = 20;
constexpr double kMostLinks = 0.5;  // of a paragraph
constexpr int kLargestCell = 160;   // weight of a table's cell that holds data

bool IsKind(Tag tag) {
  switch (tag) {
    case Tag::kLi:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kBlockquote:
    case Tag::kPre:
    case Tag::kCaption:
      return true;
    default:
      return IsHeadingTag(tag);
  }
}

// Whether an element within a line is not shown: a word for those who have the page read to them, a link to edit it.
bool IsUnseen(const HtmlTree& tree, Index node) {
  return tree.has_attribute(node, "hidden") || IsHiddenByStyle(tree.attribute(node, "style")) ||
         AnyName(tree.attribute(node, "class"), [](std::string_view name) { return Cues::Get().IsUnseen(name); });
}

// Walks the nodes in order, gathering text until something parts it.
class BlockCutter {
 public:
  BlockCutter(const HtmlTree& tree, Index root) : tree_(tree), root_(root) {}

  std::vector<Block> Cut() {
    EnterElement(root_);
    for (Index node = root_ + 1; node < tree_.end(root_);) {
      LeaveUpTo(node);
      const Tag tag = tree_.tag(node);
      if (tag == Tag::kText) {
        TakeText(node);
      } else if (IsInvisibleTag(tag) || (!IsBlockTag(tag) && IsUnseen(tree_, node))) {
        node = tree_.end(node);
        continue;
      } else {
        EnterElement(node);
      }
      ++node;
    }
    Flush();
    ForgetLayoutCells();
    return std::move(blocks_);
  }

 private:
  // A cell with more in it than a figure or name is a table's use as layout.
  void ForgetLayoutCells() {
    std::unordered_map<Index, int> weights;
    const auto cell_of = [this](const Block& block) {
      return block.is_cell() ? tree_.Closest(block.element, {Tag::kTd, Tag::kTh}) : HtmlTree::kNone;
    };
    for (const Block& block : blocks_) weights[cell_of(block)] += block.weight;
    for (Block& block : blocks_) {
      const Index cell = cell_of(block);
      if (cell != HtmlTree::kNone && weights[cell] > kLargestCell) block.kind = Tag::kDiv;
    }
  }

  struct Open {
    Index node;
    Index element;  // the innermost block element from here up
    Tag kind;
    bool in_link;
    bool preformatted;
  };

  void LeaveUpTo(Index node) {
    while (open_.size() > 1 && tree_.end(open_.back().node) <= node) {
      if (IsBlockTag(tree_.tag(open_.back().node))) Flush();
      open_.pop_back();
    }
  }

  void EnterElement(Index node) {
    const Tag tag = tree_.tag(node);
    if (tag == Tag::kBr) {
      Flush();
      after_break_ = true;
      return;
    }
    Open open = open_.empty() ? Open{node, node, tag, false, false} : open_.back();
    open.node = node;
    if (IsBlockTag(tag)) {
      Flush();
      after_break_ = false;
      open.element = node;
      const bool keeps_kind = IsKind(open.kind) && !IsKind(tag) && tag != Tag::kTable && tag != Tag::kUl && tag != Tag::kOl;
      if (!keeps_kind) open.kind = tag;
    }
    open.in_link = open.in_link || tag == Tag::kA;
    open.preformatted = open.preformatted || tag == Tag::kPre;
    open_.push_back(open);
  }

  void TakeText(Index node) {
    const std::string_view text = tree_.text(node);
    if (raw_.empty()) {
      if (Collapsed(text).empty()) return;
      block_ = Block{};
      block_.first = node;
      block_.element = open_.back().element;
      block_.kind = open_.back().kind;
      block_.after_break = after_break_;
      preformatted_ = open_.back().preformatted;
    }
    raw_ += text;
    if (open_.back().in_link) block_.link_weight += Weight(text);
  }

  void Flush() {
    if (raw_.empty()) return;
    block_.text = Collapsed(raw_, preformatted_);
    raw_.clear();
    block_.folded = Folded(block_.text);
    block_.weight = Weight(block_.text);
    block_.link_weight = std::min(block_.link_weight, block_.weight);
    const bool says_something = block_.weight >= kLongLine || (block_.weight >= kShortestSentence && EndsLikeSentence(block_.text));
    block_.is_paragraph = says_something && !block_.is_heading() && block_.link_density() < kMostLinks;
    if (block_.weight > 0) blocks_.push_back(std::move(block_));
  }

  const HtmlTree& tree_;
  Index root_;
  std::vector<Open> open_;
  std::vector<Block> blocks_;
  Block block_;
  std::string raw_;
  bool after_break_ = false;
  bool preformatted_ = false;
};

}  // namespace

bool HasStyle(std::string_view style, std::string_view declaration) {
  std::string packed(style);
  std::erase(packed, ' ');
  return packed.find(declaration) != std::string::npos;
}

bool IsHiddenByStyle(std::string_view style) { return HasStyle(style, "display:none") || HasStyle(style, "visibility:hidden"); }

std::size_t FirstIn(const std::vector<Block>& blocks, Index node) {
  return static_cast<std::size_t>(
      std::lower_bound(blocks.begin(), blocks.end(), node, [](const Block& b, Index n) { return b.first < n; }) - blocks.begin());
}

Index ElementAround(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t block) {
  Index element = blocks[block].element;
  for (;;) {
    const Index parent = tree.parent(element);
    if (parent == HtmlTree::kNone || tree.tag(parent) == Tag::kBody) return element;
    const bool is_alone = FirstIn(blocks, parent) == block && FirstIn(blocks, tree.end(parent)) == block + 1;
    if (!is_alone) return element;
    element = parent;
  }
}

void MarkBlocksBelow(const HtmlTree& tree, const std::vector<Block>& blocks, Index node, std::vector<bool>& marked) {
  const auto at = [&](Index place) { return marked.begin() + static_cast<std::ptrdiff_t>(FirstIn(blocks, place)); };
  std::fill(at(node), at(tree.end(node)), true);
}

int ParagraphWeight(const std::vector<Block>& blocks, const std::vector<bool>& left_out, std::size_t begin, std::size_t end) {
  int weight = 0;
  for (std::size_t i = begin; i < end; ++i) weight += blocks[i].is_paragraph && !left_out[i] ? blocks[i].weight : 0;
  return weight;
}

BlockWeights::BlockWeights(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<bool>& left_out)
    : paragraphs_(tree.size() + 1), links_(tree.size() + 1) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (left_out[i]) continue;
    if (blocks[i].is_paragraph) paragraphs_[blocks[i].first + 1] += blocks[i].weight;
    links_[blocks[i].first + 1] += blocks[i].link_weight;
  }
  std::partial_sum(paragraphs_.begin(), paragraphs_.end(), paragraphs_.begin());
  std::partial_sum(links_.begin(), links_.end(), links_.begin());
}

bool IsBlockTag(Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kOther:
    case Tag::kA:
    case Tag::kBr:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kLabel:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kTime:
    case Tag::kObject:
    case Tag::kVideo:
    case Tag::kButton:
      return false;
    default:
      return true;
  }
}

bool IsInvisibleTag(Tag tag) {
  switch (tag) {
    case Tag::kButton:
    case Tag::kHead:
    case Tag::kIframe:
    case Tag::kNoscript:
    case Tag::kOption:
    case Tag::kScript:
    case Tag::kSelect:
    case Tag::kStyle:
    case Tag::kSvg:
    case Tag::kTemplate:
    case Tag::kTextarea:
    case Tag::kTitle:
    case Tag::kVideo:
    case Tag::kMeta:
    case Tag::kLink:
      return true;
    default:
      return false;
  }
}

std::vector<Block> CutBlocks(const HtmlTree& tree, Index root) {
  if (root == HtmlTree::kNone || root >= tree.size()) return {};
  return BlockCutter(tree, root).Cut();
}

}  // namespace tallyman::corpus
