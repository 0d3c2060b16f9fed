// The schema of a database, and the names of the codes in it.
#ifndef TALLYMAN_STORE_SCHEMA_SQL_H_
#define TALLYMAN_STORE_SCHEMA_SQL_H_

#include <optional>
#include <string>
#include <vector>

namespace tallyman::store {

// The version of the databases that this program writes.
inline constexpr int kDatabaseVersion = 5;

enum class Dialect { kSqlite, kPostgres };

// The SQL that makes the tables and views of an empty database, each with a comment that says what it holds. PostgreSQL's texts sort byte
// by byte, as SQLite's; its tables are without foreign keys and primary keys of several columns: it checks each row, which costs more than
// to write it, so that they are declared when the first run ends.
std::string SchemaSql(Dialect dialect);

// The SQL that declares PostgreSQL's primary keys of several columns.
std::string CompositeKeysSql();

// The SQL that declares PostgreSQL's foreign keys, to be looked at when a transaction ends; rows that are there already are not looked at.
std::string ForeignKeysSql();

// The SQL that makes the indices that are not there yet.
std::string IndicesSql();
// Of these, the one by which the claims of an article are found that is replaced.
std::string ArticleIndexSql();

// A row of one of the tables areas, products, units.
struct NamedCode {
  std::string code;
  std::string name;
  std::optional<std::string> parent;  // of a product
};

// All codes that a claim can have, in the order of the tables that they come from.
const std::vector<NamedCode>& AreaNames();
// A product stands behind its parent.
const std::vector<NamedCode>& ProductNames();
const std::vector<NamedCode>& UnitNames();

// Unit of percentages, changes and shares.
inline constexpr char kPercentUnit[] = "%";

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_SCHEMA_SQL_H_
