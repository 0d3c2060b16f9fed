// Which unit a number has that is printed without one.
#ifndef TALLYMAN_EXTRACT_UNIT_MEMORY_H_
#define TALLYMAN_EXTRACT_UNIT_MEMORY_H_

#include <optional>

#include "normalize/quantity.h"

namespace tallyman::extract {

// The units printed so far, for numbers that are printed without one.
class UnitMemory {
 public:
  void Remember(const normalize::QuantityMention& quantity, bool in_brackets) {
    last_ = quantity;
    if (in_brackets) return;
    outside_ = quantity;
    if (quantity.kind == normalize::QuantityKind::kMoney) money_ = quantity;
  }

  // The quantity whose unit a number has. A conversion in brackets hands its unit on to nothing behind them. Billions are money, but
  // where tonnes or the like were counted in billions before.
  const std::optional<normalize::QuantityMention>& For(const normalize::QuantityMention& number, bool in_brackets) const {
    const auto& nearest = !in_brackets && outside_ ? outside_ : last_;
    const normalize::Decimal billion(1000000000);
    const bool billions = number.number.scaled && !(number.number.scale < billion);
    if (billions && money_ && nearest->kind != normalize::QuantityKind::kMoney && nearest->number.scale < billion) return money_;
    return nearest;
  }

 private:
  std::optional<normalize::QuantityMention> last_, outside_, money_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_UNIT_MEMORY_H_
