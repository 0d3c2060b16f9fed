#include "schema/json_lines.h"

#include <stdio.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "schema/claim.h"

namespace tallyman::schema {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

// The lines of a file, read as the platform's getline does: of any length, with any bytes.
class LineReader {
 public:
  explicit LineReader(const std::string& path)
      : name_(path == "-" ? "standard input" : path), file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")) {
    if (!file_) Fail();
  }
  ~LineReader() {
    std::free(buffer_);
    if (file_ != stdin) std::fclose(file_);
  }
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The next line with its end; nothing after the last. Valid until the next call.
  std::optional<std::string_view> Next() {
    errno = 0;
    const ssize_t length = ::getline(&buffer_, &capacity_, file_);
    if (length < 0) {
      if (!std::feof(file_)) Fail();
      return std::nullopt;
    }
    return std::string_view(buffer_, static_cast<std::size_t>(length));
  }

  const std::string& name() const { return name_; }

 private:
  [[noreturn]] void Fail() const { throw std::system_error(errno, std::generic_category(), name_); }

  std::string name_;
  std::FILE* file_;
  char* buffer_ = nullptr;
  std::size_t capacity_ = 0;
};

std::string_view Trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlanks) + 1 - first);
}

// Where the string that begins at `place` ends; npos where it does not.
std::size_t EndOfString(std::string_view text, std::size_t place) {
  const std::size_t first = place + 1;
  for (place = text.find('"', first); place != std::string_view::npos; place = text.find('"', place + 1)) {
    std::size_t before = place;
    while (before > first && text[before - 1] == '\\') --before;
    if ((place - before) % 2 == 0) return place;
  }
  return place;
}

// Behind the value that begins at `place`, be it an object, an array or something else; npos where it does not end.
std::size_t EndOfValue(std::string_view text, std::size_t place) {
  int depth = 0;
  for (; place < text.size(); ++place) switch (text[place]) {
      case '"':
        place = EndOfString(text, place);
        if (place == std::string_view::npos) return place;
        break;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (depth-- == 0) return place;
        break;
      case ',':
        if (depth == 0) return place;
        break;
    }
  return std::string_view::npos;
}

// The parser's message without its own bookkeeping: "unexpected end of input; expected ':'".
std::string Reason(const nlohmann::json::parse_error& error) {
  const std::string_view message = error.what();
  const std::size_t detail = message.find(" - ");
  const std::string_view reason = detail == std::string_view::npos ? message : message.substr(detail + 3);
  return "no JSON at byte " + std::to_string(error.byte) + ": " + std::string(reason);
}

}  // namespace

void JsonLine::Read(const std::function<void(const nlohmann::json&)>& record) const {
  const auto fail = [&](const std::string& reason) { throw FormatError(file + ":" + std::to_string(number) + ": " + reason); };
  // The parser takes a NUL for the end of its input.
  if (const std::size_t nul = content.find('\0'); nul != std::string::npos)
    fail("no JSON at byte " + std::to_string(nul + 1) + ": a NUL byte");
  try {
    record(nlohmann::json::parse(content));
  } catch (const nlohmann::json::parse_error& error) {
    fail(Reason(error));
  } catch (const FormatError& error) {
    fail(error.what());
  }
}

std::string WithNullFor(std::string_view key, std::string_view record) {
  const std::string name = '"' + std::string(key) + '"';
  for (std::size_t place = record.find(name); place != std::string_view::npos; place = record.find(name, place + 1)) {
    const std::size_t colon = record.find_first_not_of(" \t\r\n", place + name.size());
    if (colon == std::string_view::npos || record[colon] != ':') continue;
    const std::size_t end = EndOfValue(record, colon + 1);
    if (end == std::string_view::npos) break;
    return std::string(record.substr(0, colon + 1)).append("null").append(record.substr(end));
  }
  return std::string(record);
}

void ReadLines(const std::string& path, const std::function<void(JsonLine)>& line) {
  LineReader lines(path);
  for (std::size_t number = 1; auto next = lines.Next(); ++number) {
    if (number == 1 && next->starts_with(kByteOrderMark)) next->remove_prefix(kByteOrderMark.size());
    const std::string_view content = Trimmed(*next);
    if (!content.empty()) line({lines.name(), number, std::string(content)});
  }
}

void ReadJsonLines(const std::string& path, const std::function<void(const nlohmann::json&)>& record) {
  ReadLines(path, [&](const JsonLine& line) { line.Read(record); });
}

}  // namespace tallyman::schema
