#include "store/migration.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/finding.h"
#include "store/database.h"
#include "store/document_writer.h"
#include "store/findings_writer.h"
#include "store/producer.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

constexpr const char* kOldTables[] = {"runs",           "progress", "articles",       "copies",          "claims",
                                      "evidence_spans", "findings", "finding_claims", "checked_families"};

bool HasTable(Sqlite& database, const std::string& table) {
  return database.Integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'") > 0;
}

void PutOldTablesAside(Sqlite& database) {
  database.Execute("DROP VIEW series; DROP VIEW contradictions");
  for (const std::string table : kOldTables)
    if (HasTable(database, table)) database.Execute("ALTER TABLE " + table + " RENAME TO old_" + table);
}

void DropOldTables(Sqlite& database) {
  for (const std::string table : kOldTables) database.Execute("DROP TABLE IF EXISTS old_" + table);
}

void CopyRuns(Sqlite& database) {
  Statement old(database, "SELECT key, started, finished, producer, articles, claims FROM old_runs");
  Statement row(database,
                "INSERT INTO runs (key, started, finished, producer, articles, claims, program, packs, weights, rates) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const auto text = [&](int column) { return old.IsNull(column) ? std::nullopt : std::optional(old.Text(column)); };
  while (old.Step()) {
    row.Bind(old.Integer(0)).Bind(text(1)).Bind(text(2)).Bind(text(3)).Bind(old.Integer(4)).Bind(old.Integer(5));
    if (const auto versions = ParseProducer(old.Text(3)))
      row.Bind(versions->program).Bind(versions->packs).Bind(versions->weights).Bind(versions->rates);
    else
      row.BindNull().BindNull().BindNull().BindNull();
    row.Run();
  }
}

// An article of the old database with its claims; their records as they stood.
PreparedDocument OldDocument(const Statement& row, Statement& claims) {
  const auto text = [&](int column) { return row.IsNull(column) ? std::nullopt : std::optional(row.Text(column)); };
  schema::Article article;
  article.id = row.Text(0);
  article.url = text(1);
  article.title = row.Text(2);
  if (!row.IsNull(3)) article.published = normalize::Date::Parse(row.Text(3));
  article.language = row.Text(4);
  article.country = text(5);
  article.publisher = text(6);
  std::vector<schema::Claim> found;
  std::vector<std::string> records;
  claims.Bind(article.id);
  while (claims.Step()) {
    records.push_back(claims.Text(0));
    found.push_back(schema::ParseClaim(nlohmann::json::parse(records.back())));
  }
  PreparedDocument document(std::move(article), std::move(found));
  document.records = std::move(records);
  document.version.text_sha256 = row.Text(7);
  document.sketch = text(8);
  return document;
}

void CopyArticles(Sqlite& database) {
  DocumentWriter writer(database, false);
  Statement articles(
      database, "SELECT id, url, title, published, language, country, publisher, text_sha256, sketch, run FROM old_articles ORDER BY id");
  Statement claims(database, "SELECT record FROM old_claims WHERE document = ? ORDER BY position");
  std::vector<std::string> warnings;
  while (articles.Step()) writer.Write(OldDocument(articles, claims), std::nullopt, articles.Integer(9), warnings);
  writer.Flush();
  database.Execute(
      "INSERT INTO copies (article, copy_of, kind) SELECT article.key, original.key, kind FROM old_copies "
      "JOIN articles AS article ON article.id = old_copies.article JOIN articles AS original ON original.id = copy_of;"
      "INSERT INTO progress (run, input, files, records, next_claim, state) SELECT run, input, files, records, "
      "(SELECT coalesce(max(key), 0) + 1 FROM claims), state FROM old_progress");
}

std::vector<schema::Finding> OldFindings(Sqlite& database) {
  std::vector<schema::Finding> findings;
  Statement rows(database, "SELECT record FROM old_findings ORDER BY key");
  while (rows.Step()) findings.push_back(schema::ParseFinding(nlohmann::json::parse(rows.Text(0))));
  return findings;
}

void MoveFromVersion2(Sqlite& database) {
  PutOldTablesAside(database);
  database.Execute(SchemaSql(Dialect::kSqlite));
  CopyRuns(database);
  CopyArticles(database);
  const std::vector<schema::Finding> findings = OldFindings(database);
  const bool remembers = HasTable(database, "old_checked_families");
  if (remembers) database.Execute("ALTER TABLE old_checked_families RENAME TO remembered");
  DropOldTables(database);
  MakeIndices(database);
  ReplaceFindings(database, findings, {});
  if (remembers)
    database.Execute("INSERT INTO checked_families SELECT fingerprint, findings, put_aside FROM remembered; DROP TABLE remembered");
  database.Execute("PRAGMA user_version = " + std::to_string(kDatabaseVersion));
}

}  // namespace

void Migrate(Sqlite& database) {
  // Renaming a table must not follow it into the definitions of others.
  database.Execute("PRAGMA legacy_alter_table = ON; BEGIN IMMEDIATE");
  if (database.Integer("PRAGMA user_version") == 2) MoveFromVersion2(database);
  database.Execute("COMMIT; PRAGMA legacy_alter_table = OFF");
}

}  // namespace tallyman::store
