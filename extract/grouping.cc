#include "extract/grouping.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "extract/attached_words.h"
#include "normalize/rates.h"

namespace tallyman::extract {
namespace {

// The statistic and period that a figure is about, as one text.
std::string StatisticOf(const LinkedFigure& linked) {
  std::string text;
  for (const Slot slot : {Slot::kFlow, Slot::kReporter, Slot::kPartner, Slot::kProduct, Slot::kPeriod, Slot::kStatus})
    text += linked[slot].value + "|";
  return text;
}

class Grouper {
 public:
  Grouper(const Mentions& mentions, const std::vector<LinkedFigure>& linked, const std::vector<const WordMention*>& measures)
      : mentions_(mentions), linked_(linked), measures_(measures) {}

  std::vector<FigureGroup> Group() {
    for (int i = 0; i < static_cast<int>(linked_.size()); ++i) {
      const std::string& role = linked_[i][Slot::kRole].value;
      if (linked_[i][Slot::kFlow].value == "none") continue;
      if (role == "level")
        AddLevel(i);
      else if (role == "change")
        AddPart(i, &FigureGroup::percent);
      else if (role == "delta")
        AddPart(i, &FigureGroup::delta);
      else
        AddPart(i, &FigureGroup::share);
    }
    return std::move(groups_);
  }

 private:
  const Figure& figure(int index) const { return mentions_.figures[linked_[index].figure]; }

  // A new group of the statistic that a figure is about.
  FigureGroup& Add(int index) {
    by_statistic_[StatisticOf(linked_[index])].push_back(groups_.size());
    return groups_.emplace_back();
  }

  bool SameFigure(int a, int b) const {
    const auto &left = figure(a).quantity, &right = figure(b).quantity;
    return left.amount.Abs() == right.amount.Abs() && left.unit == right.unit &&
           linked_[a][Slot::kRole].value == linked_[b][Slot::kRole].value && AgreeInMeasure(a, b);
  }

  // In what a figure is measured by the words beside it ("value", "quantity", "real"), of an amount by its unit; "" where nothing tells.
  std::string_view MeasureOf(int index) const {
    const Figure& figure = this->figure(index);
    if (figure.kind == FigureKind::kMoney) return "value";
    if (figure.kind == FigureKind::kPhysical) return "quantity";
    const WordMention* word = linked_[index][Slot::kRole].value == "change" ? measures_[linked_[index].figure] : nullptr;
    return word == nullptr ? std::string_view() : word->key;
  }

  // Value and volume are two statistics. A change in real terms may stand beside the level in money.
  bool AgreeInMeasure(int a, int b) const {
    const std::string_view one = MeasureOf(a), other = MeasureOf(b);
    const auto is_amount = [&](int index) {
      return figure(index).kind == FigureKind::kMoney || figure(index).kind == FigureKind::kPhysical;
    };
    if (one.empty() || other.empty() || one == other) return true;
    return (one == "real" && is_amount(b)) || (other == "real" && is_amount(a));
  }

  // Whether the figure may be of the group by what both measure. A level in a second unit may measure otherwise than the first.
  bool AgreesInMeasure(const FigureGroup& group, int index) const {
    for (const auto& member : {group.level, group.percent, group.delta})
      if (member && !AgreeInMeasure(*member, index)) return false;
    return true;
  }

  // By which factor the second amount is off the first at the rates of the first's period: 1 where it is as much within their range, never
  // below 1. Nothing where one is no money or the rates are not known.
  std::optional<double> OffRate(int level, int index) const {
    const auto &first = figure(level).quantity, &second = figure(index).quantity;
    const auto period = ParsePeriodText(linked_[level][Slot::kPeriod].value);
    if (!period || first.amount.is_zero() || second.amount.is_zero()) return std::nullopt;
    const auto range = normalize::Rates::Embedded().Monthly(*first.unit, *second.unit, period->start, period->end);
    if (!range) return std::nullopt;
    const double rate = second.amount.Abs().ToDouble() / first.amount.Abs().ToDouble();
    return std::max({1.0, range->low.ToDouble() / rate, rate / range->high.ToDouble()});
  }

