// Numbers in a text: digits of any grouping, words, scale words and fractions.
#ifndef TALLYMAN_NORMALIZE_NUMBER_H_
#define TALLYMAN_NORMALIZE_NUMBER_H_

#include <limits>
#include <optional>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/decimal.h"

namespace tallyman::normalize {

// A number in a view. Its value is printed * scale: 70.23 and 10^9 for "70.23 billion"; 11775 and 10^8 for "1兆1775億".
struct Number {
  int begin = 0;
  int end = 0;
  Decimal printed;
  Decimal scale = 1;
  bool in_words = false;  // no digit was printed
  bool fraction = false;  // a fraction word ("a third"): printed is the value to two decimals of a percent
  bool scaled = false;    // a scale word stands in it
  bool more = false;      // a word inside says that it is more than printed ("70多亿")

  std::optional<Decimal> value() const { return Decimal::Multiply(printed, scale); }
};

// Digits with grouping and decimal signs at `begin`, by the language's signs and by evidence in the number itself: "1.234.567,8",
// "1 234,5", "12,34,567", "5½", "5 1/2", ".5". `scale_follows` tells whether a scale word stands at a place: in "1.234 млрд" the
// sign is a decimal one. Nothing where no digit stands there, or `begin` is inside a number.
std::optional<Number> ReadDigits(const languages::View& view, int begin, const languages::NumberSigns& signs, bool scale_follows = false);

// The next place behind the digit at `begin` where another number may begin: the end of its run, or a fraction character.
int SkipDigits(const languages::View& view, int begin);

// The end of a run of digits and full stops at `begin` that is a date, a version or an address ("16.04.2024", "10.0.0.1"); `begin`
// where it is none.
int SkipDotted(const languages::View& view, int begin);

// A number at `begin`: digits with scale words behind them ("31 млрд 198,7 млн" is one), a number in words with or without
// them, or a fraction word. Reads as far as it goes.
std::optional<Number> ReadNumber(const languages::View& view, int begin, const languages::Pack& pack);

// The same where the text prints other signs than the language does usually; reads no further than `most`.
std::optional<Number> ReadNumber(const languages::View& view, int begin, const languages::Pack& pack, const languages::NumberSigns& signs,
                                 int most = std::numeric_limits<int>::max());

// The signs that a text prints: the pack's, but for a text whose decimals stand behind points although the language has commas
// ("US$6,790.5", "23.6%" in Spanish), or which tells neither and names one of the pack's point areas most; blanks group as well where
// "2 098" shows it and no number is grouped as usual. `matches` are the text's, or null.
languages::NumberSigns SignsOf(const languages::View& view, const languages::Pack& pack,
                               const std::vector<languages::PatternMatch>* matches = nullptr);

// The end of the spaces from `at`, at most `most` of them; line breaks are no spaces.
int SkipBlanks(const languages::View& view, int at, int most = 3);

// Whether the digits in [begin, end) are those of a year from 1900 to 2099.
bool IsYear(const languages::View& view, int begin, int end);

// Whether a figure may go on behind the line break at `at`, where its unit or scale word stands in wrapped text: not out of a row of a
// table, nor from a year to a capital.
bool GoesOnBehindBreak(const languages::View& view, int at);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_NUMBER_H_
