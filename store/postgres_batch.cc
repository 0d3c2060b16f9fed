#include "store/postgres_batch.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "store/claim_keys.h"
#include "store/postgres_indices.h"
#include "store/rows.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

constexpr std::size_t kClaimWidth = WidthOf(kClaimColumns), kFigureWidth = WidthOf(kFigureColumns);

std::int64_t ToInteger(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string ToText(std::optional<std::string_view> text) { return std::string(text.value_or("")); }

// "url = excluded.url, title = excluded.title": all columns of articles but the key and the id.
std::string ReplacedColumns() {
  std::string set, columns = kArticleColumns;
  for (std::size_t at = 0; at < columns.size();) {
    const std::size_t end = std::min(columns.find(", ", at), columns.size());
    const std::string column = columns.substr(at, end - at);
    at = end + 2;
    if (column != "key" && column != "id") set += (set.empty() ? "" : ", ") + column + " = excluded." + column;
  }
  return set;
}

}  // namespace

PostgresBatch::PostgresBatch(Postgres& database, std::int64_t run, bool keep_text, NextKeys next)
    : database_(database), run_(run), keep_text_(keep_text), next_(next) {}

void PostgresBatch::Write(const std::vector<std::shared_ptr<const PreparedDocument>>& documents, std::vector<std::string>& warnings) {
  const std::vector<Accepted> accepted = Accept(documents, warnings);
  FindOldClaims(accepted);
  for (const Accepted& one : accepted) AddDocument(one, warnings);
  DeleteOld();
  PutArticles();
  if (!units_.empty())
    database_.Query("INSERT INTO units (code, name) SELECT code, code FROM unnest($1::text[]) AS code ON CONFLICT DO NOTHING",
                    {ArrayOf(units_)});
  database_.Copy("claims", kClaimColumns, claims_);
  database_.Copy("figures", kFigureColumns, figures_);
  RenewVerdicts();
}

std::vector<PostgresBatch::Accepted> PostgresBatch::Accept(const std::vector<std::shared_ptr<const PreparedDocument>>& documents,
                                                           std::vector<std::string>& warnings) {
  std::vector<std::string> ids;
  for (const auto& document : documents) ids.push_back(document->article.id);
  std::unordered_map<std::string, StoredArticle> stored;
  database_.Query("SELECT id, key, run, published, text_sha256 FROM articles WHERE id = ANY ($1::text[])", {ArrayOf(ids)},
                  [&](const Postgres::Row& row) {
                    const auto published = row(3);
                    stored[ToText(row(0))] = {ToInteger(*row(1)),
                                              ToInteger(*row(2)),
                                              {published ? normalize::Date::Parse(*published) : std::nullopt, ToText(row(4))}};
                  });
  std::vector<Accepted> accepted;
  std::unordered_map<std::string, std::size_t> places;  // of the document ids in `accepted`
  for (const auto& document : documents) {
    const auto [place, is_new] = places.try_emplace(document->article.id, accepted.size());
    const auto before = stored.find(document->article.id);
    const bool is_stored = before != stored.end();
    std::optional<Version> of_run;
    if (!is_new)
      of_run = accepted[place->second].document->version;
    else if (is_stored && before->second.run == run_)
      of_run = before->second.version;
    if (of_run && of_run->text_sha256 != document->version.text_sha256)
      warnings.push_back(VersionWarning(document->article.id, std::max(*of_run, document->version)));
    if (of_run && document->version <= *of_run) {
      if (is_new) places.erase(place);
      continue;
    }
    if (is_new)
      accepted.push_back({document.get(), is_stored ? std::optional(before->second) : std::nullopt});
    else
      accepted[place->second].document = document.get();
  }
  return accepted;
}

