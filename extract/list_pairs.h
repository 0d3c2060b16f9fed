// Lists that go in pairs: "exports to China and Japan rose by 5 and 6 percent", 船舶和钢铁分别锐减55.5%和43.7%.
#ifndef TALLYMAN_EXTRACT_LIST_PAIRS_H_
#define TALLYMAN_EXTRACT_LIST_PAIRS_H_

#include <vector>

#include "extract/layout.h"
#include "extract/linker.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// Gives each figure of such a list the area, product or flow of its own place where it was linked to that of another.
void SettleListPairs(const Layout& layout, const Mentions& mentions, std::vector<LinkedFigure>& linked);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_LIST_PAIRS_H_
