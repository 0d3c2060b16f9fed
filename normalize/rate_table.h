// The published exchange rates that Rates answers from: a reader of normalize/data/rates.csv and normalize/data/pegs.json.
#ifndef TALLYMAN_NORMALIZE_RATE_TABLE_H_
#define TALLYMAN_NORMALIZE_RATE_TABLE_H_

#include <climits>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/bounds.h"

namespace tallyman::normalize {

// Days are counted from 1970-01-01 (Date::days). Immutable once loaded.
struct RateTable {
  // A fixing is stored as a whole number of millionths, below ten million units for one euro.
  static constexpr int kFixingDigits = 6;
  static constexpr std::uint64_t kFixingLimit = 10'000'000'000'000;

  // A currency fixed to another: `units` of it for one of `anchor`, on the days `from` to `to`.
  struct Peg {
    std::string anchor;
    Bounds units;
    int from = INT_MIN;
    int to = INT_MAX;
  };

  // The last day of the fixings, "2026-10-30".
  std::string vintage;
  // Working days in ascending order, and by currency its units for one euro on each; 0 where none was published.
  std::vector<int> fixing_days;
  std::map<std::string, std::vector<std::uint64_t>, std::less<>> fixings;
  // About one day a month, and by currency its units for one US dollar on each; a mantissa of 0 where there is none.
  std::vector<int> spot_days;
  std::map<std::string, std::vector<Scaled>, std::less<>> spots;
  std::multimap<std::string, Peg, std::less<>> pegs;

  // Throws std::invalid_argument that names the line (rates) or the currency (pegs) and what is wrong with it.
  static RateTable Load(std::string_view rates, std::string_view pegs);
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_RATE_TABLE_H_
