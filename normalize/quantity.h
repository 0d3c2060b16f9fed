// Quantities in a text: amounts of money, percentages, physical quantities and bare numbers, with what they stand for.
#ifndef TALLYMAN_NORMALIZE_QUANTITY_H_
#define TALLYMAN_NORMALIZE_QUANTITY_H_

#include <optional>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/codes.h"
#include "normalize/interval.h"
#include "normalize/measure.h"
#include "normalize/number.h"

namespace tallyman::normalize {

// A quantity's place in the view covers its sign, number, scale, currency and unit.
struct QuantityMention {
  int begin = 0;
  int end = 0;
  QuantityKind kind = QuantityKind::kNumber;
  Number number;                    // of a range, its lower end
  std::optional<Number> upper;      // of a range
  std::optional<Unit> unit;         // of money and physical quantities
  Decimal factor = 1;               // from the printed unit to the base unit
  bool ambiguous_currency = false;  // a bare "$", "won", "peso": the default was taken
  std::optional<Decimal> tonnes;    // in one of a currency's name that is a weight as well ("pounds")
  bool unit_shared = false;         // the unit is printed at a neighbour ("5, 7 and 9 percent")
  bool fraction_word = false;       // a percentage made of "a third"
  int sign = 0;                     // a printed + or -, or a word for it
  // Of a range whose ends both print their unit ("from $5 to $10 million"): where the lower one ends, unit and all, and the upper begins.
  int lower_end = -1, upper_begin = -1;
  Qualifier qualifier = Qualifier::kEqual;
  int hedge_begin = -1, hedge_end = -1;  // the hedge's words; -1 where there is none

  // Filled by Complete.
  Decimal amount;  // in base units, signed; the middle of a range
  Interval interval;
};

// All quantities of a view, in order. `matches` are the pack's own matches on the view: they bring hedges, and numbers that
// are part of a period ("2024", "11 months") are left out.
std::vector<QuantityMention> FindQuantities(const languages::View& view, const languages::Pack& pack,
                                            const std::vector<languages::PatternMatch>& matches);

// Units with a scale word and no number, as they are told once for the numbers of a table: "in millions of US dollars", "(US$ mn)",
// 单位：亿元. Each stands for one of it; none lies in `quantities`, which are the view's.
std::vector<QuantityMention> FindDeclaredUnits(const languages::View& view, const languages::Pack& pack,
                                               const std::vector<languages::PatternMatch>& matches,
                                               const std::vector<QuantityMention>& quantities);

// The quantities with every range whose ends both print their unit as two.
std::vector<QuantityMention> AsPrinted(const std::vector<QuantityMention>& quantities);

// The quantities as they are printed, for one who has no matches: a range whose ends both print their unit is two. Looks for hedges and
// periods around figures only, which is much less work.
std::vector<QuantityMention> FindQuantities(const languages::View& view, const languages::Pack& pack);

// Computes amount and interval from what was printed. Returns false where the number is too large.
bool Complete(QuantityMention& quantity);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_QUANTITY_H_
