// The parts of one number in a text, read in order: what ReadNumber (number.h) puts together. Used by number*.cc only.
#ifndef TALLYMAN_NORMALIZE_NUMBER_TOKENS_H_
#define TALLYMAN_NORMALIZE_NUMBER_TOKENS_H_

#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/decimal.h"

namespace tallyman::normalize {

// A part of a number: digits, a word of a value, or a word that multiplies.
struct Token {
  int begin = 0;
  int end = 0;
  Decimal value;
  bool multiplies = false;  // a scale word
  bool is_number = false;   // can stand for itself
  bool in_words = false;
  bool fraction = false;      // a fraction word
  bool scale_before = false;  // multiplies what follows
  bool joined = false;        // a joiner stands before it
  bool more = false;
  bool one_or_two = false;  // a form for two of a scale word that is one of it before a joiner (مليارا و)
};

using Tokens = std::vector<Token>;

// The parts of a number that begins at `begin`; none where no number begins there. Words for a fraction that begin with digits are read
// where they end at `most` or before. `hidden_until` is the end of a word that is no number and begins there as well: the number has to go
// on behind it; 0 where there is none.
Tokens ReadTokens(const languages::View& view, int begin, const languages::Pack& pack, const languages::NumberSigns& signs, int most,
                  int& hidden_until);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_NUMBER_TOKENS_H_
