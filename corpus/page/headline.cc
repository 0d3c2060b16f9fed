#include "corpus/page/headline.h"

#include <algorithm>
#include <initializer_list>

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
constexpr int kLongestSiteTitle = 25;   // weight of a <title> that may be but the site's
constexpr Index kLargestHeading = 100;  // nodes
constexpr std::size_t kMostAbove = 8;   // lines between a headline and its story

bool IsCalledHeadline(const HtmlTree& tree, Index node) {
  return tree.attribute(node, "itemprop") == "headline" || HasOneOf(tree.attribute(node, "class"), MetadataWords::Get().headline_classes);
}

// The elements that are headings of that tag or called the headline.
std::vector<Index> HeadingElements(const HtmlTree& tree, Tag wanted = Tag::kH1) {
  std::vector<Index> headings;
  for (Index node = 0; node < tree.size() && headings.size() < kMostHeadings; ++node) {
    const Tag tag = tree.tag(node);
    if (!IsHeadingTag(tag) || tree.end(node) - node > kLargestHeading) continue;
    const bool is_one = tag == wanted || IsCalledHeadline(tree, node);
    if (is_one && tree.InnerText(node).size() <= kLongestHeading) headings.push_back(node);
  }
  return headings;
}

// Headings as a whole, where <br> breaks them.
std::vector<Block> HeadingLines(const HtmlTree& tree, const std::vector<Index>& headings) {
  std::vector<Block> lines;
  for (const Index heading : headings) {
    Block line;
    line.kind = Tag::kH1;
    line.text = Collapsed(tree.InnerText(heading));
    line.folded = Folded(line.text);
    line.weight = Weight(line.text);
    lines.push_back(std::move(line));
  }
  return lines;
}

// The longest line, a heading or not, that stands in `given`, a title that the page gives elsewhere, or that holds it.
std::string LineInTitle(std::initializer_list<const std::vector<Block>*> lines, const std::string& given) {
  const std::string folded = Folded(given);
  const Block* longest = nullptr;
  for (const std::vector<Block>* some : lines)
    for (const Block& line : *some) {
      if (line.weight < kShortestHeadline || line.text.size() > 2 * given.size() + kShortestHeadline) continue;
      const bool is_in = 2 * line.folded.size() >= folded.size() && folded.find(line.folded) != std::string::npos;
      const bool holds = line.is_heading() && !folded.empty() && line.folded.find(folded) != std::string::npos;
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
    if (first == blocks.end() || 2 * first->link_weight > first->weight || first->folded == site) continue;
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

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<Block>& blocks, const GivenTitles& given)
      : tree_(tree), blocks_(blocks), given_(given), titles_(given.titles), headings_(HeadingElements(tree)) {
    titles_.push_back(given.title_element);
    std::erase_if(titles_, [&](const std::string& title) { return NamesNoStory(title, given); });
  }

  Headline Find() const {
    Headline headline;
    for (const auto find : {&Finder::Line, &Finder::Stretch, &Finder::Heading, &Finder::LowerHeading, &Finder::Title})
      if (headline.text.empty()) headline.text = (this->*find)();
    if (std::string piece = PieceOfHeading(tree_, headings_, headline.text); !piece.empty()) headline.text = std::move(piece);
    if (headline.text.empty() && !headings_.empty()) headline.text = TextOf(headings_.front());
    if (const auto cut = CutTitleAt(given_.title_element, headline.text, given_.site_name, given_.url)) headline.site = cut->site;
    if (headline.site.empty()) headline.site = CutTitleByLength(given_.title_element, given_.site_name).site;
    if (headline.site.empty()) headline.site = SiteBesideSections(given_.title_element);
    if (Folded(headline.site) == Folded(headline.text)) headline.site.clear();
    return headline;
  }

 private:
  std::string TextOf(Index node) const { return node == HtmlTree::kNone ? std::string() : Collapsed(tree_.InnerText(node)); }

  std::string Line() const {
    const std::vector<Block> headings = HeadingLines(tree_, headings_);
    for (const std::string& title : titles_)
      if (std::string line = LineInTitle({&headings, &blocks_}, title); !line.empty()) return line;
    return "";
  }

  // The stretch of a title that a heading holds.
  std::string Stretch() const {
    for (const std::string& title : titles_)
      for (const Index heading : headings_) {
        const auto cut = CutTitleAt(title, TextOf(heading), given_.site_name, given_.url);
        if (cut && Weight(cut->headline) >= kShortestHeadline && !NamesNoStory(cut->headline, given_)) return cut->headline;
      }
    return "";
  }

  std::string Heading() const { return TextOf(OnlyHeading(tree_, blocks_, headings_, given_)); }

  // Old sites have one <title> for all their pages, and small headings.
  std::string LowerHeading() const {
    const bool is_of_site =
        given_.titles.empty() && (Weight(given_.title_element) <= kLongestSiteTitle || !SiteBesideSections(given_.title_element).empty());
    if (!titles_.empty() && !is_of_site) return "";
    for (const Tag tag : {Tag::kH2, Tag::kH3})
      if (std::string text = TextOf(OnlyHeading(tree_, blocks_, HeadingElements(tree_, tag), given_)); !text.empty()) return text;
    return "";
  }

  std::string Title() const {
    const std::string& only = given_.titles.empty() ? given_.title_element : given_.titles.front();
    return CutTitleByLength(titles_.empty() ? only : titles_.front(), given_.site_name).headline;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const GivenTitles& given_;
  std::vector<std::string> titles_;  // that name a story
  std::vector<Index> headings_;
};

}  // namespace

std::vector<std::string> HeadingsOf(const HtmlTree& tree) {
  std::vector<std::string> texts;
  for (const Index heading : HeadingElements(tree))
    if (tree.FindTag(Tag::kA, heading, tree.end(heading)) == HtmlTree::kNone) texts.push_back(Collapsed(tree.InnerText(heading)));
  return texts;
}

std::size_t HeadlineBlock(const std::vector<Block>& blocks, std::string_view title) {
  const std::string folded_title = Folded(title);
  const std::size_t none = blocks.size();
  std::size_t line = none, only = none;
  int count = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool is_title = !folded_title.empty() && blocks[i].folded == folded_title;
    if (is_title && blocks[i].is_heading()) return i;
    if (is_title && line == none) line = i;
    if (blocks[i].kind != Tag::kH1) continue;
    only = i;
    ++count;
  }
  if (line != none) return line;
  return count == 1 ? only : none;
}

Headline FindHeadline(const HtmlTree& tree, const std::vector<Block>& blocks, const GivenTitles& given) {
  return Finder(tree, blocks, given).Find();
}

}  // namespace tallyman::corpus
