// Where the claims are that a user means.
#ifndef TALLYMAN_APP_CLAIMS_SOURCE_H_
#define TALLYMAN_APP_CLAIMS_SOURCE_H_

#include <string>

namespace tallyman::app {

// What an argument is that ClaimsSource takes.
inline constexpr char kClaimsHelp[] =
    "Claims as extract writes them: JSON Lines, a database (.db, .sqlite, postgresql://...), the folder that run has written, "
    "or - for standard input";

// The database in a folder that run has written, or else the database or file itself; "-" is standard input. Throws store::StoreError where
// a folder has no database, and where the name is that of a format that cannot be read back.
std::string ClaimsSource(const std::string& from);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_CLAIMS_SOURCE_H_
