#include "normalize/hedged_interval.h"

#include "normalize/qualifier_names.h"

namespace tallyman::normalize {

std::optional<Qualifier> QualifierOfHedge(std::string_view key) {
  for (std::size_t i = 0; i < kQualifierNames.size(); ++i)
    if (kQualifierNames[i] == key) return static_cast<Qualifier>(i);
  return std::nullopt;
}

Interval HedgedInterval(const Decimal& value, const Interval& plain, Qualifier qualifier) {
  const Decimal end = value.Normalized();
  const Interval from{end, std::nullopt}, until{std::nullopt, end};
  switch (qualifier) {
    case Qualifier::kEqual:
      return plain;
    case Qualifier::kApprox:
      return Hull(plain, WithinFivePercent(value));
    case Qualifier::kGreater:
      return value.negative() ? until : from;
    case Qualifier::kLess:
      return value.negative() ? from : until;
  }
  return plain;
}

Interval IntervalOfWords(const Decimal& value) {
  Interval interval = WithinFivePercent(value);
  for (auto* end : {&interval.low, &interval.high})
    if (*end) *end = (*end)->Rounded(2).Normalized();
  return interval;
}

}  // namespace tallyman::normalize
