// Articles of a database that are copies of each other.
#ifndef TALLYMAN_STORE_COPIES_H_
#define TALLYMAN_STORE_COPIES_H_

#include <cstdint>

#include "store/postgres.h"
#include "store/sqlite.h"

namespace tallyman::store {

// Sketches that differ in so many bits at most are of one text.
inline constexpr int kMostSketchBits = 3;

// Fills the table copies anew: of the articles with one text, one address or near-same texts all but the first published (then the least
// id) are copies of that one. How many are. Articles without claims have no sketch: of them only equal texts and addresses are seen.
// REQUIRES: within a transaction.
std::uint64_t MarkCopies(Sqlite& database);
std::uint64_t MarkCopies(Postgres& database);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_COPIES_H_
