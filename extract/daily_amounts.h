// Barrels that are a day's, though the figure does not say so.
#ifndef TALLYMAN_EXTRACT_DAILY_AMOUNTS_H_
#define TALLYMAN_EXTRACT_DAILY_AMOUNTS_H_

#include <vector>

#include "extract/linker.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// After linking: in an article with claims of barrels a day, a claim's barrels that are as many as a day's are a day's, too ("5.8 million
// barrels a day, after 7.3 million barrels in April"), but for a total that stands beside its daily average ("6.9 million barrels, or
// 222,000 a day").
void SettleDailyAmounts(const std::vector<LinkedFigure>& linked, Mentions& mentions);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_DAILY_AMOUNTS_H_
