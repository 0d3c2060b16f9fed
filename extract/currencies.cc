#include "extract/currencies.h"

#include <map>
#include <optional>

namespace tallyman::extract {
namespace {

using normalize::BareCurrencyIn;
using schema::Area;
using schema::Unit;

bool IsDollar(const Unit& currency) { return currency.text() == "USD"; }

std::optional<int> YearOf(const schema::Article& article) {
  return article.published ? std::optional(article.published->year()) : std::nullopt;
}

// Whether the bare name of `currency` may be that of the area's own.
bool HasName(const Area& area, const Unit& currency, std::optional<int> year) {
  return normalize::HomeCurrency(area) == currency || BareCurrencyIn(area, currency, year) != currency;
}

// The area named most often; for any currency but the dollar, which most articles on other countries mean as the American one, of those
// whose currency has the name.
std::optional<Area> MostNamed(const std::map<Area, int>& counts, const Unit& currency, std::optional<int> year) {
  std::optional<Area> most;
  for (const auto& [area, count] : counts)
    if ((IsDollar(currency) || HasName(area, currency, year)) && (!most || count > counts.at(*most))) most = area;
  return most;
}

}  // namespace

void SettleBareCurrencies(const schema::Article& article, Mentions& mentions) {
  const auto home = article.country ? Area::Parse(*article.country) : std::nullopt;
  const std::optional<int> year = YearOf(article);
  std::map<Area, int> counts;
  for (const AreaMention& area : mentions.areas) ++counts[area.area.country()];
  const auto settle = [&](Measure& measure) {
    if (!measure.quantity.ambiguous_currency || !measure.quantity.unit) return;
    const Unit bare = *measure.quantity.unit;
    measure.bare_currency = bare;
    if (home && HasName(*home, bare, year))
      measure.quantity.unit = BareCurrencyIn(*home, bare, year);
    else if (const auto area = MostNamed(counts, bare, year))
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
    if (reporter && figure.bare_currency && !IsDollar(*figure.bare_currency) && HasName(*reporter, *figure.bare_currency, year))
      figure.quantity.unit = BareCurrencyIn(*reporter, *figure.bare_currency, year);
  }
}

Unit BareCurrencyOf(const Area& reporter, const Unit& bare) { return IsDollar(bare) ? bare : BareCurrencyIn(reporter, bare); }

}  // namespace tallyman::extract
