#include "corpus/page/json_repair.h"

#include <array>
#include <cstddef>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kMostDepth = 300;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) {}

  std::string Repair() {
    out_ = "[";
    while (at_ < text_.size() && open_.size() < kMostDepth) Step();
    if (after_colon_) out_ += "null";
    DropComma();
    for (; !open_.empty(); open_.pop_back()) out_ += open_.back() == '{' ? '}' : ']';
    return out_ + "]";
  }

 private:
  bool SkipIfMark() {
    constexpr std::array<std::string_view, 7> kMarks = {"<!--", "-->", "<![CDATA[", "]]>", "//<![CDATA[", "//]]>", ";"};
    for (const std::string_view mark : kMarks) {
      if (!text_.substr(at_).starts_with(mark) || (mark == "]]>" && !open_.empty() && open_.back() == '[')) continue;
      at_ += mark.size();
      return true;
    }
    const bool is_line = text_.substr(at_).starts_with("//"), is_block = text_.substr(at_).starts_with("/*");
    if (!is_line && !is_block) return false;
    const std::size_t end = text_.find(is_line ? std::string_view("\n") : std::string_view("*/"), at_ + 2);
    at_ = end == std::string_view::npos ? text_.size() : end + (is_line ? 1 : 2);
    return true;
  }

  void Step() {
    const char c = text_[at_];
    if (IsSpace(c)) {
      ++at_;
    } else if (SkipIfMark()) {
      return;
    } else if (c == '"') {
      BeginValue();
      TakeString();
    } else if (c == '{' || c == '[') {
      BeginValue();
      open_ += c;
      out_ += c;
      ++at_;
      after_value_ = false;
    } else if (c == '}' || c == ']') {
      Close(c);
      ++at_;
    } else if (c == ',') {
      if (after_colon_) out_ += "null";
      if (after_colon_ || after_value_) out_ += ',';
      after_colon_ = after_value_ = false;
      ++at_;
    } else if (c == ':') {
      out_ += ':';
      after_colon_ = true;
      after_value_ = false;
      ++at_;
    } else {
      BeginValue();
      TakeWord();
    }
  }

  // Where a value follows another without a comma, one is missing.
  void BeginValue() {
    if (after_value_) out_ += ',';
    after_colon_ = false;
    after_value_ = true;
  }

  void DropComma() {
    if (out_.ends_with(',')) out_.pop_back();
  }

  void Close(char c) {
    if (after_colon_) out_ += "null";
    DropComma();
    after_colon_ = false;
    after_value_ = true;
    const char opening = c == '}' ? '{' : '[';
    // A bracket that closes nothing is one too many.
    if (open_.find(opening) == std::string::npos) return;
    while (open_.back() != opening) {
      out_ += open_.back() == '{' ? '}' : ']';
      open_.pop_back();
    }
    open_.pop_back();
    out_ += c;
  }

  void TakeWord() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && std::string_view(",:{}[]\"").find(text_[at_]) == std::string_view::npos) ++at_;
    out_.append(text_.substr(begin, at_ - begin));
  }

  std::size_t SkipSpaces(std::size_t at) const {
    while (at < text_.size() && IsSpace(text_[at])) ++at;
    return at;
  }

  // Whether the quote at `at` ends a string: what follows is what may follow one.
  bool EndsString(std::size_t at) const {
    std::size_t next = SkipSpaces(at + 1);
    if (next >= text_.size()) return true;
    const char c = text_[next];
    if (c == ':' || c == '}' || c == ']') return true;
    if (c != ',') return false;
    next = SkipSpaces(next + 1);
    return next >= text_.size() || std::string_view("\"{[]}/-0123456789tfn").find(text_[next]) != std::string_view::npos;
  }

  void TakeString() {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' && EndsString(at_)) break;
      if (c == '"') {
        out_ += "\\\"";
      } else if (c == '\\' && at_ + 1 < text_.size()) {
        const char escaped = text_[++at_];
        if (std::string_view("\"\\/bfnrtu").find(escaped) != std::string_view::npos) out_ += '\\';
        out_ += escaped;
      } else {
        out_ += c >= 0 && c < ' ' ? ' ' : c;
      }
    }
    ++at_;
    out_ += '"';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;  // brackets
  bool after_colon_ = false;
  bool after_value_ = false;
};

// Every &quot; made a quote.
std::string WithQuotes(std::string_view text) {
  constexpr std::string_view kQuote = "&quot;";
  std::string quoted;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = text.find(kQuote, at);
    quoted.append(text.substr(at, next - at));
    if (next == std::string_view::npos) break;
    quoted += '"';
    at = next + kQuote.size();
  }
  return quoted;
}

}  // namespace

std::string RepairedJson(std::string_view text) {
  const std::string_view content = WithoutByteOrderMark(Trimmed(text));
  const bool is_escaped = content.find('"') == std::string_view::npos && content.find("&quot;") != std::string_view::npos;
  const std::string quoted = is_escaped ? WithQuotes(content) : std::string();
  return Repairer(is_escaped ? quoted : content).Repair();
}

}  // namespace tallyman::corpus
