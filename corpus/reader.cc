#include "corpus/reader.h"

#include <system_error>
#include <utility>

#include "corpus/byte_source.h"
#include "corpus/dates.h"
#include "corpus/json_lines.h"
#include "corpus/language.h"
#include "corpus/plain_text.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

std::string TooLong(const char* what) {
  return std::string(what) + " is longer than " + std::to_string(kMaxArticleBytes >> 20) + " MB, the most that one article may have";
}

enum class Start { kNothing, kObject, kArray, kText };

Start StartOf(std::string_view bytes) {
  constexpr char kSpace[] = " \t\r\n";
  const std::size_t first = bytes.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return bytes.empty() ? Start::kNothing : Start::kText;
  if (bytes[first] == '{') return Start::kObject;
  const std::size_t second = bytes.find_first_not_of(kSpace, first + 1);
  if (bytes[first] == '[' && second != std::string_view::npos && bytes[second] == '{') return Start::kArray;
  return Start::kText;
}

}  // namespace

// The file that is being read. Its functions throw std::system_error.
class Reader::OpenFile {
 public:
  explicit OpenFile(InputFile file) : file_(std::move(file)), source_(file_.path) {
    const std::string_view start = source_.Peek();
    source_.Skip(start.size() - WithoutByteOrderMark(start).size());
    start_ = StartOf(source_.Peek());
  }

  std::optional<Record> Next() {
    if (done_) return std::nullopt;
    if (start_ == Start::kObject) return NextLine();
    done_ = true;
    if (start_ == Start::kArray) {
      return SkippedHere("holds a JSON array where one object a line is expected; jq -c '.[]' FILE converts it");
    }
    // An empty stream is no damaged article: a filter may have let nothing through.
    if (start_ == Start::kNothing && file_.path == "-") return std::nullopt;
    if (start_ == Start::kNothing) return SkippedHere("is empty");
    RawArticle raw = RawHere(Format::kPlainText);
    if (source_.ReadAll(kMaxArticleBytes, raw.bytes) == ByteSource::Result::kTooLong) return SkippedHere(TooLong("the file"));
    return raw;
  }

  // Where the last line that was read stands.
  schema::InputPosition position() const {
    schema::InputPosition position;
    position.file = file_.path;
    position.line = line_;
    return position;
  }
  std::uint64_t bytes_read() const { return source_.bytes_read(); }

 private:
  RawArticle RawHere(Format format) const {
    RawArticle raw;
    raw.format = format;
    raw.position = position();
    raw.name = file_.name;
    return raw;
  }

  Record SkippedHere(std::string reason) const {
    Skipped skipped;
    skipped.position = position();
    skipped.reason = std::move(reason);
    return skipped;
  }

  std::optional<Record> NextLine() {
    RawArticle raw = RawHere(Format::kJsonLines);
    for (;;) {
      const ByteSource::Result result = source_.ReadLine(kMaxArticleBytes, raw.bytes);
      if (result == ByteSource::Result::kEnd) break;
      raw.position.line = ++line_;
      if (result == ByteSource::Result::kTooLong) return SkippedHere(TooLong("the line"));
      if (!Trimmed(raw.bytes).empty()) return raw;
    }
    done_ = true;
    return std::nullopt;
  }

  InputFile file_;
  ByteSource source_;
  Start start_ = Start::kNothing;
  std::size_t line_ = 0;
  bool done_ = false;
};

Reader::Reader(std::vector<InputFile> files) : files_(std::move(files)) {}

Reader::~Reader() = default;

std::optional<Record> Reader::Next() {
  while (open_ || next_file_ < files_.size()) {
    schema::InputPosition position;
    try {
      if (!open_) {
        position.file = files_[next_file_].path;
        open_ = std::make_unique<OpenFile>(files_[next_file_++]);
      }
      position = open_->position();
      if (auto record = open_->Next()) return record;
      closed_bytes_ += open_->bytes_read();
      open_.reset();
    } catch (const std::system_error& error) {
      if (open_) closed_bytes_ += open_->bytes_read();
      open_.reset();
      return Skipped{position, error.what()};
    }
  }
  return std::nullopt;
}

std::uint64_t Reader::bytes_read() const { return closed_bytes_ + (open_ ? open_->bytes_read() : 0); }

std::variant<schema::Article, Skipped> Parse(Record record, const ReadOptions& options) {
  if (Skipped* skipped = std::get_if<Skipped>(&record)) return std::move(*skipped);
  RawArticle& raw = std::get<RawArticle>(record);
  RepairUtf8(raw.name);
  auto parsed = raw.format == Format::kJsonLines ? ParseJsonLine(std::move(raw)) : ParsePlainText(std::move(raw));
  if (schema::Article* article = std::get_if<schema::Article>(&parsed)) {
    if (article->language.empty()) article->language = options.language;
    if (article->language.empty()) article->language = DetectLanguage(article->text);
    if (article->language.empty()) article->language = DetectLanguage(article->title + "\n" + article->text);
    if (article->language.empty()) article->warnings.push_back("language not recognized");
    if (!article->country && !options.country.empty()) article->country = options.country;
    if (!article->published) article->published = options.published;
    if (!article->published) article->published = FindPublicationDate(article->text, article->language);
  }
  return parsed;
}

}  // namespace tallyman::corpus
