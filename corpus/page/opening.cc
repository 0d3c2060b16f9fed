#include "corpus/page/opening.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "corpus/dates.h"
#include "corpus/page/cues.h"
#include "corpus/page/headline.h"
#include "corpus/page/names.h"
#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kMostParagraphs = 2;
constexpr std::size_t kLeastKeyPoints = 2;
constexpr int kShortestOpening = 60;  // weight: what is shorter is a label, a byline or a note

// Whether a block is the only one beside an image or something to press.
bool StandsWithOther(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t block) {
  constexpr std::array kOthers = {Tag::kImg, Tag::kVideo, Tag::kInput, Tag::kButton, Tag::kSelect};
  const HtmlTree::Index alone = ElementAround(tree, blocks, block);
  return std::any_of(kOthers.begin(), kOthers.end(), [&](Tag tag) { return tree.FindTag(tag, alone, tree.end(alone)) != HtmlTree::kNone; });
}

// Where the items behind a heading end that are sentences and lead nowhere: the story's key points. `at` + 1 where there is none.
std::size_t EndOfKeyPoints(const std::vector<Block>& blocks, const std::vector<bool>& left_out, std::size_t at, std::size_t end) {
  const auto is_point = [&](std::size_t i) {
    return !left_out[i] && blocks[i].kind == Tag::kLi && blocks[i].link_weight == 0 && EndsLikeSentence(blocks[i].text);
  };
  std::size_t behind = at + 1;
  while (behind < end && is_point(behind)) ++behind;
  return behind;
}

bool IsCalledOpening(const HtmlTree& tree, const Block& block) {
  constexpr int kMostUp = 2;
  const auto is_opening = [](std::string_view name) { return Cues::Get().IsOpening(name); };
  HtmlTree::Index node = block.element;
  for (int up = 0; up < kMostUp && node != HtmlTree::kNone; ++up, node = tree.parent(node))
    if (AnyName(tree.attribute(node, "class"), is_opening)) return true;
  return false;
}

// Whether the page marks a block as what the article says of itself.
bool IsDescription(const HtmlTree& tree, const Block& block) {
  constexpr int kMostUp = 4;
  if (tree.Closest(block.element, {Tag::kFigure, Tag::kFigcaption}) != HtmlTree::kNone) return false;
  HtmlTree::Index node = block.element;
  for (int up = 0; up < kMostUp && node != HtmlTree::kNone; ++up, node = tree.parent(node))
    if (tree.attribute(node, "itemprop") == "description") return block.link_weight == 0;
  return false;
}

bool CanOpen(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t at) {
  const Block& block = blocks[at];
  return block.is_paragraph && !block.is_cell() && !block.is_item() && block.link_weight == 0 && block.weight >= kShortestOpening &&
         EndsLikeSentence(block.text) && !StandsWithOther(tree, blocks, at) && !IsDateLine(block.text);
}

}  // namespace

std::vector<bool> FindOpening(const HtmlTree& tree, HtmlTree::Index container, const std::vector<Block>& blocks,
                              const std::vector<bool>& left_out, std::string_view title) {
  std::vector<bool> opening(blocks.size());
  if (container == HtmlTree::kNone) return opening;
  const std::size_t end = FirstIn(blocks, container);
  std::size_t found = 0;
  const std::size_t headline = HeadlineBlock(blocks, title);
  for (std::size_t i = headline + 1; i < end; ++i) {
    // An article's own header may hold it as well.
    if (IsDescription(tree, blocks[i])) {
      opening[i] = true;
      continue;
    }
    // What stands right under the headline is its second line, unless it is called otherwise.
    if (left_out[i] || (i == headline + 1 && !IsCalledOpening(tree, blocks[i]))) continue;
    const std::size_t behind = blocks[i].is_heading() ? EndOfKeyPoints(blocks, left_out, i, end) : i + 1;
    if (behind - i > kLeastKeyPoints) {
      std::fill(opening.begin() + static_cast<std::ptrdiff_t>(i), opening.begin() + static_cast<std::ptrdiff_t>(behind), true);
    } else if (CanOpen(tree, blocks, i)) {
      if (++found > kMostParagraphs) return std::vector<bool>(blocks.size());
      opening[i] = true;
    }
  }
  return opening;
}

}  // namespace tallyman::corpus
