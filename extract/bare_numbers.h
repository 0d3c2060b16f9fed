// Numbers without a unit that count nothing of trade: numbers of tables and pages, of telephones, and parts of a count ("17 of the 30
// sectors"). They are given no unit of the figures beside them.
#ifndef TALLYMAN_EXTRACT_BARE_NUMBERS_H_
#define TALLYMAN_EXTRACT_BARE_NUMBERS_H_

#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/quantity.h"

namespace tallyman::extract {

// For each quantity of a text, in order, whether it is such a number. The words are the pack's (numbers.reference, numbers.out_of,
// numbers.index).
std::vector<bool> FindUncounting(const languages::View& view, const languages::Pack& pack,
                                 const std::vector<normalize::QuantityMention>& quantities);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_BARE_NUMBERS_H_
