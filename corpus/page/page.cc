#include "corpus/page/page.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/content_filter.h"
#include "corpus/dates.h"
#include "corpus/encoding.h"
#include "corpus/language.h"
#include "corpus/page/blocks.h"
#include "corpus/page/body.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/metadata.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kSearchedForCharset = 16 * 1024;
constexpr int kLeastWeight = 40;            // of a body that is one
constexpr int kLongestDateLine = 200;       // weight
constexpr std::size_t kLinesSearched = 12;  // for a printed date, behind the headline

// What the page itself says its encoding is, in <meta> or an XML declaration.
std::string DeclaredCharset(std::string_view bytes) {
  static const RE2 pattern(R"((?i)(?:charset\s*=|<\?xml[^>]{0,80}encoding\s*=)\s*["']?\s*([A-Za-z0-9_:.-]+))");
  const std::string_view start = bytes.substr(0, kSearchedForCharset);
  std::string label;
  RE2::PartialMatch(re2::StringPiece(start.data(), start.size()), pattern, &label);
  return label;
}

// Servers say Latin-1 of everything unless told otherwise; the page knows better.
std::vector<std::string> Declared(const std::string& header, const std::string& page) {
  const bool is_default = header == "iso-8859-1" || header == "latin1" || header == "us-ascii";
  return is_default ? std::vector{page, header} : std::vector{header, page};
}

// The day that a date line under the headline prints.
std::optional<normalize::Date> PrintedDate(const HtmlTree& tree, const std::string& title, std::string_view language) {
  const std::string folded_title = Folded(title);
  const std::vector<Block> blocks = CutBlocks(tree, 0);
  auto headline =
      std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) { return !title.empty() && Folded(block.text) == folded_title; });
  if (headline == blocks.end())
    headline = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.kind == Tag::kH1; });
  if (headline == blocks.end()) return std::nullopt;
  for (auto line = headline + 1; line != blocks.end() && line - headline <= static_cast<std::ptrdiff_t>(kLinesSearched); ++line)
    if (line->weight <= kLongestDateLine && IsDateLine(line->text))
      if (const auto date = ReadDate(line->text, language)) return date;
  return std::nullopt;
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
  Metadata metadata = ReadMetadata(tree, origin.url);
  Body body = FindBody(tree, {metadata.title, metadata.structured_text});
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
  article.language = DetectLanguage(article.text);
  if (article.language.empty()) article.language = metadata.language;
  if (!metadata.publisher.empty()) article.publisher = std::move(metadata.publisher);
  article.published = metadata.published;
  if (!article.published) article.published = PrintedDate(tree, article.title, article.language);
  return article;
}

std::string TextOfHtml(std::string_view html) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) return std::string(Trimmed(html));
  const HtmlTree tree(html);
  return AllText(tree, 0);
}

}  // namespace tallyman::corpus
