// Which countries a group of countries has as members, and which group of goods a product is part of.
#ifndef TALLYMAN_NORMALIZE_MEMBERSHIP_H_
#define TALLYMAN_NORMALIZE_MEMBERSHIP_H_

#include <optional>

#include "normalize/codes.h"
#include "normalize/period.h"

namespace tallyman::normalize {

// Whether the country was a member through the whole period. False for groups without a settled list, and for WORLD.
bool IsMember(const Area& country, const Area& group, const Period& period);

// Whether the group's members are known.
bool HasMembers(const Area& group);

// The narrowest product that holds all of this one by every definition in use; nothing where none does.
std::optional<Product> ParentOf(const Product& product);

// Whether the product's code holds goods of several kinds, so that two figures on it may be of different things.
bool HoldsSeveralKinds(const Product& product);

// Whether amounts of the product are weights where they are no values.
bool IsWeighed(const Product& product);

// The countries of a statistical area code of UN M49 ("156", "842" for the United States in UN Comtrade's numbering); nothing where
// there is none. "0" is the world.
std::optional<Area> AreaOfNumber(std::string_view m49);

// The product whose headings of the Harmonized System are exactly this one ("2709"); "TOTAL" is the total.
std::optional<Product> ProductOfHeading(std::string_view heading);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_MEMBERSHIP_H_
