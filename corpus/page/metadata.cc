#include "corpus/page/metadata.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <vector>

#include "corpus/language.h"
#include "corpus/page/blocks.h"
#include "corpus/page/headline.h"
#include "corpus/page/metadata_words.h"
#include "corpus/page/page.h"
#include "corpus/page/structured_data.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;
using Metas = std::map<std::string, std::string, std::less<>>;

constexpr int kLongestSiteName = 60;  // weight

// A text whose entities are escaped once more than they should be, as plain text.
std::string Unescaped(const std::string& text) {
  static const RE2 entity(R"(&(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});)");
  return RE2::PartialMatch(text, entity) ? Collapsed(TextOfHtml(text)) : text;
}

bool IsInHead(const HtmlTree& tree, Index node) {
  const Index parent = tree.parent(node);
  return parent != HtmlTree::kNone && tree.tag(parent) == Tag::kHead;
}

// All meta elements by name, the first of each. What the body's elements have as microdata may be of another story.
Metas ReadMetas(const HtmlTree& tree) {
  Metas metas;
  for (Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) == Tag::kText || !tree.has_attribute(node, "content")) continue;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = SmallLetters(tree.attribute(node, key));
      if (name.empty() || (key == std::string_view("itemprop") && !IsInHead(tree, node))) continue;
      std::string content = Collapsed(tree.attribute(node, "content"));
      if (!content.empty()) metas.emplace(name, std::move(content));
    }
  }
  return metas;
}

std::string ValueOf(const Metas& metas, std::string_view name) {
  const auto found = metas.find(name);
  return found == metas.end() ? std::string() : found->second;
}

std::string TextOfTag(const HtmlTree& tree, Tag tag) {
  const Index node = tree.FindTag(tag, 0, tree.size());
  return node == HtmlTree::kNone ? std::string() : Collapsed(tree.InnerText(node));
}

// The declared language as ISO 639-1, with its region where it has one: "en-US".
std::string DeclaredLanguage(const HtmlTree& tree, const Metas& metas, const StructuredData& data) {
  static const RE2 region(R"((?i)^[a-z]{2,3}[-_](?:[a-z]{4}[-_])?([a-z]{2})\b)");
  const Index html = tree.FindTag(Tag::kHtml, 0, tree.size());
  std::vector<std::string> tags;
  if (html != HtmlTree::kNone) tags = {std::string(tree.attribute(html, "lang")), std::string(tree.attribute(html, "xml:lang"))};
  for (std::string tag : {data.language, ValueOf(metas, "og:locale"), ValueOf(metas, "content-language"), ValueOf(metas, "language")})
    tags.push_back(std::move(tag));
  std::string declared, country;
  for (const std::string& all : tags) {
    const std::string tag = all.substr(0, all.find(','));
    const auto language = ParseLanguage(tag);
    if (!language) continue;
    if (declared.empty()) declared = *language;
    if (country.empty() && declared == *language) RE2::PartialMatch(tag, region, &country);
  }
  return country.empty() ? declared : declared + "-" + CapitalLetters(country);
}

std::string CanonicalUrl(const HtmlTree& tree, const Metas& metas) {
  for (Index node = tree.FindTag(Tag::kLink, 0, tree.size()); node != HtmlTree::kNone;
       node = tree.FindTag(Tag::kLink, node + 1, tree.size()))
    if (tree.attribute(node, "rel") == "canonical" && tree.attribute(node, "href").starts_with("http"))
      return std::string(tree.attribute(node, "href"));
  return ValueOf(metas, "og:url");
}

// The site's name in meta elements, but for one that repeats a heading.
std::string DeclaredSite(const Metas& metas, const std::vector<std::string>& headings) {
  for (const std::string& name : MetadataWords::Get().site_names) {
    std::string value = Unescaped(ValueOf(metas, name));
    if (value.empty() || Weight(value) > kLongestSiteName || value.starts_with("http")) continue;
    const std::string folded = Folded(value);
    const bool is_headline =
        std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) { return Folded(heading) == folded; });
    if (!is_headline) return value;
  }
  return "";
}

// The site's name in the title of its feed: "Kurier » Feed".
std::string SiteOfFeed(const HtmlTree& tree) {
  static const RE2 pattern(R"((?i)^\s*(.{3,60}?)\s*(?:»|›|-|–|\||:)\s*(?:rss\b.*|feed|atom)\s*$)");
  for (Index node = tree.FindTag(Tag::kLink, 0, tree.size()); node != HtmlTree::kNone;
       node = tree.FindTag(Tag::kLink, node + 1, tree.size())) {
    const std::string_view type = tree.attribute(node, "type");
    std::string name;
    const std::string title(tree.attribute(node, "title").substr(0, 200));
    if ((type == "application/rss+xml" || type == "application/atom+xml") && RE2::FullMatch(title, pattern, &name)) return name;
  }
  return "";
}

// The owner in a line like "© 2021 Hollow Creek Gazette. All rights reserved."
std::string OwnerOfRights(const std::vector<Block>& blocks) {
  static const RE2 pattern(
      R"((?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:[12][0-9]{3}(?:\s*[-–]\s*[12][0-9]{3})?,?\s+)(?:by )?(\pL[^.,|©]{2,50}?)\s*(?:[.,|]|[-–—] |all rights|$))");
  for (const Block& block : blocks) {
    std::string owner;
    if (block.weight <= 200 && RE2::PartialMatch(block.text, pattern, &owner)) return owner;
  }
  return "";
}

}  // namespace

Metadata ReadMetadata(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view url) {
  const Metas metas = ReadMetas(tree);
  const std::string canonical = CanonicalUrl(tree, metas), title = Unescaped(TextOfTag(tree, Tag::kTitle));
  const std::vector<std::string> headings = HeadingsOf(tree);
  PageIdentity page{{std::string(url), canonical}, headings};
  page.headlines.push_back(title);
  const StructuredData data = ReadStructuredData(tree, page);
  Metadata metadata;
  metadata.language = DeclaredLanguage(tree, metas, data);
  metadata.url = url.empty() ? canonical : std::string(url);
  metadata.publisher = Unescaped(Collapsed(data.publisher));
  if (metadata.publisher.empty()) metadata.publisher = DeclaredSite(metas, headings);
  if (metadata.publisher.empty()) metadata.publisher = Unescaped(Collapsed(data.site));
  GivenTitles given{{}, title, metadata.publisher, metadata.url};
  for (const std::string& other : {ValueOf(metas, "og:title"), Collapsed(TextOfHtml(data.headline)), ValueOf(metas, "twitter:title")})
    if (!other.empty()) given.titles.push_back(Unescaped(other));
  Headline headline = FindHeadline(tree, blocks, given);
  metadata.title = std::move(headline.text);
  if (metadata.publisher.empty()) metadata.publisher = std::move(headline.site);
  if (metadata.publisher.empty()) metadata.publisher = SiteOfFeed(tree);
  if (metadata.publisher.empty()) metadata.publisher = OwnerOfRights(blocks);
  if (const auto stamp = ReadStamp(data.published, metadata.language)) metadata.stamps.push_back(*stamp);
  for (const std::string& name : MetadataWords::Get().date_names)
    if (const auto stamp = ReadStamp(ValueOf(metas, name), metadata.language)) metadata.stamps.push_back(*stamp);
  metadata.structured_text = TextOfHtml(data.body);
  return metadata;
}

}  // namespace tallyman::corpus
