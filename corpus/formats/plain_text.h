// An article as a file of plain text.
//
// The first line that is not empty is the title, if an empty line, or a line with nothing but a date, follows it and then some text, if it
// has at most 300 characters, and if it does not end like a sentence or a clause (with a full stop, comma, colon or semicolon of any
// script). Otherwise all is text. Lines end with "\n", "\r\n" or "\r", and become "\n"; empty lines before the text are dropped.
#ifndef TALLYMAN_CORPUS_PLAIN_TEXT_H_
#define TALLYMAN_CORPUS_PLAIN_TEXT_H_

#include <string>
#include <string_view>

#include "corpus/format.h"

namespace tallyman::corpus {

struct TitleAndText {
  std::string title;
  std::string text;
};

// REQUIRES: valid UTF-8.
TitleAndText SplitTitle(std::string content);

// The article of plain text in whatever encoding, without what Parse adds to every format. `charset` is what a header says of it, or empty.
// Skipped where the bytes are no text: nothing but white space, more than three in ten characters that cannot be decoded, or more than one
// in twenty that are control characters.
Parsed ParsePlainText(RawArticle raw, const std::string& charset, const ReadOptions& options);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PLAIN_TEXT_H_
