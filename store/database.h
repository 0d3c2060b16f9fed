// Opening Tallyman's SQLite database, and its schema.
#ifndef TALLYMAN_STORE_DATABASE_H_
#define TALLYMAN_STORE_DATABASE_H_

#include <memory>
#include <string>

#include "store/sqlite.h"

namespace tallyman::store {

// The user_version of the databases that this program writes.
inline constexpr int kDatabaseVersion = 2;

// The SQL that makes an empty database: tables articles, copies, progress, claims, evidence_spans, findings, finding_claims, runs and views
// series and contradictions, each with a comment that says what it holds.
extern const char* const kDatabaseSchema;

// Opens a database for writing, and makes it where there is none. Throws StoreError where it is another program's or was written by a
// newer version of this one.
std::unique_ptr<Sqlite> OpenForWriting(const std::string& path);

// Whether a run on an existing database was broken off. Cleans up after a process that was killed while it made the tables, which leaves
// a database without any. REQUIRES: nobody else writes it.
bool HasUnfinishedRun(const std::string& path);

// Opens a database that exists. Throws as OpenForWriting, and where there is none.
std::unique_ptr<Sqlite> OpenForReading(const std::string& path);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_DATABASE_H_
