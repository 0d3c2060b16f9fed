// The words that stand in and beside printed dates: names of months, from CLDR's generated facts and corpus/data/date_words.json, and signs
// of the time of day.
#ifndef TALLYMAN_CORPUS_DATE_WORDS_H_
#define TALLYMAN_CORPUS_DATE_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// A name in a script that writes no spaces, found at a text's beginning.
struct LeadingMonth {
  int month;         // 1 to 12
  std::size_t size;  // characters of the name
};

// The month (1 to 12) that `word`, folded as languages::View folds, names in `language` or in English; in any language where `language` is
// empty. Abbreviations come without their full stop. `language` is ISO 639-1, with or without a region behind a hyphen. Thread-safe.
std::optional<int> MonthNamed(const std::u32string& word, std::string_view language);

// The longest name of a month that `text` begins with, full stops within it, of Thai, Lao, Khmer and Burmese. `language` as above.
std::optional<LeadingMonth> MonthAtStart(std::u32string_view text, std::string_view language);

// What the first of two numbers in 03/04/2021 is in a language, or in one of its regions ("en-US").
enum class NumberOrder { kOpen, kDayFirst, kMonthFirst };
NumberOrder OrderIn(std::string_view language);

// "en-US" without its region.
std::string_view WithoutRegion(std::string_view language);

// Whether a folded word, or an ideograph, belongs to the number before it as a time's hour or minute does: "18h", "14時".
bool IsHourWord(const std::u32string& word);
// Whether what is counted by the number before it says nothing of the news: "4 min read", "12 comments".
bool IsCountedBesideDates(const std::u32string& word);

// Whether folded text begins as labels of the day of publication do.
bool BeginsLikePublication(std::u32string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_DATE_WORDS_H_
