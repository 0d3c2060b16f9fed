#include "corpus/page/body.h"

#include <algorithm>
#include <array>

#include "corpus/page/block_filter.h"
#include "corpus/page/blocks.h"
#include "corpus/page/boilerplate.h"
#include "corpus/page/comments.h"
#include "corpus/page/container.h"
#include "corpus/page/opening.h"
#include "corpus/page/structured_check.h"
#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr int kLeastLeft = 100;      // weight of a page's paragraphs that are no boilerplate by their names
constexpr int kMisunderstood = 600;  // weight of those that are none where names count for nothing

// The row of a table that a block's cell stands in; kNone where it is no cell.
Index RowOf(const HtmlTree& tree, const Block& block) {
  if (!block.is_cell()) return HtmlTree::kNone;
  return tree.Closest(block.element, {Tag::kTr});
}

Index CellOf(const HtmlTree& tree, const Block& block) { return tree.Closest(block.element, {Tag::kTd, Tag::kTh}); }

// A line that <br> broke where the screen ended goes on in the next one.
bool GoesOn(const Block& line, const Block& next) {
  constexpr int kFullLine = 60;
  const bool begins_small = !next.text.empty() && next.text[0] >= 'a' && next.text[0] <= 'z';
  return next.after_break && line.element == next.element && line.weight >= kFullLine && begins_small && !EndsLikeSentence(line.text);
}

std::string_view Separator(const HtmlTree& tree, const Block& before, const Block& block) {
  if (GoesOn(before, block)) return " ";
  const Index row = RowOf(tree, block);
  if (row != HtmlTree::kNone && row == RowOf(tree, before)) return CellOf(tree, before) == CellOf(tree, block) ? " " : " | ";
  const bool same_list = block.kind == Tag::kLi && before.kind == Tag::kLi;
  const bool same_table = row != HtmlTree::kNone && RowOf(tree, before) != HtmlTree::kNone;
  return same_list || same_table || (block.after_break && before.element == block.element) ? "\n" : "\n\n";
}

template <typename Blocks>
Body Written(const HtmlTree& tree, const Blocks& blocks) {
  Body body;
  const Block* before = nullptr;
  for (const Block& block : blocks) {
    if (before != nullptr) body.text += Separator(tree, *before, block);
    body.text += block.text;
    body.weight += block.weight;
    before = &block;
  }
  return body;
}

}  // namespace

Body FindBody(const HtmlTree& tree, const PageRoles& page_roles, const std::vector<Block>& blocks, const BodyHints& hints) {
  std::vector<Role> roles = page_roles.by_names;
  if (const auto misleading = MisleadingNames(tree, roles, blocks); !misleading.empty()) roles = RolesOf(tree, misleading).by_names;
  std::vector<bool> left_out = FindBoilerplate(tree, roles, blocks);
  // Names that leave nothing of a page are misunderstood.
  if (ParagraphWeight(blocks, left_out, 0, blocks.size()) < kLeastLeft) {
    std::vector<bool> other_left_out = FindBoilerplate(tree, page_roles.by_tags, blocks);
    if (ParagraphWeight(blocks, other_left_out, 0, blocks.size()) >= kMisunderstood) {
      roles = page_roles.by_tags;
      left_out = std::move(other_left_out);
    }
  }
  MarkLines(blocks, hints.title, left_out);
  MarkCaptions(tree, blocks, left_out);
  MarkTeasers(tree, blocks, left_out);
  MarkComments(tree, blocks, left_out);
  MarkOffers(tree, blocks, left_out);
  MarkTails(tree, blocks, left_out);
  MarkOtherArticles(tree, blocks, hints.title, left_out);
  const Index container = FindContainer(tree, roles, blocks, left_out, hints.title);
  const std::vector<bool> opening = FindOpening(tree, container, blocks, left_out, hints.title);
  std::vector<Block> kept = FilterBlocks(tree, container, blocks, opening, left_out, hints.title);
  return CheckAgainst(hints.structured_text, Written(tree, kept), kept,
                      [&tree](const std::vector<Block>& some) { return Written(tree, some); });
}

std::string AllText(const HtmlTree& tree, Index root) { return Written(tree, CutBlocks(tree, root)).text; }

}  // namespace tallyman::corpus
