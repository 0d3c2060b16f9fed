// Exchange rates as the cross-check ties amounts with them: exact, widened by the conversion slack, remembered.
#ifndef TALLYMAN_CROSSCHECK_EXCHANGE_H_
#define TALLYMAN_CROSSCHECK_EXCHANGE_H_

#include <optional>
#include <shared_mutex>
#include <unordered_map>

#include "crosscheck/rational.h"
#include "crosscheck/symbol.h"
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

  // The lowest to the highest monthly mean of the period, widened. What an error must allow is `generous`: the month before counts as
  // well, and the slack twice, because customs offices convert by rates of their own (China's by the central parity of the month before,
  // which has been 2 percent off the market).
  std::optional<Range> OfPeriod(const Symbol& from, const Symbol& to, const normalize::Period& period, bool generous = false) const;
  // What an article may have converted by: the same, and the ten days before publication, widened. Nothing unless both are known.
  std::optional<Range> OfArticle(const Symbol& from, const Symbol& to, const normalize::Period& period, const normalize::Date& published,
                                 bool generous = false) const;

  // The same without slack, for explanations.
  std::optional<Range> MeansOfPeriod(const Symbol& from, const Symbol& to, const normalize::Period& period) const;
  std::optional<Range> DaysBefore(const Symbol& from, const Symbol& to, const normalize::Date& published) const;

 private:
  struct Key {
    Symbol from, to;
    int start, end;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct HashOfKey {
    std::size_t operator()(const Key& key) const;
  };
  struct Means {
    std::optional<Range> plain, widened, generous;
  };

  const Means& MeansOf(const Symbol& from, const Symbol& to, const normalize::Period& period) const;
  std::optional<Range> Widened(const std::optional<Range>& range) const;

  const normalize::Rates& rates_;
  Rational slack_;
  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<Key, Means, HashOfKey> means_;  // entries stay where they are
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_EXCHANGE_H_
