// The interface behind which all formats of input stand. docs/adding-a-reader.md shows how to add one.
//
// Reading has two halves. A Cutter runs on one thread and only cuts the input into articles' bytes: it has to keep up with decompression.
// Format::Parse makes sense of one article's bytes, on any thread.
#ifndef TALLYMAN_CORPUS_FORMAT_H_
#define TALLYMAN_CORPUS_FORMAT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/inputs.h"
#include "corpus/members.h"
#include "corpus/read_options.h"
#include "schema/article.h"

namespace tallyman::corpus {

class Format;

// One article's bytes, as the cutter found them.
struct RawArticle {
  const Format* format = nullptr;
  schema::InputPosition position;
  std::string name;          // Member::name
  std::uint64_t number = 0;  // of the record in its file, from 1; 0 where the file is one article
  std::string bytes;
  bool is_cut_off = false;  // by damage of the source, which is reported by itself

  // The id of an article that has none of its own: "dump.jsonl#7".
  std::string MadeId() const { return number == 0 ? name : name + "#" + std::to_string(number); }
};

using Record = std::variant<RawArticle, Skipped>;

// A record that is no news article, or one that the user did not ask for, or that ReadOptions::content_filter rules out (whether it is an
// article is not known): no failure.
struct LeftOut {
  enum class Reason { kNoArticle, kNotWanted, kRuledOut } reason = Reason::kNoArticle;
};

using Parsed = std::variant<schema::Article, Skipped, LeftOut>;

// Cuts one file. Not thread-safe.
class Cutter {
 public:
  // `member` must outlive the cutter.
  Cutter(const Format& format, const Member& member, const ReadOptions& options) : format_(format), member_(member), options_(options) {}
  virtual ~Cutter() = default;

  // The next article, or what cannot be one; nothing at the end. Damage of the source (ByteSource::damage) is reported by the caller, who
  // asks again where the source goes on behind it.
  virtual std::optional<Record> Next() = 0;

 protected:
  ByteSource& source() { return *member_.source; }
  const Member& member() const { return member_; }
  std::size_t limit() const { return options_.max_record_bytes(); }
  std::size_t page_limit() const { return options_.max_page_bytes(); }

  // An article that begins at `offset`, without its bytes.
  RawArticle RawAt(std::uint64_t offset, std::uint64_t number) const;
  Skipped SkippedAt(std::uint64_t offset, std::string reason) const;
  std::string TooLong(std::string_view what) const { return corpus::TooLong(what, limit()); }

 private:
  const Format& format_;
  const Member& member_;
  const ReadOptions& options_;
};

// Immutable; all functions are thread-safe.
class Format {
 public:
  virtual ~Format() = default;

  // As messages name it: "JSON Lines".
  virtual std::string_view name() const = 0;

  // Whether a file that begins so has this format. `start` is up to 64 KB, without a byte order mark of UTF-8 and without white space
  // before the first character; fewer bytes are the whole file.
  virtual bool Matches(std::string_view start) const = 0;

  virtual std::unique_ptr<Cutter> Open(const Member& member, const ReadOptions& options) const = 0;

  // The article of what the cutter returned. What every format wants (language, date in the text, the user's options) is added elsewhere.
  virtual Parsed Parse(RawArticle raw, const ReadOptions& options) const = 0;
};

// A cutter for formats whose file is one article.
std::unique_ptr<Cutter> OpenWholeFile(const Format& format, const Member& member, const ReadOptions& options);

// All formats in the order in which they are asked whether they match. The last one, plain text, matches everything.
const std::vector<const Format*>& Formats();

const Format& WarcFormat();
const Format& JsonArrayFormat();
const Format& JsonLinesFormat();
const Format& FeedFormat();
const Format& NewsMlFormat();
const Format& ReutersSgmlFormat();
const Format& HtmlFormat();
const Format& PlainTextFormat();

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FORMAT_H_
