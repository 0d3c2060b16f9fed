#include "schema/json_writer.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "schema/claim.h"

namespace tallyman::schema {
namespace {

// What stands behind the backslash for a byte: 0 where it needs none, 'u' where it is \u and four digits.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (unsigned control = 0; control < 0x20; ++control) escapes[control] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

void AppendEscaped(std::string& text, unsigned char byte, char escape) {
  text.push_back('\\');
  text.push_back(escape);
  if (escape != 'u') return;
  text += byte < 0x10 ? "000" : "001";
  text.push_back("0123456789abcdef"[byte % 0x10]);
}

}  // namespace

void JsonWriter::Separate() {
  // A text ends with its quote: these are brackets.
  if (!text_.empty() && text_.back() != '{' && text_.back() != '[' && text_.back() != ':') text_.push_back(',');
}

void JsonWriter::Begin(char bracket) {
  Separate();
  text_.push_back(bracket);
}

void JsonWriter::Key(std::string_view key) {
  Separate();
  text_.push_back('"');
  text_.append(key);
  text_ += "\":";
}

void JsonWriter::Value(std::string_view text) {
  Separate();
  text_.push_back('"');
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = kEscapes[byte];
    if (escape == 0) continue;
    text_.append(text, written, i - written);
    AppendEscaped(text_, byte, escape);
    written = i + 1;
  }
  text_.append(text, written);
  text_.push_back('"');
}

void JsonWriter::Value(int number) {
  Separate();
  std::array<char, 16> digits;
  text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void JsonWriter::Value(double number) {
  Separate();
  text_ += nlohmann::json(number).dump();
}

void JsonWriter::NullMember(std::string_view key) {
  if (nulls_ == Nulls::kLeftOut) return;
  Key(key);
  text_ += "null";
}

std::string JsonWriter::Take() {
  if (!simdjson::validate_utf8(text_)) throw FormatError("holds a text that is no UTF-8");
  return std::exchange(text_, {});
}

}  // namespace tallyman::schema
