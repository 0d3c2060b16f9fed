#include "serve/reconciled.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "normalize/rates.h"
#include "schema/series.h"

namespace tallyman::serve {
namespace {

using normalize::Unit;
using schema::Claim;

// The claims on the statistic's product between its areas, in either direction.
std::vector<std::uint32_t> ClaimsBetween(const Catalogue& catalogue, const StatisticEntry& of) {
  std::vector<std::uint32_t> claims;
  for (const StatisticEntry& other : catalogue.statistics)
    if (Reconciled::KeyOf(other) == Reconciled::KeyOf(of)) claims.insert(claims.end(), other.claims.begin(), other.claims.end());
  if (claims.size() > Reconciled::kMostClaims) {
    std::stable_sort(claims.begin(), claims.end(), [&](auto a, auto b) { return catalogue.confidence[a] > catalogue.confidence[b]; });
    claims.resize(Reconciled::kMostClaims);
  }
  std::sort(claims.begin(), claims.end());
  return claims;
}

std::optional<schema::Statistic> StatisticOf(const std::vector<Claim>& claims, const std::vector<std::uint32_t>& numbers,
                                             const Catalogue& catalogue, std::uint32_t statistic) {
  for (std::size_t i = 0; i < numbers.size() && i < claims.size(); ++i) {
    if (catalogue.statistic[numbers[i]] != statistic) continue;
    schema::Statistic found = claims[i].statistic;
    found.side.reset();
    return found;
  }
  return std::nullopt;
}

bool HasBounds(const schema::Series& series) {
  return std::any_of(series.points.begin(), series.points.end(),
                     [](const auto& point) { return point.interval.low || point.interval.high; });
}

}  // namespace

std::array<std::uint32_t, 3> Reconciled::KeyOf(const StatisticEntry& statistic) {
  return {std::min(statistic.reporter, statistic.partner), std::max(statistic.reporter, statistic.partner), statistic.product};
}

Between Reconciled::ReadBetween(const Catalogue& catalogue, const Answers& answers, std::uint32_t statistic) const {
  Between between;
  between.numbers = ClaimsBetween(catalogue, catalogue.statistics[statistic]);
  between.claims = answers.Parsed(between.numbers);
  between.findings = answers.ParsedFindings(answers.FindingsCiting(between.numbers, {"contradiction", "", ""}));
  return between;
}

std::string Reconciled::Series(const Catalogue& catalogue, const Between& between, std::uint32_t statistic, const std::string& unit) const {
  const auto of = StatisticOf(between.claims, between.numbers, catalogue, statistic);
  if (!of || !of->reporter) return "null";
  const auto series = checker_.Reconcile(between.claims, between.findings, *of, unit.empty() ? std::nullopt : Unit::Parse(unit));
  return series && HasBounds(*series) ? ToJson(*series).dump() : "null";
}

nlohmann::ordered_json Reconciled::RatesFor(const std::vector<Claim>& claims) const {
  std::set<Unit> targets = {*Unit::Parse("USD"), *Unit::Parse("EUR")};
  std::set<std::tuple<Unit, normalize::Month, normalize::Month>> sources;
  for (const Claim& claim : claims) {
    if (!claim.period || !claim.level) continue;
    for (const auto* amount : {&claim.level->main, claim.level->converted ? &*claim.level->converted : nullptr})
      if (amount != nullptr && amount->unit.is_money()) {
        targets.insert(amount->unit);
        sources.emplace(amount->unit, claim.period->start, claim.period->end);
      }
  }
  nlohmann::ordered_json rates = nlohmann::ordered_json::array();
  for (const auto& [from, first, last] : sources)
    for (const Unit& to : targets)
      if (from != to)
        if (const auto range = normalize::Rates::Embedded().Monthly(from, to, first, last))
          rates.push_back({from.text(), to.text(), first.ToString(), last.ToString(), range->low.ToDouble(), range->high.ToDouble()});
  return rates;
}

}  // namespace tallyman::serve
