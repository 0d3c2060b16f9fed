// What a run writes while it reads, so that it can be killed at any moment and go on where it stood.
#ifndef TALLYMAN_APP_RESUMABLE_OUTPUTS_H_
#define TALLYMAN_APP_RESUMABLE_OUTPUTS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/article_pipeline.h"
#include "app/extraction.h"
#include "app/quarantine.h"
#include "store/claim_sink.h"
#include "store/database_sink.h"
#include "store/json_lines_writer.h"

namespace tallyman::app {

struct OutputPaths {
  std::string database;
  std::string claims;  // JSON Lines; empty for none
  std::string quarantine;
};

// The database's transactions hold the position in the input, what tells whether the input is still the same, the counts so far, and the
// sizes of the other files, which are cut to these sizes when a run goes on. Every function throws store::StoreError.
class ResumableOutputs {
 public:
  // `inputs` must outlive this. Throws corpus::ChangedInput where a run is to go on, and a file that it has read to the end is not what it
  // was (corpus/file_digest.h); whether the one behind it is, is for the reader to see.
  ResumableOutputs(const OutputPaths& paths, const store::SinkOptions& options, const store::ResumableRun& run,
                   const std::vector<corpus::InputFile>& inputs);
  ~ResumableOutputs();

  bool is_resumed() const { return database_->resumed().has_value(); }
  // Whether anything is read and written.
  bool is_begun() const { return position_.files > 0 || position_.records > 0; }

  // Restores the counts of a run that was broken off to `result`. The hooks refer to `result` and to this object.
  ReadingHooks Hooks(ExtractionResult& result);
  std::vector<store::ClaimSink*> sinks();
  store::DatabaseSink& database() { return *database_; }

  // Makes everything durable that was written.
  void Save(const ExtractionResult& result);
  // The claims and quarantine files are complete.
  void Close();

 private:
  class ClaimsFile;

  void Resume(const OutputPaths& paths);
  // The check sum of all files before the one that the position lies in.
  std::uint32_t DigestOfDone();
  store::RunProgress Progress(const ExtractionResult& result);

  const std::vector<corpus::InputFile>& inputs_;
  std::unique_ptr<store::DatabaseSink> database_;
  std::unique_ptr<ClaimsFile> claims_;
  std::optional<QuarantineFile> quarantine_;
  corpus::ReaderPosition position_;
  std::uint64_t digested_ = 0;  // files
  std::uint32_t digest_ = 0;    // of these
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_RESUMABLE_OUTPUTS_H_
