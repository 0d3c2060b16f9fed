#include "crosscheck/exchange.h"

#include <algorithm>

namespace tallyman::crosscheck {
namespace {

std::optional<Range> ToRange(const std::optional<normalize::RateRange>& rate) {
  if (!rate) return std::nullopt;
  return Range{ToRational(rate->low), ToRational(rate->high)};
}

}  // namespace

std::optional<Range> Exchange::MeansOfPeriod(const std::string& from, const std::string& to, const normalize::Period& period) const {
  const std::lock_guard lock(mutex_);
  const auto [entry, is_new] = means_.try_emplace({from, to, period.start.index(), period.end.index()});
  if (is_new) {
    const auto from_unit = normalize::Unit::Parse(from), to_unit = normalize::Unit::Parse(to);
    if (from_unit && to_unit) entry->second = ToRange(rates_.Monthly(*from_unit, *to_unit, period.start, period.end));
  }
  return entry->second;
}

std::optional<Range> Exchange::DaysBefore(const std::string& from, const std::string& to, const normalize::Date& published) const {
  const auto from_unit = normalize::Unit::Parse(from), to_unit = normalize::Unit::Parse(to);
  if (!from_unit || !to_unit) return std::nullopt;
  return ToRange(rates_.Days(*from_unit, *to_unit, published, kDaysBeforePublication));
}

std::optional<Range> Exchange::OfPeriod(const std::string& from, const std::string& to, const normalize::Period& period) const {
  return Widened(MeansOfPeriod(from, to, period));
}

std::optional<Range> Exchange::OfArticle(const std::string& from, const std::string& to, const normalize::Period& period,
                                         const normalize::Date& published) const {
  const auto means = MeansOfPeriod(from, to, period), days = DaysBefore(from, to, published);
  if (!means || !days) return std::nullopt;
  return Widened(Range{std::min(*means->low, *days->low), std::max(*means->high, *days->high)});
}

std::optional<Range> Exchange::Widened(std::optional<Range> range) const {
  if (!range) return std::nullopt;
  return Range{*range->low / (1 + slack_), *range->high * (1 + slack_)};
}

}  // namespace tallyman::crosscheck
