// Many documents into a PostgreSQL database in one transaction: what it held of them is replaced.
#ifndef TALLYMAN_STORE_POSTGRES_BATCH_H_
#define TALLYMAN_STORE_POSTGRES_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/document_writer.h"
#include "store/postgres.h"
#include "store/prepared_document.h"

namespace tallyman::store {

// The keys that the next new rows get.
struct NextKeys {
  std::int64_t article = 1;
  std::int64_t claim = 1;
};

// Rows go to their tables by COPY; of articles to a table of the session's own, from which those that are there already are replaced. To do
// a batch again that was written, but of which that is not known, changes nothing: a text that the run has written is left alone.
class PostgresBatch {
 public:
  // REQUIRES: within a transaction.
  PostgresBatch(Postgres& database, std::int64_t run, bool keep_text, NextKeys next);

  // Adds to `warnings` as ClaimSink::Write says.
  void Write(const std::vector<std::shared_ptr<const PreparedDocument>>& documents, std::vector<std::string>& warnings);
  const NextKeys& next() const { return next_; }

 private:
  // A document that is to be written.
  struct Accepted {
    const PreparedDocument* document;
    std::optional<StoredArticle> stored;
  };

  std::vector<Accepted> Accept(const std::vector<std::shared_ptr<const PreparedDocument>>& documents, std::vector<std::string>& warnings);
  void FindOldClaims(const std::vector<Accepted>& accepted);
  void AddDocument(const Accepted& accepted, std::vector<std::string>& warnings);
  // Claim `i` of the document.
  void AddClaim(const PreparedDocument& document, std::size_t i, std::int64_t key, std::int64_t article);
  void DeleteOld();
  void PutArticles();
  void RenewVerdicts();

  Postgres& database_;
  const std::int64_t run_;
  const bool keep_text_;
  NextKeys next_;
  CopyBuffer articles_, claims_, figures_;
  std::vector<std::string> units_;
  std::vector<std::int64_t> replaced_articles_;
  // Keys of claims that replaced articles had, by article and id.
  std::unordered_map<std::int64_t, std::map<std::string, std::int64_t>> old_claims_;
  std::vector<std::int64_t> old_keys_, gone_, kept_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_POSTGRES_BATCH_H_
