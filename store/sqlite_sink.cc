#include "store/sqlite_sink.h"

#include <algorithm>

#include "store/copies.h"
#include "store/database.h"
#include "store/error.h"
#include "store/producer.h"
#include "store/schema_sql.h"

namespace tallyman::store {

SqliteSink::SqliteSink(const std::string& path, const SinkOptions& options)
    : lock_(path), database_(OpenForWriting(path)), producer_(options.producer) {
  BeginRun();
  writer_ = std::make_unique<DocumentWriter>(*database_, options.keep_text);
  Commit();
}

SqliteSink::SqliteSink(const std::string& path, const SinkOptions& options, const ResumableRun& run)
    : lock_(path), database_(OpenForWriting(path)), producer_(options.producer), input_(run.input) {
  if (run.restart) database_->Execute("DELETE FROM progress");
  const bool goes_on = Resume(run);
  if (!goes_on) BeginRun();
  BeginWhereNeeded();
  writer_ = std::make_unique<DocumentWriter>(*database_, options.keep_text);
  if (goes_on) writer_->set_next_claim(database_->Integer("SELECT next_claim FROM progress"));
}

void SqliteSink::BeginRun() {
  BeginWhereNeeded();
  // A new database gets its indices at the end.
  if (database_->Integer("SELECT count(*) FROM (SELECT 1 FROM articles LIMIT 1)") > 0) MakeIndices(*database_);
  Statement(*database_, "INSERT INTO runs (started) VALUES (?)").Bind(UtcNow()).Run();
  run_ = database_->last_insert_key();
  SaveProducer();
}

bool SqliteSink::Resume(const ResumableRun& run) {
  Statement found(*database_, "SELECT run, input, files, records, state FROM progress");
  if (!found.Step()) return false;
  if (found.Text(1) != run.input) throw StoreError(OtherRunMessage(database_->path()));
  run_ = found.Integer(0);
  resumed_ = RunProgress{static_cast<std::uint64_t>(found.Integer(2)), static_cast<std::uint64_t>(found.Integer(3)), found.Text(4)};
  while (found.Step()) continue;
  return true;
}

void SqliteSink::Checkpoint(const std::function<RunProgress()>& progress, bool now) {
  length_.AddRecord();
  if (!now && !length_.is_enough()) return;
  BeginWhereNeeded();
  const RunProgress where = progress();
  SaveProducer();
  Statement put(
      *database_,
      "INSERT INTO progress (run, input, files, records, next_claim, state) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (run) DO UPDATE "
      "SET files = excluded.files, records = excluded.records, next_claim = excluded.next_claim, state = excluded.state");
  put.Bind(run_).Bind(*input_).Bind(static_cast<std::int64_t>(where.files)).Bind(static_cast<std::int64_t>(where.records));
  put.Bind(writer_->next_claim()).Bind(where.state).Run();
  Commit();
}

SqliteSink::~SqliteSink() = default;

void SqliteSink::Write(const std::shared_ptr<const PreparedDocument>& document) {
  BeginWhereNeeded();
  const std::optional<StoredArticle> stored = writer_->Find(document->article.id);
  if (!IsToBeKept(*document, stored)) return;
  if (producer_.empty() && !document->claims.empty()) {
    producer_ = document->claims.front().producer;
    SaveProducer();
  }
  writer_->Write(*document, stored, run_, warnings_);
  length_.AddDocument();
  if (!input_ && length_.has_enough_documents()) Commit();
}

void SqliteSink::Flush() {
  if (in_transaction_) Commit();
}

std::uint64_t SqliteSink::Complete() {
  if (in_transaction_) Commit();
  // What stands in the database file itself is read in place while indices are made.
  database_->Execute("PRAGMA wal_checkpoint(PASSIVE)");
  BeginWhereNeeded();
  MakeIndices(*database_);
  const std::uint64_t copies = MarkCopies(*database_);
  Commit();
  return copies;
}

void SqliteSink::Finish() {
  BeginWhereNeeded();
  writer_->Flush();
  MakeIndices(*database_);
  SaveProducer();
  if (input_) database_->Execute("DELETE FROM progress");
  Statement finish(*database_,
                   "UPDATE runs SET finished = ?2, "
                   "articles = (SELECT count(*) FROM articles WHERE run = ?1), "
                   "claims = (SELECT count(*) FROM claims JOIN articles ON articles.key = claims.article WHERE run = ?1) WHERE key = ?1");
  finish.Bind(run_).Bind(UtcNow()).Run();
  Commit();
  // What the planner of readers' queries wants to know.
  database_->Execute("PRAGMA analysis_limit = 1000; ANALYZE");
}

void SqliteSink::BeginWhereNeeded() {
  if (in_transaction_) return;
  database_->Execute("BEGIN IMMEDIATE");
  in_transaction_ = true;
}

void SqliteSink::Commit() {
  if (writer_) writer_->Flush();
  database_->Execute("COMMIT");
  in_transaction_ = false;
  length_ = {};
}

void SqliteSink::SaveProducer() {
  if (producer_.empty()) return;
  const ProducerVersions versions = ParseProducer(producer_).value_or(ProducerVersions());
  Statement(*database_, "UPDATE runs SET producer = ?, program = ?, packs = ?, weights = ?, rates = ? WHERE key = ?")
      .Bind(producer_)
      .Bind(versions.program)
      .Bind(versions.packs)
      .Bind(versions.weights)
      .Bind(versions.rates)
      .Bind(run_)
      .Run();
}

bool SqliteSink::IsToBeKept(const PreparedDocument& document, const std::optional<StoredArticle>& stored) {
  if (!stored || stored->run != run_) return true;
  if (stored->version.text_sha256 != document.version.text_sha256)
    warnings_.push_back(VersionWarning(document.article.id, std::max(stored->version, document.version)));
  return document.version > stored->version;
}

}  // namespace tallyman::store
