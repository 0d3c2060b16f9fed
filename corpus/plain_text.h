// An article as a file of plain text.
//
// The first line that is not empty is the title, if an empty line, or a line with nothing but a date, follows it and then some text, if it
// has at most 300 characters, and if it does not end like a sentence or a clause (with a full stop, comma, colon or semicolon of any
// script). Otherwise all is text. Lines end with "\n", "\r\n" or "\r", and become "\n"; empty lines before the text are dropped.
#ifndef TALLYMAN_CORPUS_PLAIN_TEXT_H_
#define TALLYMAN_CORPUS_PLAIN_TEXT_H_

#include <string>
#include <string_view>
#include <variant>

#include "corpus/reader.h"

namespace tallyman::corpus {

struct TitleAndText {
  std::string title;
  std::string text;
};

// REQUIRES: valid UTF-8.
TitleAndText SplitTitle(std::string_view content);

// The article of a file's bytes, without what Parse adds to every format. Skipped where they are no text: nothing but white space, or
// more than three in ten characters that are no UTF-8.
std::variant<schema::Article, Skipped> ParsePlainText(RawArticle raw);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PLAIN_TEXT_H_
