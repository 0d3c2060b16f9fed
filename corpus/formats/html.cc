// A file that is one web page.
#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/format.h"
#include "corpus/page/page.h"

namespace tallyman::corpus {
namespace {

// Tags that begin a page. A text about HTML begins with other words.
constexpr std::array<std::string_view, 16> kFirstTags = {"!doctype html", "html",    "head", "body", "title", "meta", "link",    "script",
                                                         "style",         "article", "div",  "p",    "table", "h1",   "section", "main"};

// Passes over comments and an XML declaration.
std::string_view WithoutPreamble(std::string_view start) {
  for (;;) {
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    const std::string_view end = start.starts_with("<!--") ? "-->" : start.starts_with("<?") ? ">" : "";
    const std::size_t at = end.empty() ? std::string_view::npos : start.find(end);
    if (at == std::string_view::npos) return start;
    start.remove_prefix(at + end.size());
  }
}

bool BeginsWithTag(std::string_view start, std::string_view tag) {
  if (!start.starts_with('<') || start.size() <= tag.size() + 1) return false;
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  if (!std::equal(tag.begin(), tag.end(), start.begin() + 1, [&](char b, char a) { return same(a, b); })) return false;
  return std::isalnum(static_cast<unsigned char>(start[tag.size() + 1])) == 0;
}

class Html : public Format {
 public:
  std::string_view name() const override { return "HTML"; }
  bool Matches(std::string_view start) const override {
    const std::string_view content = WithoutPreamble(start);
    // XML that no other format knows is read as pages are: what stands between its tags.
    if (start.starts_with("<?xml") && content.starts_with('<')) return true;
    return std::any_of(kFirstTags.begin(), kFirstTags.end(), [content](std::string_view tag) { return BeginsWithTag(content, tag); });
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return OpenWholeFile(*this, member, options);
  }
  Parsed Parse(RawArticle raw, const ReadOptions& options) const override {
    const schema::InputPosition position = raw.position;
    Parsed parsed = ParsePage(std::move(raw), {}, options);
    // A file that a user names is meant to be an article.
    const LeftOut* const left_out = std::get_if<LeftOut>(&parsed);
    if (left_out != nullptr && left_out->reason == LeftOut::Reason::kNoArticle)
      return Skipped{position, "the page holds no article's text"};
    return parsed;
  }
};

}  // namespace

const Format& HtmlFormat() {
  static const Html format;
  return format;
}

}  // namespace tallyman::corpus
