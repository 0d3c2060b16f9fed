// The indices and keys of Tallyman's PostgreSQL tables that are made when rows are there, which costs a fraction of keeping them row by
// row.
#ifndef TALLYMAN_STORE_POSTGRES_INDICES_H_
#define TALLYMAN_STORE_POSTGRES_INDICES_H_

#include <string>
#include <vector>

#include "store/postgres.h"

namespace tallyman::store {

// Those that make something make what is not there yet. REQUIRES: within a transaction.

struct TableStatement {
  std::string table, sql;
};
// The statements of SQL that make indices or alter tables, each with its table.
std::vector<TableStatement> StatementsOf(const std::string& sql);

// Those that make the primary keys of several columns that are not there.
std::vector<TableStatement> MissingCompositeKeys(Postgres& database);
// The primary keys of several columns, by which rows of a claim are found as well.
void MakeCompositeKeys(Postgres& database);
// Everything. Foreign keys hold from then on; rows that are there already are looked at later (store/postgres_upkeep.h).
void MakeIndicesAndKeys(Postgres& database);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_INDICES_H_
