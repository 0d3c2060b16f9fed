#include "corpus/page/container.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "corpus/dates.h"
#include "corpus/page/headline.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

// What a paragraph is worth to its parent, the parent's parent, ...
constexpr std::array<double, 6> kShares = {1.0, 0.7, 0.5, 0.35, 0.25, 0.18};
constexpr double kItempropFactor = 2.0;
constexpr double kBodyNameFactor = 1.6;
constexpr double kArticleTagFactor = 1.15;
constexpr int kHeadingWeight = 70;     // at most, of a line that heads what follows
constexpr double kMostImpurity = 0.3;  // short lines and links against paragraphs, of what is taken in
constexpr double kLinkList = 0.35;     // link density from which on an element is a list of links
constexpr int kLargestBox = 400;       // weight, of one that leads elsewhere
constexpr int kMostClimbs = 4;
constexpr double kMereLink = 0.8;
constexpr std::size_t kMostTeaserBlocks = 4;
constexpr int kParagraphsBehindHeadline = 3;       // of which one is the story's
constexpr int kShortestStory = 500;                // weight
constexpr int kLeastPieces = 4, kMostInPiece = 3;  // of a list of pieces: how many there are, and paragraphs in each
constexpr double kShareOfPieces = 0.6;             // of the paragraphs

// Whether the blocks of [begin, end) are a list of links rather than text.
bool IsLinkList(const std::vector<Block>& blocks, std::size_t begin, std::size_t end) {
  int links = 0, all = 0;
  for (std::size_t i = begin; i < end; ++i) {
    links += blocks[i].link_weight;
    all += blocks[i].weight;
  }
  const bool begins_with_link = begin < end && blocks[begin].link_density() > kMereLink;
  return links > kLinkList * all || (begins_with_link && end - begin <= kMostTeaserBlocks);
}

// Marks the elements that follow `element` below its parent: all, or those that are lists of links, up to the first that is not.
void MarkSiblings(const HtmlTree& tree, const std::vector<Block>& blocks, Index element, bool all, std::vector<bool>& left_out) {
  const Index parent = tree.parent(element);
  if (parent == HtmlTree::kNone) return;
  for (Index sibling = tree.end(element); sibling < tree.end(parent); sibling = tree.end(sibling)) {
    const std::size_t begin = FirstIn(blocks, sibling), end = FirstIn(blocks, tree.end(sibling));
    if (!all && begin < end && !IsLinkList(blocks, begin, end)) return;
    MarkBlocksBelow(tree, blocks, sibling, left_out);
  }
}

// The outermost element that begins with the heading and holds at most that much besides, with a link or form: a box that leads elsewhere.
// kNone where there is none.
Index BoxOfHeading(const HtmlTree& tree, const std::vector<Block>& blocks, std::size_t heading, int largest) {
  constexpr std::array kLeading = {Tag::kA, Tag::kForm, Tag::kInput, Tag::kButton};
  Index box = HtmlTree::kNone;
  for (Index node = blocks[heading].element; node != HtmlTree::kNone && tree.tag(node) != Tag::kBody; node = tree.parent(node)) {
    const std::size_t begin = FirstIn(blocks, node), end = FirstIn(blocks, tree.end(node));
    if (begin != heading) break;
    int weight = 0;
    for (std::size_t i = begin; i < end && weight <= largest; ++i) weight += blocks[i].weight;
    if (weight > largest) break;
    const bool leads =
        std::any_of(kLeading.begin(), kLeading.end(), [&](Tag tag) { return tree.FindTag(tag, node, tree.end(node)) != HtmlTree::kNone; });
    if (end > begin + 1 && leads) box = node;
  }
  return box;
}

double NameFactor(const HtmlTree& tree, const std::vector<Role>& roles, Index node) {
  if (tree.attribute(node, "itemprop") == "articleBody") return kItempropFactor;
  if (roles[node] == Role::kBody) return kBodyNameFactor;
  return tree.tag(node) == Tag::kArticle ? kArticleTagFactor : 1.0;
}

