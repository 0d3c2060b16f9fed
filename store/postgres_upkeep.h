// What a PostgreSQL database needs when all rows of a run are there: indices, keys, statistics. Large tables are worked on side by side
// over a second connection, since each takes the server some seconds for a million rows. Whatever is broken off is done by the next call.
#ifndef TALLYMAN_STORE_POSTGRES_UPKEEP_H_
#define TALLYMAN_STORE_POSTGRES_UPKEEP_H_

#include "store/postgres_session.h"

namespace tallyman::store {

// Both are called outside of a transaction, and throw as PostgresSession::Transact does.

// Makes the indices and the primary keys of several columns that are not there yet.
void MakeIndicesSideBySide(PostgresSession& session);

// Validates the foreign keys that stand as NOT VALID (they hold for rows written since, and the server has not looked at those before), and
// analyzes the columns that readers' queries join and filter by. Throws StoreError where a key leads nowhere.
void ValidateAndAnalyze(PostgresSession& session);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_UPKEEP_H_
