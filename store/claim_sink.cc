#include "store/claim_sink.h"

#include "store/json_lines_writer.h"
#include "store/postgres.h"
#include "store/postgres_sink.h"
#include "store/records.h"
#include "store/sqlite_sink.h"

namespace tallyman::store {
namespace {

class FileSink : public ClaimSink {
 public:
  FileSink(const std::string& path, FileFormat format) : writer_(path), formatter_(MakeClaimFormatter(format)) {
    writer_.WriteText(formatter_->Begin());
  }

  void Write(const std::shared_ptr<const PreparedDocument>& document) override { writer_.WriteText(formatter_->Format(*document)); }
  Prepared needs() const override { return Prepared::kForFile; }
  void Flush() override { writer_.Flush(); }
  void Finish() override {
    writer_.WriteText(formatter_->End());
    writer_.Finish();
    warnings_ = formatter_->Warnings();
  }

 private:
  JsonLinesWriter writer_;
  std::unique_ptr<ClaimFormatter> formatter_;
};

}  // namespace

std::unique_ptr<ClaimSink> OpenSink(const std::string& path, const SinkOptions& options) {
  if (IsPostgresAddress(path)) return std::make_unique<PostgresSink>(path, options);
  if (IsDatabasePath(path)) return std::make_unique<SqliteSink>(path, options);
  return std::make_unique<FileSink>(path, options.format.value_or(ClaimFormatOf(path)));
}

}  // namespace tallyman::store