// Whether two elements, one within the other, hold the same blocks.
bool HoldsTheSame(const std::vector<Block>& blocks, const HtmlTree& tree, Index outer, Index inner) {
  return FirstIn(blocks, outer) == FirstIn(blocks, inner) && FirstIn(blocks, tree.end(outer)) == FirstIn(blocks, tree.end(inner));
}

// Whether a paragraph beside an article's part can be of the same article: it stands free, or in an element of the same kind, or in one
// whose name says body.
bool IsAlike(const HtmlTree& tree, const std::vector<Role>& roles, Index part, Index other, Index paragraph) {
  const Tag tag = tree.tag(other);
  for (Index node = paragraph; node > other; node = tree.parent(node))
    if (roles[node] == Role::kBody) return true;
  if (roles[other] == Role::kBody) return true;
  if (tag == Tag::kText || tag == Tag::kP || tag == Tag::kBlockquote || tag == Tag::kUl || tag == Tag::kOl || tag == Tag::kTable ||
      !IsBlockTag(tag))
    return true;
  const std::string_view names = tree.attribute(part, "class");
  const bool is_told_apart = names.empty() && (tree.has_attribute(part, "id") || tree.has_attribute(other, "id"));
  return tag == tree.tag(part) && names == tree.attribute(other, "class") && !is_told_apart;
}

// A line that stands between paragraphs as they do, and leads nowhere.
bool IsPlainLine(const HtmlTree& tree, const Block& block) {
  return block.link_weight == 0 && (tree.tag(block.element) == Tag::kP || tree.tag(block.element) == Tag::kLi);
}

// Whether what `parent` holds beside `node` is more of the same: paragraphs, and hardly anything else.
bool IsMoreOfTheSame(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks,
                     const std::vector<bool>& left_out, Index node, Index parent) {
  double paragraphs = 0, others = 0;
  const Index part = tree.ChildAround(parent, node);
  for (std::size_t i = FirstIn(blocks, parent); i < blocks.size() && tree.IsBelow(blocks[i].first, parent); ++i) {
    if (left_out[i] || tree.IsBelow(blocks[i].first, node)) continue;
    if (blocks[i].is_paragraph && IsAlike(tree, roles, part, tree.ChildAround(parent, blocks[i].first), blocks[i].first)) {
      paragraphs += blocks[i].weight * (1 - blocks[i].link_density());
      others += blocks[i].link_weight;
    } else if (!blocks[i].is_heading() && !IsPlainLine(tree, blocks[i])) {
      others += blocks[i].weight;
    } else {
      others += blocks[i].link_weight;
    }
  }
  return paragraphs > 0 && others <= kMostImpurity * paragraphs;
}

// What every element is worth by the paragraphs in it.
std::vector<double> ScoresOf(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks,
                             const std::vector<bool>& left_out) {
  std::vector<double> scores(tree.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (left_out[i] || !block.is_paragraph) continue;
    const bool is_own_element = block.element != 0 && tree.tag(block.element) != Tag::kDiv && tree.tag(block.element) != Tag::kTd &&
                                tree.tag(block.element) != Tag::kSection && tree.tag(block.element) != Tag::kArticle &&
                                tree.tag(block.element) != Tag::kBody && tree.tag(block.element) != Tag::kMain;
    Index node = is_own_element ? tree.parent(block.element) : block.element;
    for (std::size_t step = 0; step < kShares.size() && node != HtmlTree::kNone;) {
      scores[node] += kShares[step] * block.weight * (1 - block.link_density());
      const Index parent = tree.parent(node);
      // An element around nothing else is no step.
      if (parent != HtmlTree::kNone && !HoldsTheSame(blocks, tree, parent, node)) ++step;
      node = parent;
    }
  }
  for (Index node = 0; node < tree.size(); ++node)
    if (scores[node] > 0) scores[node] *= NameFactor(tree, roles, node);
  return scores;
}

