#include "corpus/page/metadata.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "corpus/dates.h"
#include "corpus/language.h"
#include "corpus/page/blocks.h"
#include "corpus/page/cues.h"
#include "corpus/page/page.h"
#include "corpus/page/roles.h"
#include "corpus/page/structured_data.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using Index = HtmlTree::Index;
using Metas = std::map<std::string, std::string, std::less<>>;

constexpr std::array<std::string_view, 24> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "og:published_time",
                                                         "datepublished",
                                                         "article.published",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publicationdate",
                                                         "publication_date",
                                                         "article_date_original",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "cxenseparse:recs:publishtime",
                                                         "firstpublishedtime",
                                                         "pub_date",
                                                         "date"};
constexpr std::array<std::string_view, 6> kSiteNames = {"og:site_name",      "application-name",       "dc.publisher",
                                                        "dcterms.publisher", "article:publisher_name", "contentsource"};
constexpr int kShortestHeadline = 10;  // weight
constexpr int kLongestSiteName = 40;   // weight of what stands behind a title's last separator

std::string Lowercase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

// All meta elements by name, the first of each; microdata that elements carry in `content` among them.
Metas ReadMetas(const HtmlTree& tree) {
  Metas metas;
  for (Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) == Tag::kText || !tree.has_attribute(node, "content")) continue;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = Lowercase(tree.attribute(node, key));
      std::string content = Collapsed(tree.attribute(node, "content"));
      if (!name.empty() && !content.empty()) metas.emplace(name, std::move(content));
    }
  }
  return metas;
}

std::string ValueOf(const Metas& metas, std::string_view name) {
  const auto found = metas.find(name);
  return found == metas.end() ? std::string() : found->second;
}

template <std::size_t size>
std::string FirstOf(const Metas& metas, const std::array<std::string_view, size>& names) {
  for (const std::string_view name : names)
    if (std::string value = ValueOf(metas, name); !value.empty()) return value;
  return "";
}

std::string TextOfTag(const HtmlTree& tree, Tag tag) {
  const Index node = tree.FindTag(tag, 0, tree.size());
  return node == HtmlTree::kNone ? std::string() : Collapsed(tree.InnerText(node));
}

// A title without the name of the site behind it, which is put to `site`. `headline` is a line of the page that the title holds, or empty.
std::string WithoutSite(const std::string& title, const std::string& site_name, const std::string& headline, std::string& site) {
  constexpr std::array<std::string_view, 12> kSeparators = {" | ", " - ", " – ", " — ", " :: ", " » ", "｜", "|", "_", " · ", "：", "-"};
  std::size_t cut = std::string::npos, behind = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos || (cut != std::string::npos && at < cut)) continue;
    cut = at;
    behind = at + separator.size();
  }
  if (cut == std::string::npos) return title;
  const std::string last(Trimmed(title.substr(behind))), rest(Trimmed(title.substr(0, cut)));
  const bool is_site = !site_name.empty() && Folded(last) == Folded(site_name);
  // Without spaces around it a sign parts words of a headline as well.
  const bool is_tight = behind - cut < 3;
  if (!is_site && is_tight && Folded(headline) != Folded(rest)) return title;
  if (!is_site && (Weight(last) > kLongestSiteName || Weight(rest) < 2 * Weight(last) || Weight(rest) < kShortestHeadline)) return title;
  site = last;
  return rest;
}

struct Headline {
  std::string text;
  std::string site;  // what stands behind it in the <title>
};

// The longest line on the page, a heading or not, that stands in `given`, the title that the page gives elsewhere, or that holds it.
std::string LineInTitle(const std::vector<Block>& lines, const std::string& given) {
  const std::string folded = Folded(given);
  const Block* longest = nullptr;
  for (const Block& line : lines) {
    if (line.weight < kShortestHeadline || line.text.size() > 2 * given.size() + kShortestHeadline) continue;
    const std::string folded_line = Folded(line.text);
    const bool is_in = 2 * folded_line.size() >= folded.size() && folded.find(folded_line) != std::string::npos;
    const bool holds = line.is_heading() && !folded.empty() && folded_line.find(folded) != std::string::npos;
    if ((is_in || holds) && (longest == nullptr || line.weight > longest->weight)) longest = &line;
  }
  return longest == nullptr ? std::string() : longest->text;
}

