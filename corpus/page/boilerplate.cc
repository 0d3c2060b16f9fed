#include "corpus/page/boilerplate.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr double kMostOfPage = 0.4;  // of the paragraphs' weight: what holds more is no boilerplate

constexpr long kShortestStory = 100;    // weight
constexpr long kVisibleStory = 500;     // weight of the paragraphs shown beside hidden ones
constexpr int kLongestLegalLine = 400;  // weight
constexpr int kLongestServiceLine = 250;
constexpr Index kNodesBehindImage = 20;
constexpr int kLongestCaption = 250, kShortCaption = 160;  // weight
constexpr int kLongestByline = 80;                         // weight, of a line with an address
constexpr std::size_t kMostTeaserBlocks = 6;
constexpr std::size_t kLeastTeasers = 3;
constexpr double kLinkedHeadline = 0.9;  // link density
constexpr int kShortestHeadline = 15;    // weight
constexpr int kLongestTeaser = 350;      // weight
constexpr std::size_t kMostOfferBlocks = 6;
constexpr int kLargestOffer = 300;  // weight

// Whether an element within a line is less than half of it: an initial, a place and date before the news.
bool IsButTheBeginning(const HtmlTree& tree, Index node, const Block& block) {
  return !IsBlockTag(tree.tag(node)) && block.first < tree.end(node) && 2 * Weight(tree.InnerText(node)) < block.weight;
}

// Marks the blocks below the nodes that `is_root` names.
template <typename IsRoot>
void MarkBelow(const HtmlTree& tree, const std::vector<Block>& blocks, const IsRoot& is_root, std::vector<bool>& marked) {
  Index covered = 0;
  std::size_t block = 0;
  for (Index node = 0; node < tree.size(); ++node) {
    if (node < covered || tree.tag(node) == Tag::kText || !is_root(node)) continue;
    covered = tree.end(node);
    while (block < blocks.size() && blocks[block].first < node) ++block;
    if (block < blocks.size() && IsButTheBeginning(tree, node, blocks[block])) continue;
    for (; block < blocks.size() && blocks[block].first < covered; ++block) marked[block] = true;
  }
}

bool IsBlockLike(const HtmlTree& tree, Index node) {
  const Tag tag = tree.tag(node);
  return tag == Tag::kDiv || tag == Tag::kLi || tag == Tag::kArticle || tag == Tag::kSection || tag == Tag::kA || tag == Tag::kTd;
}

// Whether an element holds linked headlines, with a paragraph or two to each.
bool IsListOfHeadlines(const HtmlTree& tree, const std::vector<Block>& blocks, Index node) {
  constexpr int kLeastHeadlines = 4, kMostInRow = 4, kMostForEach = 2;
  int headlines = 0, paragraphs = 0, in_row = 0;
  for (std::size_t i = FirstIn(blocks, node); i < blocks.size() && blocks[i].first < tree.end(node); ++i) {
    if (blocks[i].link_density() > kLinkedHeadline && blocks[i].weight >= kShortestHeadline) {
      ++headlines;
      in_row = 0;
    } else if (blocks[i].is_heading()) {
      in_row = 0;
    } else if (blocks[i].is_paragraph) {
      ++paragraphs;
      if (++in_row > kMostInRow) return false;
    }
  }
  return headlines >= kLeastHeadlines && paragraphs <= kMostForEach * headlines;
}

// Whether an element holds an image, a short line and nothing else.
bool StandsWithImage(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t line, Index image) {
  if (blocks[line].weight > kShortCaption || tree.tag(blocks[line].element) == Tag::kP) return false;
  Index node = blocks[line].element;
  while (node != HtmlTree::kNone && !tree.IsBelow(image, node)) node = tree.parent(node);
  return node != HtmlTree::kNone && FirstIn(blocks, node) == line && FirstIn(blocks, tree.end(node)) == line + 1;
}

// Whether a reader can write or choose something there. Boxes to tick stand beside what is to be read as well: a recipe's ingredients.
bool IsToFillIn(const HtmlTree& tree, Index node) {
  if (tree.tag(node) != Tag::kInput) return tree.tag(node) == Tag::kForm;
  const std::string_view type = tree.attribute(node, "type");
  return type == "email" || type == "text" || type == "tel" || type == "radio";
}

// Whether an element holds little enough to be but an offer.
bool IsOffer(const HtmlTree& tree, const std::vector<Block>& blocks, Index node) {
  const std::size_t begin = FirstIn(blocks, node), end = FirstIn(blocks, tree.end(node));
  if (tree.tag(node) == Tag::kBody || end - begin > kMostOfferBlocks) return false;
  int weight = 0;
  for (std::size_t i = begin; i < end; ++i) weight += blocks[i].kind == Tag::kH1 ? kLargestOffer + 1 : blocks[i].weight;
  return weight <= kLargestOffer;
}

// A linked headline, and at most a line or two beside it.
bool IsTeaser(const std::vector<Block>& blocks, const std::vector<bool>& left_out, std::size_t begin, std::size_t end) {
  int weight = 0, paragraphs = 0;
  bool has_headline = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (left_out[i]) continue;
    weight += blocks[i].weight;
    paragraphs += blocks[i].is_paragraph;
    has_headline = has_headline || (paragraphs == 0 && blocks[i].link_density() > kLinkedHeadline && blocks[i].weight >= kShortestHeadline);
  }
  return has_headline && paragraphs <= 1 && weight <= kLongestTeaser;
}

}  // namespace

