// An article's text as HTML, with stretches of it marked.
#ifndef TALLYMAN_APP_EVALUATION_MARKED_TEXT_H_
#define TALLYMAN_APP_EVALUATION_MARKED_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "schema/claim.h"

namespace tallyman::evaluation {

// What became of a figure, the worse the later.
enum class Verdict { kRight, kWrong, kMissed, kInvented };

// "right", "wrong", "missed", "invented": also the classes of the page's elements.
std::string_view Name(Verdict verdict);

struct TextMark {
  schema::TextSpan span;
  Verdict verdict = Verdict::kRight;
  std::string anchor;  // the id of the element that says more
  std::string note;    // shown when one points at the mark
};

// `text` for an element or a quoted attribute: markup characters as references; control characters but tab and line feed as U+FFFD.
std::string Escaped(std::string_view text);

// "lang" and "dir" for an element that holds text of this language (ISO 639-1).
std::string LanguageAttributes(std::string_view language);

// One field of an article, escaped. `figures` become links of class "figure VERDICT" to their anchors; `quotes` links of class
// "quote VERDICT", and spans where a figure's link stands in them. Marks may overlap, within a kind and across: where several of a kind
// cover a place, the worst is shown. Marks of another field are passed over, those that reach beyond the text are cut.
std::string MarkedText(const std::u32string& text, schema::Field field, const std::vector<TextMark>& quotes,
                       const std::vector<TextMark>& figures);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_MARKED_TEXT_H_
