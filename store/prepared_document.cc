#include "store/prepared_document.h"

#include <utility>

#include "schema/hash.h"

namespace tallyman::store {

PreparedDocument::PreparedDocument(schema::Article article_read, std::vector<schema::Claim> claims_found)
    : article(std::move(article_read)), claims(std::move(claims_found)) {
  records.reserve(claims.size());
  for (const schema::Claim& claim : claims) records.push_back(ToJson(claim).dump());
  if (claims.empty()) {
    version = {article.published, schema::Sha256Hex(article.text)};
  } else {
    version = VersionOf(claims.front().document);
    sketch = claims.front().document.sketch;
  }
}

}  // namespace tallyman::store
