// Where claims go: JSON Lines or an SQLite database. The unit of writing is the document.
//
//   auto sink = store::OpenSink("claims.db");
//   for (...) sink->Write(article, claims);
//   sink->Finish();
#ifndef TALLYMAN_STORE_CLAIM_SINK_H_
#define TALLYMAN_STORE_CLAIM_SINK_H_

#include <memory>
#include <string>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"

namespace tallyman::store {

// Used by one thread at a time. Every function throws StoreError where something cannot be written; after that the sink can only be
// destroyed.
class ClaimSink {
 public:
  virtual ~ClaimSink() = default;

  // Writes all claims of one article; none is an article without claims.
  // A database replaces whatever an earlier run wrote on this document, and drops the findings that cite a claim that is gone. Of two
  // texts under one document id within the sink's life it keeps one (store/versions.h) and adds a warning.
  // JSON Lines get the claims as they come.
  virtual void Write(const schema::Article& article, const std::vector<schema::Claim>& claims) = 0;

  // Makes everything written durable. REQUIRES: called once, after the last Write; without it a database keeps only whole documents up
  // to some earlier one.
  virtual void Finish() = 0;

  // What a user should know about what was written, in order.
  const std::vector<std::string>& warnings() const { return warnings_; }

 protected:
  std::vector<std::string> warnings_;
};

// An SQLite database for a path that ends in .db, .sqlite or .sqlite3, made where there is none; standard output for "-"; JSON Lines
// for any other path, in place of what the file held. Throws StoreError where it cannot be opened, is another program's database, or was
// written by a newer version of this one.
std::unique_ptr<ClaimSink> OpenSink(const std::string& path);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_CLAIM_SINK_H_
