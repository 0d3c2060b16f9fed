// Brings databases that older versions of this program wrote up to date.
#ifndef TALLYMAN_STORE_MIGRATION_H_
#define TALLYMAN_STORE_MIGRATION_H_

#include "store/sqlite.h"

namespace tallyman::store {

// From versions 2 to 4 to kDatabaseVersion, in one transaction: all or nothing. Articles of version 2 stay without texts, which it did not
// keep. Does nothing where another process has done it meanwhile. Throws StoreError, and schema::FormatError where a stored record is none.
void Migrate(Sqlite& database);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_MIGRATION_H_
