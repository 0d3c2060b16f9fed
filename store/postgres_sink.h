// Claims into a PostgreSQL database, which may go away and come back meanwhile.
#ifndef TALLYMAN_STORE_POSTGRES_SINK_H_
#define TALLYMAN_STORE_POSTGRES_SINK_H_

#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/database_sink.h"
#include "store/postgres_batch.h"
#include "store/postgres_session.h"

namespace tallyman::store {

// Documents are collected and written together (store/postgres_batch.h). Where the connection is lost in a transaction, a new one is opened
// and the transaction is done again: nothing is lost or doubled.
class PostgresSink : public DatabaseSink {
 public:
  // As those of SqliteSink. Throws StoreError where the server cannot be reached.
  PostgresSink(const std::string& address, const SinkOptions& options);
  PostgresSink(const std::string& address, const SinkOptions& options, const ResumableRun& run);

  void Write(const std::shared_ptr<const PreparedDocument>& document) override;
  void Flush() override;
  void Checkpoint(const std::function<RunProgress()>& progress, bool now) override;
  std::uint64_t Complete() override;
  void Finish() override;

 private:
  void BeginRun();
  bool Resume(const ResumableRun& run);
  // Documents that are written together.
  struct Batch {
    std::vector<std::shared_ptr<const PreparedDocument>> documents;
    std::optional<RunProgress> progress;
    std::string producer;
  };

  // Begins to write what has been collected, and the progress where there is one, when the batch before is written.
  void BeginBatch(std::optional<RunProgress> progress);
  // Waits until all batches are written. Throws what the writing threw.
  void Wait();
  // Warnings.
  std::vector<std::string> WriteBatch(const Batch& batch);
  void SaveProducer(Postgres& database, const std::string& producer);

  PostgresSession session_;  // while a batch is under way, of its thread; so is next_
  const bool keep_text_;
  std::string producer_;
  std::optional<std::string> input_;  // of a resumable run
  std::int64_t run_ = 0;
  NextKeys next_;
  std::vector<std::shared_ptr<const PreparedDocument>> documents_;
  TransactionLength length_;
  // A batch that is being written while the next one comes together. Last: it is over before anything else is gone.
  std::future<std::vector<std::string>> under_way_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_SINK_H_
