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
constexpr std::size_t kMostTeaserBlocks = 6;
constexpr std::size_t kLeastTeasers = 3;
constexpr double kLinkedHeadline = 0.9;  // link density
constexpr int kShortestHeadline = 15;    // weight
constexpr int kLongestTeaser = 350;      // weight

// The roles of the names in a class attribute, remembered: a page repeats few classes many times.
class NameRoles {
 public:
  // `counts`: whether names say anything but that there are comments.
  explicit NameRoles(bool counts) : counts_(counts) {}

  // Of several names one that says body counts most, then comments.
  Role Of(std::string_view names) {
    const auto known = known_.find(names);
    if (known != known_.end()) return known->second;
    Role role = Role::kNone;
    bool is_body = false;
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t begin = names.find_first_not_of(" \t\r\n", at);
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(names.find_first_of(" \t\r\n", begin), names.size());
      const Role one = Cues::Get().RoleOfName(names.substr(begin, end - begin));
      is_body = is_body || one == Role::kBody;
      if (one != Role::kBody && one > role) role = one;
      at = end;
    }
    if (is_body) role = Role::kBody;
    if (!counts_ && role != Role::kComments) role = Role::kNone;
    return known_.emplace(names, role).first->second;
  }

 private:
  bool counts_;
  std::unordered_map<std::string_view, Role> known_;
};

bool IsHidden(const HtmlTree& tree, Index node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  std::string style(tree.attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

Role RoleOfTag(const HtmlTree& tree, Index node) {
  switch (tree.tag(node)) {
    case Tag::kNav:
    case Tag::kAside:
    case Tag::kFooter:
    case Tag::kHeader:
    case Tag::kFigcaption:
    case Tag::kForm:
    case Tag::kDialog:
    case Tag::kAddress:
      return Role::kBoilerplate;
    // A figure may hold a table, which is text.
    case Tag::kFigure:
      return tree.FindTag(Tag::kTable, node, tree.end(node)) == HtmlTree::kNone ? Role::kBoilerplate : Role::kNone;
    default:
      return Role::kNone;
  }
}

// Whether an element has a heading of its own, something to press or to fill in, or is but links: an offer to subscribe.
bool Offers(const HtmlTree& tree, Index node) {
  constexpr Index kMostNodes = 400;
  if (tree.end(node) - node > kMostNodes) return false;
  long all = 0, links = 0;
  for (Index below = node + 1; below < tree.end(node); ++below) {
    switch (tree.tag(below)) {
      case Tag::kForm:
      case Tag::kButton:
      case Tag::kInput:
      case Tag::kH1:
      case Tag::kH2:
      case Tag::kH3:
      case Tag::kH4:
        return true;
      case Tag::kA:
        for (Index text = below + 1; text < tree.end(below); ++text)
          if (tree.tag(text) == Tag::kText) links += static_cast<long>(tree.text(text).size());
        break;
      case Tag::kText:
        all += static_cast<long>(tree.text(below).size());
        break;
      default:
        break;
    }
  }
  return links * 4 > all;
}

Role RoleOf(const HtmlTree& tree, Index node, NameRoles& names) {
  const std::string_view property = tree.attribute(node, "itemprop");
  if (property == "articleBody") return Role::kBody;
  if (property == "comment" || tree.attribute(node, "itemtype").ends_with("/Comment")) return Role::kComments;
  const Tag tag = tree.tag(node);
  if (tag == Tag::kHtml || tag == Tag::kBody) return Role::kNone;
  if (IsHidden(tree, node) || Cues::Get().IsBoilerplateRole(tree.attribute(node, "role"))) return Role::kBoilerplate;
  Role strongest = RoleOfTag(tree, node);
  for (const char* attribute : {"class", "id", "data-testid", "data-component"}) {
    const Role role = names.Of(tree.attribute(node, attribute));
    if (role == Role::kBody) return role;
    strongest = std::max(strongest, role);
  }
  if (strongest == Role::kGate) strongest = Offers(tree, node) ? Role::kBoilerplate : Role::kNone;
  if (strongest == Role::kLinks)
    strongest = tree.FindTag(Tag::kA, node, tree.end(node)) == HtmlTree::kNone ? Role::kNone : Role::kBoilerplate;
  const bool is_dated = property == "author" || property == "datePublished" || property == "dateModified" || property == "publisher";
  return is_dated ? std::max(strongest, Role::kBoilerplate) : strongest;
}

// The paragraphs' weight below any node.
class ParagraphWeights {
 public:
  ParagraphWeights(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<bool>& left_out) : before_(tree.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      if (blocks[i].is_paragraph && !left_out[i]) before_[blocks[i].first + 1] += blocks[i].weight;
    std::partial_sum(before_.begin(), before_.end(), before_.begin());
  }
  long Below(const HtmlTree& tree, Index node) const { return before_[tree.end(node)] - before_[node]; }
  long Total() const { return before_.back(); }

 private:
  std::vector<long> before_;
};

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

std::vector<Role> RolesOf(const HtmlTree& tree, bool by_names) {
  NameRoles names(by_names);
  std::vector<Role> roles(tree.size(), Role::kNone);
  for (Index node = 0; node < tree.size(); ++node)
    if (tree.tag(node) != Tag::kText) roles[node] = RoleOf(tree, node, names);
  return roles;
}

std::vector<bool> FindBoilerplate(const HtmlTree& tree, const std::vector<Role>& roles, const std::vector<Block>& blocks) {
  std::vector<bool> marked(blocks.size());
  const auto holds_headline = [&](Index node) { return tree.FindTag(Tag::kH1, node, tree.end(node)) != HtmlTree::kNone; };
  const ParagraphWeights all(tree, blocks, marked);
  // What is called comments and leaves no story beside it is called after what stands below it.
  const auto holds_story = [&](Index node) { return holds_headline(node) || all.Total() - all.Below(tree, node) < kShortestStory; };
  MarkBelow(
      tree, blocks, [&](Index node) { return roles[node] == Role::kComments && !holds_story(node); }, marked);
  const ParagraphWeights weights(tree, blocks, marked);
  const auto is_beside_story = [&](Index node) {
    return !holds_headline(node) && weights.Total() - weights.Below(tree, node) >= kVisibleStory;
  };
  MarkBelow(
      tree, blocks,
      [&](Index node) {
        if (roles[node] != Role::kBoilerplate) return false;
        return weights.Below(tree, node) <= kMostOfPage * weights.Total() || (IsHidden(tree, node) && is_beside_story(node));
      },
      marked);
  return marked;
}

void MarkLines(const std::vector<Block>& blocks, std::string_view title, std::vector<bool>& left_out) {
  const std::string folded_title = Folded(title);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool is_title = !folded_title.empty() && blocks[i].text.size() <= 2 * title.size() + 8 && Folded(blocks[i].text) == folded_title;
    const int weight = blocks[i].weight;
    const Notice notice = weight <= std::max(kLongestLegalLine, kLongestServiceLine) ? Cues::Get().NoticeOf(blocks[i].text) : Notice::kNone;
    const bool is_notice =
        notice == Notice::kRights ? weight <= kLongestLegalLine : notice == Notice::kService && weight <= kLongestServiceLine;
    if (is_title || is_notice) left_out[i] = true;
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
