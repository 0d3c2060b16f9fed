#include "corpus/reader.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "corpus/dates.h"
#include "corpus/encoding.h"
#include "corpus/language.h"
#include "corpus/members.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

Skipped SkippedFile(const std::string& path, std::string reason) {
  Skipped skipped;
  skipped.position.file = EscapedName(path);
  skipped.reason = std::move(reason);
  return skipped;
}

std::string_view WithoutLeadingSpace(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\x1E");
  return bytes.substr(std::min(first, bytes.size()));
}

// Why a file that begins so is not read; empty where it is.
std::string ReasonNotToRead(std::string_view start) {
  using namespace std::string_view_literals;
  struct Kind {
    std::string_view start, name;
  };
  constexpr std::array<Kind, 3> kDocuments = {
      {{"%PDF-", "a PDF file"}, {"\xD0\xCF\x11\xE0", "an old Office document"}, {"{\\rtf", "a document in rich text format"}}};
  constexpr std::array<Kind, 11> kBinary = {{{"\x89PNG\r\n", "a PNG picture"},
                                             {"\xFF\xD8\xFF", "a JPEG picture"},
                                             {"GIF87a", "a GIF picture"},
                                             {"GIF89a", "a GIF picture"},
                                             {"II*\0"sv, "a TIFF picture"},
                                             {"MM\0*"sv, "a TIFF picture"},
                                             {"\x7F"
                                              "ELF",
                                              "a program"},
                                             {"SQLite format 3\0"sv, "an SQLite database"},
                                             {"OggS\0"sv, "a sound or film"},
                                             {"PAR1", "a Parquet file"},
                                             {"7z\xBC\xAF\x27\x1C", "a 7z archive"}}};
  if (start.starts_with("filedesc://")) return "is an ARC file, which is not read: WARC is";
  for (const Kind& kind : kDocuments)
    if (start.starts_with(kind.start)) return "is " + std::string(kind.name) + ", which is not read: its text is";
  for (const Kind& kind : kBinary)
    if (start.starts_with(kind.start)) return "is binary, no text: " + std::string(kind.name);
  if (start.starts_with("RIFF") && start.substr(0, 12).ends_with("WEBP")) return "is binary, no text: a WebP picture";
  if (start.substr(0, 8).ends_with("ftyp")) return "is binary, no text: a sound or film";
  return "";
}

const Format& FormatOf(std::string_view start) {
  const std::string utf8 = LooksLikeUtf16(start) ? DecodeText(start, {}, true).text : "";
  const std::string_view content = WithoutLeadingSpace(utf8.empty() ? start : utf8);
  const auto& formats = Formats();
  return **std::find_if(formats.begin(), formats.end() - 1, [content](const Format* format) { return format->Matches(content); });
}

void CompleteLanguage(schema::Article& article, const ReadOptions& options) {
  if (article.language.empty()) article.language = options.language;
  if (article.language.empty()) article.language = DetectLanguage(article.text);
  if (article.language.empty()) article.language = DetectLanguage(article.title + "\n" + article.text);
  if (article.language.empty()) article.warnings.push_back("language not recognized");
}

bool IsWanted(const schema::Article& article, const ReadOptions& options) {
  const auto& languages = options.languages;
  if (!languages.empty() && std::find(languages.begin(), languages.end(), article.language) == languages.end()) return false;
  if (!options.since && !options.until) return true;
  return article.published && (!options.since || *article.published >= *options.since) &&
         (!options.until || *article.published <= *options.until);
}

// A check sum of a record and of those before it, whose check sum is `before`.
std::uint32_t Digest(const Record& record, std::uint32_t before) {
  const RawArticle* const raw = std::get_if<RawArticle>(&record);
  const std::string& content = raw != nullptr ? raw->bytes : std::get<Skipped>(record).reason;
  return libdeflate_crc32(before, content.data(), content.size());
}

}  // namespace

// The file that is being read, with all files packed in it. Its functions throw std::system_error.
class Reader::OpenFile {
 public:
  OpenFile(InputFile file, const ReadOptions& options) : file_(std::move(file)), options_(options), members_(file_) {}

  std::optional<Record> Next() {
    for (;;) {
      if (members_.is_bomb()) return std::exchange(bomb_reported_, true) ? std::nullopt : std::optional<Record>(Bomb());
      if (cutter_ != nullptr) {
        auto record = NextCut();
        if (record) return record;
        cutter_.reset();
        continue;
      }
      auto next = members_.Next();
      if (!next) return std::nullopt;
      if (Skipped* const skipped = std::get_if<Skipped>(&*next)) return std::move(*skipped);
      member_ = std::get<Member>(*std::move(next));
      ByteSource& source = *member_.source;
      const std::string_view start = source.Peek();
      source.Skip(start.size() - WithoutByteOrderMark(start).size());
      if (source.Peek(1).empty() && !source.damage()) {
        // An empty stream is no damaged article: a filter may have let nothing through.
        if (file_.path == "-" && member_.is_whole_file) return std::nullopt;
        return SkippedFile(member_.path, "is empty");
      }
      if (std::string reason = ReasonNotToRead(source.Peek()); !reason.empty()) return SkippedFile(member_.path, std::move(reason));
      if (source.Peek(1).empty()) return Damaged(TakeDamage());
      OpenCutter();
    }
  }

