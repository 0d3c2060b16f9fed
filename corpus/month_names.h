// The names of months, from CLDR's generated facts.
#ifndef TALLYMAN_CORPUS_MONTH_NAMES_H_
#define TALLYMAN_CORPUS_MONTH_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// The month (1 to 12) that `word`, folded as languages::View folds, names in `language` or in English; in any language where `language` is
// empty. Abbreviations come without their full stop. Thread-safe.
std::optional<int> MonthNamed(const std::u32string& word, std::string_view language);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_MONTH_NAMES_H_
