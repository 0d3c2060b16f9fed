#include "store/postgres_indices.h"

#include <re2/re2.h>

#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

bool HasConstraint(Postgres& database, const std::string& table, const std::string& constraint) {
  return database.Integer("SELECT count(*) FROM pg_catalog.pg_constraint WHERE conname = $2 AND conrelid = $1::regclass",
                          {table, constraint}) > 0;
}

}  // namespace

std::vector<TableStatement> StatementsOf(const std::string& sql) {
  static const re2::RE2 statement(R"(((?:CREATE (?:UNIQUE )?INDEX IF NOT EXISTS \w+ ON|ALTER TABLE) (\w+)[^;]*);)");
  std::vector<TableStatement> statements;
  re2::StringPiece rest(sql);
  for (TableStatement next; re2::RE2::FindAndConsume(&rest, statement, &next.sql, &next.table);) statements.push_back(next);
  return statements;
}

std::vector<TableStatement> MissingCompositeKeys(Postgres& database) {
  std::vector<TableStatement> keys = StatementsOf(CompositeKeysSql());
  std::erase_if(keys, [&](const TableStatement& key) { return HasConstraint(database, key.table, key.table + "_pkey"); });
  return keys;
}

void MakeCompositeKeys(Postgres& database) {
  for (const TableStatement& key : MissingCompositeKeys(database)) database.Execute(key.sql);
}

void MakeIndicesAndKeys(Postgres& database) {
  database.Execute(IndicesSql());
  MakeCompositeKeys(database);
  if (!HasConstraint(database, "claims", "claims_article_fkey")) database.Execute(ForeignKeysSql());
}

}  // namespace tallyman::store
