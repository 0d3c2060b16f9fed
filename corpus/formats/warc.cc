// WARC 1.0 and 1.1, their forerunners 0.17 and 0.18, and WET, which is a WARC of conversions to plain text.
//
// A record becomes an article where it is a response or resource that holds HTML or plain text, or a conversion. Responses with another
// status than 2xx, other kinds of records and other media are no news articles. WARC-Date is the day of the crawl and never taken for that
// of publication.
#include <algorithm>
#include <charconv>
#include <limits>

#include "corpus/byte_stream.h"
#include "corpus/format.h"
#include "corpus/formats/http_message.h"
#include "corpus/formats/plain_text.h"
#include "corpus/page/page.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::string_view kBoundary = "\r\n\r\nWARC/";
constexpr std::size_t kEndOfRecord = 4;  // the boundary's line ends
constexpr std::size_t kLongestHeadLine = 64 * 1024;
constexpr int kMostHeadLines = 1000;

bool IsTextType(std::string_view media_type) {
  return media_type.empty() || media_type.starts_with("text/html") || media_type == "application/xhtml+xml" || media_type == "text/plain";
}

// Whether a record can be an article, by its head.
bool IsArticleRecord(const HeaderFields& head) {
  const std::string_view type = ValueOf(head, "WARC-Type");
  const std::string media_type = MediaType(ValueOf(head, "Content-Type"));
  if (type == "response") return media_type == "application/http" || media_type.empty();
  return (type == "resource" || type == "conversion") && IsTextType(media_type);
}

class WarcCutter : public Cutter {
 public:
  using Cutter::Cutter;

  std::optional<Record> Next() override {
    while (FindRecord()) {
      if (junk_begin_) return SkippedAt(*std::exchange(junk_begin_, std::nullopt), "is no WARC record; went on at the next one");
      const std::uint64_t begin = source().offset();
      ++number_;
      RawArticle raw = RawAt(begin, number_);
      if (!ReadHead(raw.bytes)) {
        is_lost_ = true;
        return SkippedAt(begin, "the head of the WARC record breaks off or has no end");
      }
      std::string_view head_text = std::string_view(raw.bytes).substr(raw.bytes.find('\n') + 1);
      const HeaderFields head = TakeHeaderFields(head_text);
      const std::string_view length_text = ValueOf(head, "Content-Length");
      std::uint64_t length = 0;
      const auto [end, error] = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
      if (error != std::errc() || length_text.empty() || end != length_text.data() + length_text.size()) {
        is_lost_ = true;
        return SkippedAt(begin, "the WARC record's Content-Length is missing or no number");
      }
      const bool is_article = IsArticleRecord(head);
      if (length > limit()) {
        if (auto skipped = PassOver(begin, length)) return skipped;
        if (is_article) return SkippedAt(begin, TooLong("the WARC record"));
        continue;
      }
      Record record = ReadBlock(std::move(raw), length);
      if (is_article || std::holds_alternative<Skipped>(record)) return record;
    }
    if (junk_begin_) return SkippedAt(*std::exchange(junk_begin_, std::nullopt), "is no WARC record, to the end of the file");
    return std::nullopt;
  }

 private:
  // Goes to the next record's first line; false at the end. `junk_begin_` says where something else stood before it that is not reported
  // yet.
  bool FindRecord() {
    const bool is_reported = std::exchange(is_lost_, false);
    for (;;) {
      const std::string_view ready = source().Peek(kVersion.size());
      if (ready.empty()) return false;
      if (ready == kVersion) return true;
      const std::uint64_t begin = source().offset();
      const bool is_junk = source().ReadThrough("\n", kLongestHeadLine, line_) != ByteSource::Result::kRead || !Trimmed(line_).empty();
      if (is_junk && !is_reported) junk_begin_ = std::min(junk_begin_.value_or(begin), begin);
    }
  }

  // Reads a head with the empty line that ends it.
  bool ReadHead(std::string& head) {
    for (int lines = 0; lines < kMostHeadLines; ++lines) {
      if (source().ReadThrough("\n", kLongestHeadLine, line_) != ByteSource::Result::kRead) return false;
      head += line_;
      if (line_ == "\r\n" || line_ == "\n") return true;
    }
    return false;
  }

  // Whether a record may end here: two empty lines follow, whatever stands behind them, or the next record, or nothing.
  bool IsAtEndOfRecord() {
    const std::string_view ready = source().Peek(kBoundary.size() + 2);
    const std::size_t first = ready.find_first_not_of("\r\n");
    return first == std::string_view::npos || ready.starts_with("\r\n\r\n") || ready.substr(first).starts_with(kVersion);
  }

  // A record with its block; Skipped where the block does not end where its length says.
  Record ReadBlock(RawArticle raw, std::uint64_t length) {
    const std::uint64_t begin = raw.position.offset;
    std::string block;
    const bool is_whole = source().ReadBytes(length, block);
    if (is_whole && IsAtEndOfRecord()) {
      raw.bytes += block;
      return raw;
    }
    // A length that is too large takes in the records that follow, or a part of one: they are given back.
    const std::string seen = block + std::string(source().Peek(kBoundary.size() - 1));
    if (const std::size_t next = seen.find(kBoundary); next != std::string::npos) {
      if (next + kEndOfRecord < block.size()) source().Unread(std::string_view(block).substr(next + kEndOfRecord));
      return SkippedAt(begin, "the WARC record's Content-Length is wrong: " + std::to_string(length) +
                                  ", but the next record begins after " + std::to_string(next) + " bytes");
    }
    is_lost_ = true;
    if (is_whole) return SkippedAt(begin, "the WARC record's Content-Length is wrong: no record begins behind it");
    return SkippedAt(begin,
                     "the WARC record breaks off: " + std::to_string(block.size()) + " of " + std::to_string(length) + " bytes are there");
  }

