// The rows of a CSV text (RFC 4180): fields in quotes may hold commas, line breaks and doubled quotes.
#ifndef TALLYMAN_STORE_CSV_ROWS_H_
#define TALLYMAN_STORE_CSV_ROWS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::store {

class CsvRows {
 public:
  // REQUIRES: `text` outlives this. A byte order mark, blank lines and lines that begin with "#" are passed over.
  explicit CsvRows(std::string_view text);

  // The next row; nothing after the last. A quote that is never closed reaches to the end.
  std::optional<std::vector<std::string>> Next();

  // The line on which the last row began, from 1.
  int line() const { return line_; }

 private:
  std::string Field();
  bool AtLineEnd() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void SkipLineEnd();

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 0;
  int next_line_ = 1;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_CSV_ROWS_H_
