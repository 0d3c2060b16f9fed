// How formats of the web name an article.
#ifndef TALLYMAN_STORE_FORMATS_ARTICLE_LINK_H_
#define TALLYMAN_STORE_FORMATS_ARTICLE_LINK_H_

#include <string>

#include "schema/claim.h"

namespace tallyman::store {

// Its address, or "urn:tallyman:document:" and its id, percent-encoded, where it has none.
std::string ArticleAddress(const schema::Document& document);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_ARTICLE_LINK_H_
