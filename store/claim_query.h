// Reading a database of claims for people to look at: what an index in memory needs of every row, and single records by their id.
#ifndef TALLYMAN_STORE_CLAIM_QUERY_H_
#define TALLYMAN_STORE_CLAIM_QUERY_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite.h"

namespace tallyman::store {

// An article as the database knows it.
struct ArticleRow {
  std::string id, title, language;
  std::optional<std::string> url, published, country, publisher;
  std::optional<std::string> text;  // null where the database holds no texts; only Article reads it
};

// What a claim is filtered, grouped and ordered by; absent texts are empty.
struct ClaimRow {
  std::string id, document;
  std::string flow, reporter, partner, product, measure, basis, reporter_text, partner_text, product_text;
  std::string period_start, period_end;  // YYYY-MM
  std::string sentence;
  double confidence = 0;
};

struct FindingRow {
  std::string id, kind, rule, severity;
  double gap = 0;
  int publishers = 0;
  std::vector<std::string> claims;
  std::string first_suspect;  // empty where there is none
};

// A run that wrote claims.
struct RunRow {
  std::string started, finished, producer;
};

// Used by one thread at a time. Every function throws StoreError.
class ClaimQuery {
 public:
  // An SQLite database.
  explicit ClaimQuery(const std::string& path);

  // Changes whenever another connection has written the database.
  std::int64_t Version();
  // All that is read between Begin and End is of one state of the database.
  void Begin();
  void End();

  // Every article, ordered by id.
  void EachArticle(const std::function<void(const ArticleRow&)>& row);
  // Every claim, ordered by document and place in it.
  void EachClaim(const std::function<void(const ClaimRow&)>& row);
  // Every finding with its claims, in the order in which they were written.
  void EachFinding(const std::function<void(const FindingRow&)>& row);
  std::optional<RunRow> LastRun();

  // One record as JSON; empty where a run has replaced it in the meantime.
  std::string ClaimRecord(const std::string& id);
  std::string FindingRecord(const std::string& id);
  std::optional<ArticleRow> Article(const std::string& id);

 private:
  std::unique_ptr<Sqlite> database_;
  Statement claim_record_, finding_record_, article_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_CLAIM_QUERY_H_
