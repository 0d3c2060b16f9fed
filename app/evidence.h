// A claim's sentence with its figures marked.
#ifndef TALLYMAN_APP_EVIDENCE_H_
#define TALLYMAN_APP_EVIDENCE_H_

#include <string>
#include <string_view>

#include "schema/claim.h"

namespace tallyman::app {

// What stands before and behind a figure.
struct Marks {
  std::string_view before;
  std::string_view behind;
};

inline constexpr Marks kBrackets = {"[[", "]]"};
inline constexpr Marks kBold = {"\x1b[1m", "\x1b[0m"};

// The evidence's sentence, each figure of the claim (level, converted level, percent, delta, share) that lies in it between marks. Figures
// that overlap are marked as one. Control characters of the article become spaces.
std::string MarkedSentence(const schema::Evidence& evidence, const Marks& marks);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_EVIDENCE_H_
