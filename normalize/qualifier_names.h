// The words by which formats and examples call qualifiers.
#ifndef TALLYMAN_NORMALIZE_QUALIFIER_NAMES_H_
#define TALLYMAN_NORMALIZE_QUALIFIER_NAMES_H_

#include <array>
#include <string_view>

namespace tallyman::normalize {

// In the order of Qualifier's enumerators.
inline constexpr std::array<std::string_view, 4> kQualifierNames = {"eq", "approx", "gt", "lt"};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_QUALIFIER_NAMES_H_
