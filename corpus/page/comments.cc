#include "corpus/page/comments.h"

#include <algorithm>

#include "corpus/page/cues.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr Index kLargestLink = 8;    // nodes of a link to answer
constexpr int kShortestStory = 300;  // weight
constexpr double kLeastShare = 0.7;  // of the elements with paragraphs, of those that answers are asked for in or that are signed
constexpr std::size_t kLongestSignature = 100;  // bytes

std::vector<Index> LinksToAnswer(const HtmlTree& tree) {
  std::vector<Index> links;
  for (Index node = 0; node < tree.size(); ++node) {
    const bool is_link = tree.tag(node) == Tag::kA || tree.tag(node) == Tag::kButton;
    if (is_link && tree.end(node) - node <= kLargestLink && Cues::Get().IsReply(tree.InnerText(node))) links.push_back(node);
  }
  return links;
}

// Short lines that say who wrote what follows, and when.
std::vector<Index> Signatures(const std::vector<Block>& blocks, const std::vector<bool>& left_out) {
  std::vector<Index> lines;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (left_out[i]) continue;
    const std::string_view opening = std::string_view(blocks[i].text).substr(0, kLongestSignature);
    const std::size_t end = opening.find(':', opening.find_first_of("0123456789"));
    if (end != std::string_view::npos && Cues::Get().IsSignature(opening.substr(0, end + 1))) lines.push_back(blocks[i].first);
  }
  return lines;
}

// Marks the elements beside each other that have, nearly all, one of `nodes` in them.
void MarkRow(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<Index>& nodes, std::vector<bool>& left_out) {
  if (nodes.size() < 2) return;
  Index around = tree.parent(nodes.front());
  while (around != HtmlTree::kNone && !tree.IsBelow(nodes.back(), around)) around = tree.parent(around);
  if (around == HtmlTree::kNone) return;
  const Index first = tree.ChildAround(around, nodes.front()), last = tree.ChildAround(around, nodes.back());
  const BlockWeights weights(tree, blocks, left_out);
  int all = 0, with_one = 0;
  auto node = nodes.begin();
  for (Index child = first; child <= last; child = tree.end(child)) {
    const bool has_one = node != nodes.end() && *node < tree.end(child);
    while (node != nodes.end() && *node < tree.end(child)) ++node;
    all += has_one || weights.ParagraphsBelow(tree, child) > 0;
    with_one += has_one;
  }
  if (with_one < kLeastShare * all) return;
  for (const Index begin : {first, tree.end(first)}) {
    if (begin >= tree.end(last)) return;
    const std::size_t from = FirstIn(blocks, begin), to = FirstIn(blocks, tree.end(last));
    if (weights.Paragraphs() - ParagraphWeight(blocks, left_out, from, to) < kShortestStory) continue;
    std::fill(left_out.begin() + static_cast<std::ptrdiff_t>(from), left_out.begin() + static_cast<std::ptrdiff_t>(to), true);
    return;
  }
}

}  // namespace

void MarkComments(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<bool>& left_out) {
  MarkRow(tree, blocks, LinksToAnswer(tree), left_out);
  MarkRow(tree, blocks, Signatures(blocks, left_out), left_out);
}

}  // namespace tallyman::corpus
