#include "store/document_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "store/claim_keys.h"
#include "store/pending_rows.h"
#include "store/rows.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

constexpr char kUpdateArticle[] =
    "UPDATE articles SET url = ?, title = ?, published = ?, language = ?, country = ?, publisher = ?, text_sha256 = ?, sketch = ?, run = "
    "?, "
    "text = ? WHERE key = ? AND id = ?";

// How much is collected before it is written.
constexpr std::size_t kMostPending = 16 << 20;

constexpr char kRenewVerdict[] = "UPDATE claims SET verdict = (SELECT verdict FROM verdicts WHERE claim = claims.key) WHERE key = ?";

}  // namespace

struct DocumentWriter::Statements {
  explicit Statements(Sqlite& database)
      : find_article(database, "SELECT key, run, published, text_sha256 FROM articles WHERE id = ?"),
        put_article(database, InsertSql("articles", kArticleColumns)),
        update_article(database, kUpdateArticle),
        find_claims(database, "SELECT id, key FROM claims WHERE article = ?"),
        delete_claims(database, "DELETE FROM claims WHERE article = ?"),
        delete_figures(database, "DELETE FROM figures WHERE claim = ?"),
        find_findings(database, "SELECT finding FROM finding_claims WHERE claim = ?"),
        find_cited(database, "SELECT claim FROM finding_claims WHERE finding = ? AND claim IS NOT NULL"),
        delete_finding(database, "DELETE FROM findings WHERE key = ?"),
        delete_cited(database, "DELETE FROM finding_claims WHERE finding = ?"),
        renew_verdict(database, kRenewVerdict),
        put_unit(database, "INSERT INTO units (code, name) VALUES (?1, ?1) ON CONFLICT DO NOTHING"),
        claims(database, "claims", kClaimColumns),
        figures(database, "figures", kFigureColumns) {}

  Statement find_article, put_article, update_article, find_claims, delete_claims, delete_figures, find_findings, find_cited,
      delete_finding, delete_cited, renew_verdict, put_unit;
  PendingRows claims, figures;
  std::size_t bytes() { return claims.cells().bytes() + figures.cells().bytes(); }
  std::set<normalize::Unit> units;  // that are in the table for certain
};

DocumentWriter::DocumentWriter(Sqlite& database, bool keep_text)
    : database_(database),
      keep_text_(keep_text),
      statements_(std::make_unique<Statements>(database)),
      next_article_(database.Integer("SELECT coalesce(max(key), 0) + 1 FROM articles")),
      next_claim_(database.Integer("SELECT coalesce(max(key), 0) + 1 FROM claims")) {
  PutCodes();
}

DocumentWriter::~DocumentWriter() = default;

void DocumentWriter::PutCodes() {
  const std::string update = " ON CONFLICT (code) DO UPDATE SET name = excluded.name";
  // Only rows that change are written.
  const std::string differs = " WHERE name <> excluded.name";
  const auto put = [&](const std::string& table, const std::vector<NamedCode>& codes) {
    Statement row(database_, InsertSql(table, "code, name") + update + differs);
    for (const NamedCode& code : codes) row.Bind(code.code).Bind(code.name).Run();
  };
  put("areas", AreaNames());
  put("units", UnitNames());
  Statement row(database_, InsertSql("products", "code, name, parent") + update + ", parent = excluded.parent" + differs +
                               " OR parent IS NOT excluded.parent");
  for (const NamedCode& code : ProductNames()) row.Bind(code.code).Bind(code.name).Bind(code.parent).Run();
}

std::optional<StoredArticle> DocumentWriter::Find(const std::string& document_id) {
  Statement& found = statements_->find_article.Bind(document_id);
  if (!found.Step()) return std::nullopt;
  const StoredArticle article{
      found.Integer(0), found.Integer(1), {found.IsNull(2) ? std::nullopt : normalize::Date::Parse(found.Text(2)), found.Text(3)}};
  while (found.Step()) continue;
  return article;
}

void DocumentWriter::Write(const PreparedDocument& document, const std::optional<StoredArticle>& stored, std::int64_t run,
                           std::vector<std::string>& warnings) {
  const std::int64_t article = PutArticle(document, stored, run);
  std::map<std::string, std::int64_t> old;
  if (stored) {
    if (!can_find_claims_) database_.Execute(ArticleIndexSql());
    can_find_claims_ = true;
    if (pending_articles_.contains(article)) Flush();
    statements_->find_claims.Bind(article);
    while (statements_->find_claims.Step()) old.emplace(statements_->find_claims.Text(0), statements_->find_claims.Integer(1));
  }
  if (!old.empty()) statements_->delete_claims.Bind(article).Run();
  for (const auto& [id, key] : old) statements_->delete_figures.Bind(key).Run();
  const ClaimKeys keys = KeysOf(document, std::move(old), next_claim_, warnings);
  for (const auto& [i, key] : keys.written) AddClaim(document, i, key, article);
  if (!keys.written.empty()) pending_articles_.insert(article);
  for (const std::int64_t key : keys.gone) DropFindingsOn(key);
  pending_verdicts_.insert(pending_verdicts_.end(), keys.kept.begin(), keys.kept.end());
  if (statements_->bytes() > kMostPending) Flush();
}

void DocumentWriter::Flush() {
  for (PendingRows* const rows : {&statements_->claims, &statements_->figures}) rows->Put();
  pending_articles_.clear();
  for (const std::int64_t key : pending_verdicts_) statements_->renew_verdict.Bind(key).Run();
  pending_verdicts_.clear();
}

std::int64_t DocumentWriter::PutArticle(const PreparedDocument& document, const std::optional<StoredArticle>& stored, std::int64_t run) {
  const std::int64_t key = stored ? stored->key : next_article_++;
  Statement& row = stored ? statements_->update_article : statements_->put_article;
  BindArticle(row, key, document.article, document.version.text_sha256, document.sketch, run, keep_text_);
  row.Run();
  return key;
}

void DocumentWriter::DropFindingsOn(std::int64_t claim) {
  std::vector<std::int64_t> findings;
  statements_->find_findings.Bind(claim);
  while (statements_->find_findings.Step()) findings.push_back(statements_->find_findings.Integer(0));
  std::set<std::int64_t> cited;
  for (const std::int64_t finding : findings) {
    statements_->find_cited.Bind(finding);
    while (statements_->find_cited.Step()) cited.insert(statements_->find_cited.Integer(0));
    statements_->delete_cited.Bind(finding).Run();
    statements_->delete_finding.Bind(finding).Run();
  }
  pending_verdicts_.insert(pending_verdicts_.end(), cited.begin(), cited.end());
}

void DocumentWriter::AddClaim(const PreparedDocument& document, std::size_t i, std::int64_t key, std::int64_t article) {
  for (const normalize::Unit& unit : UnitsOf(document.claims[i]))
    if (statements_->units.insert(unit).second) statements_->put_unit.Bind(unit.text()).Run();
  const ClaimRows& rows = document.rows;
  const auto claims = rows.ClaimsOf(i), figures = rows.FiguresOf(i);
  statements_->claims.Append(rows.claims, claims.begin, claims.end, {key, article});
  statements_->figures.Append(rows.figures, figures.begin, figures.end, {key});
}

}  // namespace tallyman::store