// Whether the paragraphs in an element stand in many elements of one kind, a few in each, as readers' comments and summaries of other
// articles do.
bool IsListOfPieces(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<bool>& left_out, Index node) {
  struct Kind {
    int paragraphs = 0, pieces = 0;
    Index last = HtmlTree::kNone;
  };
  std::map<std::pair<Tag, std::string_view>, Kind> kinds;
  int all = 0;
  for (std::size_t i = FirstIn(blocks, node); i < blocks.size() && tree.IsBelow(blocks[i].first, node); ++i) {
    if (left_out[i] || !blocks[i].is_paragraph) continue;
    ++all;
    Index piece = blocks[i].element;
    while (piece != node && (tree.tag(piece) == Tag::kP || tree.tag(piece) == Tag::kBlockquote || !IsBlockTag(tree.tag(piece))))
      piece = tree.parent(piece);
    if (piece == node) continue;
    Kind& kind = kinds[{tree.tag(piece), tree.attribute(piece, "class")}];
    ++kind.paragraphs;
    kind.pieces += piece != kind.last;
    kind.last = piece;
  }
  return std::any_of(kinds.begin(), kinds.end(), [all](const auto& entry) {
    const Kind& kind = entry.second;
    return kind.pieces >= kLeastPieces && kind.paragraphs <= kMostInPiece * kind.pieces && kind.paragraphs >= kShareOfPieces * all;
  });
}

// Where `best`, which scores highest, is a list of other pieces, or an <article> of its own, and a story stands right behind the headline:
// that story. kNone otherwise.
Index StoryBehindHeadline(const HtmlTree& tree, const std::vector<double>& scores, const std::vector<Block>& blocks,
                          const std::vector<bool>& left_out, std::string_view title, Index best) {
  std::size_t at = HeadlineBlock(blocks, title);
  if (at == blocks.size() || tree.IsBelow(blocks[at].first, best)) return HtmlTree::kNone;
  int seen = 0;
  Index story = HtmlTree::kNone;
  for (; at < blocks.size() && seen < kParagraphsBehindHeadline; ++at) {
    if (left_out[at] || !blocks[at].is_paragraph) continue;
    ++seen;
    for (Index node = blocks[at].element; node != HtmlTree::kNone && !tree.IsBelow(best, node); node = tree.parent(node)) {
      if (tree.IsBelow(node, best) || node == best) return HtmlTree::kNone;
      if (scores[node] > 0 && (story == HtmlTree::kNone || scores[node] > scores[story])) story = node;
    }
  }
  if (story == HtmlTree::kNone) return story;
  const Index article = tree.Closest(story, {Tag::kArticle}), other_article = tree.Closest(best, {Tag::kArticle});
  const bool is_another = article != HtmlTree::kNone && other_article != HtmlTree::kNone && article != other_article;
  const bool is_list = IsListOfPieces(tree, blocks, left_out, best) && !IsListOfPieces(tree, blocks, left_out, story);
  const int weight = ParagraphWeight(blocks, left_out, FirstIn(blocks, story), FirstIn(blocks, tree.end(story)));
  return weight >= kShortestStory && (is_list || is_another) ? story : HtmlTree::kNone;
}

}  // namespace

void MarkTails(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  const Cues& cues = Cues::Get();
  const int largest_box = std::min(kLargestBox, ParagraphWeight(blocks, left_out, 0, blocks.size()) / 3);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (left_out[i] || block.weight > kHeadingWeight || block.is_paragraph || i == 0) continue;
    const bool opens_comments = cues.OpensComments(block.text) && (block.is_heading() || block.link_weight == 0);
    if (!opens_comments && !cues.OpensLinks(block.text)) continue;
    left_out[i] = true;
    if (const Index box = opens_comments ? HtmlTree::kNone : BoxOfHeading(tree, blocks, i, largest_box); box != HtmlTree::kNone)
      MarkBlocksBelow(tree, blocks, box, left_out);
    MarkSiblings(tree, blocks, ElementAround(tree, blocks, i), opens_comments && block.is_heading(), left_out);
  }
}

