#include "languages/json_reason.h"

#include <string_view>

namespace tallyman::languages {
namespace {

// What stands behind the first `mark`; all where there is none.
std::string_view Behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

}  // namespace

std::string JsonReason(const nlohmann::json::exception& error) {
  // "[json.exception.parse_error.101] parse error at line 2, column 1: syntax error while parsing value - unexpected end of input"
  const std::string_view reason = Behind(error.what(), "] ");
  if (dynamic_cast<const nlohmann::json::parse_error*>(&error) == nullptr) return std::string(reason);
  const std::string_view place = Behind(reason, "parse error at ");
  return "is no JSON, " + std::string(place.substr(0, place.find(": "))) + ": " + std::string(Behind(place, " - "));
}

}  // namespace tallyman::languages
