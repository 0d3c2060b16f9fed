// What a PostgreSQL database needs when all rows of a run are there: that its foreign keys have been looked at, and statistics.
#ifndef TALLYMAN_STORE_POSTGRES_UPKEEP_H_
#define TALLYMAN_STORE_POSTGRES_UPKEEP_H_

#include "store/postgres_session.h"

namespace tallyman::store {

// Validates the foreign keys that stand as NOT VALID (they hold for rows written since, and the server has not looked at those before), and
// analyzes the columns that readers' queries join and filter by. The tables are done side by side over a second connection where they are
// large, since each takes the server some seconds for a million rows. Whatever is broken off is done by the next call. Throws StoreError
// where a key leads nowhere, or as Transact does.
void ValidateAndAnalyze(PostgresSession& session);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_UPKEEP_H_
