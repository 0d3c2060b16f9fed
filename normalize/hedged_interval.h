// What a hedged figure stands for, and one that was made of words (formats.md, "What a printed number stands for").
#ifndef TALLYMAN_NORMALIZE_HEDGED_INTERVAL_H_
#define TALLYMAN_NORMALIZE_HEDGED_INTERVAL_H_

#include <optional>
#include <string_view>

#include "normalize/decimal.h"
#include "normalize/interval.h"

namespace tallyman::normalize {

// What the key of a pack's hedges means; nothing for "", words that look like hedges and are none.
std::optional<Qualifier> QualifierOfHedge(std::string_view key);

// What a figure stands for whose plain reading is `plain`, by the rule for its qualifier: `gt` and `lt` speak of the value's size.
Interval HedgedInterval(const Decimal& value, const Interval& plain, Qualifier qualifier);

// 5 percent to either side, written to two decimals: what a number stands for that was made of words ("doubled", "a third").
Interval IntervalOfWords(const Decimal& value);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_HEDGED_INTERVAL_H_
