#include "crosscheck/exchange.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace tallyman::crosscheck {
namespace {

std::optional<Range> ToRange(const std::optional<normalize::RateRange>& rate) {
  if (!rate) return std::nullopt;
  return Range{ToRational(rate->low), ToRational(rate->high)};
}

}  // namespace

std::size_t Exchange::HashOfKey::operator()(const Key& key) const {
  const std::hash<Symbol> hash;
  return ((hash(key.from) * 31 + hash(key.to)) * 31 + static_cast<std::size_t>(key.start)) * 31 + static_cast<std::size_t>(key.end);
}

const Exchange::Means& Exchange::MeansOf(const Symbol& from, const Symbol& to, const normalize::Period& period) const {
  const Key key{from, to, period.start.index(), period.end.index()};
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = means_.find(key); known != means_.end()) return known->second;
  }
  Means means;
  const auto from_unit = normalize::Unit::Parse(from.text()), to_unit = normalize::Unit::Parse(to.text());
  if (from_unit && to_unit) means.plain = ToRange(rates_.Monthly(*from_unit, *to_unit, period.start, period.end));
  means.widened = Widened(means.plain);
  if (means.plain) {
    const auto with_month_before = ToRange(rates_.Monthly(*from_unit, *to_unit, period.start + -1, period.end));
    means.generous = Widened(Widened(with_month_before ? with_month_before : means.plain));
  }
  const std::unique_lock lock(mutex_);
  return means_.try_emplace(key, std::move(means)).first->second;
}

std::optional<Range> Exchange::MeansOfPeriod(const Symbol& from, const Symbol& to, const normalize::Period& period) const {
  return MeansOf(from, to, period).plain;
}

std::optional<Range> Exchange::DaysBefore(const Symbol& from, const Symbol& to, const normalize::Date& published) const {
  const auto from_unit = normalize::Unit::Parse(from.text()), to_unit = normalize::Unit::Parse(to.text());
  if (!from_unit || !to_unit) return std::nullopt;
  return ToRange(rates_.Days(*from_unit, *to_unit, published, kDaysBeforePublication));
}

std::optional<Range> Exchange::OfPeriod(const Symbol& from, const Symbol& to, const normalize::Period& period, bool generous) const {
  const Means& means = MeansOf(from, to, period);
  return generous ? means.generous : means.widened;
}

std::optional<Range> Exchange::OfArticle(const Symbol& from, const Symbol& to, const normalize::Period& period,
                                         const normalize::Date& published, bool generous) const {
  const auto means = OfPeriod(from, to, period, generous);
  auto days = Widened(DaysBefore(from, to, published));
  if (generous) days = Widened(days);
  if (!means || !days) return std::nullopt;
  return Range{std::min(*means->low, *days->low), std::max(*means->high, *days->high)};
}

std::optional<Range> Exchange::Widened(const std::optional<Range>& range) const {
  if (!range) return std::nullopt;
  return Range{*range->low / (1 + slack_), *range->high * (1 + slack_)};
}

}  // namespace tallyman::crosscheck
