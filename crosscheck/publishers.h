// How many independent voices stand behind claims: copies of one agency text and articles of one publisher are one witness.
#ifndef TALLYMAN_CROSSCHECK_PUBLISHERS_H_
#define TALLYMAN_CROSSCHECK_PUBLISHERS_H_

#include <vector>

#include "schema/claim.h"

namespace tallyman::crosscheck {

// Claims of one document, of documents of one publisher, or of documents whose sketches differ in three bits at most count once.
int CountPublishers(const std::vector<const schema::Claim*>& claims);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_PUBLISHERS_H_
