// An article as the linker gets it, for tests of what comes behind mentions.
#ifndef TALLYMAN_TESTS_EXTRACT_READ_ARTICLE_H_
#define TALLYMAN_TESTS_EXTRACT_READ_ARTICLE_H_

#include <string>
#include <utility>

#include "extract/article_text.h"
#include "extract/mentions.h"
#include "languages/pack.h"

namespace tallyman::extract {

struct ReadArticle {
  // REQUIRES: the article's language has a pack.
  explicit ReadArticle(schema::Article read)
      : article(std::move(read)), text(article, PackOf(article.language)), mentions(FindMentions(text, PackOf(article.language))) {}
  ReadArticle(const std::string& language, const std::string& words) : ReadArticle(Of(language, words)) {}

  schema::Article article;
  ArticleText text;
  Mentions mentions;

 private:
  static const languages::Pack& PackOf(const std::string& language) {
    static const languages::Packs packs;
    return *packs.Find(language);
  }
  static schema::Article Of(const std::string& language, const std::string& words) {
    schema::Article article;
    article.language = language;
    article.text = words;
    return article;
  }
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_TESTS_EXTRACT_READ_ARTICLE_H_
