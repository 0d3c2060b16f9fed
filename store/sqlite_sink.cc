#include "store/sqlite_sink.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "schema/hash.h"
#include "store/copies.h"
#include "store/error.h"

namespace tallyman::store {
namespace {

using schema::Claim;
using schema::Name;

// Commits cost a hundred times what a document costs.
constexpr int kDocumentsInTransaction = 512;
constexpr int kRecordsInTransaction = 16 * 1024;
constexpr auto kLongestTransaction = std::chrono::milliseconds(500);

// An INSERT of a row with `columns` ("a, b, c") and a parameter for each.
std::string InsertSql(const std::string& table, const std::string& columns, const std::string& conflict = "") {
  std::string parameters = "?";
  for (auto commas = std::count(columns.begin(), columns.end(), ','); commas > 0; --commas) parameters += ", ?";
  return "INSERT INTO " + table + " (" + columns + ") VALUES (" + parameters + ") " + conflict;
}

constexpr char kArticleColumns[] = "id, url, title, published, language, country, publisher, text_sha256, sketch, run";
constexpr char kArticleConflict[] =
    "ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, published = excluded.published, "
    "language = excluded.language, country = excluded.country, publisher = excluded.publisher, text_sha256 = excluded.text_sha256, "
    "sketch = excluded.sketch, run = excluded.run";

// Each line belongs to the Bind function of the same part.
constexpr char kClaimColumns[] =
    "id, document, position, "
    "flow, reporter, partner, product, measure, basis, side, reporter_text, partner_text, product_text, "
    "period_start, period_end, first_day, last_day, "
    "amount, unit, low, high, qualifier, unit_text, "
    "converted_amount, converted_unit, converted_low, converted_high, converted_qualifier, "
    "percent, percent_low, percent_high, change_qualifier, delta, delta_low, delta_high, delta_unit, versus, base_start, base_end, terms, "
    "share, share_low, share_high, share_qualifier, share_of, whole_partner, whole_product, "
    "status, source, sentence, quote, confidence, sketch, record";

// The text of a Decimal, Date or code.
template <typename Value>
std::optional<std::string> Text(const std::optional<Value>& value) {
  return value ? std::optional(value->ToString()) : std::nullopt;
}

template <typename Enum>
std::optional<std::string_view> NameOf(const std::optional<Enum>& value) {
  return value ? std::optional(Name(*value)) : std::nullopt;
}

void BindNulls(Statement& row, int count) {
  for (int i = 0; i < count; ++i) row.BindNull();
}

void BindStatistic(Statement& row, const schema::Statistic& statistic) {
  row.Bind(Name(statistic.flow)).Bind(Text(statistic.reporter)).Bind(statistic.partner.text()).Bind(statistic.product.text());
  row.Bind(NameOf(statistic.measure)).Bind(NameOf(statistic.basis)).Bind(NameOf(statistic.side));
  row.Bind(statistic.reporter_text).Bind(statistic.partner_text).Bind(statistic.product_text);
}

void BindPeriod(Statement& row, const std::optional<schema::Period>& period) {
  if (!period) return BindNulls(row, 4);
  row.Bind(period->start.ToString()).Bind(period->end.ToString()).Bind(Text(period->first_day)).Bind(Text(period->last_day));
}

void BindAmount(Statement& row, const schema::Amount& amount) {
  row.Bind(amount.amount.ToString()).Bind(amount.unit.text());
  row.Bind(Text(amount.interval.low)).Bind(Text(amount.interval.high)).Bind(Name(amount.qualifier));
}

void BindLevel(Statement& row, const std::optional<schema::Level>& level) {
  if (!level) return BindNulls(row, 11);
  BindAmount(row, level->main);
  row.Bind(level->unit_text);
  if (!level->converted) return BindNulls(row, 5);
  BindAmount(row, *level->converted);
}

void BindChange(Statement& row, const std::optional<schema::Change>& change) {
  if (!change) return BindNulls(row, 12);
  row.Bind(Text(change->percent)).Bind(Text(change->percent_interval.low)).Bind(Text(change->percent_interval.high));
  row.Bind(Name(change->qualifier));
  row.Bind(Text(change->delta))
      .Bind(Text(change->delta_interval.low))
      .Bind(Text(change->delta_interval.high))
      .Bind(Text(change->delta_unit));
  row.Bind(Name(change->versus));
  if (change->base)
    row.Bind(change->base->start.ToString()).Bind(change->base->end.ToString());
  else
    BindNulls(row, 2);
  row.Bind(Text(change->terms));
}

void BindShare(Statement& row, const std::optional<schema::Share>& share) {
  if (!share) return BindNulls(row, 7);
  row.Bind(share->percent.ToString()).Bind(Text(share->interval.low)).Bind(Text(share->interval.high)).Bind(Name(share->qualifier));
  row.Bind(Name(share->of)).Bind(share->whole_partner.text()).Bind(share->whole_product.text());
}

void BindRest(Statement& row, const Claim& claim) {
  row.Bind(Name(claim.status)).Bind(claim.source).Bind(claim.evidence.sentence.text).Bind(claim.evidence.quote.text);
  row.Bind(claim.confidence).Bind(claim.document.sketch).Bind(ToJson(claim).dump());
}

}  // namespace

struct SqliteSink::Statements {
  explicit Statements(Sqlite& database)
      : find_article(database, "SELECT run, published, text_sha256 FROM articles WHERE id = ?"),
        put_article(database, InsertSql("articles", kArticleColumns, kArticleConflict)),
        find_claims(database, "SELECT id FROM claims WHERE document = ?"),
        delete_claims(database, "DELETE FROM claims WHERE document = ?"),
        delete_findings(database, "DELETE FROM findings WHERE key IN (SELECT finding FROM finding_claims WHERE claim_id = ?)"),
        put_claim(database, InsertSql("claims", kClaimColumns, "ON CONFLICT (id) DO NOTHING RETURNING key")),
        put_span(database, InsertSql("evidence_spans", "claim, position, role, field, start_offset, end_offset")) {}

