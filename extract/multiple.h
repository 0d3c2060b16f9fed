// Words for a multiple ("doubled", "3.3-fold") as the percentage of change that they stand for.
#ifndef TALLYMAN_EXTRACT_MULTIPLE_H_
#define TALLYMAN_EXTRACT_MULTIPLE_H_

#include <optional>
#include <string>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/quantity.h"

namespace tallyman::extract {

// The percentage that a multiple stands for by its formula ("x-1" of 3.3 is 230, "x-100" of an index of 112.8 is 12.8), with the image
// of the number's interval. Nothing where no number stands in the match's slot, or the formula is unknown.
std::optional<normalize::QuantityMention> MultipleOf(const languages::View& view, const languages::Pack& pack,
                                                     const languages::PatternMatch& match, const std::string& formula);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MULTIPLE_H_
