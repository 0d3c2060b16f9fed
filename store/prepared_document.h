// An article with its claims, made ready for writing: all that needs no database, so that many threads can do it at a time.
#ifndef TALLYMAN_STORE_PREPARED_DOCUMENT_H_
#define TALLYMAN_STORE_PREPARED_DOCUMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"
#include "store/versions.h"

namespace tallyman::store {

struct PreparedDocument {
  PreparedDocument(schema::Article article, std::vector<schema::Claim> claims);

  schema::Article article;
  std::vector<schema::Claim> claims;
  std::vector<std::string> records;  // of each claim, as JSON
  Version version;
  std::optional<std::string> sketch;  // nothing where there are no claims
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_PREPARED_DOCUMENT_H_
