// The words by which the formats call enumerators, for reading them back and for listing them in messages.
#ifndef TALLYMAN_SCHEMA_NAMES_H_
#define TALLYMAN_SCHEMA_NAMES_H_

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/quantity.h"

namespace tallyman::schema {

// All names of an enumeration in the order of its enumerators. The argument only selects the enumeration.
std::span<const std::string_view> Names(Flow);
std::span<const std::string_view> Names(Measure);
std::span<const std::string_view> Names(Basis);
std::span<const std::string_view> Names(Side);
std::span<const std::string_view> Names(Versus);
std::span<const std::string_view> Names(ShareOf);
std::span<const std::string_view> Names(Status);
std::span<const std::string_view> Names(SpanRole);
std::span<const std::string_view> Names(Field);
std::span<const std::string_view> Names(Qualifier);
std::span<const std::string_view> Names(FindingKind);
std::span<const std::string_view> Names(Rule);
std::span<const std::string_view> Names(Severity);
std::span<const std::string_view> Names(SlipKind);
std::span<const std::string_view> Names(QuantityKind);

// The enumerator of that name; nothing where there is none.
template <typename Enum>
std::optional<Enum> FindName(std::string_view name) {
  const auto names = Names(Enum{});
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_NAMES_H_
