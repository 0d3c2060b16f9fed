#include "store/claim_sink.h"

#include "store/json_lines_writer.h"
#include "store/records.h"
#include "store/sqlite_sink.h"

namespace tallyman::store {
namespace {

class JsonLinesSink : public ClaimSink {
 public:
  explicit JsonLinesSink(const std::string& path) : writer_(path) {}

  void Write(const schema::Article&, const std::vector<schema::Claim>& claims) override {
    for (const schema::Claim& claim : claims) writer_.Write(ToJson(claim));
  }
  void Finish() override { writer_.Finish(); }

 private:
  JsonLinesWriter writer_;
};

}  // namespace

std::unique_ptr<ClaimSink> OpenSink(const std::string& path) {
  if (IsDatabasePath(path)) return std::make_unique<SqliteSink>(path);
  return std::make_unique<JsonLinesSink>(path);
}

}  // namespace tallyman::store
