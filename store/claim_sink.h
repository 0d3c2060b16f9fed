// Where claims go: a file (store/formats/file_format.h), an SQLite or a PostgreSQL database. The unit of writing is the document.
//
//   auto sink = store::OpenSink("claims.db");
//   for (...) sink->Write(Prepare(article, claims));
//   sink->Finish();
#ifndef TALLYMAN_STORE_CLAIM_SINK_H_
#define TALLYMAN_STORE_CLAIM_SINK_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"
#include "store/formats/file_format.h"
#include "store/prepared_document.h"

namespace tallyman::store {

// Used by one thread at a time. Every function throws StoreError where something cannot be written; after that the sink can only be
// destroyed.
class ClaimSink {
 public:
  virtual ~ClaimSink() = default;

  // Writes all claims of one article; none is an article without claims.
  // A database replaces whatever an earlier run wrote on this document, and drops the findings that cite a claim that is gone. Of two
  // texts under one document id within the sink's life it keeps one (store/versions.h) and adds a warning.
  // A file gets the claims as they come. A sink may hold the document until later.
  virtual void Write(const std::shared_ptr<const PreparedDocument>& document) = 0;

  // What documents have to be prepared for.
  virtual Prepared needs() const { return Prepared::kForDatabase; }

  // Makes what was written so far visible to readers.
  virtual void Flush() = 0;

  // All is written that will be: what is done once for the whole database. Makes the indices that are not there yet, and marks, in the
  // table copies, articles that are copies of others; how many of the database's articles are. Does nothing to files.
  virtual std::uint64_t Complete() { return 0; }

  // Makes everything written durable. REQUIRES: called once, after the last Write; without it a database keeps only whole documents up
  // to some earlier one.
  virtual void Finish() = 0;

  // What a user should know about what was written, in order.
  const std::vector<std::string>& warnings() const { return warnings_; }

 protected:
  std::vector<std::string> warnings_;
};

struct SinkOptions {
  std::string producer;              // of the claims to come; where it is empty, the first claim's
  bool keep_text = true;             // a database keeps the articles' texts
  std::optional<FileFormat> format;  // of a file; what its path's ending stands for where nothing is said
};

// A PostgreSQL database for postgresql://..., which exists; an SQLite database for a path that ends in .db, .sqlite or .sqlite3, made where
// there is none; standard output for "-"; a file of claims
// for any other path, in place of what the file held. Throws StoreError where it cannot be opened, is another program's database, or was
// written by a newer version of this one.
std::unique_ptr<ClaimSink> OpenSink(const std::string& path, const SinkOptions& options = {});

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_CLAIM_SINK_H_
