#include "corpus/page/headline.h"

#include <algorithm>

#include "corpus/page/blocks.h"
#include "corpus/page/metadata_words.h"
#include "corpus/page/text_measure.h"
#include "corpus/page/title_parts.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr int kShortestHeadline = 10;          // weight
constexpr int kShortestHeading = 18;           // weight of a heading that no title knows
constexpr std::size_t kLongestHeading = 1000;  // bytes, white space among them
constexpr std::size_t kMostHeadings = 50;
constexpr Index kLargestHeading = 100;  // nodes
constexpr std::size_t kMostAbove = 8;   // lines between a headline and its story

struct Line {
  std::string text;
  int weight;
  bool is_heading;
};

bool IsCalledHeadline(const HtmlTree& tree, Index node) {
  return tree.attribute(node, "itemprop") == "headline" || HasOneOf(tree.attribute(node, "class"), MetadataWords::Get().headline_classes);
}

bool IsHeadingTag(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

// The elements that are h1 or another heading that is called the headline.
std::vector<Index> HeadingElements(const HtmlTree& tree) {
  std::vector<Index> headings;
  for (Index node = 0; node < tree.size() && headings.size() < kMostHeadings; ++node) {
    const Tag tag = tree.tag(node);
    if (!IsHeadingTag(tag) || tree.end(node) - node > kLargestHeading) continue;
    const bool is_one = tag == Tag::kH1 || IsCalledHeadline(tree, node);
    if (is_one && tree.InnerText(node).size() <= kLongestHeading) headings.push_back(node);
  }
  return headings;
}

// The page's lines, and its headings as a whole where <br> breaks them.
std::vector<Line> LinesOf(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<Index>& headings) {
  std::vector<Line> lines;
  for (const Index heading : headings) {
    std::string text = Collapsed(tree.InnerText(heading));
    const int weight = Weight(text);
    lines.push_back({std::move(text), weight, true});
  }
  for (const Block& block : blocks) lines.push_back({block.text, block.weight, block.is_heading()});
  return lines;
}

// The longest line on the page, a heading or not, that stands in `given`, a title that the page gives elsewhere, or that holds it.
std::string LineInTitle(const std::vector<Line>& lines, const std::string& given) {
  const std::string folded = Folded(given);
  const Line* longest = nullptr;
  for (const Line& line : lines) {
    if (line.weight < kShortestHeadline || line.text.size() > 2 * given.size() + kShortestHeadline) continue;
    const std::string folded_line = Folded(line.text);
    const bool is_in = 2 * folded_line.size() >= folded.size() && folded.find(folded_line) != std::string::npos;
    const bool holds = line.is_heading && !folded.empty() && folded_line.find(folded) != std::string::npos;
    if ((is_in || holds) && (longest == nullptr || line.weight > longest->weight)) longest = &line;
  }
  return longest == nullptr ? std::string() : longest->text;
}

// The part of a heading with a text of its own that says what `stretch` says; empty where it has none.
std::string PieceOfHeading(const HtmlTree& tree, const std::vector<Index>& headings, const std::string& stretch) {
  const std::string folded = Folded(stretch);
  for (const Index heading : headings)
    for (Index node = heading + 1; node < tree.end(heading); ++node)
      if (std::string text = Collapsed(tree.InnerText(node)); Folded(text) == folded) return text;
  return "";
}

// The page's only heading that is no link and has a story under it; kNone where there are several or none.
Index OnlyHeading(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<Index>& headings, const GivenTitles& given) {
  Index only = HtmlTree::kNone;
  const std::string site = Folded(given.site_name);
  for (const Index heading : headings) {
    const auto first = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) { return tree.IsBelow(block.first, heading); });
    if (first == blocks.end() || 2 * first->link_weight > first->weight || Folded(first->text) == site) continue;
    if (Weight(tree.InnerText(heading)) < kShortestHeading) continue;
    const auto end = blocks.end() - first > static_cast<std::ptrdiff_t>(kMostAbove) ? first + kMostAbove : blocks.end();
    if (std::none_of(first + 1, end, [](const Block& block) { return block.is_paragraph; })) continue;
    if (only != HtmlTree::kNone) return HtmlTree::kNone;
    only = heading;
  }
  return only;
}

// Whether a title says but what site or section it is of.
bool NamesNoStory(const std::string& title, const GivenTitles& given) {
  const std::string folded = Folded(title);
  return folded.empty() || folded == Folded(given.site_name) || IsSection(title);
}

}  // namespace

std::vector<std::string> HeadingsOf(const HtmlTree& tree) {
  std::vector<std::string> texts;
  for (const Index heading : HeadingElements(tree))
    if (tree.FindTag(Tag::kA, heading, tree.end(heading)) == HtmlTree::kNone) texts.push_back(Collapsed(tree.InnerText(heading)));
  return texts;
}

Headline FindHeadline(const HtmlTree& tree, const GivenTitles& given) {
  std::vector<std::string> titles = given.titles;
  titles.push_back(given.title_element);
  std::erase_if(titles, [&](const std::string& title) { return NamesNoStory(title, given); });
  const std::vector<Block> blocks = CutBlocks(tree, 0);
  const std::vector<Index> headings = HeadingElements(tree);
  const std::vector<Line> lines = LinesOf(tree, blocks, headings);
  Headline headline;
  for (std::size_t i = 0; i < titles.size() && headline.text.empty(); ++i) headline.text = LineInTitle(lines, titles[i]);
  const auto cut_at_heading = [&](const std::string& title) {
    for (const Index heading : headings)
      if (auto cut = CutTitleAt(title, Collapsed(tree.InnerText(heading)), given.site_name, given.url)) return cut;
    return std::optional<CutTitle>();
  };
  for (std::size_t i = 0; i < titles.size() && headline.text.empty(); ++i)
    if (const auto cut = cut_at_heading(titles[i]);
        cut && Weight(cut->headline) >= kShortestHeadline && !NamesNoStory(cut->headline, given))
      headline.text = cut->headline;
  if (const Index only = headline.text.empty() ? OnlyHeading(tree, blocks, headings, given) : HtmlTree::kNone; only != HtmlTree::kNone)
    headline.text = Collapsed(tree.InnerText(only));
  if (headline.text.empty() && !titles.empty()) {
    const CutTitle cut = CutTitleByLength(titles.front(), given.site_name);
    headline.text = cut.headline;
    if (titles.front() == given.title_element) headline.site = cut.site;
  }
  if (const std::string piece = PieceOfHeading(tree, headings, headline.text); !piece.empty()) headline.text = piece;
  if (headline.text.empty() && !headings.empty()) headline.text = Collapsed(tree.InnerText(headings.front()));
  if (const auto cut = CutTitleAt(given.title_element, headline.text, given.site_name, given.url)) headline.site = cut->site;
  if (headline.site.empty()) headline.site = CutTitleByLength(given.title_element, given.site_name).site;
  if (headline.site.empty()) headline.site = SiteBesideSections(given.title_element);
  return headline;
}

}  // namespace tallyman::corpus
