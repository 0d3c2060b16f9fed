#include "corpus/formats/plain_text.h"

#include <unicode/utf8.h>

#include <array>
#include <utility>

#include "corpus/content_filter.h"
#include "corpus/dates.h"
#include "corpus/encoding.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kLongestTitle = 300;

// Marks behind which a sentence or clause has ended, but no headline.
constexpr std::array<std::string_view, 16> kClosingMarks = {".",  ",", ":",  ";", "。", "，", "：", "；",
                                                            "．", "｡", "、", "।", "॥",  "،",  "؛",  "۔"};

bool EndsLikeSentence(std::string_view line) {
  for (const std::string_view mark : kClosingMarks)
    if (line.ends_with(mark)) return true;
  return false;
}

void MakeLineEndsPlain(std::string& content) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] != '\r') {
      content[size++] = content[i];
    } else if (i + 1 == content.size() || content[i + 1] != '\n') {
      content[size++] = '\n';
    }
  }
  content.resize(size);
}

// Takes the first line off `text`.
std::string_view TakeLine(std::string_view& text) {
  const std::size_t newline = text.find('\n');
  const std::string_view line = text.substr(0, newline);
  text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
  return line;
}

std::size_t ControlCharacters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  return count;
}

void DropEmptyLines(std::string_view& text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!Trimmed(TakeLine(rest)).empty()) return;
    text = rest;
  }
}

}  // namespace

TitleAndText SplitTitle(std::string content) {
  MakeLineEndsPlain(content);
  std::string_view rest = content;
  DropEmptyLines(rest);
  const std::size_t empty = content.size() - rest.size();
  const std::string_view title = Trimmed(TakeLine(rest));
  std::string_view following = rest;
  const std::string_view second = Trimmed(TakeLine(following));
  DropEmptyLines(following);
  const bool set_apart = second.empty() || IsDateLine(second);
  if (following.empty() || !set_apart || EndsLikeSentence(title) || CodePoints(title) > kLongestTitle) {
    content.erase(0, empty);
    return {"", std::move(content)};
  }
  DropEmptyLines(rest);
  return {std::string(title), std::string(rest)};
}

Parsed ParsePlainText(RawArticle raw, const std::string& charset, const ReadOptions& options) {
  const ContentVerdict verdict = JudgeContent(raw.bytes, options);
  const bool is_text = !Trimmed(raw.bytes).empty() && ControlCharacters(raw.bytes) == 0;
  if (verdict == ContentVerdict::kRuledOut && is_text) return LeftOut{LeftOut::Reason::kRuledOut};
  Decoded decoded = DecodeText(raw.bytes, {charset}, false);
  std::string().swap(raw.bytes);
  if (Trimmed(decoded.text).empty()) return Skipped{raw.position, "holds no text"};
  const std::size_t characters = CodePoints(decoded.text), damaged = decoded.repairs.total() + ControlCharacters(decoded.text);
  if (damaged * 10 > characters * 3) {
    return Skipped{raw.position, "is no text in any known encoding: " + std::to_string(damaged) + " of " + std::to_string(characters) +
                                     " characters are invalid"};
  }
  // In pictures and programs every ninth character is one; wires put a few around a text.
  if ((ControlCharacters(decoded.text) + decoded.repairs.nul) * 20 > characters) return Skipped{raw.position, "is binary, no text"};
  if (verdict == ContentVerdict::kUndecoded && !options.content_filter(decoded.text)) return LeftOut{LeftOut::Reason::kRuledOut};
  auto [title, text] = SplitTitle(std::move(decoded.text));
  schema::Article article;
  article.id = raw.MadeId();
  article.title = std::move(title);
  article.text = std::move(text);
  article.warnings = RepairWarnings(decoded.repairs, decoded.encoding);
  article.position = raw.position;
  return article;
}

const Format& PlainTextFormat() {
  class PlainText : public Format {
   public:
    std::string_view name() const override { return "plain text"; }
    bool Matches(std::string_view) const override { return true; }
    std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
      return OpenWholeFile(*this, member, options);
    }
    Parsed Parse(RawArticle raw, const ReadOptions& options) const override { return ParsePlainText(std::move(raw), "", options); }
  };
  static const PlainText format;
  return format;
}

}  // namespace tallyman::corpus