  // Whether `index` is the level of `level` again in another unit: right behind it, in brackets or after "or". The rates of the time, where
  // they are known, tell it from another period's or another statistic's amount, and find it behind longer words.
  bool Converts(int level, int index) const {
    const Figure &first = figure(level), &second = figure(index);
    if (first.sentence != second.sentence || !first.quantity.unit || !second.quantity.unit) return false;
    if (*first.quantity.unit == *second.quantity.unit || first.kind != second.kind || first.kind == FigureKind::kPercent) return false;
    const bool deeper = mentions_.depth[second.begin] > mentions_.depth[first.begin];
    const int gap = second.begin - first.end;
    constexpr int kFarthest = 40, kNear = 12;
    if (gap < 0 || gap > kFarthest) return false;
    constexpr double kRounding = 1.12, kAnother = 1.5;
    const std::optional<double> off = first.kind == FigureKind::kMoney ? OffRate(level, index) : std::nullopt;
    const bool same = StatisticOf(linked_[level]) == StatisticOf(linked_[index]);
    if (off && *off > (same ? kAnother : kRounding)) return false;
    if (deeper || gap <= kNear) return true;
    return off && same && linked_[index].figure == linked_[level].figure + 1;
  }

  // Whether `index` is the level of `group` in a third unit: in the brackets that have the second ("(€7.9 billion, $8.9 billion)").
  bool ConvertsOnceMore(const FigureGroup& group, int index) const {
    const Figure &first = figure(*group.level), &second = figure(*group.converted), &third = figure(index);
    const auto depth = mentions_.depth.begin();
    return Converts(*group.converted, index) && first.quantity.unit != third.quantity.unit &&
           *std::min_element(depth + second.begin, depth + third.end) > mentions_.depth[first.begin];
  }

  void AddLevel(int index) {
    constexpr std::ptrdiff_t kFarthest = 20;
    for (auto group = groups_.rbegin(); group != groups_.rend() && group - groups_.rbegin() < kFarthest; ++group) {
      if (!group->level) continue;
      if (!group->converted && Converts(*group->level, index)) {
        group->converted = index;
        return;
      }
      if (group->converted && ConvertsOnceMore(*group, index)) {
        group->conversions.push_back(index);
        return;
      }
    }
    FigureGroup* open = nullptr;
    for (const std::size_t place : by_statistic_[StatisticOf(linked_[index])]) {
      FigureGroup& group = groups_[place];
      const int first = group.Members().front();
      if ((group.level && SameFigure(*group.level, index)) || (group.converted && SameFigure(*group.converted, index))) {
        group.repeats.push_back(index);
        return;
      }
      if (!group.level && AgreesInMeasure(group, index) &&
          !(figure(index).kind == FigureKind::kPhysical && figure(first).sentence != figure(index).sentence))
        open = &group;
    }
    if (open == nullptr) open = &Add(index);
    open->level = index;
  }

  // The nearest claim of the same statistic that has no such figure yet takes it.
  void AddPart(int index, std::optional<int> FigureGroup::*part) {
    FigureGroup* best = nullptr;
    int best_distance = 1 << 30;
    for (const std::size_t place : by_statistic_[StatisticOf(linked_[index])]) {
      FigureGroup& group = groups_[place];
      const std::vector<int> members = group.Members();
      if (group.*part) {
        if (SameFigure(*(group.*part), index) && SameBase(group, index)) {
          group.repeats.push_back(index);
          return;
        }
        continue;
      }
      if (!SameBase(group, index) || !AgreesInMeasure(group, index)) continue;
      for (const int member : members) {
        const int distance = std::abs(figure(member).begin - figure(index).begin);
        if (distance < best_distance) {
          best_distance = distance;
          best = &group;
        }
      }
    }
    if (best == nullptr) best = &Add(index);
    best->*part = index;
  }

  // Two changes against two bases are two claims.
  bool SameBase(const FigureGroup& group, int index) const {
    if (linked_[index][Slot::kRole].value == "share") return true;
    for (const auto& other : {group.percent, group.delta})
      if (other && linked_[*other][Slot::kVersus].value != linked_[index][Slot::kVersus].value) return false;
    return true;
  }

  const Mentions& mentions_;
  const std::vector<LinkedFigure>& linked_;
  const std::vector<const WordMention*>& measures_;  // by figure
  std::vector<FigureGroup> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_statistic_;
};

}  // namespace

std::vector<int> FigureGroup::Members() const {
  std::vector<int> members;
  for (const auto& member : {level, converted, percent, delta, share})
    if (member) members.push_back(*member);
  return members;
}

std::vector<FigureGroup> GroupFigures(const Mentions& mentions, const std::vector<LinkedFigure>& linked,
                                      const std::vector<const WordMention*>& measures) {
  return Grouper(mentions, linked, measures).Group();
}

}  // namespace tallyman::extract
