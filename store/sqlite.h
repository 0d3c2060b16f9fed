// SQLite's C interface with errors as StoreError and resources as values.
#ifndef TALLYMAN_STORE_SQLITE_H_
#define TALLYMAN_STORE_SQLITE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tallyman::store {

// A connection. Used by one thread at a time. Every function throws StoreError with the database's path and SQLite's reason.
class Sqlite {
 public:
  enum class Mode { kRead, kReadWrite };

  // kReadWrite makes a database where there is none.
  Sqlite(const std::string& path, Mode mode);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  // Runs any number of statements that return nothing of interest.
  void Execute(const std::string& sql);
  // The first column of the first row of a query. REQUIRES: the query has a row.
  std::int64_t Integer(const std::string& sql);
  std::int64_t last_insert_key() const;
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return database_; }

  // Throws StoreError with the connection's last error.
  [[noreturn]] void Fail() const;

 private:
  std::string path_;
  sqlite3* database_ = nullptr;
};

// A prepared statement, used again and again: bind all parameters in order, step through the rows or Run, and it is ready anew.
class Statement {
 public:
  // The connection must outlive the statement.
  Statement(Sqlite& database, std::string_view sql);

  // Binds the next parameter. Text is copied.
  Statement& Bind(std::string_view text);
  Statement& Bind(const std::string& text) { return Bind(std::string_view(text)); }
  Statement& Bind(const char* text) { return Bind(std::string_view(text)); }
  Statement& Bind(std::int64_t number);
  Statement& Bind(int number) { return Bind(std::int64_t{number}); }
  Statement& Bind(double number);
  Statement& BindNull();
  template <typename Value>
  Statement& Bind(const std::optional<Value>& value) {
    return value ? Bind(*value) : BindNull();
  }

  // Moves to the next row; after the last one returns false and resets the statement.
  bool Step();
  // Steps over all rows.
  void Run();

  // A column of the current row, from 0. Null is empty text, 0.
  std::string Text(int column) const;
  std::int64_t Integer(int column) const;
  bool IsNull(int column) const;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };

  void Check(int result) const;

  Sqlite* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  int bound_ = 0;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_SQLITE_H_
