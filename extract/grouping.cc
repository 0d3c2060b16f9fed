#include "extract/grouping.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tallyman::extract {
namespace {

// The slots that say which statistic and period a figure is about.
bool SameStatistic(const LinkedFigure& a, const LinkedFigure& b) {
  for (const Slot slot : {Slot::kFlow, Slot::kReporter, Slot::kPartner, Slot::kProduct, Slot::kPeriod, Slot::kStatus})
    if (a[slot].value != b[slot].value) return false;
  return true;
}

class Grouper {
 public:
  Grouper(const Mentions& mentions, const std::vector<LinkedFigure>& linked) : mentions_(mentions), linked_(linked) {}

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

  bool SameFigure(int a, int b) const {
    const auto &left = figure(a).quantity, &right = figure(b).quantity;
    return left.amount.Abs() == right.amount.Abs() && left.unit == right.unit &&
           linked_[a][Slot::kRole].value == linked_[b][Slot::kRole].value;
  }

  // Whether `index` is the level of `level` again in another unit: right behind it, in brackets or after "or".
  bool Converts(int level, int index) const {
    const Figure &first = figure(level), &second = figure(index);
    if (first.sentence != second.sentence || !first.quantity.unit || !second.quantity.unit) return false;
    if (*first.quantity.unit == *second.quantity.unit || first.kind != second.kind || first.kind == FigureKind::kPercent) return false;
    const bool deeper = mentions_.depth[second.begin] > mentions_.depth[first.begin];
    const int gap = second.begin - first.end;
    return gap >= 0 && gap <= (deeper ? 40 : 12);
  }

  void AddLevel(int index) {
    for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
      if (group->level && !group->converted && Converts(*group->level, index)) {
        group->converted = index;
        return;
      }
    }
    FigureGroup* open = nullptr;
    for (FigureGroup& group : groups_) {
      const int first = group.Members().front();
      if (!SameStatistic(linked_[first], linked_[index])) continue;
      if ((group.level && SameFigure(*group.level, index)) || (group.converted && SameFigure(*group.converted, index))) {
        group.repeats.push_back(index);
        return;
      }
      if (!group.level && !(figure(index).kind == FigureKind::kPhysical && figure(first).sentence != figure(index).sentence)) open = &group;
    }
    if (open == nullptr) open = &groups_.emplace_back();
    open->level = index;
  }

  // The nearest claim of the same statistic that has no such figure yet takes it.
  void AddPart(int index, std::optional<int> FigureGroup::*part) {
    FigureGroup* best = nullptr;
    int best_distance = 1 << 30;
    for (FigureGroup& group : groups_) {
      const std::vector<int> members = group.Members();
      if (!SameStatistic(linked_[members.front()], linked_[index])) continue;
      if (group.*part) {
        if (SameFigure(*(group.*part), index) && SameBase(group, index)) {
          group.repeats.push_back(index);
          return;
        }
        continue;
      }
      if (!SameBase(group, index)) continue;
      for (const int member : members) {
        const int distance = std::abs(figure(member).begin - figure(index).begin);
        if (distance < best_distance) {
          best_distance = distance;
          best = &group;
        }
      }
    }
    if (best == nullptr) best = &groups_.emplace_back();
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
  std::vector<FigureGroup> groups_;
};

}  // namespace

std::vector<int> FigureGroup::Members() const {
  std::vector<int> members;
  for (const auto& member : {level, converted, percent, delta, share})
    if (member) members.push_back(*member);
  return members;
}

std::vector<FigureGroup> GroupFigures(const Mentions& mentions, const std::vector<LinkedFigure>& linked) {
  return Grouper(mentions, linked).Group();
}

}  // namespace tallyman::extract
