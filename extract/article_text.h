// An article as extraction sees it: title and text in one view, cut into sentences and clauses, with the way back to each.
#ifndef TALLYMAN_EXTRACT_ARTICLE_TEXT_H_
#define TALLYMAN_EXTRACT_ARTICLE_TEXT_H_

#include <optional>
#include <string>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/codes.h"
#include "schema/article.h"
#include "schema/claim.h"

namespace tallyman::extract {

// The country of an article's publisher, and the year in which it was published, where they are known.
std::optional<normalize::Area> CountryOf(const schema::Article& article);
std::optional<int> YearOf(const schema::Article& article);

// A stretch [begin, end) of the view without the spaces around it.
struct Sentence {
  int begin = 0;
  int end = 0;
  int paragraph = 0;
  bool title = false;
};

class ArticleText {
 public:
  ArticleText(const schema::Article& article, const languages::Pack& pack);

  const languages::View& view() const { return view_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  // The index of the sentence that holds the place, or of the last one before it.
  int SentenceAt(int at) const;

  // A stretch of the view as a place in the article's title or text. REQUIRES: the stretch lies in one of the two.
  schema::TextSpan Span(int begin, int end) const;
  // The publisher's country, where it is known.
  const std::optional<normalize::Area>& publisher_country() const { return publisher_country_; }
  // Whether it is printed in traditional Chinese characters.
  bool IsTraditional() const { return languages::IsTraditionalChinese(source_); }
  // The article's own words there.
  schema::Excerpt Excerpt(int begin, int end) const;

 private:
  // An article without a title: a first line that is no sentence stands for it.
  void ReadFirstLineAsTitle();

  std::optional<normalize::Area> publisher_country_;
  int title_size_ = 0;   // in code points
  int text_offset_ = 0;  // of the text in the joined source
  std::u32string source_;
  languages::View view_;
  std::vector<Sentence> sentences_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_ARTICLE_TEXT_H_
