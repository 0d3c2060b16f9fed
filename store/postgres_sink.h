// Claims into a PostgreSQL database, which may go away and come back meanwhile.
#ifndef TALLYMAN_STORE_POSTGRES_SINK_H_
#define TALLYMAN_STORE_POSTGRES_SINK_H_

#include <cstdint>
#include <functional>
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

  void Write(const PreparedDocument& document) override;
  void Flush() override;
  void Checkpoint(const std::function<RunProgress()>& progress, bool now) override;
  std::uint64_t Complete() override;
  void Finish() override;

 private:
  void BeginRun();
  bool Resume(const ResumableRun& run);
  // Writes what has been collected, and the progress where there is one.
  void WriteBatch(const std::optional<RunProgress>& progress);
  void SaveProducer(Postgres& database);

  PostgresSession session_;
  const bool keep_text_;
  std::string producer_;
  std::optional<std::string> input_;  // of a resumable run
  std::int64_t run_ = 0;
  NextKeys next_;
  std::vector<PreparedDocument> documents_;
  TransactionLength length_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_SINK_H_