// The headline on the page, if the title that the page gives elsewhere says the same; else that title.
Headline ChooseTitle(const HtmlTree& tree, const Metas& metas, const StructuredData& data, const std::string& site_name) {
  std::string given = ValueOf(metas, "og:title");
  const std::string title = TextOfTag(tree, Tag::kTitle);
  for (const std::string& other : {data.headline, ValueOf(metas, "twitter:title"), title})
    if (given.empty()) given = Collapsed(TextOfHtml(other));
  const std::vector<Block> lines = CutBlocks(tree, 0);
  Headline headline;
  if (given.empty()) {
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [](const Block& line) { return line.kind == Tag::kH1 && line.weight >= kShortestHeadline; });
    if (first != lines.end()) headline.text = first->text;
    return headline;
  }
  headline.text = LineInTitle(lines, given);
  const std::string bare_title = WithoutSite(title, site_name, headline.text, headline.site);
  if (!headline.text.empty() && Folded(bare_title) != Folded(headline.text)) headline.site.clear();
  if (headline.text.empty()) headline.text = WithoutSite(given, site_name, headline.text, headline.site);
  return headline;
}

bool IsInsideTag(const HtmlTree& tree, Index node, Tag tag) {
  for (; node != HtmlTree::kNone; node = tree.parent(node))
    if (tree.tag(node) == tag) return true;
  return false;
}

// Whether the words around a day say that it is that of a change: "Updated <time>".
bool IsOfUpdate(const HtmlTree& tree, Index node) {
  constexpr Index kMostNodes = 30;  // of an element around it that holds little else
  const Index around = tree.parent(node);
  if (around == HtmlTree::kNone || tree.end(around) - around > kMostNodes) return false;
  return Cues::Get().SpeaksOfUpdate(Trimmed(tree.InnerText(around)));
}

// The day of the first <time> below the headline that is not about something else: one that says it is the publication's comes first.
std::optional<normalize::Date> DateOfTimes(const HtmlTree& tree, std::string_view language) {
  const Index headline = tree.FindTag(Tag::kH1, 0, tree.size());
  std::optional<normalize::Date> below, any, update;
  const std::vector<Role> roles = RolesOf(tree, Names::kOnlyOfComments);
  for (Index node = 0; node < tree.size(); ++node) {
    const Tag tag = tree.tag(node);
    if (tag == Tag::kText) continue;
    const bool holds_headline = headline != HtmlTree::kNone && node <= headline && headline < tree.end(node);
    if (roles[node] == Role::kComments && !holds_headline) {
      node = tree.end(node) - 1;
      continue;
    }
    if (tag != Tag::kTime) continue;
    const std::string_view property = tree.attribute(node, "itemprop");
    if (property == "dateModified" || IsInsideTag(tree, node, Tag::kAside) || IsInsideTag(tree, node, Tag::kNav) ||
        IsInsideTag(tree, node, Tag::kFooter))
      continue;
    auto date = ReadDate(tree.attribute(node, "datetime"), language);
    if (!date) date = ReadDate(tree.InnerText(node), language);
    if (!date) continue;
    if (property == "datePublished" || tree.has_attribute(node, "pubdate")) return date;
    if (IsOfUpdate(tree, node)) {
      if (!update) update = date;
      continue;
    }
    if (!any) any = date;
    if (!below && headline != HtmlTree::kNone && node > headline) below = date;
  }
  return below ? below : any ? any : update;
}

// The day of an element that microdata call the publication's and that holds it as text.
std::optional<normalize::Date> DateOfMicrodata(const HtmlTree& tree, std::string_view language) {
  for (Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) == Tag::kText || tree.tag(node) == Tag::kTime || tree.attribute(node, "itemprop") != "datePublished") continue;
    for (const std::string& text : {std::string(tree.attribute(node, "datetime")), tree.InnerText(node)})
      if (const auto date = ReadDate(text, language)) return date;
  }
  return std::nullopt;
}

