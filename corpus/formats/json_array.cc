// JSON objects that are no lines: the elements of one array, or objects spread over lines, one behind the other.
#include "corpus/formats/json_article.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

// Finds the end of one value by its brackets and quotes.
class ValueScanner {
 public:
  // The number of bytes of `bytes` that belong to the value; is_complete() says whether it ends there.
  std::size_t Scan(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const char c = bytes[at];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        }
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (depth_ == 0 && (c == ',' || c == ']' || c == '}')) {
        is_complete_ = true;
        return at;
      } else if ((c == '}' || c == ']') && --depth_ == 0) {
        is_complete_ = true;
        return at + 1;
      }
    }
    return bytes.size();
  }
  bool is_complete() const { return is_complete_; }

 private:
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool is_complete_ = false;
};

class ElementCutter : public Cutter {
 public:
  using Cutter::Cutter;

  std::optional<Record> Next() override {
    SkipBetween();
    RawArticle raw = RawAt(source().offset(), ++number_);
    ValueScanner scanner;
    bool too_long = false;
    while (!scanner.is_complete()) {
      const std::string_view ready = source().Peek();
      if (ready.empty()) break;
      const std::size_t count = scanner.Scan(ready);
      too_long = too_long || raw.bytes.size() + count > limit();
      if (too_long) {
        std::string().swap(raw.bytes);
      } else {
        raw.bytes.append(ready.substr(0, count));
      }
      source().Skip(count);
    }
    if (too_long) return SkippedAt(raw.position.offset, TooLong("the element"));
    if (Trimmed(raw.bytes).empty()) return std::nullopt;
    return raw;
  }

 private:
  // Passes over what stands between elements, and the brackets around all.
  void SkipBetween() {
    for (;;) {
      const std::string_view ready = source().Peek(1);
      if (ready.empty() || std::string_view(" \t\r\n,").find(ready[0]) == std::string_view::npos) {
        const bool is_outer = !ready.empty() && ((ready[0] == '[' && number_ == 0) || ready[0] == ']');
        if (!is_outer) return;
      }
      source().Skip(1);
    }
  }

  std::uint64_t number_ = 0;
};

class JsonArray : public Format {
 public:
  std::string_view name() const override { return "a JSON array"; }
  bool Matches(std::string_view start) const override {
    if (start.starts_with('{')) return !JsonLinesFormat().Matches(start);
    const std::size_t second = start.find_first_not_of(" \t\r\n", 1);
    return start.starts_with('[') && second != std::string_view::npos && (start[second] == '{' || start[second] == ']');
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return std::make_unique<ElementCutter>(*this, member, options);
  }
  Parsed Parse(RawArticle raw, const ReadOptions& options) const override { return ParseJsonArticle(std::move(raw), options); }
};

}  // namespace

const Format& JsonArrayFormat() {
  static const JsonArray format;
  return format;
}

}  // namespace tallyman::corpus
