// A ClaimSink over a database, for runs that may be killed at any moment and go on where they stood when they are started again:
//
//   auto sink = OpenDatabase("claims.db", options, {.input = hash_of_files_and_options});
//   if (sink->resumed()) ...                      // begin behind resumed()->files and records
//   for (...) { sink->Write(document); sink->Checkpoint([&] { return progress_behind_this_article; }); }
//   sink->Checkpoint(..., true);                  // all is read
//   sink->Complete();
//   sink->Finish();                               // whatever else belongs to the run is done: the next one begins anew
#ifndef TALLYMAN_STORE_DATABASE_SINK_H_
#define TALLYMAN_STORE_DATABASE_SINK_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "store/claim_sink.h"

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

class DatabaseSink : public ClaimSink {
 public:
  // Where the run that this one continues stood; nothing where it begins.
  const std::optional<RunProgress>& resumed() const { return resumed_; }

  // All that was written, and how far the run has come, become durable together, now and then or if `now`. `progress` is called only then.
  virtual void Checkpoint(const std::function<RunProgress()>& progress, bool now = false) = 0;

 protected:
  std::optional<RunProgress> resumed_;
};

// Opens a database (store/records.h, IsDatabasePath), and makes it where there is none; transactions end at checkpoints. Throws as
// OpenSink, and where the database holds a broken-off run with other input.
std::unique_ptr<DatabaseSink> OpenDatabase(const std::string& path, const SinkOptions& options, const ResumableRun& run);

// When a transaction has become long enough: to end one costs a hundred times what a document costs.
class TransactionLength {
 public:
  void AddDocument() { ++documents_; }
  void AddRecord() { ++records_; }
  bool is_enough() const {
    return documents_ >= kDocuments || records_ >= kRecords || std::chrono::steady_clock::now() - began_ >= kLongest;
  }
  bool has_enough_documents() const { return documents_ >= kDocuments; }

 private:
  static constexpr int kDocuments = 512;
  static constexpr int kRecords = 16 * 1024;
  static constexpr auto kLongest = std::chrono::milliseconds(500);

  int documents_ = 0, records_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// The time of day as databases here hold it: UTC, ISO 8601, to the second.
std::string UtcNow();

// What a user is told whose database holds a broken-off run of something else.
std::string OtherRunMessage(const std::string& database);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_DATABASE_SINK_H_
