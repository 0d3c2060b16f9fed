// Rows of an SQLite table that are collected in memory and then put into the table by one statement, which costs a fraction of what a
// statement for each row does.
//
//   PendingRows figures(database, "figures", "claim, kind, amount");
//   figures.cells().Bind(1).Bind("level").Bind("5.1");
//   figures.Put();
#ifndef TALLYMAN_STORE_PENDING_ROWS_H_
#define TALLYMAN_STORE_PENDING_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>

#include "store/row_cells.h"
#include "store/sqlite.h"

namespace tallyman::store {

// Used by the connection's thread; the connection must outlive it. A connection has one at a time for each table.
class PendingRows {
 public:
  // `columns` are those that a row has: "a, b, c".
  PendingRows(Sqlite& database, const std::string& table, const std::string& columns);
  ~PendingRows();
  PendingRows(const PendingRows&) = delete;
  PendingRows& operator=(const PendingRows&) = delete;

  // The rows, whose columns are bound one after the other.
  RowCells& cells() { return cells_; }
  // Adds rows that are bound already: the cells from `begin` up to `end`, the first ones of each row replaced by `keys`.
  void Append(const RowCells& rows, std::size_t begin, std::size_t end, std::initializer_list<std::int64_t> keys) {
    cells_.Append(rows, begin, end, width_, keys);
  }

  // Puts all rows into the table, and has none then. REQUIRES: the last one is complete. Throws StoreError where one cannot be there.
  void Put();

 private:
  // The table that SQLite sees the rows as.
  struct Module;

  Sqlite& database_;
  const std::string name_;  // of the module
  const std::string columns_;
  const std::size_t width_;
  RowCells cells_;
  std::unique_ptr<Statement> put_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_PENDING_ROWS_H_
