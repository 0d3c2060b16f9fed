// An article as a line of JSON (formats.md, "An article, in").
#ifndef TALLYMAN_CORPUS_JSON_LINES_H_
#define TALLYMAN_CORPUS_JSON_LINES_H_

#include <variant>

#include "corpus/reader.h"

namespace tallyman::corpus {

// The article of one line, without what Parse adds to every format. Unknown keys are ignored; null and "" count as absent. Skipped, with
// the reason, where the line is no JSON object, "text" is missing, or a key has a value of the wrong type. A date, language or country that
// cannot be read is left out with a warning.
std::variant<schema::Article, Skipped> ParseJsonLine(RawArticle raw);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_JSON_LINES_H_
