// Opening Tallyman's SQLite database; its schema is store/data/schema.sql.
#ifndef TALLYMAN_STORE_DATABASE_H_
#define TALLYMAN_STORE_DATABASE_H_

#include <memory>
#include <string>

#include "store/sqlite.h"

namespace tallyman::store {

// Opens a database for writing, and makes it where there is none. One of an older version is brought up to date (store/migration.h).
// Foreign keys are declared for readers and not enforced here: who writes rows deletes what hangs on them. Throws StoreError where it is
// another program's or was written by a newer version of this one.
std::unique_ptr<Sqlite> OpenForWriting(const std::string& path);

// Makes the indices that are not there yet: those of store/data/indices.sql. May be within a transaction.
void MakeIndices(Sqlite& database);

// Whether a run on an existing database was broken off. Cleans up after a process that was killed while it made the tables, which leaves
// a database without any. REQUIRES: nobody else writes it.
bool HasUnfinishedRun(const std::string& path);

// Opens a database that exists. Throws as OpenForWriting, and where there is none; one of an older version must be writable.
std::unique_ptr<Sqlite> OpenForReading(const std::string& path);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_DATABASE_H_
