#include "extract/daily_amounts.h"

#include <algorithm>
#include <unordered_map>

namespace tallyman::extract {
namespace {

constexpr double kMostTimes = 10;  // of the largest daily amount in the article: as many are a day's
constexpr double kMonth = 25;      // days that a total beside its daily average is of, at least

bool IsAmount(const Figure& figure, const schema::Unit& unit) {
  return figure.kind == FigureKind::kPhysical && figure.quantity.unit == unit && !figure.quantity.amount.is_zero();
}

double SizeOf(const Figure& figure) { return figure.quantity.amount.Abs().ToDouble(); }

}  // namespace

void SettleDailyAmounts(const std::vector<LinkedFigure>& linked, Mentions& mentions) {
  static const auto kBarrel = schema::Unit::Parse("bbl"), kBarrelPerDay = schema::Unit::Parse("bbl/d");
  std::vector<Figure*> totals;
  double largest = 0;
  std::unordered_map<int, double> smallest;  // daily amount of a sentence
  for (const LinkedFigure& link : linked) {
    if (link[Slot::kFlow].value == "none") continue;
    Figure& figure = mentions.figures[link.figure];
    if (IsAmount(figure, *kBarrel)) totals.push_back(&figure);
    if (!IsAmount(figure, *kBarrelPerDay)) continue;
    largest = std::max(largest, SizeOf(figure));
    const auto [known, is_new] = smallest.try_emplace(figure.sentence, SizeOf(figure));
    if (!is_new) known->second = std::min(known->second, SizeOf(figure));
  }
  for (Figure* total : totals) {
    const auto beside = smallest.find(total->sentence);
    const bool is_averaged = beside != smallest.end() && SizeOf(*total) >= kMonth * beside->second;
    if (SizeOf(*total) <= kMostTimes * largest && !is_averaged) total->quantity.unit = kBarrelPerDay;
  }
}

}  // namespace tallyman::extract
