#include "crosscheck/structure.h"

#include <algorithm>
#include <tuple>

namespace tallyman::crosscheck {
namespace {

using normalize::Month;
using normalize::Period;
using schema::Flow;

auto Tuple(const Period& period) {
  return std::make_tuple(period.start.index(), period.end.index(), period.first_day ? period.first_day->days() : 0,
                         period.last_day ? period.last_day->days() : 0);
}

bool IsCurrency(const std::string& unit) {
  const auto parsed = normalize::Unit::Parse(unit);
  return parsed && parsed->is_money();
}

}  // namespace

bool PeriodOrder::operator()(const Period& a, const Period& b) const { return Tuple(a) < Tuple(b); }

StructureBuilder::StructureBuilder(const Symbol& family, int side, const SideUse& use, const ModelOptions& options,
                                   const Exchange& exchange, Model* model)
    : family_(family), side_(side), use_(use), options_(options), exchange_(exchange), model_(model) {}

void StructureBuilder::Build() {
  FindFlowsAndUnits();
  FindAtoms();
  AddUnknowns();
  AddSums();
  AddParts();
  AddTotals();
  AddConversions();
}

int StructureBuilder::Unknown(Flow flow, const Symbol& unit, const Period& period) {
  const UnknownKey key = MakeKey({family_, side_, flow}, unit, period);
  const auto [entry, is_new] = model_->index.try_emplace(key, static_cast<int>(model_->unknowns.size()));
  if (is_new) model_->unknowns.push_back({key, flow == Flow::kBalance});
  return entry->second;
}

int StructureBuilder::FindUnknown(Flow flow, const Symbol& unit, const Period& period) const {
  return model_->Find(MakeKey({family_, side_, flow}, unit, period));
}

void StructureBuilder::AddRow(std::vector<Term> terms, Range range, Relation relation) {
  model_->rows.push_back({std::move(terms), std::move(range), relation, -1});
}

void StructureBuilder::FindFlowsAndUnits() {
  for (const auto& [flow_and_unit, periods] : use_.periods) {
    flows_.insert(flow_and_unit.first);
    units_.insert(flow_and_unit.second);
    for (const Period& period : periods) (period.part_of_month() ? parts_ : whole_).insert(period);
  }
  if (flows_.size() > 1 && (flows_.contains(Flow::kTrade) || flows_.contains(Flow::kBalance))) {
    flows_.insert(Flow::kExports);
    flows_.insert(Flow::kImports);
  }
}

void StructureBuilder::FindAtoms() {
  if (!use_.additive) {
    atoms_ = whole_;
    return;
  }
  std::map<int, int> changes;  // by month: how many periods begin there, less those that ended before it
  for (const Period& period : whole_) {
    ++changes[period.start.index()];
    --changes[period.end.index() + 1];
  }
  // A boundary counts even where as many periods begin as end.
  int open = 0;
  for (auto boundary = changes.begin(); boundary != changes.end(); ++boundary) {
    open += boundary->second;
    if (open > 0) atoms_.insert({Month::FromIndex(boundary->first), Month::FromIndex(std::next(boundary)->first - 1), {}, {}});
  }
}

void StructureBuilder::AddUnknowns() {
  for (const Flow flow : flows_)
    for (const Symbol& unit : units_) {
      for (const Period& atom : atoms_) Unknown(flow, unit, atom);
      for (const Period& part : parts_) Unknown(flow, unit, part);
    }
  // Longer periods follow from their atoms where sums are exact; where they are not, they need their own totals.
  std::map<std::pair<Symbol, Period>, std::set<Flow>, decltype([](const auto& a, const auto& b) {
             return std::make_pair(a.first, Tuple(a.second)) < std::make_pair(b.first, Tuple(b.second));
           })>
      used;
  for (const auto& [flow_and_unit, periods] : use_.periods)
    for (const Period& period : periods) {
      Unknown(flow_and_unit.first, flow_and_unit.second, period);
      used[{flow_and_unit.second, period}].insert(flow_and_unit.first);
    }
  if (!options_.tolerance.generous) return;
  for (const auto& [unit_and_period, used_flows] : used)
    if (used_flows.size() > 1)
      for (const Flow flow : flows_) Unknown(flow, unit_and_period.first, unit_and_period.second);
}

std::vector<Period> StructureBuilder::AtomsWithin(const Period& period) const {
  std::vector<Period> atoms;
  for (auto atom = atoms_.lower_bound(Period{period.start, period.start, {}, {}}); atom != atoms_.end() && atom->end <= period.end; ++atom)
    atoms.push_back(*atom);
  return atoms;
}

void StructureBuilder::AddSums() {
  if (!use_.additive) return;
  for (const Flow flow : flows_)
    for (const Symbol& unit : units_)
      for (const Period& period : whole_)
        if (!atoms_.contains(period) && FindUnknown(flow, unit, period) >= 0) AddSum(flow, unit, period);
}

void StructureBuilder::AddSum(Flow flow, const Symbol& unit, const Period& period) {
  const int whole = FindUnknown(flow, unit, period);
  const std::vector<Period> atoms = AtomsWithin(period);
  const auto sum = [&](const Rational& coefficient) {
    std::vector<Term> terms;
    terms.reserve(atoms.size() + 1);
    terms.emplace_back(whole, 1);
    const Rational opposite = -coefficient;
    for (const Period& atom : atoms) terms.emplace_back(FindUnknown(flow, unit, atom), opposite);
    return terms;
  };
  const Tolerance& tolerance = options_.tolerance;
  if (!tolerance.generous || tolerance.revision == 0) {
    AddRow(sum(1), {0, 0}, Relation::kCumulative);
  } else if (flow != Flow::kBalance) {
    AddRow(sum(1 - tolerance.revision), {0, std::nullopt}, Relation::kCumulative);
    AddRow(sum(1 + tolerance.revision), {std::nullopt, 0}, Relation::kCumulative);
  } else if (flows_.contains(Flow::kExports)) {
    // A balance may move by as much as the flows that it is the difference of.
    std::vector<Term> above = sum(1), below = sum(1);
    for (const Period& atom : atoms)
      for (const Flow side : {Flow::kExports, Flow::kImports}) {
        above.push_back({FindUnknown(side, unit, atom), -tolerance.revision});
        below.push_back({FindUnknown(side, unit, atom), tolerance.revision});
      }
    AddRow(above, {std::nullopt, 0}, Relation::kCumulative);
    AddRow(below, {0, std::nullopt}, Relation::kCumulative);
  }
}

// A part of a month is at most the month, and a part within another at most that one.
void StructureBuilder::AddParts() {
  if (!use_.additive) return;
  const Rational factor = options_.tolerance.generous ? Rational(1 + options_.tolerance.revision) : Rational(1);
  for (const Flow flow : flows_) {
    if (flow == Flow::kBalance) continue;
    for (const Symbol& unit : units_)
      for (const Period& part : parts_) {
        const int unknown = FindUnknown(flow, unit, part);
        std::vector<Term> terms = {{unknown, 1}};
        int covered = 0;
        for (const Period& atom : atoms_)
          if (atom.start <= part.end && part.start <= atom.end) {
            terms.push_back({FindUnknown(flow, unit, atom), -factor});
            covered += std::min(atom.end, part.end).index() - std::max(atom.start, part.start).index() + 1;
          }
        if (covered == part.months()) AddRow(terms, {std::nullopt, 0}, Relation::kCumulative);
        for (const Period& other : parts_)
          if (other != part && other.first_day <= part.first_day && part.last_day <= other.last_day)
            AddRow({{unknown, 1}, {FindUnknown(flow, unit, other), -factor}}, {std::nullopt, 0}, Relation::kCumulative);
      }
  }
}

std::vector<Period> StructureBuilder::AllPeriods() const {
  Periods all = whole_;
  all.insert(atoms_.begin(), atoms_.end());
  all.insert(parts_.begin(), parts_.end());
  return {all.begin(), all.end()};
}

void StructureBuilder::AddTotals() {
  if (!flows_.contains(Flow::kExports) || !flows_.contains(Flow::kImports)) return;
  for (const Period& period : AllPeriods())
    for (const Symbol& unit : units_) {
      const int exports = FindUnknown(Flow::kExports, unit, period), imports = FindUnknown(Flow::kImports, unit, period);
      if (exports < 0 || imports < 0) continue;
      const int trade = FindUnknown(Flow::kTrade, unit, period), balance = FindUnknown(Flow::kBalance, unit, period);
      if (trade >= 0) AddRow({{exports, 1}, {imports, 1}, {trade, -1}}, {0, 0}, Relation::kTotal);
      if (balance >= 0) AddRow({{exports, 1}, {imports, -1}, {balance, -1}}, {0, 0}, Relation::kBalance);
    }
}

// Where sums are exact, that pieces convert says that what they make up does.
bool StructureBuilder::IsConvertedByItsParts(Flow flow, const Period& period) const {
  if (options_.tolerance.generous) return false;
  if (flow == Flow::kTrade && flows_.contains(Flow::kExports)) return true;
  return use_.additive && !period.part_of_month() && !atoms_.contains(period);
}

void StructureBuilder::AddConversions() {
  std::vector<Symbol> currencies;
  std::copy_if(units_.begin(), units_.end(), std::back_inserter(currencies), IsCurrency);
  for (std::size_t i = 0; i < currencies.size(); ++i)
    for (std::size_t j = i + 1; j < currencies.size(); ++j)
      for (const Period& period : AllPeriods())
        for (const Flow flow : flows_) {
          if (flow == Flow::kBalance || IsConvertedByItsParts(flow, period)) continue;
          const int from = FindUnknown(flow, currencies[i], period), to = FindUnknown(flow, currencies[j], period);
          if (from < 0 || to < 0) continue;
          const auto rate = exchange_.OfPeriod(currencies[i], currencies[j], period, options_.tolerance.generous);
          if (!rate) continue;
          AddRow({{to, 1}, {from, -*rate->low}}, {0, std::nullopt}, Relation::kConversion);
          AddRow({{to, 1}, {from, -*rate->high}}, {std::nullopt, 0}, Relation::kConversion);
        }
}

void AddMirrors(const Symbol& family, const SideUse& first, const SideUse& second, const ModelOptions& options, Model* model) {
  const Rational factor = 1 + options.tolerance.mirror;
  for (const auto& [flow, periods] : first.levels) {
    if (flow == Flow::kBalance) continue;
    const Flow mirrored = flow == Flow::kExports ? Flow::kImports : flow == Flow::kImports ? Flow::kExports : Flow::kTrade;
    const auto others = second.levels.find(mirrored);
    if (others == second.levels.end()) continue;
    for (const Period& period : periods) {
      if (!others->second.contains(period)) continue;
      for (const auto& [flow_and_unit, unit_periods] : first.periods) {
        if (flow_and_unit.first != flow) continue;
        const int a = model->Find(MakeKey({family, 0, flow}, flow_and_unit.second, period));
        const int b = model->Find(MakeKey({family, 1, mirrored}, flow_and_unit.second, period));
        if (a < 0 || b < 0) continue;
        model->rows.push_back({{{a, 1}, {b, -factor}}, {std::nullopt, 0}, Relation::kMirror, -1});
        model->rows.push_back({{{a, factor}, {b, -1}}, {0, std::nullopt}, Relation::kMirror, -1});
      }
    }
  }
}

}  // namespace tallyman::crosscheck
