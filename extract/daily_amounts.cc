#include "extract/daily_amounts.h"

#include <algorithm>

namespace tallyman::extract {
namespace {

bool IsAmount(const Figure& figure, const schema::Unit& unit) {
  return figure.kind == FigureKind::kPhysical && figure.quantity.unit == unit && !figure.quantity.amount.is_zero();
}

// How many days' amounts of `daily` the figure is.
double DaysIn(const Figure& figure, const Figure& daily) {
  return figure.quantity.amount.Abs().ToDouble() / daily.quantity.amount.Abs().ToDouble();
}

// Whether `daily` is the daily average of the total `figure`, for a month or more.
bool IsAverageOf(const Figure& daily, const Figure& figure) {
  constexpr double kMonth = 25;
  return daily.sentence == figure.sentence && DaysIn(figure, daily) >= kMonth;
}

}  // namespace

void SettleDailyAmounts(const std::vector<LinkedFigure>& linked, Mentions& mentions) {
  static const auto kBarrel = schema::Unit::Parse("bbl"), kBarrelPerDay = schema::Unit::Parse("bbl/d");
  constexpr double kMostTimes = 10;  // of the largest daily amount that the article has
  std::vector<Figure*> totals, daily;
  for (const LinkedFigure& link : linked) {
    if (link[Slot::kFlow].value == "none") continue;
    Figure& figure = mentions.figures[link.figure];
    if (IsAmount(figure, *kBarrel)) totals.push_back(&figure);
    if (IsAmount(figure, *kBarrelPerDay)) daily.push_back(&figure);
  }
  for (Figure* total : totals) {
    const bool as_large = std::any_of(daily.begin(), daily.end(), [&](const Figure* one) { return DaysIn(*total, *one) <= kMostTimes; });
    const bool averaged = std::any_of(daily.begin(), daily.end(), [&](const Figure* one) { return IsAverageOf(*one, *total); });
    if (as_large && !averaged) total->quantity.unit = kBarrelPerDay;
  }
}

}  // namespace tallyman::extract
