// The language of a sentence by its words: what is too short for statistics of letters often holds words enough that one language alone
// has. Knows the languages of corpus/data/language_words.json.
#ifndef TALLYMAN_CORPUS_LANGUAGE_WORDS_H_
#define TALLYMAN_CORPUS_LANGUAGE_WORDS_H_

#include <string>
#include <string_view>

namespace tallyman::corpus {

struct WordEvidence {
  std::string language;  // ISO 639-1 code of the likeliest language; empty where no word is known
  double lead = 0;       // by how much it is likelier than the next one, as the logarithm of the ratio
  double known = 0;      // the share of the words that are usual ones in it
};

// REQUIRES: valid UTF-8. Thread-safe.
WordEvidence WeighWords(std::string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_LANGUAGE_WORDS_H_
