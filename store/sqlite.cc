#include "store/sqlite.h"

#include <sqlite3.h>

#include <system_error>

#include "store/error.h"

namespace tallyman::store {
namespace {

constexpr int kBusyMilliseconds = 10000;

std::string Reason(sqlite3* database) {
  if (database == nullptr) return "out of memory";
  if (sqlite3_errcode(database) == SQLITE_BUSY) return "is being written by another process; try again when that is done";
  std::string reason = sqlite3_errmsg(database);
  // SQLite does not always keep the system's reason. A full disk is an error of its own.
  if (const int error = sqlite3_system_errno(database); error != 0)
    reason += " (" + std::generic_category().message(error) + ")";
  else if (sqlite3_extended_errcode(database) == SQLITE_IOERR_WRITE)
    reason += " (cannot be written: is a quota used up, or the size of files limited by ulimit -f?)";
  return reason;
}

}  // namespace

Sqlite::Sqlite(const std::string& path, Mode mode) : path_(path) {
  const int flags = mode == Mode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  // A connection is one thread's at a time: it needs no lock around each call.
  if (sqlite3_open_v2(path.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    const std::string reason = Reason(database_);
    sqlite3_close(database_);
    throw StoreError(path + ": " + reason);
  }
  sqlite3_busy_timeout(database_, kBusyMilliseconds);
}

Sqlite::~Sqlite() { sqlite3_close_v2(database_); }

void Sqlite::Execute(const std::string& sql) {
  if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Fail();
}

std::int64_t Sqlite::Integer(const std::string& sql) {
  Statement statement(*this, sql);
  if (!statement.Step()) throw StoreError(path_ + ": no row from " + sql);
  return statement.Integer(0);
}

std::int64_t Sqlite::last_insert_key() const { return sqlite3_last_insert_rowid(database_); }

void Sqlite::Fail() const { throw StoreError(path_ + ": " + Reason(database_)); }

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Sqlite& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  Check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statement_.reset(statement);
}

Statement& Statement::Bind(std::string_view text) {
  Check(sqlite3_bind_text64(statement_.get(), ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::Bind(std::int64_t number) {
  Check(sqlite3_bind_int64(statement_.get(), ++bound_, number));
  return *this;
}

Statement& Statement::Bind(double number) {
  Check(sqlite3_bind_double(statement_.get(), ++bound_, number));
  return *this;
}

Statement& Statement::BindNull() {
  Check(sqlite3_bind_null(statement_.get(), ++bound_));
  return *this;
}

bool Statement::Step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  bound_ = 0;
  if (result == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  database_->Fail();
}

void Statement::Run() {
  while (Step()) continue;
}

std::string Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::int64_t Statement::Integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

bool Statement::IsNull(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

void Statement::Check(int result) const {
  if (result != SQLITE_OK) database_->Fail();
}

}  // namespace tallyman::store
