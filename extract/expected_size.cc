#include "extract/expected_size.h"

#include <algorithm>
#include <cmath>

#include "normalize/rates.h"
#include "normalize/trade_sizes.h"

namespace tallyman::extract {
namespace {

constexpr double kBillion = 1e9;
constexpr int kMonths = 12;  // of a year

// What the flow adds up to, of goods that leave the reporter and goods that come to it; of a balance, its usual side.
double Sum(const std::string& flow, double exports, double imports) {
  if (flow == "exports") return exports;
  if (flow == "imports") return imports;
  return flow == "trade" ? exports + imports : (exports + imports) / 2;
}

}  // namespace

std::optional<double> ExpectedSize::RateOf(const normalize::Unit& currency) const {
  const auto [found, added] = rates_.try_emplace(currency);
  if (!added) return found->second;
  const normalize::Unit dollar = *normalize::Unit::Parse("USD");
  if (currency == dollar) return found->second = 1;
  constexpr int kOldest = 6;  // months: the order of magnitude is wanted only
  const normalize::Month published = article_.published->calendar_month();
  for (int back = 1; back <= kOldest && !found->second; ++back)
    if (const auto rate = normalize::Rates::Embedded().Monthly(currency, dollar, published - back, published - back))
      found->second = rate->low.ToDouble();
  return found->second;
}

const std::optional<ExpectedSize::Flows>& ExpectedSize::FlowsOf(const std::string& reporter, const std::string& partner, int year) const {
  const auto [found, added] = flows_.try_emplace(Asked{reporter, partner, year});
  if (!added) return found->second;
  const auto own = normalize::Area::Parse(reporter), other = normalize::Area::Parse(partner);
  if (!own || !other) return found->second;
  const auto& sizes = normalize::TradeSizes::Embedded();
  const auto exports = sizes.Exports(*own, *other, year), imports = sizes.Exports(*other, *own, year);
  if (exports && imports) found->second = {*exports, *imports};
  return found->second;
}

std::optional<double> ExpectedSize::Of(const normalize::QuantityMention& quantity, const std::string& flow, const std::string& reporter,
                                       const std::string& partner, const std::optional<normalize::Period>& period) const {
  if (!quantity.unit || !quantity.unit->is_money() || !article_.published || quantity.amount.is_zero()) return std::nullopt;
  const auto rate = RateOf(*quantity.unit);
  if (!rate) return std::nullopt;
  const int year = period ? (period->start.index() + period->end.index()) / 2 / kMonths : article_.published->year() - 1;
  const std::optional<Flows>& flows = FlowsOf(reporter, partner, year);
  if (!flows) return std::nullopt;
  const double expected = Sum(flow, flows->exports, flows->imports);
  const double years = period ? static_cast<double>(period->months()) / kMonths : 1;
  const double amount = std::abs(quantity.amount.ToDouble()) * *rate / kBillion;
  constexpr int kSteps = 4;
  return std::round(std::log10(amount / (expected * years)) * kSteps) / kSteps;
}

}  // namespace tallyman::extract
