// The rows of one document in an SQLite database: its article, and its claims with all that hangs on them, replaced together.
#ifndef TALLYMAN_STORE_DOCUMENT_WRITER_H_
#define TALLYMAN_STORE_DOCUMENT_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/prepared_document.h"
#include "store/sqlite.h"

namespace tallyman::store {

// What a database holds of a document.
struct StoredArticle {
  std::int64_t key = 0;
  std::int64_t run = 0;
  Version version;
};

// Used within transactions of the connection, which must outlive it; what hangs on a claim is written when enough has come together, or by
// Flush, which comes before the end of each transaction. A claim whose id the document has had before keeps its key, and
// the findings that cite it; findings that cite a claim that is gone are dropped, and the verdicts that hung on them renewed.
class DocumentWriter {
 public:
  // `keep_text`: whether articles keep their text. Also brings the tables of codes up to date. REQUIRES: within a transaction.
  DocumentWriter(Sqlite& database, bool keep_text);
  ~DocumentWriter();

  std::optional<StoredArticle> Find(const std::string& document_id);
  // `stored` is what Find returned. Adds a warning for a claim id that the document has twice: the first one is kept.
  void Write(const PreparedDocument& document, const std::optional<StoredArticle>& stored, std::int64_t run,
             std::vector<std::string>& warnings);

  // Writes what is not written yet. REQUIRES: within the transaction of the Writes before.
  void Flush();

  // The key that the next new claim gets: greater than those of all claims before it.
  std::int64_t next_claim() const { return next_claim_; }
  void set_next_claim(std::int64_t key) { next_claim_ = key; }

 private:
  struct Statements;

  void PutCodes();
  std::int64_t PutArticle(const PreparedDocument& document, const std::optional<StoredArticle>& stored, std::int64_t run);
  void DropFindingsOn(std::int64_t claim);
  // Claim `i` of the document.
  void AddClaim(const PreparedDocument& document, std::size_t i, std::int64_t key, std::int64_t article);

  Sqlite& database_;
  const bool keep_text_;
  std::unique_ptr<Statements> statements_;
  std::int64_t next_article_;
  std::int64_t next_claim_;
  bool can_find_claims_ = false;                // there is an index by article
  std::set<std::int64_t> pending_articles_;     // whose claims are not written yet
  std::vector<std::int64_t> pending_verdicts_;  // of claims that have to be renewed when all are written
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_DOCUMENT_WRITER_H_
