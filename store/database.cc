#include "store/database.h"

#include <string>

#include "store/error.h"
#include "store/migration.h"
#include "store/schema_sql.h"

namespace tallyman::store {

namespace {

// Of a database's header: "TLYM".
constexpr int kApplicationId = 0x544C594D;

// The oldest version that can be brought up to date.
constexpr int kOldestVersion = 2;

void CheckVersion(Sqlite& database) {
  const auto version = database.Integer("PRAGMA user_version");
  if (database.Integer("PRAGMA application_id") != kApplicationId)
    throw StoreError(database.path() + ": is an SQLite database, but not one of tallyman; name another file");
  if (version < kOldestVersion)
    throw StoreError(database.path() + ": is a database of version " + std::to_string(version) +
                     ", written by a much older tallyman; this one knows versions from " + std::to_string(kOldestVersion) +
                     " on: " + "write to another file");
  if (version > kDatabaseVersion)
    throw StoreError(database.path() + ": is a database of version " + std::to_string(version) +
                     ", written by a newer tallyman; this one knows version " + std::to_string(kDatabaseVersion) +
                     ": use the newer program, or write to another file");
}

bool IsEmpty(Sqlite& database) { return database.Integer("SELECT count(*) FROM sqlite_master") == 0; }

// Another process may make the same database at the same time: the first one to get the lock does.
void MakeTables(Sqlite& database) {
  database.Execute("BEGIN IMMEDIATE");
  if (IsEmpty(database)) {
    database.Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.Execute("PRAGMA user_version = " + std::to_string(kDatabaseVersion));
    database.Execute(SchemaSql(Dialect::kSqlite));
  }
  database.Execute("COMMIT");
}

// Pages larger than SQLite's usual ones: fewer to write for rows that come in order. What is deleted is not overwritten with zeros, as
// Debian's SQLite does where nothing is said: that costs each page that is split. Pages go from the log to
// the database after 128 MB: each time waits for the disk twice.
constexpr char kPrepare[] =
    "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF; "
    "PRAGMA wal_autocheckpoint = 8000";

constexpr char kCacheOfWriting[] = "PRAGMA cache_size = -65536";
// While indices are made, threads of SQLite's own sort entries in parts that are as large as the cache; tables are read in place.
constexpr char kPrepareIndices[] = "PRAGMA threads = 2; PRAGMA cache_size = -1024; PRAGMA mmap_size = 4294967296";

bool IsOld(Sqlite& database) { return database.Integer("PRAGMA user_version") < kDatabaseVersion; }

}  // namespace

std::unique_ptr<Sqlite> OpenForWriting(const std::string& path) {
  auto database = std::make_unique<Sqlite>(path, Sqlite::Mode::kReadWrite);
  const bool empty = IsEmpty(*database);
  if (!empty) CheckVersion(*database);
  database->Execute(kPrepare);
  database->Execute(kCacheOfWriting);
  if (empty)
    MakeTables(*database);
  else if (IsOld(*database))
    Migrate(*database);
  return database;
}

void MakeIndices(Sqlite& database) {
  database.Execute(kPrepareIndices);
  database.Execute(IndicesSql());
  database.Execute(kCacheOfWriting);
}

bool HasUnfinishedRun(const std::string& path) {
  Sqlite database(path, Sqlite::Mode::kReadWrite);
  if (IsEmpty(database)) return false;
  CheckVersion(database);
  return database.Integer("SELECT count(*) FROM progress") > 0;
}

std::unique_ptr<Sqlite> OpenForReading(const std::string& path) {
  auto database = std::make_unique<Sqlite>(path, Sqlite::Mode::kRead);
  CheckVersion(*database);
  if (!IsOld(*database)) return database;
  database.reset();
  OpenForWriting(path);
  return std::make_unique<Sqlite>(path, Sqlite::Mode::kRead);
}

}  // namespace tallyman::store
