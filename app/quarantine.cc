#include "app/quarantine.h"

#include "corpus/skipped.h"
#include "store/postgres_address.h"

namespace tallyman::app {

QuarantineFile::QuarantineFile(const std::string& path, bool append) {
  if (!path.empty()) writer_.emplace(path, append ? store::JsonLinesWriter::Mode::kAppend : store::JsonLinesWriter::Mode::kReplace);
}

void QuarantineFile::Write(const corpus::Skipped& skipped) {
  if (!writer_) return;
  corpus::Skipped shown = skipped;
  shown.position.file = store::WithoutPassword(skipped.position.file);
  writer_->Write(ToJson(shown));
}

std::uint64_t QuarantineFile::Sync() { return writer_ ? writer_->Sync() : 0; }

void QuarantineFile::Finish() {
  if (writer_) writer_->Finish();
}

}  // namespace tallyman::app
