// Findings in the vocabulary of schema.org's ClaimReview (JSON-LD), by which fact checks are published.
#ifndef TALLYMAN_STORE_FORMATS_CLAIM_REVIEW_H_
#define TALLYMAN_STORE_FORMATS_CLAIM_REVIEW_H_

#include <string>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"

namespace tallyman::store {

// A graph of one ClaimReview for each finding, which reviews the claim that is likeliest wrong (of a corroboration the first); the other
// claims are what it rests on. Ratings: 1 contradicted by an error, 2 by a warning, 3 implausible, 5 confirmed.
std::string FindingsAsClaimReviews(const std::vector<schema::Finding>& findings, const std::vector<schema::Claim>& claims);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_CLAIM_REVIEW_H_
