// Words for a multiple ("doubled", "3.3-fold") as the percentage of change that they stand for.
#ifndef TALLYMAN_EXTRACT_MULTIPLE_H_
#define TALLYMAN_EXTRACT_MULTIPLE_H_

#include <optional>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/quantity.h"

namespace tallyman::extract {

// The percentage that a multiple stands for by its formula, which is the key of its entry ("x-1" of 3.3 is 230, "x-100" of an index of
// 112.8 is 12.8), with the image of the number's interval, or 5 percent to either side where the number is in words; hedged by what stands
// in it or beside it ("more than doubled"). `match` is one of the section multiple, `matches` are all the text's. Nothing where no number
// stands in the match's slot, or the formula is unknown.
std::optional<normalize::QuantityMention> MultipleOf(const languages::View& view, const languages::Pack& pack,
                                                     const std::vector<languages::PatternMatch>& matches,
                                                     const languages::PatternMatch& match);

// A multiple that is the factor of a fall: "threefold" (200 percent) of "fell threefold" is -66.67 percent.
normalize::QuantityMention AsFall(const normalize::QuantityMention& rise);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MULTIPLE_H_