void PostgresBatch::FindOldClaims(const std::vector<Accepted>& accepted) {
  for (const Accepted& one : accepted)
    if (one.stored) replaced_articles_.push_back(one.stored->key);
  if (replaced_articles_.empty()) return;
  database_.Execute(ArticleIndexSql());
  database_.Query("SELECT article, id, key FROM claims WHERE article = ANY ($1::int[])", {ArrayOf(replaced_articles_)},
                  [&](const Postgres::Row& row) {
                    old_claims_[ToInteger(*row(0))].emplace(ToText(row(1)), ToInteger(*row(2)));
                    old_keys_.push_back(ToInteger(*row(2)));
                  });
}

void PostgresBatch::AddDocument(const Accepted& accepted, std::vector<std::string>& warnings) {
  const PreparedDocument& document = *accepted.document;
  const std::int64_t article = accepted.stored ? accepted.stored->key : next_.article++;
  BindArticle(articles_, article, document.article, document.version.text_sha256, document.sketch, run_, keep_text_);
  articles_.EndRow();
  std::map<std::string, std::int64_t> old;
  if (const auto found = old_claims_.find(article); found != old_claims_.end()) old = std::move(found->second);
  const ClaimKeys keys = KeysOf(document, std::move(old), next_.claim, warnings);
  for (const auto& [i, key] : keys.written) AddClaim(document, i, key, article);
  kept_.insert(kept_.end(), keys.kept.begin(), keys.kept.end());
  gone_.insert(gone_.end(), keys.gone.begin(), keys.gone.end());
}

void PostgresBatch::AddClaim(const PreparedDocument& document, std::size_t i, std::int64_t key, std::int64_t article) {
  for (const normalize::Unit& unit : UnitsOf(document.claims[i]))
    if (std::find(units_.begin(), units_.end(), unit.text()) == units_.end()) units_.push_back(unit.ToString());
  const ClaimRows& rows = document.rows;
  const auto claims = rows.ClaimsOf(i), figures = rows.FiguresOf(i);
  claims_.Append(rows.claims, claims.begin, claims.end, kClaimWidth, {key, article});
  figures_.Append(rows.figures, figures.begin, figures.end, kFigureWidth, {key});
}

void PostgresBatch::DeleteOld() {
  if (!gone_.empty()) {
    // The claims that these findings cite lose a verdict.
    database_.Query(
        "SELECT DISTINCT claim FROM finding_claims WHERE claim IS NOT NULL AND finding IN (SELECT finding FROM finding_claims "
        "WHERE claim = ANY ($1::int[]))",
        {ArrayOf(gone_)}, [&](const Postgres::Row& row) { kept_.push_back(ToInteger(*row(0))); });
    database_.Query("DELETE FROM findings WHERE key IN (SELECT finding FROM finding_claims WHERE claim = ANY ($1::int[]))",
                    {ArrayOf(gone_)});
    database_.Query("DELETE FROM finding_claims WHERE NOT EXISTS (SELECT 1 FROM findings WHERE key = finding)");
  }
  if (old_keys_.empty()) return;
  MakeCompositeKeys(database_);
  database_.Query("DELETE FROM figures WHERE claim = ANY ($1::int[])", {ArrayOf(old_keys_)});
  database_.Query("DELETE FROM claims WHERE key = ANY ($1::int[])", {ArrayOf(old_keys_)});
}

void PostgresBatch::PutArticles() {
  const std::string columns = kArticleColumns;
  if (replaced_articles_.empty()) return database_.Copy("articles", columns, articles_);
  database_.Execute("CREATE TEMP TABLE IF NOT EXISTS staged_articles (LIKE articles)");
  database_.Copy("staged_articles", columns, articles_);
  database_.Execute("INSERT INTO articles (" + columns + ") SELECT " + columns + " FROM staged_articles ON CONFLICT (key) DO UPDATE SET " +
                    ReplacedColumns() + "; TRUNCATE staged_articles");
}

void PostgresBatch::RenewVerdicts() {
  if (kept_.empty()) return;
  database_.Query("UPDATE claims SET verdict = (SELECT verdict FROM verdicts WHERE claim = claims.key) WHERE key = ANY ($1::int[])",
                  {ArrayOf(kept_)});
}

}  // namespace tallyman::store
