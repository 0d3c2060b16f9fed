// A ClaimSink over an SQLite database.
//
// A run that may be killed at any moment, and goes on where it stood when it is started again:
//
//   SqliteSink sink("claims.db", {.input = hash_of_files_and_options});
//   if (sink.resumed()) ...                       // begin behind resumed()->files and records
//   for (...) { sink.Write(article, claims); sink.Checkpoint([&] { return progress_behind_this_article; }); }
//   sink.Checkpoint(..., true);                   // all is read
//   sink.Finish();                                // whatever else belongs to the run is done: the next one begins anew
#ifndef TALLYMAN_STORE_SQLITE_SINK_H_
#define TALLYMAN_STORE_SQLITE_SINK_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/claim_sink.h"
#include "store/database.h"
#include "store/lock.h"
#include "store/versions.h"

namespace tallyman::store {

// Where a run stands.
struct RunProgress {
  std::uint64_t files = 0;    // that are done
  std::uint64_t records = 0;  // of the next file
  std::string state;          // whatever its owner wants to know again
};

// What makes a run the same as one that was broken off.
struct ResumableRun {
  std::string input;     // a hash of all that it reads and how
  bool restart = false;  // forget a run that was broken off
};

class SqliteSink : public ClaimSink {
 public:
  // Every 512 articles are a transaction. Throws as OpenForWriting, and where another process writes the database.
  explicit SqliteSink(const std::string& path);
  // Transactions end at checkpoints. Throws likewise, and where the database holds a broken-off run with other input.
  SqliteSink(const std::string& path, const ResumableRun& run);
  ~SqliteSink() override;

  void Write(const schema::Article& article, const std::vector<schema::Claim>& claims) override;
  void Finish() override;

  // Where the run that this one continues stood; nothing where it begins.
  const std::optional<RunProgress>& resumed() const { return resumed_; }

  // All that was written, and how far the run has come, become durable together, now and then or if `now`. `progress` is called only then.
  void Checkpoint(const std::function<RunProgress()>& progress, bool now = false);

  // Marks, in the table copies, articles that are copies of others; how many of this database's articles are. Drops none.
  std::uint64_t MarkCopies();

 private:
  struct Statements;

  void BeginRun();
  void Resume(const ResumableRun& run);

  void BeginWhereNeeded();
  void Commit();
  // Whether this text of the document is to be written, seen what the run has written on it before.
  bool IsToBeKept(const schema::Article& article, const Version& version);
  void WriteArticle(const schema::Article& article, const Version& version, const std::optional<std::string>& sketch);
  void WriteClaim(const schema::Claim& claim, const std::string& document, int position);
  void WriteSpans(const schema::Claim& claim, std::int64_t key);

  Lock lock_;
  std::unique_ptr<Sqlite> database_;
  std::unique_ptr<Statements> statements_;
  std::int64_t run_ = 0;
  std::string producer_;
  int documents_in_transaction_ = 0;
  int records_in_transaction_ = 0;
  bool in_transaction_ = false;
  std::optional<std::string> input_;  // of a resumable run
  std::optional<RunProgress> resumed_;
  std::chrono::steady_clock::time_point last_commit_ = std::chrono::steady_clock::now();
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_SQLITE_SINK_H_
