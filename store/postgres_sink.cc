#include "store/postgres_sink.h"

#include <algorithm>
#include <utility>

#include "store/copies.h"
#include "store/error.h"
#include "store/postgres_indices.h"
#include "store/postgres_upkeep.h"
#include "store/producer.h"

namespace tallyman::store {
namespace {

std::int64_t Integer(const Postgres::Row& row, int column) { return std::stoll(std::string(row(column).value_or("0"))); }

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
    if (next_.article > 1) MakeIndicesAndKeys(database);
    run_ = database.Integer("INSERT INTO runs (key, started) SELECT coalesce(max(key), 0) + 1, $1 FROM runs RETURNING key", {UtcNow()});
    SaveProducer(database, producer_);
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

void PostgresSink::Write(const std::shared_ptr<const PreparedDocument>& document) {
  if (producer_.empty() && !document->claims.empty()) producer_ = document->claims.front().producer;
  documents_.push_back(document);
  length_.AddDocument();
  if (!input_ && length_.has_enough_documents()) BeginBatch(std::nullopt);
}

void PostgresSink::Flush() {
  if (!documents_.empty()) BeginBatch(std::nullopt);
  Wait();
}

void PostgresSink::Checkpoint(const std::function<RunProgress()>& progress, bool now) {
  length_.AddRecord();
  if (now || length_.is_enough()) BeginBatch(progress());
  if (now) Wait();
}

std::uint64_t PostgresSink::Complete() {
  // Of a resumable run everything is written with the last checkpoint.
  if (!input_) BeginBatch(std::nullopt);
  Wait();
  std::uint64_t copies = 0;
  MakeIndicesSideBySide(session_);
  session_.Transact([&](Postgres& database) {
    MakeIndicesAndKeys(database);  // foreign keys
    copies = MarkCopies(database);
  });
  return copies;
}

void PostgresSink::Finish() {
  if (!input_) BeginBatch(std::nullopt);
  Wait();
  session_.Transact([&](Postgres& database) {
    MakeIndicesAndKeys(database);
    SaveProducer(database, producer_);
    if (input_) database.Execute("DELETE FROM progress");
    database.Query(
        "UPDATE runs SET finished = $2, articles = (SELECT count(*) FROM articles WHERE run = $1), claims = (SELECT count(*) FROM claims "
        "JOIN articles ON articles.key = claims.article WHERE run = $1) WHERE key = $1",
        {std::to_string(run_), UtcNow()});
  });
  ValidateAndAnalyze(session_);
  for (std::string& warning : session_.TakeWarnings()) warnings_.push_back(std::move(warning));
}

void PostgresSink::BeginBatch(std::optional<RunProgress> progress) {
  Wait();
  Batch batch{std::move(documents_), std::move(progress), producer_};
  documents_.clear();
  length_ = {};
  under_way_ = std::async(std::launch::async, [this, batch = std::move(batch)] { return WriteBatch(batch); });
}

void PostgresSink::Wait() {
  if (!under_way_.valid()) return;
  for (std::string& warning : under_way_.get()) warnings_.push_back(std::move(warning));
}

std::vector<std::string> PostgresSink::WriteBatch(const Batch& batch) {
  NextKeys next;
  std::vector<std::string> warnings;
  session_.Transact([&](Postgres& database) {
    warnings.clear();
    PostgresBatch rows(database, run_, keep_text_, next_);
    rows.Write(batch.documents, warnings);
    next = rows.next();
    SaveProducer(database, batch.producer);
    if (const auto& progress = batch.progress)
      database.Query(
          "INSERT INTO progress (run, input, files, records, next_claim, state) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (run) DO "
          "UPDATE "
          "SET files = excluded.files, records = excluded.records, next_claim = excluded.next_claim, state = excluded.state",
          {std::to_string(run_), input_, std::to_string(progress->files), std::to_string(progress->records), std::to_string(next.claim),
           progress->state});
  });
  next_ = next;
  for (std::string& warning : session_.TakeWarnings()) warnings.push_back(std::move(warning));
  return warnings;
}

void PostgresSink::SaveProducer(Postgres& database, const std::string& producer) {
  if (producer.empty()) return;
  const ProducerVersions versions = ParseProducer(producer).value_or(ProducerVersions());
  database.Query("UPDATE runs SET producer = $2, program = $3, packs = $4, weights = $5, rates = $6 WHERE key = $1",
                 {std::to_string(run_), producer, versions.program, versions.packs, versions.weights, versions.rates});
}

}  // namespace tallyman::store
