// Claims into an SQLite database.
#ifndef TALLYMAN_STORE_SQLITE_SINK_H_
#define TALLYMAN_STORE_SQLITE_SINK_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "store/database_sink.h"
#include "store/document_writer.h"
#include "store/lock.h"
#include "store/sqlite.h"

namespace tallyman::store {

class SqliteSink : public DatabaseSink {
 public:
  // Every 512 articles are a transaction. Throws as OpenForWriting, and where another process writes the database.
  explicit SqliteSink(const std::string& path, const SinkOptions& options = {});
  // Transactions end at checkpoints. Throws likewise, and where the database holds a broken-off run with other input.
  SqliteSink(const std::string& path, const SinkOptions& options, const ResumableRun& run);
  ~SqliteSink() override;

  void Write(const std::shared_ptr<const PreparedDocument>& document) override;
  void Flush() override;
  void Checkpoint(const std::function<RunProgress()>& progress, bool now) override;
  std::uint64_t Complete() override;
  void Finish() override;

 private:
  void BeginRun();
  // Whether there was a run to go on with.
  bool Resume(const ResumableRun& run);

  void BeginWhereNeeded();
  void Commit();
  void SaveProducer();
  // Whether this text of the document is to be written, seen what the run has written on it before.
  bool IsToBeKept(const PreparedDocument& document, const std::optional<StoredArticle>& stored);

  Lock lock_;
  std::unique_ptr<Sqlite> database_;
  std::unique_ptr<DocumentWriter> writer_;
  std::int64_t run_ = 0;
  std::string producer_;
  bool in_transaction_ = false;
  TransactionLength length_;
  std::optional<std::string> input_;  // of a resumable run
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_SQLITE_SINK_H_
