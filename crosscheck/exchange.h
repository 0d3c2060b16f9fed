// Exchange rates as the cross-check ties amounts with them: exact, widened by the conversion slack, remembered.
#ifndef TALLYMAN_CROSSCHECK_EXCHANGE_H_
#define TALLYMAN_CROSSCHECK_EXCHANGE_H_

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

#include "crosscheck/rational.h"
#include "normalize/codes.h"
#include "normalize/period.h"
#include "normalize/rates.h"

namespace tallyman::crosscheck {

// Thread-safe. Ranges are units of `to` for one unit of `from`; nothing where the rates do not cover the time asked for.
class Exchange {
 public:
  // How many days before publication an article's own conversion may take its rate from.
  static constexpr int kDaysBeforePublication = 10;

  // `slack` is a share (0.015): ranges reach from low / (1 + slack) to high * (1 + slack). REQUIRES: `rates` outlives this.
  Exchange(const normalize::Rates& rates, const Rational& slack) : rates_(rates), slack_(slack) {}

  // The lowest to the highest monthly mean of the period, widened.
  std::optional<Range> OfPeriod(const std::string& from, const std::string& to, const normalize::Period& period) const;
  // What an article may have converted by: the period's monthly means and the ten days before publication, widened. Nothing unless
  // both are known.
  std::optional<Range> OfArticle(const std::string& from, const std::string& to, const normalize::Period& period,
                                 const normalize::Date& published) const;

  // The same without slack, for explanations.
  std::optional<Range> MeansOfPeriod(const std::string& from, const std::string& to, const normalize::Period& period) const;
  std::optional<Range> DaysBefore(const std::string& from, const std::string& to, const normalize::Date& published) const;

 private:
  using Key = std::tuple<std::string, std::string, int, int>;

  std::optional<Range> Widened(std::optional<Range> range) const;

  const normalize::Rates& rates_;
  Rational slack_;
  mutable std::mutex mutex_;
  mutable std::map<Key, std::optional<Range>> means_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_EXCHANGE_H_