std::vector<bool> FindBoilerplate(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks) {
  std::vector<bool> marked(blocks.size());
  const auto holds_headline = [&](Index node) { return tree.FindTag(Tag::kH1, node, tree.end(node)) != HtmlTree::kNone; };
  const BlockWeights all(tree, blocks, marked);
  // What is called comments and leaves no story beside it is called after what stands below it.
  const auto holds_story = [&](Index node) {
    return holds_headline(node) || all.Paragraphs() - all.ParagraphsBelow(tree, node) < kShortestStory;
  };
  MarkBelow(
      tree, blocks, [&](Index node) { return roles[node] == Role::kComments && !holds_story(node); }, marked);
  const BlockWeights weights(tree, blocks, marked);
  const auto holds_body = [&](Index node) {
    return std::find(roles.begin() + node, roles.begin() + tree.end(node), Role::kBody) != roles.begin() + tree.end(node);
  };
  const auto is_beside_story = [&](Index node) {
    return !holds_headline(node) && !holds_body(node) && weights.Paragraphs() - weights.ParagraphsBelow(tree, node) >= kVisibleStory;
  };
  MarkBelow(
      tree, blocks,
      [&](Index node) {
        if (roles[node] != Role::kBoilerplate) return false;
        return weights.ParagraphsBelow(tree, node) <= kMostOfPage * weights.Paragraphs() ||
               ((IsHidden(tree, node) || IsListOfHeadlines(tree, blocks, node)) && is_beside_story(node));
      },
      marked);
  return marked;
}

void MarkLines(const std::vector<Block>& blocks, std::string_view title, std::vector<bool>& left_out) {
  const std::string folded_title = Folded(title);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (left_out[i]) continue;
    const bool is_title = !folded_title.empty() && blocks[i].folded == folded_title;
    const int weight = blocks[i].weight;
    const Notice notice = weight <= std::max(kLongestLegalLine, kLongestServiceLine) ? Cues::Get().NoticeOf(blocks[i].text) : Notice::kNone;
    const bool is_notice =
        notice == Notice::kRights ? weight <= kLongestLegalLine : notice == Notice::kService && weight <= kLongestServiceLine;
    const bool is_byline = weight <= kLongestByline && HasEmailAddress(blocks[i].text);
    if (is_title || is_notice || is_byline) left_out[i] = true;
  }
}

void MarkCaptions(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  const Cues& cues = Cues::Get();
  Index image = tree.FindTag(Tag::kImg, 0, tree.size());
  for (std::size_t i = 0; i < blocks.size() && image != HtmlTree::kNone; ++i) {
    const Block& block = blocks[i];
    if (block.first < image) continue;
    // The last image before the block.
    for (Index next = image; next != HtmlTree::kNone && next < block.first; next = tree.FindTag(Tag::kImg, next + 1, tree.size()))
      image = next;
    const bool is_next = block.first - image <= kNodesBehindImage && (i == 0 || blocks[i - 1].first < image);
    if (is_next && block.weight <= kLongestCaption && !block.is_heading() &&
        (cues.HasCredit(block.text) || HasStyle(tree.attribute(block.element, "style"), "text-align:center") ||
         StandsWithImage(tree, blocks, i, image)))
      left_out[i] = true;
    image = tree.FindTag(Tag::kImg, block.first, tree.size());
  }
}

void MarkOffers(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  constexpr int kMostUp = 12;
  const BlockWeights weights(tree, blocks, left_out);
  for (Index node = 0; node < tree.size(); ++node) {
    if (!IsToFillIn(tree, node)) continue;
    Index offer = HtmlTree::kNone, around = tree.parent(node);
    for (int up = 0; up < kMostUp && around != HtmlTree::kNone && IsOffer(tree, blocks, around); ++up, around = tree.parent(around))
      offer = around;
    const bool is_beside_story = offer != HtmlTree::kNone && weights.Paragraphs() - weights.ParagraphsBelow(tree, offer) >= kVisibleStory;
    if (is_beside_story) MarkBlocksBelow(tree, blocks, offer, left_out);
  }
}

void MarkTeasers(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  struct Siblings {
    std::vector<std::pair<std::size_t, std::size_t>> teasers;  // their blocks
    int others = 0;
  };
  std::map<std::tuple<Index, Tag, std::string_view>, Siblings> groups;
  std::size_t begin = 0;
  for (Index node = 0; node < tree.size(); ++node) {
    while (begin < blocks.size() && blocks[begin].first <= node) ++begin;
    if (tree.tag(node) == Tag::kText || tree.parent(node) == HtmlTree::kNone || !IsBlockLike(tree, node)) continue;
    std::size_t end = begin;
    while (end < blocks.size() && end - begin <= kMostTeaserBlocks && blocks[end].first < tree.end(node)) ++end;
    if (end == begin) continue;
    Siblings& siblings = groups[{tree.parent(node), tree.tag(node), tree.attribute(node, "class")}];
    if (end - begin <= kMostTeaserBlocks && IsTeaser(blocks, left_out, begin, end)) {
      siblings.teasers.emplace_back(begin, end);
    } else {
      ++siblings.others;
    }
  }
  for (const auto& [key, siblings] : groups) {
    if (siblings.teasers.size() < kLeastTeasers || static_cast<int>(siblings.teasers.size()) < 3 * siblings.others) continue;
    for (const auto& [first, last] : siblings.teasers)
      for (std::size_t i = first; i < last; ++i) left_out[i] = true;
  }
}

}  // namespace tallyman::corpus
