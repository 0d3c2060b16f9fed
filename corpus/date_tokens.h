// A line of text cut into the pieces of which printed dates are made.
#ifndef TALLYMAN_CORPUS_DATE_TOKENS_H_
#define TALLYMAN_CORPUS_DATE_TOKENS_H_

#include <string>
#include <vector>

#include "languages/view.h"

namespace tallyman::corpus {

// A piece of a line.
struct Token {
  enum class Kind { kNumber, kWord, kIdeograph, kSign, kSpace };
  Kind kind;
  std::u32string text;
  int value = 0;           // of a number; -1 with more than four digits
  bool all_upper = false;  // of a word: every letter was a capital
};

// The line's numbers, words, ideographs (one each), signs (one each) and runs of spaces.
std::vector<Token> Tokenize(const languages::View& line);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATE_TOKENS_H_
