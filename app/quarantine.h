// The file that names what was skipped: one line of JSON each, {"file", "line", "offset", "reason"}.
#ifndef TALLYMAN_APP_QUARANTINE_H_
#define TALLYMAN_APP_QUARANTINE_H_

#include <optional>
#include <string>

#include "corpus/inputs.h"
#include "store/json_lines_writer.h"

namespace tallyman::app {

// Every function throws store::StoreError where the file cannot be written.
class QuarantineFile {
 public:
  // No file where `path` is empty. `append`: behind what the file holds, instead of in place of it.
  QuarantineFile(const std::string& path, bool append);

  void Write(const corpus::Skipped& skipped);
  // Bytes that are safe on the disk from now on.
  std::uint64_t Sync();
  void Finish();

 private:
  std::optional<store::JsonLinesWriter> writer_;
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_QUARANTINE_H_
