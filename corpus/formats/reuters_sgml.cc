// The Reuters-21578 collection: SGML files of a thousand dispatches each, of 1987.
#include <algorithm>
#include <cctype>

#include "corpus/content_filter.h"
#include "corpus/date_forms.h"
#include "corpus/encoding.h"
#include "corpus/format.h"
#include "corpus/utf8.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

constexpr std::string_view kBegin = "<REUTERS";
constexpr std::string_view kEnd = "</REUTERS>";

class DispatchCutter : public Cutter {
 public:
  using Cutter::Cutter;

  std::optional<Record> Next() override {
    RawArticle raw = RawAt(source().offset(), ++number_);
    const ByteSource::Result result = source().ReadThrough(kEnd, limit(), raw.bytes);
    if (result == ByteSource::Result::kEnd) return std::nullopt;
    if (result == ByteSource::Result::kTooLong) return SkippedAt(raw.position.offset, TooLong("the record"));
    const std::size_t begin = raw.bytes.find(kBegin);
    if (begin == std::string::npos && Trimmed(raw.bytes).empty()) return std::nullopt;
    if (begin == std::string::npos || !raw.bytes.ends_with(kEnd)) return SkippedAt(raw.position.offset, "is no whole <REUTERS> record");
    raw.position.offset += begin;
    raw.bytes.erase(0, begin);
    return raw;
  }

 private:
  std::uint64_t number_ = 0;
};

// What stands between <NAME ...> and </NAME>.
std::string_view Element(std::string_view record, const std::string& name) {
  const std::size_t open = record.find("<" + name);
  const std::size_t begin = open == std::string_view::npos ? open : record.find('>', open);
  if (begin == std::string_view::npos) return "";
  const std::size_t end = record.find("</" + name + ">", begin);
  return record.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
}

std::string_view Attribute(std::string_view record, const std::string& name) {
  const std::string_view tag = record.substr(0, record.find('>'));
  const std::size_t at = tag.find(name + "=\"");
  if (at == std::string_view::npos) return "";
  const std::string_view rest = tag.substr(at + name.size() + 2);
  return rest.substr(0, rest.find('"'));
}

// Text without character references; of the numbered ones (control characters of the wire) nothing stays.
std::string PlainText(std::string_view sgml) {
  std::string text;
  for (std::size_t at = 0; at < sgml.size(); ++at) {
    const std::string_view rest = sgml.substr(at);
    const std::size_t end = rest.substr(0, 8).find(';');
    if (rest[0] != '&' || end == std::string_view::npos) {
      if (rest[0] != '\r' && (static_cast<unsigned char>(rest[0]) >= ' ' || rest[0] == '\n')) text += rest[0];
      continue;
    }
    const std::string_view name = rest.substr(1, end - 1);
    if (name == "lt") text += '<';
    if (name == "gt") text += '>';
    if (name == "amp") text += '&';
    at += end;
  }
  return std::string(Trimmed(text));
}

// The wire breaks lines where its columns end; a paragraph begins with spaces.
std::string JoinLines(const std::string& text) {
  std::string joined;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, newline - at);
    const bool begins_paragraph = line.starts_with("    ");
    if (!joined.empty()) joined += begins_paragraph ? '\n' : ' ';
    joined += Trimmed(line);
    at = newline + 1;
  }
  return joined;
}

std::optional<normalize::Date> DateOf(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  const auto dates = FindDates(Tokenize(languages::View(spaced)), "en");
  return dates.empty() ? std::nullopt : std::optional(dates.front().date);
}

class ReutersSgml : public Format {
 public:
  std::string_view name() const override { return "Reuters-21578 SGML"; }
  bool Matches(std::string_view start) const override { return start.starts_with("<!DOCTYPE lewis") || start.starts_with(kBegin); }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return std::make_unique<DispatchCutter>(*this, member, options);
  }

  Parsed Parse(RawArticle raw, const ReadOptions& options) const override {
    if (JudgeContent(raw.bytes, options) == ContentVerdict::kRuledOut) return LeftOut{LeftOut::Reason::kRuledOut};
    const Decoded decoded = DecodeText(raw.bytes, {"windows-1252"}, true);
    const std::string_view record = decoded.text;
    const std::string_view all = Element(record, "TEXT");
    schema::Article article;
    article.position = raw.position;
    const std::string_view number = Attribute(record, "NEWID");
    article.id = number.empty() ? raw.MadeId() : raw.name + "#" + std::string(number);
    article.language = "en";
    article.publisher = "Reuters";
    article.published = DateOf(Element(record, "DATE"));
    article.title = JoinLines(PlainText(Element(all, "TITLE")));
    const std::string dateline = PlainText(Element(all, "DATELINE"));
    // A brief is a title alone; what was never processed has no elements.
    const std::string_view body = Element(all, "BODY");
    const std::string text = JoinLines(PlainText(body.empty() && article.title.empty() ? all : body));
    article.text = dateline.empty() || text.empty() ? text : dateline + " " + text;
    if (article.text.empty() && article.title.empty()) return Skipped{raw.position, "holds no text"};
    return article;
  }
};

}  // namespace

const Format& ReutersSgmlFormat() {
  static const ReutersSgml format;
  return format;
}

}  // namespace tallyman::corpus
