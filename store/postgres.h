// PostgreSQL's C interface with errors as StoreError and resources as values.
#ifndef TALLYMAN_STORE_POSTGRES_H_
#define TALLYMAN_STORE_POSTGRES_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/copy_buffer.h"
#include "store/error.h"
#include "store/postgres_address.h"

struct pg_conn;
struct pg_result;

namespace tallyman::store {

// The server went away, or was never there: the transaction under way is lost, and may be done again over a new connection.
class ConnectionLost : public StoreError {
  using StoreError::StoreError;
};

// A parameter of a query: null where there is nothing.
using Parameter = std::optional<std::string>;

// Elements of an array as a parameter: "{1,2}", and {"a","b"} with what has to be escaped in it.
std::string ArrayOf(const std::vector<std::int64_t>& numbers);
std::string ArrayOf(const std::vector<std::string>& texts);

// A connection. Used by one thread at a time. Every function throws ConnectionLost where the server is gone, and StoreError, with the
// address (without password) and the server's reason, for everything else.
class Postgres {
 public:
  // Gives the columns of a row; null is nothing.
  using Row = std::function<std::optional<std::string_view>(int column)>;

  explicit Postgres(const std::string& address);

  // Runs any number of statements that return nothing of interest.
  void Execute(const std::string& sql);
  // The same, where it does not matter whether the server can.
  void TryExecute(const std::string& sql) noexcept;
  // Runs one statement, and calls `use` for each row while it comes in.
  void Query(const std::string& sql, const std::vector<Parameter>& parameters, const std::function<void(const Row&)>& use);
  void Query(const std::string& sql, const std::vector<Parameter>& parameters = {}) {
    Query(sql, parameters, [](const Row&) {});
  }
  // The first column of the first row. REQUIRES: the query has a row.
  std::int64_t Integer(const std::string& sql, const std::vector<Parameter>& parameters = {});
  // Appends rows to a table. `columns` is "a, b, c".
  void Copy(const std::string& table, const std::string& columns, const CopyBuffer& rows);

  const std::string& name() const { return name_; }

 private:
  struct Closer {
    void operator()(pg_conn* connection) const;
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Closer>;

  void Check(const Result& result);
  [[noreturn]] void Fail(std::string reason);

  std::string name_;
  std::unique_ptr<pg_conn, Closer> connection_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_H_
