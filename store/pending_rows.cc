#include "store/pending_rows.h"

#include <sqlite3.h>

#include <new>
#include <stdexcept>

#include "store/rows.h"

namespace tallyman::store {

struct PendingRows::Module {
  struct Table : sqlite3_vtab {
    const PendingRows* rows;
  };
  struct Cursor : sqlite3_vtab_cursor {
    const PendingRows* rows;
    std::size_t row;
  };

  static const PendingRows& RowsOf(const sqlite3_vtab* table) { return *static_cast<const Table*>(table)->rows; }
  static Cursor& At(sqlite3_vtab_cursor* cursor) { return *static_cast<Cursor*>(cursor); }

  static int Connect(sqlite3* database, void* rows, int, const char* const*, sqlite3_vtab** table, char**) {
    const auto* const pending = static_cast<const PendingRows*>(rows);
    const int result = sqlite3_declare_vtab(database, ("CREATE TABLE pending (" + pending->columns_ + ")").c_str());
    if (result != SQLITE_OK) return result;
    *table = new (std::nothrow) Table{{}, pending};
    return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }

  static int Disconnect(sqlite3_vtab* table) {
    delete static_cast<Table*>(table);
    return SQLITE_OK;
  }

  static int BestIndex(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }

  static int Open(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor) {
    *cursor = new (std::nothrow) Cursor{{}, &RowsOf(table), 0};
    return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }

  static int Close(sqlite3_vtab_cursor* cursor) {
    delete &At(cursor);
    return SQLITE_OK;
  }

  static int Filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
    At(cursor).row = 0;
    return SQLITE_OK;
  }

  static int Next(sqlite3_vtab_cursor* cursor) {
    ++At(cursor).row;
    return SQLITE_OK;
  }

  static int Eof(sqlite3_vtab_cursor* cursor) { return At(cursor).row * At(cursor).rows->width_ >= At(cursor).rows->cells_.size(); }

  static int Column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
    const PendingRows& rows = *At(cursor).rows;
    const RowCells::Cell& cell = rows.cells_[At(cursor).row * rows.width_ + static_cast<std::size_t>(column)];
    switch (cell.type) {
      case RowCells::Type::kNull:
        sqlite3_result_null(context);
        break;
      case RowCells::Type::kInteger:
        sqlite3_result_int64(context, cell.integer);
        break;
      case RowCells::Type::kReal:
        sqlite3_result_double(context, cell.real);
        break;
      case RowCells::Type::kText:
      case RowCells::Type::kDecimal:
        sqlite3_result_text64(context, rows.cells_.Text(cell).data(), cell.length, SQLITE_STATIC, SQLITE_UTF8);
        break;
    }
    return SQLITE_OK;
  }

  static int Rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
    *row = static_cast<sqlite3_int64>(At(cursor).row);
    return SQLITE_OK;
  }

  static const sqlite3_module* Get() {
    static const sqlite3_module module = [] {
      sqlite3_module made{};
      made.xConnect = Connect;
      made.xBestIndex = BestIndex;
      made.xDisconnect = Disconnect;
      made.xOpen = Open;
      made.xClose = Close;
      made.xFilter = Filter;
      made.xNext = Next;
      made.xEof = Eof;
      made.xColumn = Column;
      made.xRowid = Rowid;
      return made;
    }();
    return &module;
  }
};

PendingRows::PendingRows(Sqlite& database, const std::string& table, const std::string& columns)
    : database_(database), name_("pending_" + table), columns_(columns), width_(WidthOf(columns)) {
  if (sqlite3_create_module_v2(database.handle(), name_.c_str(), Module::Get(), this, nullptr) != SQLITE_OK) database.Fail();
  put_ = std::make_unique<Statement>(database, "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + name_);
}

PendingRows::~PendingRows() {
  put_.reset();
  sqlite3_create_module_v2(database_.handle(), name_.c_str(), nullptr, nullptr, nullptr);
}

void PendingRows::Put() {
  if (cells_.size() % width_ != 0) throw std::logic_error(name_ + ": a row of other columns than " + columns_);
  if (cells_.size() == 0) return;
  put_->Run();
  cells_.Clear();
}

}  // namespace tallyman::store
