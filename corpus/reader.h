// Articles out of files: what a dump holds, one article after the other, in bounded memory.
//
//   Inputs inputs = ExpandInputs(arguments);
//   Reader reader(inputs.files);
//   while (std::optional<Record> record = reader.Next()) {                 // one thread: cuts the input into articles
//     std::variant<schema::Article, Skipped> article = Parse(*std::move(record), options);   // any thread: makes sense of one
//   }
//
// Two formats, told apart by a file's first character that is no white space: "{" begins JSON Lines (json_lines.h), anything else is one
// article of plain text (plain_text.h). An article of more than kMaxArticleBytes is skipped.
#ifndef TALLYMAN_CORPUS_READER_H_
#define TALLYMAN_CORPUS_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/inputs.h"
#include "normalize/period.h"
#include "schema/article.h"

namespace tallyman::corpus {

inline constexpr std::size_t kMaxArticleBytes = std::size_t{256} << 20;

// What to take for articles that do not say it themselves. It goes before what would be guessed from the text.
struct ReadOptions {
  std::optional<normalize::Date> published;
  std::string language;  // ISO 639-1, or empty
  std::string country;   // ISO 3166-1 alpha-2, or empty
};

enum class Format { kPlainText, kJsonLines };

// One article's bytes, as they stand in the input.
struct RawArticle {
  Format format = Format::kPlainText;
  schema::InputPosition position;
  std::string name;  // InputFile::name
  std::string bytes;
};

using Record = std::variant<RawArticle, Skipped>;

class Reader {
 public:
  explicit Reader(std::vector<InputFile> files);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The next article, or what is skipped in its place: a file that cannot be read or holds nothing. Nothing at the end. Not thread-safe.
  std::optional<Record> Next();

  std::uint64_t bytes_read() const;

 private:
  class OpenFile;

  std::vector<InputFile> files_;
  std::size_t next_file_ = 0;
  std::uint64_t closed_bytes_ = 0;
  std::unique_ptr<OpenFile> open_;
};

// The article of a record: UTF-8 repaired, id made, language detected and date looked for where the article does not say them; what was
// repaired or could not be told stands in its warnings. A Skipped is handed on. Thread-safe.
std::variant<schema::Article, Skipped> Parse(Record record, const ReadOptions& options);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_READER_H_
