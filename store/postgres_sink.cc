#include "store/postgres_sink.h"

#include <algorithm>
#include <utility>

#include "store/copies.h"
#include "store/error.h"
#include "store/producer.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

std::int64_t Integer(const Postgres::Row& row, int column) { return std::stoll(std::string(row(column).value_or("0"))); }

bool HasForeignKeys(Postgres& database) {
  return database.Integer(
             "SELECT count(*) FROM pg_catalog.pg_constraint WHERE conname = 'claims_article_fkey' AND conrelid = 'claims'::regclass") > 0;
}

void MakeIndicesAndForeignKeys(Postgres& database) {
  database.Execute(IndicesSql());
  if (!HasForeignKeys(database)) database.Execute(ForeignKeysSql());
}

}  // namespace

PostgresSink::PostgresSink(const std::string& address, const SinkOptions& options)
    : session_(address, PostgresSession::Mode::kWrite), keep_text_(options.keep_text), producer_(options.producer) {
  BeginRun();
}

PostgresSink::PostgresSink(const std::string& address, const SinkOptions& options, const ResumableRun& run)
    : session_(address, PostgresSession::Mode::kWrite), keep_text_(options.keep_text), producer_(options.producer), input_(run.input) {
  if (run.restart) session_.Transact([](Postgres& database) { database.Execute("DELETE FROM progress"); });
  if (!Resume(run)) BeginRun();
}

void PostgresSink::BeginRun() {
  session_.Transact([&](Postgres& database) {
    next_.article = database.Integer("SELECT coalesce(max(key), 0) + 1 FROM articles");
    next_.claim = database.Integer("SELECT coalesce(max(key), 0) + 1 FROM claims");
    // A new database gets its indices at the end.
    if (next_.article > 1) MakeIndicesAndForeignKeys(database);
    run_ = database.Integer("INSERT INTO runs (key, started) SELECT coalesce(max(key), 0) + 1, $1 FROM runs RETURNING key", {UtcNow()});
    SaveProducer(database);
  });
}

bool PostgresSink::Resume(const ResumableRun& run) {
  session_.Transact([&](Postgres& database) {
    resumed_.reset();
    database.Query("SELECT run, input, files, records, next_claim, state FROM progress", {}, [&](const Postgres::Row& row) {
      if (row(1) != run.input) throw StoreError(OtherRunMessage(database.name()));
      run_ = Integer(row, 0);
      next_.claim = Integer(row, 4);
      resumed_ = RunProgress{static_cast<std::uint64_t>(Integer(row, 2)), static_cast<std::uint64_t>(Integer(row, 3)),
                             std::string(row(5).value_or(""))};
    });
    next_.article = database.Integer("SELECT coalesce(max(key), 0) + 1 FROM articles");
  });
  return resumed_.has_value();
}

void PostgresSink::Write(const PreparedDocument& document) {
  if (producer_.empty() && !document.claims.empty()) producer_ = document.claims.front().producer;
  documents_.push_back(document);
  length_.AddDocument();
  if (!input_ && length_.has_enough_documents()) WriteBatch(std::nullopt);
}

void PostgresSink::Flush() {
  if (!documents_.empty()) WriteBatch(std::nullopt);
}

void PostgresSink::Checkpoint(const std::function<RunProgress()>& progress, bool now) {
  length_.AddRecord();
  if (now || length_.is_enough()) WriteBatch(progress());
}

std::uint64_t PostgresSink::Complete() {
  // Of a resumable run everything is written with the last checkpoint.
  if (!input_) WriteBatch(std::nullopt);
  std::uint64_t copies = 0;
  session_.Transact([&](Postgres& database) {
    MakeIndicesAndForeignKeys(database);
    copies = MarkCopies(database);
  });
  return copies;
}

void PostgresSink::Finish() {
  if (!input_) WriteBatch(std::nullopt);
  session_.Transact([&](Postgres& database) {
    MakeIndicesAndForeignKeys(database);
    SaveProducer(database);
    if (input_) database.Execute("DELETE FROM progress");
    database.Query(
        "UPDATE runs SET finished = $2, articles = (SELECT count(*) FROM articles WHERE run = $1), claims = (SELECT count(*) FROM claims "
        "JOIN articles ON articles.key = claims.article WHERE run = $1) WHERE key = $1",
        {std::to_string(run_), UtcNow()});
  });
  // What the planner of readers' queries wants to know.
  session_.connection().Execute("ANALYZE articles, claims, figures, findings, finding_claims");
  for (std::string& warning : session_.TakeWarnings()) warnings_.push_back(std::move(warning));
}

void PostgresSink::WriteBatch(const std::optional<RunProgress>& progress) {
  NextKeys next;
  std::vector<std::string> warnings;
  session_.Transact([&](Postgres& database) {
    warnings.clear();
    PostgresBatch batch(database, run_, keep_text_, next_);
    batch.Write(documents_, warnings);
    next = batch.next();
    SaveProducer(database);
    if (progress)
      database.Query(
          "INSERT INTO progress (run, input, files, records, next_claim, state) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (run) DO "
          "UPDATE "
          "SET files = excluded.files, records = excluded.records, next_claim = excluded.next_claim, state = excluded.state",
          {std::to_string(run_), input_, std::to_string(progress->files), std::to_string(progress->records), std::to_string(next.claim),
           progress->state});
  });
  next_ = next;
  documents_.clear();
  length_ = {};
  warnings_.insert(warnings_.end(), warnings.begin(), warnings.end());
  for (std::string& warning : session_.TakeWarnings()) warnings_.push_back(std::move(warning));
}

void PostgresSink::SaveProducer(Postgres& database) {
  if (producer_.empty()) return;
  const ProducerVersions versions = ParseProducer(producer_).value_or(ProducerVersions());
  database.Query("UPDATE runs SET producer = $2, program = $3, packs = $4, weights = $5, rates = $6 WHERE key = $1",
                 {std::to_string(run_), producer_, versions.program, versions.packs, versions.weights, versions.rates});
}

}  // namespace tallyman::store
