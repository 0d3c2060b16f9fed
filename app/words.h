// Claims and findings in words, for people.
#ifndef TALLYMAN_APP_WORDS_H_
#define TALLYMAN_APP_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"

namespace tallyman::app {

// "CN exports to RU", "CN imports of crude_oil from RU", "CN trade in grain with RU", "CN trade balance with RU"; without a partner where
// it is WORLD.
std::string StatisticInWords(const schema::Statistic& statistic);

// "2024-06", "2024-01 to 2024-06", "2024", "2024-03-01 to 2024-03-20".
std::string PeriodInWords(const normalize::Period& period);

// "70.23 billion CNY".
std::string AmountInWords(const normalize::Decimal& amount, std::string_view unit);

// "70.225 to 70.235 billion CNY", "more than 200 billion USD"; empty for an interval without bounds.
std::string IntervalInWords(const normalize::Interval& interval, std::string_view unit);

// Level, change and share, each with what it stands for, one line each.
std::vector<std::string> FiguresInWords(const schema::Claim& claim);

// "contradicted", "disputed", "confirmed" or "unchecked" (formats.md, "A claim's verdict"), from findings that cite the claim.
std::string Verdict(const std::string& claim_id, const std::vector<schema::Finding>& findings);

// Text with words of articles in it as a terminal may print it: what would move its cursor, change its colours or turn the direction of
// writing becomes a space. Line breaks stay.
std::string Printable(std::string_view text);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_WORDS_H_
