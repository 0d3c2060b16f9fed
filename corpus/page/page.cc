#include "corpus/page/page.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/content_filter.h"
#include "corpus/date_words.h"
#include "corpus/encoding.h"
#include "corpus/language.h"
#include "corpus/page/blocks.h"
#include "corpus/page/body.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/metadata.h"
#include "corpus/page/metadata_words.h"
#include "corpus/page/page_dates.h"
#include "corpus/page/roles.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kSearchedForCharset = 16 * 1024;
constexpr int kLeastWeight = 40;  // of a body that is one

// What the page itself says its encoding is, in <meta> or an XML declaration, but not in a comment.
std::string DeclaredCharset(std::string_view bytes) {
  static const RE2 pattern(R"((?is)<!--.*?-->|(?:charset\s*=|<\?xml[^>]{0,80}encoding\s*=)\s*["']?\s*([A-Za-z0-9_:.-]+))");
  const std::string_view start = bytes.substr(0, kSearchedForCharset);
  re2::StringPiece rest(start.data(), start.size());
  std::string label;
  while (label.empty() && RE2::FindAndConsume(&rest, pattern, &label)) {
  }
  return label;
}

// Servers say Latin-1 of everything unless told otherwise; the page knows better.
std::vector<std::string> Declared(const std::string& header, const std::string& page) {
  const bool is_default = header == "iso-8859-1" || header == "latin1" || header == "us-ascii";
  return is_default ? std::vector{page, header} : std::vector{header, page};
}

// The country that an address is of, where its last part is a country's or an American authority's; else empty.
std::string CountryOf(std::string_view url) {
  static const RE2 pattern(R"(^[a-z]+://[^/:?#]+\.([a-z]{2}|gov|mil|edu)(?:[/:?#]|$))");
  std::string label;
  if (!RE2::PartialMatch(re2::StringPiece(url.data(), url.size()), pattern, &label)) return "";
  if (label.size() > 2) return "US";
  if (MetadataWords::Get().addresses_without_country.contains(label)) return "";
  return CapitalLetters(label);
}

// The language by which days are read: that of the text, with the region that the page declares or its address tells.
std::string LanguageOfDays(const std::string& language, const Metadata& metadata) {
  if (language.empty() || (WithoutRegion(metadata.language) == language && metadata.language != language)) return metadata.language;
  const std::string country = CountryOf(metadata.url);
  return country.empty() ? language : language + "-" + country;
}

}  // namespace

Parsed ParsePage(RawArticle raw, const PageOrigin& origin, const ReadOptions& options) {
  if (raw.bytes.size() > options.max_page_bytes()) return Skipped{raw.position, TooLong("the page", options.max_page_bytes())};
  const ContentVerdict verdict = JudgeContent(raw.bytes, options);
  if (verdict == ContentVerdict::kRuledOut) return LeftOut{LeftOut::Reason::kRuledOut};
  Decoded decoded = DecodeText(raw.bytes, Declared(origin.charset, DeclaredCharset(raw.bytes)), true);
  std::string().swap(raw.bytes);
  if (decoded.repairs.total() * 10 > CodePoints(decoded.text) * 3) return Skipped{raw.position, "is no text in any known encoding"};
  if (verdict == ContentVerdict::kUndecoded && !options.content_filter(decoded.text)) return LeftOut{LeftOut::Reason::kRuledOut};
  const HtmlTree tree(decoded.text);
  const std::vector<Block> blocks = CutBlocks(tree, 0);
  Metadata metadata = ReadMetadata(tree, blocks, origin.url);
  const PageRoles roles = RolesOf(tree);
  Body body = FindBody(tree, roles, blocks, {metadata.title, metadata.structured_text});
  if (body.weight < kLeastWeight) return LeftOut{};
  // A word in a menu or a script is no reason to look into the story.
  if (options.content_filter && !options.content_filter(body.text) && !options.content_filter(metadata.title))
    return LeftOut{LeftOut::Reason::kRuledOut};
  schema::Article article;
  article.position = raw.position;
  article.id = raw.MadeId();
  if (!metadata.url.empty()) article.url = metadata.url;
  article.title = std::move(metadata.title);
  article.text = std::move(body.text);
  article.warnings = RepairWarnings(decoded.repairs, decoded.encoding);
  if (tree.is_cut()) article.warnings.push_back("the page's markup takes too much time or memory to read: it is cut off there");
  article.language = DetectLanguage(article.text);
  const std::string language = LanguageOfDays(article.language, metadata);
  article.published =
      FindPublished(tree, roles, blocks, {article.title, article.text, metadata.url, language, metadata.stamps, origin.crawled});
  if (article.language.empty()) article.language = WithoutRegion(metadata.language);
  if (!metadata.publisher.empty()) article.publisher = std::move(metadata.publisher);
  return article;
}

std::string TextOfHtml(std::string_view html) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) return std::string(Trimmed(html));
  const HtmlTree tree(html);
  return AllText(tree, 0);
}

}  // namespace tallyman::corpus
