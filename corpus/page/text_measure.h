// How much text is, in whatever script.
#ifndef TALLYMAN_CORPUS_PAGE_TEXT_MEASURE_H_
#define TALLYMAN_CORPUS_PAGE_TEXT_MEASURE_H_

#include <string>
#include <string_view>

namespace tallyman::corpus {

// The length of a text in letters of an alphabet: a Chinese character, kana or Korean syllable says as much as two or three. White space at
// the ends does not count.
int Weight(std::string_view utf8);

bool HasLetter(std::string_view utf8);

// Whether an e-mail address stands in it.
bool HasEmailAddress(std::string_view text);

// Whether a text ends as a sentence does, in any script; quotes and brackets behind the mark are passed over.
bool EndsLikeSentence(std::string_view text);

// Runs of white space as one space each, a line break where one is among them and `keep_lines`; none at either end. No-break spaces stay.
std::string Collapsed(std::string_view text, bool keep_lines = false);

// Letters and digits alone, in small letters: what is left of a heading for comparison.
std::string Folded(std::string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_TEXT_MEASURE_H_