std::optional<normalize::Date> FindPublished(const HtmlTree& tree, const Metas& metas, const StructuredData& data, std::string_view url,
                                             std::string_view language) {
  // What an empty field becomes: the first day of computers' time.
  const auto is_placeholder = [](const normalize::Date& date) { return date.year() == 1970 && date.month() == 1 && date.day() == 1; };
  if (const auto date = ReadDate(data.published, language); date && !is_placeholder(*date)) return date;
  for (const std::string_view name : kDateNames)
    if (const auto date = ReadDate(ValueOf(metas, name), language); date && !is_placeholder(*date)) return date;
  if (const auto date = DateOfMicrodata(tree, language)) return date;
  if (const auto date = DateOfTimes(tree, language)) return date;
  return DateInUrl(url);
}

std::string DeclaredLanguage(const HtmlTree& tree, const Metas& metas, const StructuredData& data) {
  const Index html = tree.FindTag(Tag::kHtml, 0, tree.size());
  std::vector<std::string> tags;
  if (html != HtmlTree::kNone) tags = {std::string(tree.attribute(html, "lang")), std::string(tree.attribute(html, "xml:lang"))};
  for (std::string tag : {data.language, ValueOf(metas, "og:locale"), ValueOf(metas, "content-language"), ValueOf(metas, "language")})
    tags.push_back(std::move(tag));
  for (const std::string& tag : tags)
    if (const auto language = ParseLanguage(tag.substr(0, tag.find(',')))) return *language;
  return "";
}

std::string CanonicalUrl(const HtmlTree& tree, const Metas& metas) {
  for (Index node = tree.FindTag(Tag::kLink, 0, tree.size()); node != HtmlTree::kNone;
       node = tree.FindTag(Tag::kLink, node + 1, tree.size()))
    if (tree.attribute(node, "rel") == "canonical" && tree.attribute(node, "href").starts_with("http"))
      return std::string(tree.attribute(node, "href"));
  return ValueOf(metas, "og:url");
}

}  // namespace

Metadata ReadMetadata(const HtmlTree& tree, std::string_view url) {
  const Metas metas = ReadMetas(tree);
  const StructuredData data = ReadStructuredData(tree);
  Metadata metadata;
  metadata.language = DeclaredLanguage(tree, metas, data);
  metadata.url = url.empty() ? CanonicalUrl(tree, metas) : std::string(url);
  metadata.publisher = Collapsed(data.publisher);
  if (metadata.publisher.empty()) metadata.publisher = FirstOf(metas, kSiteNames);
  Headline headline = ChooseTitle(tree, metas, data, metadata.publisher);
  metadata.title = std::move(headline.text);
  if (metadata.publisher.empty()) metadata.publisher = std::move(headline.site);
  metadata.published = FindPublished(tree, metas, data, metadata.url, metadata.language);
  metadata.structured_text = TextOfHtml(data.body);
  return metadata;
}

std::optional<normalize::Date> DateInUrl(std::string_view url) {
  static const RE2 separated(R"((?:^|[^0-9])((?:19|20)[0-9]{2})[/_.-]([0-9]{1,2})[/_.-]([0-9]{1,2})(?:[^0-9]|$))");
  static const RE2 compact(R"((?:^|[^0-9])((?:19|20)[0-9]{2})[/_-]?([0-9]{2})[/_-]?([0-9]{2})(?:[^0-9]|$))");
  const std::size_t host = url.find("://");
  const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  if (path == std::string_view::npos) return std::nullopt;
  const std::string_view searched = url.substr(path);
  for (const RE2* pattern : {&separated, &compact}) {
    int year = 0, month = 0, day = 0;
    re2::StringPiece rest(searched.data(), searched.size());
    while (RE2::FindAndConsume(&rest, *pattern, &year, &month, &day))
      if (const auto date = normalize::Date::FromParts(year, month, day)) return date;
  }
  return std::nullopt;
}

}  // namespace tallyman::corpus
