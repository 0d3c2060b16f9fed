// An article as a JSON object (formats.md, "An article, in").
#ifndef TALLYMAN_CORPUS_FORMATS_JSON_ARTICLE_H_
#define TALLYMAN_CORPUS_FORMATS_JSON_ARTICLE_H_

#include "corpus/format.h"

namespace tallyman::corpus {

// The article of one object, without what Parse adds to every format. Unknown keys are ignored; null and "" count as absent. Skipped, with
// the reason, where the bytes are no JSON object, "text" is missing, or a key has a value of the wrong type. A date, language or country
// that cannot be read is left out with a warning.
Parsed ParseJsonArticle(RawArticle raw, const ReadOptions& options);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FORMATS_JSON_ARTICLE_H_
