// Reading claim records where not all of each is of use.
#ifndef TALLYMAN_SCHEMA_CLAIM_PARSE_H_
#define TALLYMAN_SCHEMA_CLAIM_PARSE_H_

#include <nlohmann/json.hpp>

#include "schema/claim.h"

namespace tallyman::schema {

// As ParseClaim, but the record's evidence and producer are not looked at and the claim has none.
Claim ParseClaimWithoutEvidence(const nlohmann::json& json);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_CLAIM_PARSE_H_
