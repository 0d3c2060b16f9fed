// An article as JSON (formats.md, "Articles, in"): what `tallyman read` prints and what goes in again.
#ifndef TALLYMAN_SCHEMA_ARTICLE_JSON_H_
#define TALLYMAN_SCHEMA_ARTICLE_JSON_H_

#include <nlohmann/json.hpp>

#include "schema/article.h"

namespace tallyman::schema {

// All members, null where nothing is known; warnings and position are no part of it.
nlohmann::ordered_json ToJson(const Article& article);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_ARTICLE_JSON_H_
