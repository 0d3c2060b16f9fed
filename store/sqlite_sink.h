// A ClaimSink over an SQLite database.
#ifndef TALLYMAN_STORE_SQLITE_SINK_H_
#define TALLYMAN_STORE_SQLITE_SINK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "store/claim_sink.h"
#include "store/database.h"
#include "store/versions.h"

namespace tallyman::store {

class SqliteSink : public ClaimSink {
 public:
  // Throws as OpenForWriting.
  explicit SqliteSink(const std::string& path);
  ~SqliteSink() override;

  void Write(const schema::Article& article, const std::vector<schema::Claim>& claims) override;
  void Finish() override;

 private:
  struct Statements;

  void BeginWhereNeeded();
  void Commit();
  // Whether this text of the document is to be written, seen what the run has written on it before.
  bool IsToBeKept(const schema::Article& article, const Version& version);
  void WriteArticle(const schema::Article& article, const Version& version);
  void WriteClaim(const schema::Claim& claim, const std::string& document, int position);
  void WriteSpans(const schema::Claim& claim, std::int64_t key);

  std::unique_ptr<Sqlite> database_;
  std::unique_ptr<Statements> statements_;
  std::int64_t run_ = 0;
  std::string producer_;
  int documents_in_transaction_ = 0;
  bool in_transaction_ = false;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_SQLITE_SINK_H_
