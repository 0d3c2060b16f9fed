// JSON as pages hold it, which is not always JSON.
#ifndef TALLYMAN_CORPUS_PAGE_JSON_REPAIR_H_
#define TALLYMAN_CORPUS_PAGE_JSON_REPAIR_H_

#include <string>
#include <string_view>

namespace tallyman::corpus {

// An array with what `text` was most likely meant to hold, one value or several one after the other. Mended are: comments, HTML's comment
// and CDATA marks around values, commas too many, values and closing brackets that are missing, control characters, unknown
// escapes and unescaped quotes in strings, quotes written as &quot;. In linear time. What is beyond that comes out as no JSON either.
std::string RepairedJson(std::string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_JSON_REPAIR_H_
