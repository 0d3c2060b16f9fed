// Reading JSON Lines: one JSON value a line.
#ifndef TALLYMAN_SCHEMA_JSON_LINES_H_
#define TALLYMAN_SCHEMA_JSON_LINES_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace tallyman::schema {

// Calls `record` with the value of each line of the file in order; "-" is standard input. A byte order mark before the first line, "\r"
// before a line's end and blank lines are passed over.
// Throws FormatError, with "file:line: " before the reason, where a line is no JSON or where `record` throws FormatError; throws
// std::system_error, with the file's name, where the file cannot be read.
void ReadJsonLines(const std::string& path, const std::function<void(const nlohmann::json&)>& record);

// A line of such a file, to be parsed where and when it suits.
struct JsonLine {
  std::string file;
  std::size_t number = 0;
  std::string content;

  // Calls `record` with the line's value. Thread-safe. Throws as ReadJsonLines.
  void Read(const std::function<void(const nlohmann::json&)>& record) const;
};

// JSON with null in the place of the value of the first member of that name, at whatever depth. It is found without parsing: what stands
// in the value is not checked. The text as it is where there is no such member, or where its value does not end.
std::string WithNullFor(std::string_view key, std::string_view record);

// Calls `line` with each line that is not blank, in order. Throws std::system_error as ReadJsonLines.
void ReadLines(const std::string& path, const std::function<void(JsonLine)>& line);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_JSON_LINES_H_
