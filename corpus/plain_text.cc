#include "corpus/plain_text.h"

#include <unicode/utf8.h>

#include <array>

#include "corpus/dates.h"
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

std::string WithPlainLineEnds(std::string_view content) {
  std::string text;
  text.reserve(content.size());
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] != '\r') {
      text += content[i];
    } else if (i + 1 == content.size() || content[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

// Takes the first line off `text`.
std::string_view TakeLine(std::string_view& text) {
  const std::size_t newline = text.find('\n');
  const std::string_view line = text.substr(0, newline);
  text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
  return line;
}

void DropEmptyLines(std::string_view& text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!Trimmed(TakeLine(rest)).empty()) return;
    text = rest;
  }
}

}  // namespace

TitleAndText SplitTitle(std::string_view content) {
  const std::string plain = WithPlainLineEnds(content);
  std::string_view rest = plain;
  DropEmptyLines(rest);
  const std::string all(rest);
  const std::string_view title = Trimmed(TakeLine(rest));
  std::string_view following = rest;
  const std::string_view second = Trimmed(TakeLine(following));
  DropEmptyLines(following);
  const bool set_apart = second.empty() || IsDateLine(second);
  if (following.empty() || !set_apart || EndsLikeSentence(title) || CodePoints(title) > kLongestTitle) return {"", all};
  DropEmptyLines(rest);
  return {std::string(title), std::string(rest)};
}

std::variant<schema::Article, Skipped> ParsePlainText(RawArticle raw) {
  if (Trimmed(raw.bytes).empty()) return Skipped{raw.position, "holds no text"};
  const Repairs repairs = RepairUtf8(raw.bytes);
  if (repairs.total() * 10 > CodePoints(raw.bytes) * 3) {
    return Skipped{raw.position, "is no UTF-8 text: " + std::to_string(repairs.total()) + " of " + std::to_string(CodePoints(raw.bytes)) +
                                     " characters are invalid; unpack it, or convert it to UTF-8"};
  }
  auto [title, text] = SplitTitle(WithoutByteOrderMark(raw.bytes));
  schema::Article article;
  article.id = raw.name;
  article.title = std::move(title);
  article.text = std::move(text);
  article.warnings = RepairWarnings(repairs);
  article.position = raw.position;
  return article;
}

}  // namespace tallyman::corpus
