#include "schema/article_json.h"

#include "schema/json_parts.h"

namespace tallyman::schema {

nlohmann::ordered_json ToJson(const Article& article) {
  return JsonObject(8)
      .Add("id", article.id)
      .Add("url", OrNull(article.url))
      .Add("title", article.title)
      .Add("published", OrNull(article.published))
      .Add("language", article.language.empty() ? nullptr : nlohmann::ordered_json(article.language))
      .Add("country", OrNull(article.country))
      .Add("publisher", OrNull(article.publisher))
      .Add("text", article.text)
      .Build();
}

}  // namespace tallyman::schema