  std::uint64_t bytes_read() const { return members_.bytes_read(); }

 private:
  void OpenCutter() { cutter_ = FormatOf(member_.source->Peek()).Open(member_, options_); }

  // What the cutter cuts, and, where the source is damaged, that: as the reason of what could not be cut because of it, or by itself.
  std::optional<Record> NextCut() {
    auto record = cutter_->Next();
    if (!member_.source->IsAtDamage()) return record;
    if (record && std::holds_alternative<RawArticle>(*record)) {
      std::get<RawArticle>(*record).is_cut_off = true;
      return record;
    }
    if (members_.is_bomb()) return std::nullopt;
    const std::string damage = TakeDamage();
    if (!record) return Damaged(damage);
    std::get<Skipped>(*record).reason += ": " + damage;
    return record;
  }

  // What the damage is at which the source stands. Goes on behind it, or is done with the file.
  std::string TakeDamage() {
    std::string damage = *member_.source->damage();
    if (const auto passed_over = member_.source->GoOn()) {
      damage += "; went on " + std::to_string(*passed_over) + " compressed bytes later";
      if (cutter_ == nullptr) OpenCutter();
    } else {
      cutter_.reset();
    }
    return damage;
  }

  Record Bomb() const { return SkippedFile(file_.path, "inflates without end: a decompression bomb; nothing more is read of it"); }

  Record Damaged(const std::string& reason) const {
    Skipped skipped = SkippedFile(member_.path, reason);
    skipped.position.offset = member_.source->offset();
    return skipped;
  }

  InputFile file_;
  const ReadOptions& options_;
  Members members_;
  Member member_{};
  std::unique_ptr<Cutter> cutter_;
  bool bomb_reported_ = false;
};

ChangedInput::ChangedInput(const std::string& input)
    : std::runtime_error(input +
                         " is not what the run that was broken off has read; give it as it was, and the run goes on, or give --restart to "
                         "begin anew") {}

Reader::Reader(std::vector<InputFile> files, const ReadOptions& options) : files_(std::move(files)), options_(options) {}

Reader::~Reader() = default;

std::optional<Record> Reader::Next() {
  while (open_ || position_.files < files_.size()) {
    const std::string& path = files_[position_.files].path;
    try {
      if (!open_) open_ = std::make_unique<OpenFile>(files_[position_.files], options_);
      if (auto record = open_->Next()) {
        ++position_.records;
        position_.digest = Digest(*record, position_.digest);
        return record;
      }
    } catch (const std::system_error& error) {
      Skipped skipped = SkippedFile(path, error.what());
      if (open_) closed_bytes_ += open_->bytes_read();
      open_.reset();
      position_ = {.files = position_.files + 1};
      return skipped;
    }
    closed_bytes_ += open_->bytes_read();
    open_.reset();
    position_ = {.files = position_.files + 1};
  }
  return std::nullopt;
}

void Reader::GoTo(const ReaderPosition& position) {
  for (position_ = {}; position_.files < std::min<std::uint64_t>(position.files, files_.size()); ++position_.files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(files_[position_.files].path, error);
    if (!error) closed_bytes_ += size;
  }
  while (position_.files == position.files && position_.records < position.records && Next()) {
  }
  const bool is_there = position_.files == position.files && position_.records == position.records;
  if (!is_there || position_.digest != position.digest) {
    const std::string& path = files_.at(position.files).path;
    throw ChangedInput(path == "-" ? "standard input" : EscapedName(path));
  }
}

std::uint64_t Reader::bytes_read() const { return closed_bytes_ + (open_ ? open_->bytes_read() : 0); }

Parsed Parse(Record record, const ReadOptions& options) {
  if (Skipped* skipped = std::get_if<Skipped>(&record)) return std::move(*skipped);
  RawArticle& raw = std::get<RawArticle>(record);
  const Format& format = *raw.format;
  const bool is_cut_off = raw.is_cut_off;
  Parsed parsed = format.Parse(std::move(raw), options);
  if (is_cut_off && std::holds_alternative<Skipped>(parsed)) return LeftOut{LeftOut::Reason::kNoArticle};
  if (schema::Article* article = std::get_if<schema::Article>(&parsed)) {
    if (article->text.size() > options.max_article_bytes)
      return Skipped{article->position, TooLong("the article's text", options.max_article_bytes)};
    CompleteLanguage(*article, options);
    if (!article->country && !options.country.empty()) article->country = options.country;
    if (!article->published) article->published = options.published;
    if (!article->published) article->published = FindPublicationDate(article->text, article->language);
    if (!IsWanted(*article, options)) return LeftOut{LeftOut::Reason::kNotWanted};
  }
  return parsed;
}

}  // namespace tallyman::corpus
