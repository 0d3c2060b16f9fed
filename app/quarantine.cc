#include "app/quarantine.h"

#include <nlohmann/json.hpp>

namespace tallyman::app {

QuarantineFile::QuarantineFile(const std::string& path, bool append) {
  if (!path.empty()) writer_.emplace(path, append ? store::JsonLinesWriter::Mode::kAppend : store::JsonLinesWriter::Mode::kReplace);
}

void QuarantineFile::Write(const corpus::Skipped& skipped) {
  if (!writer_) return;
  nlohmann::ordered_json record;
  record["file"] = skipped.position.file;
  record["line"] = skipped.position.line > 0 ? nlohmann::ordered_json(skipped.position.line) : nullptr;
  record["offset"] = skipped.position.offset;
  record["reason"] = skipped.reason;
  writer_->Write(record);
}

std::uint64_t QuarantineFile::Sync() { return writer_ ? writer_->Sync() : 0; }

void QuarantineFile::Finish() {
  if (writer_) writer_->Finish();
}

}  // namespace tallyman::app
