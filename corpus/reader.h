// Articles out of files: what a dump holds, one article after the other, in bounded memory.
//
//   Inputs inputs = ExpandInputs(arguments);
//   Reader reader(inputs.files, options);
//   while (std::optional<Record> record = reader.Next()) {     // one thread: unpacks the input and cuts it into articles
//     Parsed article = Parse(*std::move(record), options);     // any thread: makes sense of one
//   }
//
// Formats and compression are told by content (format.h, members.h), whatever a file is called.
#ifndef TALLYMAN_CORPUS_READER_H_
#define TALLYMAN_CORPUS_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/format.h"
#include "corpus/inputs.h"
#include "corpus/read_options.h"

namespace tallyman::corpus {

// Where a Reader stands: so many files are done, and so many records of the next one.
struct ReaderPosition {
  std::uint64_t files = 0;
  std::uint64_t records = 0;
  std::uint32_t digest = 0;  // of these records
};

// An input is not what it was when an earlier run read it. what() says which, and what to do.
class ChangedInput : public std::runtime_error {
 public:
  // `input`: how a message names it.
  explicit ChangedInput(const std::string& input);
};

class Reader {
 public:
  // `options` must outlive the reader.
  Reader(std::vector<InputFile> files, const ReadOptions& options);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The next article, or what is skipped in its place: a file that cannot be read or holds nothing, a damaged record. Nothing at the end.
  // Not thread-safe.
  std::optional<Record> Next();

  // Behind what Next returned last. Next returns what follows after GoTo with the same position, in a new Reader of the same files.
  ReaderPosition position() const { return position_; }
  // Reads the records of the file that the position lies in again, up to there. Throws ChangedInput where they are not those that were read
  // when the position was taken. Of the files before nothing is read. REQUIRES: Next has not been called.
  void GoTo(const ReaderPosition& position);

  std::uint64_t bytes_read() const;

 private:
  class OpenFile;

  std::vector<InputFile> files_;
  const ReadOptions& options_;
  ReaderPosition position_;
  std::uint64_t closed_bytes_ = 0;
  std::unique_ptr<OpenFile> open_;
};

// The article of a record: UTF-8 repaired, id made, language detected and date looked for where the article does not say them; what was
// repaired or could not be told stands in its warnings. A Skipped is handed on. Thread-safe.
Parsed Parse(Record record, const ReadOptions& options);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_READER_H_
