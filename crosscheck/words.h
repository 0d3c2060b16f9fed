// English words for amounts, periods, statistics and articles, as explanations use them.
#ifndef TALLYMAN_CROSSCHECK_WORDS_H_
#define TALLYMAN_CROSSCHECK_WORDS_H_

#include <string>

#include "crosscheck/rational.h"
#include "schema/claim.h"

namespace tallyman::crosscheck {

// "70.23 billion": exact.
std::string NumberWords(const normalize::Decimal& amount);
// "70.23 billion CNY".
std::string AmountWords(const normalize::Decimal& amount, const std::string& unit);
// "69.1 to 70.4 billion CNY", "at least 2 billion CNY", "any amount"; ends rounded to six digits.
std::string RangeWords(const Range& range, const std::string& unit);
// "1.8 to 2.1 percent" of a range of factors (1.018 to 1.021).
std::string GrowthWords(const Range& factor);
// "June 2024" is "2024-06"; a calendar year "2023"; "2024-01 to 2024-06"; "2024-03-01 to 2024-03-20".
std::string PeriodWords(const normalize::Period& period);
// "CN exports of crude_oil to RU".
std::string StatisticWords(const schema::Statistic& statistic);
// "CN exports RU 2024-06", as the steps of a finding name what they are about.
std::string StepSubject(const schema::Statistic& statistic, const normalize::Period& period);
// "en-01 (Reuters)".
std::string DocumentWords(const schema::Document& document);
// All that a claim says: "70.23 billion CNY, up 5.1 percent on 2023-06".
std::string ClaimWords(const schema::Claim& claim);
// "a", "a and b", "a, b and c".
std::string Enumeration(const std::vector<std::string>& items);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_WORDS_H_