  // Passes over a block. Where the next record begins before its end, that is where reading goes on, and it is reported.
  std::optional<Record> PassOver(std::uint64_t begin, std::uint64_t length) {
    const bool is_watched = length > limit();
    for (std::uint64_t left = length; left > 0;) {
      const std::string_view ready = source().Peek();
      if (ready.empty())
        return SkippedAt(
            begin, "the WARC record breaks off: " + std::to_string(length - left) + " of " + std::to_string(length) + " bytes are there");
      const std::size_t next =
          is_watched ? ready.substr(0, std::min<std::uint64_t>(left, ready.size())).find(kBoundary) : std::string_view::npos;
      if (next != std::string_view::npos) {
        source().Skip(next + kEndOfRecord);
        return SkippedAt(
            begin, "the WARC record's Content-Length is wrong: " + std::to_string(length) + ", but the next record begins before that");
      }
      // What is left in the buffer may be the beginning of a boundary.
      const std::size_t kept = is_watched && ready.size() > kBoundary.size() && ready.size() < left ? kBoundary.size() - 1 : 0;
      const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(left, ready.size() - kept));
      source().Skip(taken);
      left -= taken;
    }
    return std::nullopt;
  }

  std::string line_;
  std::uint64_t number_ = 0;
  std::optional<std::uint64_t> junk_begin_;
  bool is_lost_ = false;  // a record without a right length has been reported: what is left of it stands before the next one
};

Parsed ParseText(RawArticle&& raw, const std::string& url, std::string_view content, const std::string& charset,
                 const ReadOptions& options) {
  raw.bytes = content;
  Parsed parsed = ParsePlainText(std::move(raw), charset, options);
  if (schema::Article* const article = std::get_if<schema::Article>(&parsed); article != nullptr && !url.empty()) article->url = url;
  return parsed;
}

class Warc : public Format {
 public:
  std::string_view name() const override { return "WARC"; }
  bool Matches(std::string_view start) const override {
    return start.starts_with("WARC/1.") || start.starts_with("WARC/0.17") || start.starts_with("WARC/0.18");
  }
  std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const override {
    return std::make_unique<WarcCutter>(*this, member, options);
  }

  Parsed Parse(RawArticle raw, const ReadOptions& options) const override {
    std::string_view block = std::string_view(raw.bytes).substr(raw.bytes.find('\n') + 1);
    const HeaderFields head = TakeHeaderFields(block);
    const bool is_part = !ValueOf(head, "WARC-Segment-Number").empty(), is_cut = !ValueOf(head, "WARC-Truncated").empty();
    Parsed parsed = ParseRecord(std::move(raw), head, block, options);
    if (schema::Article* const article = std::get_if<schema::Article>(&parsed); article != nullptr && (is_part || is_cut))
      article->warnings.push_back(is_part ? "the WARC record is one segment of several: the others are not read"
                                          : "the crawler cut the WARC record short");
    return parsed;
  }

 private:
  static Parsed ParseRecord(RawArticle&& raw, const HeaderFields& head, std::string_view block, const ReadOptions& options) {
    std::string url(ValueOf(head, "WARC-Target-URI"));
    // WARC 1.0's own examples put it between angle brackets.
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    RepairUtf8(url);
    const PageOrigin origin{std::move(url), "", normalize::Date::Parse(ValueOf(head, "WARC-Date"))};
    if (ValueOf(head, "WARC-Type") == "response") return ParseResponse(std::move(raw), origin, block, options);
    const std::string_view content_type = ValueOf(head, "Content-Type");
    return ParseContent(std::move(raw), origin, std::string(block), content_type, false, options);
  }

  static Parsed ParseResponse(RawArticle&& raw, const PageOrigin& origin, std::string_view block, const ReadOptions& options) {
    HttpResponse response;
    try {
      response = ParseHttpResponse(block, options.max_record_bytes());
    } catch (const DataError& error) {
      return Skipped{raw.position, error.what()};
    }
    const std::string content_type(ValueOf(response.fields, "Content-Type"));
    if (response.status < 200 || response.status > 299 || !IsTextType(MediaType(content_type))) return LeftOut{};
    return ParseContent(std::move(raw), origin, std::move(response.body), content_type, response.is_cut_off, options);
  }

  static Parsed ParseContent(RawArticle&& raw, const PageOrigin& origin, std::string content, std::string_view content_type,
                             bool is_cut_off, const ReadOptions& options) {
    const std::string charset = CharsetOf(content_type);
    const bool is_text = MediaType(content_type) == "text/plain";
    if (Trimmed(std::string_view(content).substr(0, 4096)).empty() && Trimmed(content).empty()) return LeftOut{};
    if (is_text) return ParseText(std::move(raw), origin.url, content, charset, options);
    raw.bytes = std::move(content);
    Parsed parsed = ParsePage(std::move(raw), {origin.url, charset, origin.crawled}, options);
    if (schema::Article* const article = std::get_if<schema::Article>(&parsed); article != nullptr && is_cut_off)
      article->warnings.push_back("the response's body is damaged or too long: read what stands before");
    return parsed;
  }
};

}  // namespace

const Format& WarcFormat() {
  static const Warc format;
  return format;
}

}  // namespace tallyman::corpus
