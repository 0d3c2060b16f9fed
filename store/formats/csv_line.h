// Lines of CSV (RFC 4180).
#ifndef TALLYMAN_STORE_FORMATS_CSV_LINE_H_
#define TALLYMAN_STORE_FORMATS_CSV_LINE_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::store {

class CsvLine {
 public:
  // A number, date or code: what cannot be taken for a formula. Nothing is an empty field.
  CsvLine& Add(std::string_view value);
  CsvLine& Add(const std::string& value) { return Add(std::string_view(value)); }
  CsvLine& Add(const char* value) { return Add(std::string_view(value)); }
  CsvLine& Add(const std::optional<std::string>& value) { return value ? Add(*value) : Add(""); }
  // Text of others: where a spreadsheet would take it for a formula (it begins with = + - @, a tab or a carriage return) it gets an
  // apostrophe in front.
  CsvLine& AddText(std::string_view text);
  CsvLine& AddText(const char* text) { return AddText(std::string_view(text)); }
  CsvLine& AddText(const std::string& text) { return AddText(std::string_view(text)); }
  CsvLine& AddText(const std::optional<std::string>& text) { return text ? AddText(*text) : AddText(""); }

  // The line with its end.
  std::string End();

 private:
  std::string line_;
  bool is_first_ = true;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_CSV_LINE_H_
