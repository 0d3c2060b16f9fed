#include "store/postgres_indices.h"

#include <string>

#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

bool HasConstraint(Postgres& database, const std::string& table, const std::string& constraint) {
  return database.Integer("SELECT count(*) FROM pg_catalog.pg_constraint WHERE conname = $2 AND conrelid = $1::regclass",
                          {table, constraint}) > 0;
}

}  // namespace

void MakeCompositeKeys(Postgres& database) {
  if (!HasConstraint(database, "figures", "figures_pkey")) database.Execute(CompositeKeysSql());
}

void MakeIndicesAndKeys(Postgres& database) {
  database.Execute(IndicesSql());
  MakeCompositeKeys(database);
  if (!HasConstraint(database, "claims", "claims_article_fkey")) database.Execute(ForeignKeysSql());
}

}  // namespace tallyman::store
