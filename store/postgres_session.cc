#include "store/postgres_session.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

using Clock = std::chrono::steady_clock;

// A server that is started again replays its log first.
constexpr auto kPatience = std::chrono::minutes(5);
constexpr auto kFirstPause = std::chrono::milliseconds(100);
constexpr auto kLongestPause = std::chrono::seconds(5);

// "tallyman" as a number: whoever holds this lock in a database writes it.
constexpr char kLock[] = "8386103191655735662";
// Whoever holds this one helps the writer.
constexpr char kHelpersLock[] = "8386103191655735663";

void PutNames(Postgres& database, const std::string& table, const std::vector<NamedCode>& codes) {
  std::vector<std::string> keys, names;
  for (const NamedCode& code : codes) {
    keys.push_back(code.code);
    names.push_back(code.name);
  }
  database.Query("INSERT INTO " + table +
                     " (code, name) SELECT * FROM unnest($1::text[], $2::text[]) "
                     "ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE " +
                     table + ".name <> excluded.name",
                 {ArrayOf(keys), ArrayOf(names)});
}

void PutCodes(Postgres& database) {
  PutNames(database, "areas", AreaNames());
  PutNames(database, "products", ProductNames());
  PutNames(database, "units", UnitNames());
  for (const NamedCode& product : ProductNames())
    if (product.parent)
      database.Query("UPDATE products SET parent = $2 WHERE code = $1 AND parent IS DISTINCT FROM $2", {product.code, product.parent});
}

bool HasTable(Postgres& database, const std::string& table) {
  return database.Integer("SELECT count(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('" + table + "')") > 0;
}

void MakeTables(Postgres& database) {
  database.Execute("CREATE TABLE tallyman_schema (version INTEGER NOT NULL); INSERT INTO tallyman_schema VALUES (" +
                   std::to_string(kDatabaseVersion) + ")");
  database.Execute(SchemaSql(Dialect::kPostgres));
}

void CheckVersion(Postgres& database) {
  const auto version = database.Integer("SELECT version FROM tallyman_schema");
  if (version == kDatabaseVersion) return;
  throw StoreError(database.name() + ": holds tables of version " + std::to_string(version) + ", written by " +
                   (version > kDatabaseVersion ? "a newer" : "an older") + " tallyman; this one knows version " +
                   std::to_string(kDatabaseVersion) + ": use another database");
}

void KeepOthersOut(Postgres& database) {
  if (database.Integer("SELECT pg_try_advisory_lock(" + std::string(kLock) + ")::int") == 0)
    throw StoreError(database.name() + " is being written by another process; wait until that is done, or write somewhere else");
  // What a process that was killed had its helper do may still be under way.
  PostgresSession::WaitForHelpers(database);
}

// Others cannot hold every article's letters.
void RequireUtf8(Postgres& database) {
  std::string encoding;
  database.Query("SHOW server_encoding", {}, [&](const Postgres::Row& row) { encoding = row(0).value_or(""); });
  if (encoding != "UTF8")
    throw StoreError(
        database.name() + ": is a database of encoding " + encoding +
        ", which cannot hold every letter; name one that was made with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0");
}

void PrepareForWriting(Postgres& database) {
  RequireUtf8(database);
  database.Execute("BEGIN");
  if (!HasTable(database, "tallyman_schema")) {
    if (HasTable(database, "claims") || HasTable(database, "articles"))
      throw StoreError(database.name() +
                       ": has a table claims or articles that this program has not made; name another database, one without tables");
    MakeTables(database);
  }
  CheckVersion(database);
  PutCodes(database);
  // A transaction that this process takes for done must survive whatever kills the server.
  database.Execute("COMMIT; SET synchronous_commit = on");
}

// The number of the transaction under way; 0 where it has changed nothing.
std::int64_t TransactionOf(Postgres& database) { return database.Integer("SELECT txid_current_if_assigned()"); }

// False also while the server is still at it: not where this session holds a lock that the other one held.
bool IsCommitted(std::int64_t transaction, Postgres& database) {
  return database.Integer("SELECT (txid_status(" + std::to_string(transaction) + ") = 'committed')::int") == 1;
}

}  // namespace

PostgresSession::PostgresSession(const std::string& address, Mode mode) : address_(address), mode_(mode) { Open(); }

// A server lets go of a lock some time after its connection was closed. Who goes on at once must not find it held.
PostgresSession::~PostgresSession() {
  if (mode_ == Mode::kWrite && connection_ != nullptr) connection_->TryExecute("SELECT pg_advisory_unlock(" + std::string(kLock) + ")");
}

void PostgresSession::WaitForHelpers(Postgres& database) {
  database.Query("SELECT pg_advisory_lock(" + std::string(kHelpersLock) + "), pg_advisory_unlock(" + std::string(kHelpersLock) + ")");
}

void PostgresSession::Open() {
  connection_ = std::make_unique<Postgres>(address_);
  if (mode_ == Mode::kHelp) return connection_->Query("SELECT pg_advisory_lock(" + std::string(kHelpersLock) + ")");
  if (mode_ == Mode::kWrite) KeepOthersOut(*connection_);
  if (mode_ != Mode::kRead) return PrepareForWriting(*connection_);
  if (!HasTable(*connection_, "tallyman_schema")) throw StoreError(connection_->name() + ": holds no tables of tallyman");
  CheckVersion(*connection_);
}

void PostgresSession::Transact(const std::function<void(Postgres&)>& work) {
  for (std::int64_t in_doubt = 0;;) {  // the transaction whose COMMIT got no answer
    try {
      if (in_doubt != 0 && IsCommitted(in_doubt, *connection_)) return;
      in_doubt = 0;
      connection_->Execute("BEGIN");
      work(*connection_);
      in_doubt = TransactionOf(*connection_);
      connection_->Execute("COMMIT");
      return;
    } catch (const ConnectionLost& why) {
      Reopen(why);
    }
  }
}

void PostgresSession::Reopen(const ConnectionLost& why) {
  const auto began = Clock::now();
  for (Clock::duration pause = kFirstPause;; pause = std::min<Clock::duration>(2 * pause, kLongestPause)) {
    try {
      connection_.reset();
      Open();
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - began).count();
      warnings_.push_back(std::string(why.what()) + "; connected again after " + std::to_string(seconds) + " s, nothing is lost");
      return;
    } catch (const StoreError&) {
      // Also where the server still takes the connection that was lost for one that writes.
      if (Clock::now() - began > kPatience) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

std::vector<std::string> PostgresSession::TakeWarnings() { return std::exchange(warnings_, {}); }

}  // namespace tallyman::store
