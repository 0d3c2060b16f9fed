// What a run writes while it reads, so that it can be killed at any moment and go on where it stood.
#ifndef TALLYMAN_APP_RESUMABLE_OUTPUTS_H_
#define TALLYMAN_APP_RESUMABLE_OUTPUTS_H_

#include <memory>
#include <optional>
#include <string>

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

// The database's transactions hold the position in the input, the counts so far, and the sizes of the other files, which are cut to these
// sizes when a run goes on. Every function throws store::StoreError.
class ResumableOutputs {
 public:
  ResumableOutputs(const OutputPaths& paths, const store::SinkOptions& options, const store::ResumableRun& run);
  ~ResumableOutputs();

  bool is_resumed() const { return database_->resumed().has_value(); }

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

  store::RunProgress Progress(const ExtractionResult& result);

  std::unique_ptr<store::DatabaseSink> database_;
  std::unique_ptr<ClaimsFile> claims_;
  std::optional<QuarantineFile> quarantine_;
  corpus::ReaderPosition position_;
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_RESUMABLE_OUTPUTS_H_
