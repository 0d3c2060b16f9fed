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

class JsonLines : public Format {
 public:
  std::string_view name() const override { return "JSON Lines"; }
  bool Matches(std::string_view start) const override { return start.starts_with('{') && !IsSpreadOverLines(start); }
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
