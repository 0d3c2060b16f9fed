// What is wrong with a data file that is to be JSON, in words for its author.
#ifndef TALLYMAN_LANGUAGES_JSON_REASON_H_
#define TALLYMAN_LANGUAGES_JSON_REASON_H_

#include <nlohmann/json.hpp>
#include <string>

namespace tallyman::languages {

// "is no JSON, line 2, column 1: unexpected end of input; ...", "key 'format' not found": what the parser says without its own bookkeeping.
std::string JsonReason(const nlohmann::json::exception& error);

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_JSON_REASON_H_
