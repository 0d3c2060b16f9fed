// Between what the check works on and the text of its pieces (crosscheck/pieces.h).
#ifndef TALLYMAN_CROSSCHECK_PLACING_H_
#define TALLYMAN_CROSSCHECK_PLACING_H_

#include <map>
#include <optional>
#include <vector>

#include "crosscheck/diagnosis.h"
#include "crosscheck/families.h"
#include "crosscheck/pieces.h"

namespace tallyman::crosscheck {

UnknownKey KeyOf(const FamilyValue& value);

PlacedClaim Place(const Statement& statement);

// Nothing where the value is of another family, or cannot be coupled to any.
std::optional<FamilyValue> MakeFamilyValue(const Symbol& family, const KnownValue& known);

// The values by family, with the statements of `corpus`; those with one key once. Throws std::out_of_range where it lacks one.
std::map<Symbol, std::vector<KnownValue>> KnownAgain(const std::vector<FamilyValue>& values, const Corpus& corpus);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_PLACING_H_
