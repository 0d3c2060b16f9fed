#include "corpus/page/block_filter.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>

#include "corpus/page/cues.h"
#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr double kLinkList = 0.5;        // link density of a list or table that only leads elsewhere
constexpr double kMereLink = 0.75;       // of a block by itself
constexpr int kShortLine = 120;          // of a line that leads elsewhere without being a link
constexpr double kPointer = 0.3;         // link density of a line that leads elsewhere
constexpr double kMostlyMarkedUp = 0.8;  // of the paragraphs' weight
constexpr int kStrayLine = 80;
constexpr int kLongestContact = 250;  // of a story's last paragraph, with an address
constexpr int kLongRepeated = 40;     // a paragraph that long is not said twice on purpose

// The nearest list or table around a block; kNone where it is no item and no cell.
Index GroupOf(const HtmlTree& tree, const Block& block) {
  if (!block.is_item() && !block.is_cell()) return HtmlTree::kNone;
  return tree.Closest(block.element, {Tag::kUl, Tag::kOl, Tag::kDl, Tag::kTable});
}

// Who wrote a post that an article shows: "— Ann Lee (@annlee) June 2, 2020".
bool IsSignatureOfPost(std::string_view text) {
  return (text.starts_with("—") || text.starts_with("–") || text.starts_with('-')) && text.find("(@") != std::string_view::npos;
}

// A place and date set off from the news by a dash, in a line of their own.
bool IsDateline(std::string_view text) { return text.ends_with('-') || text.ends_with("–") || text.ends_with("—"); }

class Filter {
 public:
  Filter(const HtmlTree& tree, std::vector<Block> blocks, std::string_view title)
      : tree_(tree), blocks_(std::move(blocks)), title_(Folded(title)) {}

  std::vector<Block> Run() {
    DropLinkLists();
    DropLinesOfOtherUse();
    DropRepeated();
    DropStrayLines();
    TrimEnds();
    DropEmptyHeadings();
    return std::move(blocks_);
  }

 private:
  template <typename Predicate>
  void Drop(const Predicate& is_dropped) {
    std::erase_if(blocks_, is_dropped);
  }

  void DropLinkLists() {
    struct Sum {
      int links = 0, all = 0, paragraphs = 0;
    };
    std::map<Index, Sum> groups;
    for (const Block& block : blocks_) {
      Sum& sum = groups[GroupOf(tree_, block)];
      sum.links += block.link_weight;
      sum.all += block.weight;
      sum.paragraphs += block.is_paragraph ? block.weight : 0;
    }
    std::unordered_set<Index> cards;  // by their first text
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (blocks_[i].is_heading() && blocks_[i].link_density() > kMereLink && IsCard(i)) cards.insert(blocks_[i].first);
    Drop([&](const Block& block) {
      const Index group = GroupOf(tree_, block);
      if (group == HtmlTree::kNone) return block.is_heading() ? cards.contains(block.first) : block.link_density() > kMereLink;
      const Sum& sum = groups[group];
      return sum.links > kLinkList * sum.all && sum.paragraphs < sum.all / 2;
    });
  }

  // Whether a heading stands alone in an element within another: what leads to another article is packed, what heads a part of this is not.
  bool IsCard(std::size_t place) const {
    int wrappings = 0;
    Index node = blocks_[place].element;
    const auto is_alone = [&](Index parent) {
      return parent != HtmlTree::kNone && (place == 0 || !tree_.IsBelow(blocks_[place - 1].first, parent)) &&
             (place + 1 == blocks_.size() || !tree_.IsBelow(blocks_[place + 1].first, parent));
    };
    for (; is_alone(tree_.parent(node)); node = tree_.parent(node)) {
      if (tree_.tag(tree_.parent(node)) == Tag::kArticle) return true;
      wrappings += IsBlockTag(tree_.tag(tree_.parent(node)));
    }
    return wrappings > 1;
  }

  void DropLinesOfOtherUse() {
    const Cues& cues = Cues::Get();
    Drop([&](const Block& block) {
      if (block.is_cell()) return false;
      if (cues.IsLabel(block.text) || (block.weight < kShortLine && IsSignatureOfPost(block.text)) ||
          (!block.is_item() && !HasLetter(block.text)))
        return true;
      if (!title_.empty() && block.is_heading() && block.folded == title_) return true;
      const bool may_point =
          block.link_density() > kPointer || (block.weight < kShortLine && !block.is_heading() && !EndsInFullStop(block.text));
      return may_point && cues.LeadsElsewhere(block.text);
    });
  }

