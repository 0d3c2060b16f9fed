// Where the claims are that a user means.
#ifndef TALLYMAN_APP_CLAIMS_SOURCE_H_
#define TALLYMAN_APP_CLAIMS_SOURCE_H_

#include <string>

namespace tallyman::app {

// The database in a folder that run has written, or else the database or file itself; "-" is standard input. Throws store::StoreError where
// a folder has no database, and where the name is that of a format that cannot be read back.
std::string ClaimsSource(const std::string& from);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_CLAIMS_SOURCE_H_
