#include "store/csv_rows.h"

namespace tallyman::store {

CsvRows::CsvRows(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

std::optional<std::vector<std::string>> CsvRows::Next() {
  while (at_ < text_.size() && (AtLineEnd() || text_[at_] == '#')) {
    while (!AtLineEnd()) ++at_;
    SkipLineEnd();
  }
  if (at_ >= text_.size()) return std::nullopt;
  line_ = next_line_;
  std::vector<std::string> row = {Field()};
  while (at_ < text_.size() && text_[at_] == ',') {
    ++at_;
    row.push_back(Field());
  }
  SkipLineEnd();
  return row;
}

std::string CsvRows::Field() {
  std::string field;
  if (at_ >= text_.size() || text_[at_] != '"') {
    while (!AtLineEnd() && text_[at_] != ',') field += text_[at_++];
    return field;
  }
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '"')) break;
    if (text_[at_] == '"') ++at_;
    if (text_[at_] == '\n') ++next_line_;
    field += text_[at_];
  }
  ++at_;
  while (!AtLineEnd() && text_[at_] != ',') field += text_[at_++];
  return field;
}

void CsvRows::SkipLineEnd() {
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size() && text_[at_] == '\n') {
    ++at_;
    ++next_line_;
  }
}

}  // namespace tallyman::store
