#include "store/prepared_document.h"

#include <utility>

#include "schema/hash.h"
#include "store/rows.h"

namespace tallyman::store {

ClaimRows::ClaimRows(std::span<const schema::Claim> of) {
  ends_.reserve(of.size());
  for (const schema::Claim& claim : of) {
    BindClaim(claims, claim, static_cast<int>(ends_.size()));
    BindFigures(figures, claim);
    ends_.push_back({claims.size(), figures.size()});
  }
}

PreparedDocument::PreparedDocument(schema::Article article_read, std::vector<schema::Claim> claims_found, Prepared what)
    : article(std::move(article_read)),
      claims(std::move(claims_found)),
      rows(what == Prepared::kForFile ? std::span<const schema::Claim>() : claims) {
  if (what != Prepared::kForDatabase) {
    records.reserve(claims.size());
    for (const schema::Claim& claim : claims) records.push_back(ToJsonText(claim));
  }
  if (claims.empty()) {
    version = {article.published, schema::Sha256Hex(article.text)};
  } else {
    version = VersionOf(claims.front().document);
    sketch = claims.front().document.sketch;
  }
}

schema::Article ArticleOf(const schema::Document& document) {
  schema::Article article;
  article.id = document.id;
  article.url = document.url;
  article.title = document.title;
  article.published = document.published;
  article.language = document.language;
  article.country = document.country;
  article.publisher = document.publisher;
  return article;
}

}  // namespace tallyman::store
