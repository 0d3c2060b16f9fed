#include "store/migration.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
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

// Of versions 2 to 4.
constexpr const char* kOldTables[] = {"areas",          "products",        "units",         "runs",    "progress",       "articles",
                                      "copies",         "claims",          "claim_records", "figures", "evidence_spans", "findings",
                                      "finding_claims", "checked_families"};

// Of these, what versions 3 and 4 have otherwise than this one, or not as a table.
constexpr std::array<std::string_view, 4> kChangedTables = {"claims", "claim_records", "figures", "evidence_spans"};

// What a claim's spans are where each has a row: a column of claims.
constexpr char kOldSpans[] =
    "(SELECT json_group_array(json_array(role, field, start_offset, end_offset)) FROM (SELECT * FROM old_evidence_spans "
    "WHERE claim = old_claims.key ORDER BY position))";

bool HasTable(Sqlite& database, const std::string& table) {
  return database.Integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'") > 0;
}

std::vector<std::string> NamesOf(Sqlite& database, const std::string& which) {
  std::vector<std::string> names;
  Statement rows(database, "SELECT name FROM sqlite_master WHERE " + which);
  while (rows.Step()) names.push_back(rows.Text(0));
  return names;
}

// "key, id, article".
std::string ColumnsOf(Sqlite& database, const std::string& table) {
  Statement columns(database, "SELECT group_concat(name, ', ') FROM pragma_table_info('" + table + "')");
  columns.Step();
  return columns.Text(0);
}

void PutOldTablesAside(Sqlite& database) {
  for (const std::string& view : NamesOf(database, "type = 'view'")) database.Execute("DROP VIEW " + view);
  for (const std::string& index : NamesOf(database, "type = 'index' AND sql IS NOT NULL")) database.Execute("DROP INDEX " + index);
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

// An article of the old database with its claims.
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
  claims.Bind(article.id);
  while (claims.Step()) found.push_back(schema::ParseClaim(nlohmann::json::parse(claims.Text(0))));
  PreparedDocument document(std::move(article), std::move(found), Prepared::kForDatabase);
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
}

// Version 3 kept each claim's record beside its rows; what the rows lack is taken out of it.
void AddFromVersion3(Sqlite& database) {
  const std::string of_claims = ColumnsOf(database, "old_claims"), of_figures = ColumnsOf(database, "old_figures");
  database.Execute("INSERT INTO claims (" + of_claims +
                   ", quote_field, quote_start, quote_end, sentence_field, sentence_start, sentence_end, warnings, spans) SELECT " +
                   of_claims +
                   ", json_extract(record, '$.evidence.quote.field'), json_extract(record, '$.evidence.quote.start'), "
                   "json_extract(record, '$.evidence.quote.end'), json_extract(record, '$.evidence.sentence.field'), "
                   "json_extract(record, '$.evidence.sentence.start'), json_extract(record, '$.evidence.sentence.end'), "
                   "nullif(json_extract(record, '$.warnings'), '[]'), " +
                   kOldSpans + " FROM old_claims JOIN old_claim_records ON claim = key");
  database.Execute("INSERT INTO figures (" + of_figures + ", base_first_day, base_last_day) SELECT " + of_figures +
                   ", CASE WHEN base_start IS NOT NULL THEN json_extract(record, '$.change.base.first_day') END, "
                   "CASE WHEN base_start IS NOT NULL THEN json_extract(record, '$.change.base.last_day') END "
                   "FROM old_figures JOIN old_claim_records USING (claim)");
}

// Version 4 had a row for each span.
void AddFromVersion4(Sqlite& database) {
  const std::string of_claims = ColumnsOf(database, "old_claims");
  database.Execute("INSERT INTO claims (" + of_claims + ", spans) SELECT " + of_claims + ", " + kOldSpans + " FROM old_claims");
  database.Execute("INSERT INTO figures SELECT * FROM old_figures");
}

void MoveRows(Sqlite& database, void (*add_changed)(Sqlite&)) {
  for (const std::string table : kOldTables)
    if (std::find(kChangedTables.begin(), kChangedTables.end(), table) == kChangedTables.end())
      database.Execute("INSERT INTO " + table + " SELECT * FROM old_" + table);
  add_changed(database);
  DropOldTables(database);
  MakeIndices(database);
}

}  // namespace

void Migrate(Sqlite& database) {
  // Renaming a table must not follow it into the definitions of others.
  database.Execute("PRAGMA legacy_alter_table = ON; BEGIN IMMEDIATE");
  const std::int64_t version = database.Integer("PRAGMA user_version");
  if (version < kDatabaseVersion) {
    PutOldTablesAside(database);
    database.Execute(SchemaSql(Dialect::kSqlite));
    if (version == 2)
      MoveFromVersion2(database);
    else
      MoveRows(database, version == 3 ? &AddFromVersion3 : &AddFromVersion4);
    database.Execute("PRAGMA user_version = " + std::to_string(kDatabaseVersion));
  }
  database.Execute("COMMIT; PRAGMA legacy_alter_table = OFF");
}

}  // namespace tallyman::store
