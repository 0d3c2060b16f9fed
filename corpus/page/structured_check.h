// The text that a page's structured data give for the article's, as a check of the body that was found.
#ifndef TALLYMAN_CORPUS_PAGE_STRUCTURED_CHECK_H_
#define TALLYMAN_CORPUS_PAGE_STRUCTURED_CHECK_H_

#include <functional>
#include <string_view>
#include <vector>

#include "corpus/page/blocks.h"
#include "corpus/page/body.h"

namespace tallyman::corpus {

// The body, if most of the structured text is in it, without what stands before and behind it; the structured text where it is long and
// most of it is missing. `blocks` are those of which `found` consists; `write` makes a body of some of them.
Body CheckAgainst(std::string_view structured_text, Body found, const std::vector<Block>& blocks,
                  const std::function<Body(const std::vector<Block>&)>& write);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_STRUCTURED_CHECK_H_
