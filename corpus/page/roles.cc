#include "corpus/page/roles.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "corpus/page/names.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;

constexpr double kMostOfPage = 0.5;  // of the paragraphs' weight: a name that stands around more is no boilerplate's
constexpr double kFewLinks = 0.2;    // link density, of a story's paragraphs

struct HashOfText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// What one name says, remembered beyond the page: a site's pages have the same names.
Role RoleOfName(std::string_view name) {
  constexpr std::size_t kMostNames = 1 << 14, kLongestName = 64;
  thread_local std::unordered_map<std::string, Role, HashOfText, std::equal_to<>> known;
  if (name.size() > kLongestName) return Cues::Get().RoleOfName(name);
  if (const auto found = known.find(name); found != known.end()) return found->second;
  if (known.size() == kMostNames) known.clear();
  return known.emplace(name, Cues::Get().RoleOfName(name)).first->second;
}

// The attributes that hold names.
constexpr std::array kNamed = {"class", "id", "data-testid", "data-component", HtmlTree::kElementName};

// The roles of the names in a class attribute, remembered: a page repeats few classes many times.
class NameRoles {
 public:
  explicit NameRoles(const std::unordered_set<std::string_view>& misleading) : misleading_(misleading) {}

  struct Said {
    Role strongest = Role::kNone;  // of those that do not say body
    bool is_body = false;
  };

  Said Of(std::string_view names) {
    const auto known = known_.find(names);
    if (known != known_.end()) return known->second;
    Said said;
    ForEachName(names, [&](std::string_view name) {
      if (misleading_.contains(name)) return;
      const Role one = RoleOfName(name);
      if (one == Role::kBody)
        said.is_body = true;
      else
        said.strongest = std::max(said.strongest, one);
    });
    return known_.emplace(names, said).first->second;
  }

 private:
  const std::unordered_set<std::string_view>& misleading_;
  std::unordered_map<std::string_view, Said> known_;
};

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

// The id of a heading, or of what stands in it, is made of its words.
bool MayNameRole(Tag tag, std::string_view attribute) { return attribute != "id" || (IsBlockTag(tag) && !IsHeadingTag(tag)); }

struct RolesOfNode {
  Role by_names, by_tags;
};

// What several names say beside the tag. `strongest` says what the tag does.
RolesOfNode RolesOfNames(const HtmlTree& tree, Index node, Role strongest, NameRoles& names) {
  RolesOfNode roles{strongest, strongest};
  const Tag tag = tree.tag(node);
  for (const char* attribute : kNamed) {
    if (!MayNameRole(tag, attribute)) continue;
    const NameRoles::Said said = names.Of(tree.attribute(node, attribute));
    if (said.strongest == Role::kComments) roles.by_tags = Role::kComments;
    if (roles.by_names == Role::kBody) continue;
    // Of several names one that says body counts most, but for a single paragraph.
    const bool is_body = said.is_body && (tag != Tag::kP || said.strongest == Role::kNone);
    roles.by_names = is_body ? Role::kBody : std::max(roles.by_names, said.strongest);
  }
  return roles;
}

RolesOfNode RolesOfElement(const HtmlTree& tree, Index node, NameRoles& names) {
  const std::string_view property = tree.attribute(node, "itemprop");
  if (property == "articleBody") return {Role::kBody, Role::kBody};
  if (property == "comment" || tree.attribute(node, "itemtype").ends_with("/Comment")) return {Role::kComments, Role::kComments};
  // An article's own description is its standfirst, whatever else it is called.
  if (property == "description") return {Role::kNone, Role::kNone};
  const Tag tag = tree.tag(node);
  if (tag == Tag::kHtml || tag == Tag::kBody) return {Role::kNone, Role::kNone};
  if (IsHidden(tree, node) || Cues::Get().IsBoilerplateRole(tree.attribute(node, "role"))) return {Role::kBoilerplate, Role::kBoilerplate};
  RolesOfNode roles = RolesOfNames(tree, node, RoleOfTag(tree, node), names);
  if (roles.by_names == Role::kGate) roles.by_names = Offers(tree, node) ? Role::kBoilerplate : Role::kNone;
  if (roles.by_names == Role::kLinks)
    roles.by_names = tree.FindTag(Tag::kA, node, tree.end(node)) == HtmlTree::kNone ? Role::kNone : Role::kBoilerplate;
  const bool is_dated = property == "author" || property == "datePublished" || property == "dateModified" || property == "publisher";
  if (!is_dated) return roles;
  roles.by_tags = std::max(roles.by_tags, Role::kBoilerplate);
  if (roles.by_names != Role::kBody) roles.by_names = std::max(roles.by_names, Role::kBoilerplate);
  return roles;
}

}  // namespace

bool IsHidden(const HtmlTree& tree, Index node) {
  return tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true" ||
         IsHiddenByStyle(tree.attribute(node, "style"));
}

PageRoles RolesOf(const HtmlTree& tree, const std::unordered_set<std::string_view>& misleading) {
  NameRoles roles_of_names(misleading);
  PageRoles roles{std::vector<Role>(tree.size(), Role::kNone), std::vector<Role>(tree.size(), Role::kNone)};
  for (Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) == Tag::kText) continue;
    const RolesOfNode one = RolesOfElement(tree, node, roles_of_names);
    roles.by_names[node] = one.by_names;
    roles.by_tags[node] = one.by_tags;
  }
  return roles;
}

std::unordered_set<std::string_view> MisleadingNames(const HtmlTree& tree, const std::vector<Role>& roles,
                                                     const std::vector<Block>& blocks) {
  struct Around {
    Role role;
    Index covered = 0;
    int elements = 0;
    long paragraphs = 0, links = 0;
  };
  const BlockWeights weights(tree, blocks);
  std::unordered_map<std::string_view, Around> names;
  for (Index node = 0; node < tree.size(); ++node) {
    if (roles[node] != Role::kBoilerplate || weights.ParagraphsBelow(tree, node) == 0) continue;
    for (const char* attribute : kNamed)
      ForEachName(tree.attribute(node, attribute), [&](std::string_view name) {
        const auto [found, added] = names.try_emplace(name);
        Around& around = found->second;
        if (added) around.role = RoleOfName(name);
        if (around.role != Role::kBoilerplate || node < around.covered) return;
        around.covered = tree.end(node);
        ++around.elements;
        around.paragraphs += weights.ParagraphsBelow(tree, node);
        around.links += weights.LinksBelow(tree, node);
      });
  }
  std::unordered_set<std::string_view> misleading;
  for (const auto& [name, around] : names) {
    const bool is_most = around.elements > 1 && around.paragraphs > kMostOfPage * weights.Paragraphs();
    if (is_most && around.links < kFewLinks * around.paragraphs) misleading.insert(name);
  }
  return misleading;
}

}  // namespace tallyman::corpus
