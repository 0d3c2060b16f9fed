#include "store/claim_query.h"

#include <cstdlib>

#include "store/database.h"
#include "store/error.h"
#include "store/postgres_address.h"

namespace tallyman::store {
namespace {

std::optional<std::string> OrNothing(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Text(column));
}

ArticleRow ArticleOf(const Statement& row) {
  return {row.Text(0),       row.Text(1),       row.Text(2),       OrNothing(row, 3),
          OrNothing(row, 4), OrNothing(row, 5), OrNothing(row, 6), OrNothing(row, 7)};
}

std::unique_ptr<Sqlite> Open(const std::string& path) {
  if (!IsPostgresAddress(path)) return OpenForReading(path);
  const std::string name = WithoutPassword(path);
  throw StoreError(name + ": the page reads SQLite only; make such a database with \"tallyman export " + name +
                   " -o claims.db\" and \"tallyman check claims.db\"");
}

std::string OnlyText(Statement& query, const std::string& id) {
  query.Bind(id);
  std::string text;
  while (query.Step()) text = query.Text(0);
  return text;
}

}  // namespace

ClaimQuery::ClaimQuery(const std::string& path)
    : database_(Open(path)),
      claim_record_(*database_, "SELECT record FROM claim_records JOIN claims ON claims.key = claim WHERE id = ?"),
      finding_record_(*database_, "SELECT record FROM findings WHERE id = ?"),
      article_(*database_, "SELECT id, title, language, url, published, country, publisher, text FROM articles WHERE id = ?") {
  database_->Execute("PRAGMA mmap_size = 1073741824");
}

std::int64_t ClaimQuery::Version() { return database_->Integer("PRAGMA data_version"); }

void ClaimQuery::Begin() { database_->Execute("BEGIN"); }

void ClaimQuery::End() { database_->Execute("COMMIT"); }

void ClaimQuery::EachArticle(const std::function<void(const ArticleRow&)>& row) {
  Statement rows(*database_, "SELECT id, title, language, url, published, country, publisher, NULL FROM articles ORDER BY id");
  while (rows.Step()) row(ArticleOf(rows));
}

void ClaimQuery::EachClaim(const std::function<void(const ClaimRow&)>& row) {
  Statement rows(*database_,
                 "SELECT claims.id, articles.id, flow, reporter, partner, product, measure, basis, reporter_text, partner_text, "
                 "product_text, period_start, period_end, sentence, CAST (confidence AS TEXT) FROM claims "
                 "JOIN articles ON articles.key = claims.article ORDER BY articles.id, position");
  ClaimRow claim;
  while (rows.Step()) {
    int column = 0;
    for (std::string* text :
         {&claim.id, &claim.document, &claim.flow, &claim.reporter, &claim.partner, &claim.product, &claim.measure, &claim.basis,
          &claim.reporter_text, &claim.partner_text, &claim.product_text, &claim.period_start, &claim.period_end, &claim.sentence})
      *text = rows.Text(column++);
    claim.confidence = std::strtod(rows.Text(column).c_str(), nullptr);
    row(claim);
  }
}

void ClaimQuery::EachFinding(const std::function<void(const FindingRow&)>& row) {
  Statement rows(*database_,
                 "SELECT key, id, kind, rule, severity, CAST (gap AS TEXT), publishers, claim_id, "
                 "json_extract(record, '$.suspects[0].claim') FROM findings JOIN finding_claims ON finding = key ORDER BY key, position");
  FindingRow finding;
  std::int64_t key = 0;
  const auto give = [&] {
    if (!finding.claims.empty()) row(finding);
  };
  while (rows.Step()) {
    if (finding.claims.empty() || rows.Integer(0) != key) {
      give();
      key = rows.Integer(0);
      finding = {rows.Text(1),
                 rows.Text(2),
                 rows.Text(3),
                 rows.Text(4),
                 std::strtod(rows.Text(5).c_str(), nullptr),
                 static_cast<int>(rows.Integer(6)),
                 {},
                 rows.Text(8)};
    }
    finding.claims.push_back(rows.Text(7));
  }
  give();
}

std::optional<RunRow> ClaimQuery::LastRun() {
  Statement rows(*database_, "SELECT started, finished, producer FROM runs ORDER BY key DESC LIMIT 1");
  std::optional<RunRow> run;
  while (rows.Step()) run = RunRow{rows.Text(0), rows.Text(1), rows.Text(2)};
  return run;
}

std::string ClaimQuery::ClaimRecord(const std::string& id) { return OnlyText(claim_record_, id); }

std::string ClaimQuery::FindingRecord(const std::string& id) { return OnlyText(finding_record_, id); }

std::optional<ArticleRow> ClaimQuery::Article(const std::string& id) {
  article_.Bind(id);
  std::optional<ArticleRow> found;
  while (article_.Step()) found = ArticleOf(article_);
  return found;
}

}  // namespace tallyman::store