namespace {

// Whether an element says when what stands in it was published.
bool IsDated(const HtmlTree& tree, const std::vector<Block>& blocks, Index node) {
  constexpr std::size_t kSearched = 6;  // lines
  if (tree.FindTag(Tag::kTime, node, tree.end(node)) != HtmlTree::kNone) return true;
  const std::size_t begin = FirstIn(blocks, node), end = std::min(begin + kSearched, FirstIn(blocks, tree.end(node)));
  return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(begin), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Block& block) { return IsDateLine(block.text); });
}

// The element around a later h1 that is of one kind with the one beside it around the headline; kNone where there is none.
Index StoryLikeThis(const HtmlTree& tree, const BlockWeights& weights, Index headline, Index heading) {
  const Index around = tree.Common(headline, heading);
  if (around == headline || around == heading) return HtmlTree::kNone;
  const Index own = tree.ChildAround(around, headline), other = tree.ChildAround(around, heading);
  const std::string_view names = tree.attribute(own, "class");
  const bool is_alike = tree.tag(own) == tree.tag(other) && !names.empty() && names == tree.attribute(other, "class");
  return is_alike && weights.ParagraphsBelow(tree, own) >= kShortestStory ? other : HtmlTree::kNone;
}

}  // namespace

void MarkOtherArticles(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title, std::vector<bool>& left_out) {
  const std::size_t headline = HeadlineBlock(blocks, title);
  if (headline == blocks.size()) return;
  const BlockWeights weights(tree, blocks, left_out);
  for (std::size_t i = headline + 1; i < blocks.size(); ++i) {
    if (blocks[i].kind != Tag::kH1) continue;
    const Index other = StoryLikeThis(tree, weights, blocks[headline].element, blocks[i].element);
    if (other == HtmlTree::kNone) continue;
    if (IsDated(tree, blocks, other)) MarkBlocksBelow(tree, blocks, other, left_out);
    i = FirstIn(blocks, tree.end(other)) - 1;
  }
  const Index own = tree.Closest(blocks[headline].element, {Tag::kArticle});
  if (own == HtmlTree::kNone || weights.ParagraphsBelow(tree, own) < kShortestStory) return;
  for (Index article = tree.FindTag(Tag::kArticle, 0, tree.size()); article != HtmlTree::kNone;
       article = tree.FindTag(Tag::kArticle, article + 1, tree.size())) {
    if (tree.IsBelow(own, article) || article == own || tree.IsBelow(article, own)) continue;
    if (tree.FindTag(Tag::kH1, article, tree.end(article)) == HtmlTree::kNone) continue;
    MarkBlocksBelow(tree, blocks, article, left_out);
  }
}

Index FindContainer(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks,
                    const std::vector<bool>& left_out, std::string_view title) {
  const std::vector<double> scores = ScoresOf(tree, roles, blocks, left_out);
  Index best = HtmlTree::kNone;
  for (Index node = 0; node < tree.size(); ++node)
    if (scores[node] > 0 && (best == HtmlTree::kNone || scores[node] >= scores[best])) best = node;  // the deeper of two that are equal
  if (best != HtmlTree::kNone)
    if (const Index story = StoryBehindHeadline(tree, scores, blocks, left_out, title, best); story != HtmlTree::kNone) best = story;
  for (int climbs = 0; best != HtmlTree::kNone && climbs < kMostClimbs; ++climbs) {
    Index parent = tree.parent(best);
    // A parent that adds nothing is passed through.
    while (parent != HtmlTree::kNone && HoldsTheSame(blocks, tree, parent, best)) parent = tree.parent(parent);
    if (parent == HtmlTree::kNone || !IsMoreOfTheSame(tree, roles, blocks, left_out, best, parent)) break;
    best = parent;
  }
  return best;
}

}  // namespace tallyman::corpus
