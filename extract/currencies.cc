#include "extract/currencies.h"

#include <algorithm>
#include <map>
#include <optional>

namespace tallyman::extract {
namespace {

using normalize::BareCurrencyIn;
using schema::Area;
using schema::Unit;

bool IsDollar(const Unit& currency) { return currency.text() == "USD"; }

using Counts = std::map<Area, int>;

// How often the article names each area in mentions that count.
template <typename IsCounted>
Counts CountAreas(const Mentions& mentions, const IsCounted& is_counted) {
  Counts counts;
  for (const AreaMention& area : mentions.areas)
    if (is_counted(area)) ++counts[area.area.country()];
  return counts;
}

// The area named most often of those whose currency has the name.
std::optional<Area> MostNamed(const Counts& counts, const Unit& currency, std::optional<int> year) {
  std::optional<Area> most;
  for (const auto& [area, count] : counts)
    if (MayMeanOwn(area, currency, year) && (!most || count > counts.at(*most))) most = area;
  return most;
}

// Whose dollars an article means: the area that it names most often as something else than the other side of a flow. Of several the
// first, unless that area's dollars are printed with their own sign elsewhere ("A$"): then bare ones are nobody's own.
std::optional<Area> MostSpeaking(const Mentions& mentions) {
  const Counts counts = CountAreas(mentions, [](const AreaMention& area) { return !IsPartnerCue(area); });
  std::optional<Area> most;
  for (const AreaMention& area : mentions.areas) {
    const auto named = counts.find(area.area.country());
    if (named != counts.end() && (!most || named->second > counts.at(*most))) most = named->first;
  }
  if (!most) return std::nullopt;
  const auto as_often = std::count_if(counts.begin(), counts.end(), [&](const auto& named) { return named.second == counts.at(*most); });
  const auto own = normalize::HomeCurrency(*most);
  const bool printed = std::any_of(mentions.figures.begin(), mentions.figures.end(), [&](const Figure& figure) {
    return !figure.quantity.ambiguous_currency && own && figure.quantity.unit == own;
  });
  return as_often > 1 && printed ? std::nullopt : most;
}

}  // namespace

bool MayMeanOwn(const Area& area, const Unit& currency, std::optional<int> year) {
  return normalize::HomeCurrency(area) == currency || BareCurrencyIn(area, currency, year) != currency;
}

void SettleBareCurrencies(const schema::Article& article, Mentions& mentions) {
  const std::optional<Area> home = CountryOf(article);
  const std::optional<int> year = YearOf(article);
  const Counts counts = CountAreas(mentions, [](const AreaMention&) { return true; });
  const std::optional<Area> speaker = MostSpeaking(mentions);
  const auto settle = [&](Measure& measure) {
    if (!measure.quantity.ambiguous_currency || !measure.quantity.unit) return;
    const Unit bare = *measure.quantity.unit;
    measure.bare_currency = bare;
    if (home && MayMeanOwn(*home, bare, year))
      measure.quantity.unit = BareCurrencyIn(*home, bare, year);
    else if (const auto area = IsDollar(bare) ? speaker : MostNamed(counts, bare, year))
      measure.quantity.unit = BareCurrencyIn(*area, bare, year);
  };
  for (Figure& figure : mentions.figures) {
    settle(figure);
    for (Measure& measure : figure.measures) settle(measure);
  }
}

void SettleBareCurrencies(const schema::Article& article, const std::vector<LinkedFigure>& linked, Mentions& mentions) {
  const std::optional<int> year = YearOf(article);
  for (const LinkedFigure& link : linked) {
    const auto reporter = Area::Parse(link[Slot::kReporter].value);
    Figure& figure = mentions.figures[link.figure];
    if (reporter && figure.bare_currency && !IsDollar(*figure.bare_currency) && MayMeanOwn(*reporter, *figure.bare_currency, year))
      figure.quantity.unit = BareCurrencyIn(*reporter, *figure.bare_currency, year);
  }
}

Unit BareCurrencyOf(const Area& reporter, const Unit& bare) { return IsDollar(bare) ? bare : BareCurrencyIn(reporter, bare); }

}  // namespace tallyman::extract
