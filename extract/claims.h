// Linked figures into claims: figures of one statistic and period become one claim, a figure stated twice becomes one claim with the
// fuller evidence.
#ifndef TALLYMAN_EXTRACT_CLAIMS_H_
#define TALLYMAN_EXTRACT_CLAIMS_H_

#include <vector>

#include "extract/linker.h"

namespace tallyman::extract {

// The claims of an article, in the order of their first figure, without document, producer and id.
std::vector<schema::Claim> BuildClaims(const ArticleText& text, const Mentions& mentions, const std::vector<LinkedFigure>& linked);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_CLAIMS_H_
