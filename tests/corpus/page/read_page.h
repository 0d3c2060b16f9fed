// A page's bytes read as an article.
#ifndef TALLYMAN_TESTS_CORPUS_PAGE_READ_PAGE_H_
#define TALLYMAN_TESTS_CORPUS_PAGE_READ_PAGE_H_

#include <string>
#include <utility>
#include <variant>

#include "corpus/page/page.h"

namespace tallyman::corpus {

// Empty where the page holds none.
inline schema::Article ReadPage(std::string html, const PageOrigin& origin = {}) {
  RawArticle raw;
  raw.name = "page";
  raw.bytes = std::move(html);
  Parsed parsed = ParsePage(std::move(raw), origin, {});
  const auto* article = std::get_if<schema::Article>(&parsed);
  return article == nullptr ? schema::Article{} : *article;
}

}  // namespace tallyman::corpus

#endif  // TALLYMAN_TESTS_CORPUS_PAGE_READ_PAGE_H_
