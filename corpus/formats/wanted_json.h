// The members of a JSON object that someone wants, without all else that it holds: what is passed over takes no memory.
#ifndef TALLYMAN_CORPUS_FORMATS_WANTED_JSON_H_
#define TALLYMAN_CORPUS_FORMATS_WANTED_JSON_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tallyman::corpus {

// Names of members. A full stop in one may lead into an object ("content.body") or be part of a key.
using WantedNames = std::vector<std::string_view>;

// Why a text is no JSON: what is wrong stands before byte `at` + 1, or the text breaks off there.
struct JsonFault {
  std::size_t at = 0;
  bool is_large_number = false;  // it is JSON, but no number holds one in it
};

// The value of a JSON text. An object has only those of its members that a name stands for or leads through; arrays, and objects through
// which no name leads, are there but empty. Of members with one name the last is kept. All of the text is checked. REQUIRES: valid UTF-8.
std::variant<nlohmann::json, JsonFault> ParseWanted(const std::string& text, const WantedNames& names);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FORMATS_WANTED_JSON_H_