  static bool EndsInFullStop(std::string_view text) { return EndsLikeSentence(text) && !text.ends_with(':') && !text.ends_with("："); }

  // Paragraphs that come twice, and quotes pulled out of the text.
  void DropRepeated() {
    std::string all;
    for (const Block& block : blocks_)
      if (block.kind != Tag::kBlockquote) (all += block.folded) += '\n';
    std::unordered_set<std::string> seen;
    Drop([&](const Block& block) {
      if (block.weight < kLongRepeated || block.is_cell()) return false;
      if (block.kind == Tag::kBlockquote && all.find(block.folded) != std::string::npos) return true;
      return !seen.insert(block.folded).second;
    });
  }

  // Where paragraphs are marked up as such, a short line that is not is a label, a byline or a date.
  void DropStrayLines() {
    int marked_up = 0, all = 0;
    for (const Block& block : blocks_) {
      all += block.is_paragraph ? block.weight : 0;
      const Tag tag = tree_.tag(block.element);
      marked_up += block.is_paragraph && (tag == Tag::kP || tag == Tag::kLi) ? block.weight : 0;
    }
    if (marked_up < kMostlyMarkedUp * all) return;
    Drop([&](const Block& block) {
      const Tag tag = tree_.tag(block.element);
      const bool is_stray = tag == Tag::kDiv || tag == Tag::kSection || tag == Tag::kArticle || tag == Tag::kMain;
      return is_stray && !block.is_item() && !block.is_cell() && block.weight < kStrayLine && !EndsLikeSentence(block.text);
    });
  }

  void TrimEnds() {
    const auto is_body = [](const Block& block) { return block.is_paragraph; };
    const auto first = std::find_if(blocks_.begin(), blocks_.end(), is_body);
    if (first == blocks_.end()) return;
    const auto is_kept_before = [](const Block& block) {
      return block.is_item() || block.is_cell() || (block.is_heading() && block.kind != Tag::kH1) || IsDateline(block.text);
    };
    blocks_.erase(std::remove_if(blocks_.begin(), first, [&](const Block& block) { return !is_kept_before(block); }), first);
    auto last = std::find_if(blocks_.rbegin(), blocks_.rend(), is_body).base();
    const Block* const end_of_text = last == blocks_.begin() ? nullptr : &*(last - 1);
    const auto is_item = [this](auto block) { return block != blocks_.end() && (block->is_item() || block->is_cell()); };
    while (is_item(last) || (last != blocks_.end() && (IsBeside(*end_of_text, *last) || (last->is_heading() && is_item(last + 1))))) ++last;
    blocks_.erase(last, blocks_.end());
    // How to reach the writer or who published it.
    while (!blocks_.empty() && blocks_.back().weight <= kLongestContact && HasEmailAddress(blocks_.back().text)) blocks_.pop_back();
  }

  // Whether a line stands where the paragraph before it does, and leads nowhere: a figure, a signature.
  bool IsBeside(const Block& paragraph, const Block& line) const {
    if (line.link_weight > 0 || line.is_heading()) return false;
    if (line.element == paragraph.element) return line.after_break;
    return tree_.tag(line.element) == Tag::kP && tree_.parent(line.element) == tree_.parent(paragraph.element);
  }

  void DropEmptyHeadings() {
    std::vector<Block> kept;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_empty =
          blocks_[i].is_heading() && (i + 1 == blocks_.size() || (blocks_[i + 1].is_heading() && blocks_[i + 1].kind <= blocks_[i].kind));
      if (!is_empty) kept.push_back(std::move(blocks_[i]));
    }
    blocks_ = std::move(kept);
  }

  const HtmlTree& tree_;
  std::vector<Block> blocks_;
  std::string title_;
};

}  // namespace

std::vector<Block> FilterBlocks(const HtmlTree& tree, Index container, const std::vector<Block>& blocks, const std::vector<bool>& opening,
                                const std::vector<bool>& left_out, std::string_view title) {
  std::vector<Block> inside;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool is_inside = container == HtmlTree::kNone || tree.IsBelow(blocks[i].first, container);
    if (opening[i] || (is_inside && !left_out[i])) inside.push_back(blocks[i]);
  }
  return Filter(tree, std::move(inside), title).Run();
}

}  // namespace tallyman::corpus
