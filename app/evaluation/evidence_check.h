// Whether a claim's evidence is what it says it is.
#ifndef TALLYMAN_APP_EVALUATION_EVIDENCE_CHECK_H_
#define TALLYMAN_APP_EVALUATION_EVIDENCE_CHECK_H_

#include <optional>
#include <string>
#include <string_view>

#include "schema/claim.h"

namespace tallyman::evaluation {

// The code points of UTF-8; ill-formed bytes become U+FFFD.
std::u32string CodePointsOf(std::string_view text);

// Where `words` first stand in `text`; nothing where they do not, or are empty.
std::optional<schema::TextSpan> Find(const std::u32string& words, const std::u32string& text, schema::Field field);

// Holds an article's title and text.
class EvidenceCheck {
 public:
  EvidenceCheck(std::string_view title, std::string_view text) : title_(CodePointsOf(title)), text_(CodePointsOf(text)) {}

  // Whether the quote is exactly the article's text at its place, every span lies in the article, and the quote or a span touches
  // `gold_quote` where that first stands in the title or the text. A gold quote that is not the article's own is taken as touched; an
  // empty one never is.
  bool Holds(const schema::Evidence& evidence, std::string_view gold_quote) const;

 private:
  const std::u32string& TextOf(schema::Field field) const { return field == schema::Field::kTitle ? title_ : text_; }
  bool IsInside(const schema::TextSpan& span) const;

  std::u32string title_;
  std::u32string text_;
};

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_EVIDENCE_CHECK_H_
