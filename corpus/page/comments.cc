#include "corpus/page/comments.h"

#include <algorithm>

#include "corpus/page/cues.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr Index kLargestLink = 8;        // nodes of a link to answer
constexpr int kShortestStory = 300;      // weight
constexpr double kMostAnswerable = 0.7;  // of the elements with paragraphs between the first and the last link

std::vector<Index> LinksToAnswer(const HtmlTree& tree) {
  std::vector<Index> links;
  for (Index node = 0; node < tree.size(); ++node) {
    const bool is_link = tree.tag(node) == Tag::kA || tree.tag(node) == Tag::kButton;
    if (is_link && tree.end(node) - node <= kLargestLink && Cues::Get().IsReply(tree.InnerText(node))) links.push_back(node);
  }
  return links;
}

}  // namespace

void MarkAnswerable(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  const std::vector<Index> links = LinksToAnswer(tree);
  if (links.size() < 2) return;
  Index around = tree.parent(links.front());
  while (around != HtmlTree::kNone && !tree.IsBelow(links.back(), around)) around = tree.parent(around);
  if (around == HtmlTree::kNone) return;
  const Index first = tree.ChildAround(around, links.front()), last = tree.ChildAround(around, links.back());
  const BlockWeights weights(tree, blocks, left_out);
  int all = 0, answerable = 0;
  auto link = links.begin();
  for (Index child = first; child <= last; child = tree.end(child)) {
    const bool has_link = link != links.end() && *link < tree.end(child);
    while (link != links.end() && *link < tree.end(child)) ++link;
    all += has_link || weights.ParagraphsBelow(tree, child) > 0;
    answerable += has_link;
  }
  if (answerable < kMostAnswerable * all) return;
  for (const Index begin : {first, tree.end(first)}) {
    if (begin >= tree.end(last)) return;
    const std::size_t from = FirstIn(blocks, begin), to = FirstIn(blocks, tree.end(last));
    if (weights.Paragraphs() - ParagraphWeight(blocks, left_out, from, to) < kShortestStory) continue;
    std::fill(left_out.begin() + static_cast<std::ptrdiff_t>(from), left_out.begin() + static_cast<std::ptrdiff_t>(to), true);
    return;
  }
}

}  // namespace tallyman::corpus