  Statement find_article, put_article, find_claims, delete_claims, delete_findings, put_claim, put_span;
};

SqliteSink::SqliteSink(const std::string& path) : lock_(path), database_(OpenForWriting(path)) {
  BeginRun();
  statements_ = std::make_unique<Statements>(*database_);
}

SqliteSink::SqliteSink(const std::string& path, const ResumableRun& run) : lock_(path), database_(OpenForWriting(path)), input_(run.input) {
  if (run.restart) database_->Execute("DELETE FROM progress");
  Resume(run);
  if (!resumed_) BeginRun();
  statements_ = std::make_unique<Statements>(*database_);
}

void SqliteSink::BeginRun() {
  BeginWhereNeeded();
  database_->Execute("INSERT INTO runs (started) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
  run_ = database_->last_insert_key();
  if (!input_) Commit();
}

void SqliteSink::Resume(const ResumableRun& run) {
  Statement found(*database_, "SELECT run, input, files, records, state FROM progress");
  if (!found.Step()) return;
  if (found.Text(1) != run.input)
    throw StoreError(database_->path() +
                     ": holds a run that was broken off, of other input or with other options; start it again as it was, and it goes on, "
                     "or give --restart to begin anew");
  run_ = found.Integer(0);
  resumed_ = RunProgress{static_cast<std::uint64_t>(found.Integer(2)), static_cast<std::uint64_t>(found.Integer(3)), found.Text(4)};
  while (found.Step()) continue;
}

void SqliteSink::Checkpoint(const std::function<RunProgress()>& progress, bool now) {
  ++records_in_transaction_;
  const bool is_due = now || documents_in_transaction_ >= kDocumentsInTransaction || records_in_transaction_ >= kRecordsInTransaction ||
                      std::chrono::steady_clock::now() - last_commit_ >= kLongestTransaction;
  if (!is_due) return;
  BeginWhereNeeded();
  const RunProgress where = progress();
  if (!producer_.empty()) Statement(*database_, "UPDATE runs SET producer = ? WHERE key = ?").Bind(producer_).Bind(run_).Run();
  Statement put(*database_,
                "INSERT INTO progress (run, input, files, records, state) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (run) DO UPDATE SET files = excluded.files, records = excluded.records, state = excluded.state");
  put.Bind(run_)
      .Bind(*input_)
      .Bind(static_cast<std::int64_t>(where.files))
      .Bind(static_cast<std::int64_t>(where.records))
      .Bind(where.state)
      .Run();
  Commit();
}

SqliteSink::~SqliteSink() = default;

void SqliteSink::Write(const schema::Article& article, const std::vector<Claim>& claims) {
  BeginWhereNeeded();
  const Version version = claims.empty() ? Version{article.published, schema::Sha256Hex(article.text)} : VersionOf(claims.front().document);
  if (!IsToBeKept(article, version)) return;
  WriteArticle(article, version, claims.empty() ? std::nullopt : std::optional(claims.front().document.sketch));

  std::set<std::string> gone;
  statements_->find_claims.Bind(article.id);
  while (statements_->find_claims.Step()) gone.insert(statements_->find_claims.Text(0));
  if (!gone.empty()) statements_->delete_claims.Bind(article.id).Run();
  int position = 0;
  for (const Claim& claim : claims) {
    WriteClaim(claim, article.id, position++);
    gone.erase(claim.id);
  }
  for (const std::string& id : gone) statements_->delete_findings.Bind(id).Run();
  if (++documents_in_transaction_ >= kDocumentsInTransaction && !input_) Commit();
}

void SqliteSink::Finish() {
  BeginWhereNeeded();
  Statement finish(*database_,
                   "UPDATE runs SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), producer = coalesce(?1, producer), "
                   "articles = (SELECT count(*) FROM articles WHERE run = ?2), "
                   "claims = (SELECT count(*) FROM claims JOIN articles ON articles.id = claims.document WHERE run = ?2) WHERE key = ?2");
  if (input_) database_->Execute("DELETE FROM progress");
  finish.Bind(producer_.empty() ? std::nullopt : std::optional(producer_)).Bind(run_).Run();
  Commit();
}

std::uint64_t SqliteSink::MarkCopies() {
  BeginWhereNeeded();
  const std::uint64_t copies = store::MarkCopies(*database_);
  Commit();
  return copies;
}

void SqliteSink::BeginWhereNeeded() {
  if (in_transaction_) return;
  database_->Execute("BEGIN IMMEDIATE");
  in_transaction_ = true;
}

void SqliteSink::Commit() {
  database_->Execute("COMMIT");
  in_transaction_ = false;
  documents_in_transaction_ = 0;
  records_in_transaction_ = 0;
  last_commit_ = std::chrono::steady_clock::now();
}

bool SqliteSink::IsToBeKept(const schema::Article& article, const Version& version) {
  Statement& found = statements_->find_article.Bind(article.id);
  if (!found.Step()) return true;
  const bool of_this_run = found.Integer(0) == run_;
  const Version stored{found.IsNull(1) ? std::nullopt : normalize::Date::Parse(found.Text(1)), found.Text(2)};
  while (found.Step()) continue;
  if (!of_this_run) return true;
  if (stored.text_sha256 != version.text_sha256) warnings_.push_back(VersionWarning(article.id, std::max(stored, version)));
  return version > stored;
}

void SqliteSink::WriteArticle(const schema::Article& article, const Version& version, const std::optional<std::string>& sketch) {
  Statement& row = statements_->put_article;
  row.Bind(article.id).Bind(article.url).Bind(article.title).Bind(Text(article.published)).Bind(article.language);
  row.Bind(article.country).Bind(article.publisher).Bind(version.text_sha256).Bind(sketch).Bind(run_).Run();
}

void SqliteSink::WriteClaim(const Claim& claim, const std::string& document, int position) {
  if (producer_.empty()) producer_ = claim.producer;
  Statement& row = statements_->put_claim;
  row.Bind(claim.id).Bind(document).Bind(position);
  BindStatistic(row, claim.statistic);
  BindPeriod(row, claim.period);
  BindLevel(row, claim.level);
  BindChange(row, claim.change);
  BindShare(row, claim.share);
  BindRest(row, claim);
  if (!row.Step()) {
    warnings_.push_back("document " + document + ": claim " + claim.id + " is in the database already; kept that one");
    return;
  }
  const std::int64_t key = row.Integer(0);
  row.Run();
  WriteSpans(claim, key);
}

void SqliteSink::WriteSpans(const Claim& claim, std::int64_t key) {
  int position = 0;
  for (const auto& [role, span] : claim.evidence.spans)
    statements_->put_span.Bind(key).Bind(position++).Bind(Name(role)).Bind(Name(span.field)).Bind(span.start).Bind(span.end).Run();
}

}  // namespace tallyman::store
