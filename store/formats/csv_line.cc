#include "store/formats/csv_line.h"

#include <utility>

namespace tallyman::store {

CsvLine& CsvLine::Add(std::string_view value) {
  if (!is_first_) line_.push_back(',');
  is_first_ = false;
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    line_ += value;
    return *this;
  }
  line_.push_back('"');
  for (const char c : value) {
    if (c == '"') line_.push_back('"');
    line_.push_back(c);
  }
  line_.push_back('"');
  return *this;
}

CsvLine& CsvLine::AddText(std::string_view text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return is_formula ? Add("'" + std::string(text)) : Add(text);
}

std::string CsvLine::End() {
  is_first_ = true;
  return std::exchange(line_, {}) + "\r\n";
}

}  // namespace tallyman::store
