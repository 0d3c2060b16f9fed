// Exchange rates by month and by day, as ranges that are safe to check amounts against.
//
//   Rates rates(languages::EmbeddedFile("normalize/data/rates.csv"), languages::EmbeddedFile("normalize/data/pegs.json"));
//   auto range = rates.Monthly(*Unit::Parse("CNY"), *Unit::Parse("USD"), Month(2024, 1), Month(2024, 6));
//   // One yuan was from range->low to range->high dollars, by the mean of any month of the first half of 2024.
//
// Where the rates come from, by currency and day, the first of:
// - the European Central Bank's daily fixings; cross rates go through the euro, day by day;
// - one spot rate a month (HM Revenue & Customs) for currencies that the ECB does not publish: the hull of the spots before, in and
//   after the time asked for, 3 percent wider for means of months, 8 percent wider for single days. `scripts/generate-rates --measure`
//   shows what the two margins rest on: for the ECB's currencies they hold all of 9,975 monthly means and all but one in 10,000
//   daily rates;
// - pegs and bands (normalize/data/pegs.json).
// Where none of them covers all the time asked for, there is no answer. normalize/data/rates.csv says what is missing.
#ifndef TALLYMAN_NORMALIZE_RATES_H_
#define TALLYMAN_NORMALIZE_RATES_H_

#include <memory>
#include <optional>
#include <string_view>

#include "normalize/codes.h"
#include "normalize/decimal.h"
#include "normalize/period.h"

namespace tallyman::normalize {

// Units of one currency for one unit of another: low rounded down and high rounded up at 12 significant digits. 0 < low <= high.
struct RateRange {
  Decimal low;
  Decimal high;
};

// Thread-safe.
class Rates {
 public:
  // `rates` is the text of a file like normalize/data/rates.csv, `pegs` of one like normalize/data/pegs.json; neither is kept.
  // Throws std::invalid_argument that names the line and what is wrong with it.
  Rates(std::string_view rates, std::string_view pegs);
  ~Rates();
  Rates(Rates&&) noexcept;
  Rates& operator=(Rates&&) noexcept;

  // Those that come with the library, read once.
  static const Rates& Embedded();

  // The last day of the fixings, "2026-10-30".
  std::string_view vintage() const;

  // Units of `to` for one unit of `from`: from the lowest to the highest of the monthly means of the months `first` to `last`.
  // Nothing where one of the months is not covered to its end, or first > last, or one of the units is not money.
  std::optional<RateRange> Monthly(const Unit& from, const Unit& to, Month first, Month last) const;

  // Units of `to` for one unit of `from`: from the lowest to the highest daily rate on `date` and the `n` days before it. A day without
  // a fixing has the last one before it, at most a week old. REQUIRES: n >= 0.
  std::optional<RateRange> Days(const Unit& from, const Unit& to, const Date& date, int n) const;

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_RATES_H_
