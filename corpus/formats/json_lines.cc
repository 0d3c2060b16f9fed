// JSON Lines: one article's object a line.
#include "corpus/formats/json_article.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

class LineCutter : public Cutter {
 public:
  using Cutter::Cutter;

  std::optional<Record> Next() override {
    for (;;) {
      RawArticle raw = RawAt(source().offset(), 0);
      const ByteSource::Result result = source().ReadLine(limit(), raw.bytes);
      if (result == ByteSource::Result::kEnd) return std::nullopt;
      raw.position.line = raw.number = ++line_;
      if (result == ByteSource::Result::kTooLong) {
        Skipped skipped = SkippedAt(raw.position.offset, TooLong("the line"));
        skipped.position.line = line_;
        return skipped;
      }
      // JSON text sequences begin each text so.
      if (raw.bytes.starts_with('\x1E')) raw.bytes.erase(0, 1);
      if (!Trimmed(raw.bytes).empty()) return raw;
    }
  }

 private:
  std::size_t line_ = 0;
};

// Whether the first line of an object goes on behind its end: {"a":1}; or breaks off within it, as where the object is spread over lines.
bool IsSpreadOverLines(std::string_view start) {
  const std::string_view line = Trimmed(start.substr(0, start.find('\n')));
  return start.find('\n') != std::string_view::npos && (line.ends_with('{') || line.ends_with(',') || line.ends_with('['));
}

// Whether a line looks like an object, or, where it is the last one and cut off, like the beginning of one.
bool IsObject(std::string_view line, bool is_last) {
  const std::size_t first = line.find_first_not_of(" \t", 1);
  return line.starts_with('{') && first != std::string_view::npos && line[first] == '"' && (is_last || line.ends_with('}'));
}

// Whether half of the lines or more are objects: the first, and others, may be damaged, a comment or a heading.
bool IsMostlyObjects(std::string_view start) {
  std::size_t lines = 0, objects = 0;
  while (!start.empty()) {
    const std::size_t newline = start.find('\n');
    const std::string_view line = Trimmed(start.substr(0, newline));
    start.remove_prefix(newline == std::string_view::npos ? start.size() : newline + 1);
    lines += !line.empty();
    objects += IsObject(line, start.empty());
  }
  return objects > 0 && objects * 2 >= lines;
}

class JsonLines : public Format {
 public:
  std::string_view name() const override { return "JSON Lines"; }
  bool Matches(std::string_view start) const override {
    return start.starts_with('{') ? !IsSpreadOverLines(start) : IsMostlyObjects(start);
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return std::make_unique<LineCutter>(*this, member, options);
  }
  Parsed Parse(RawArticle raw, const ReadOptions& options) const override { return ParseJsonArticle(std::move(raw), options); }
};

}  // namespace

const Format& JsonLinesFormat() {
  static const JsonLines format;
  return format;
}

}  // namespace tallyman::corpus
