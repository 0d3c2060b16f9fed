// Which words belong to which percentage where both alternate: "8.4 percent by value and 2.1 percent by volume", "+5.1% y/y, -1.8% m/m",
// 数量で5.2%減、金額で3.1%増. Some languages set the words before the percentage, some behind it, and many do both.
#ifndef TALLYMAN_EXTRACT_ATTACHED_WORDS_H_
#define TALLYMAN_EXTRACT_ATTACHED_WORDS_H_

#include <vector>

#include "extract/layout.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// By figure of the article, the word for value, quantity or real terms that says in what its percentage is measured; null where none does,
// or the figure is no percentage. Both must outlive the result.
std::vector<const WordMention*> AttachMeasures(const Layout& layout, const Mentions& mentions);

// By figure, the words for a base ("yoy", "prev") that touch its percentage and name no period but "a year ago"; null where none do. Both
// must outlive the result.
std::vector<const WordMention*> AttachBases(const Layout& layout, const Mentions& mentions);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_ATTACHED_WORDS_H_
