#include "crosscheck/model.h"

#include <algorithm>
#include <array>

#include "crosscheck/parts.h"
#include "crosscheck/structure.h"

namespace tallyman::crosscheck {
namespace {

using normalize::Period;
using schema::Flow;

// Stands for the unit of percentages where no figure of the family tells one.
const Symbol kAnyUnit = "*";

// By how much seasons move a month or quarter against the one before, and an error must allow a change that may be an adjusted one.
const Rational kSeasons(1, 4);

// A unit in which a change binds, and what its factor is then.
struct Tie {
  Symbol unit;
  Figure figure;
};

class Builder {
 public:
  Builder(std::span<const Statement* const> statements, const ModelOptions& options, const UnitsOfFamilies& units, const Exchange& exchange)
      : statements_(statements), options_(options), units_(units), exchange_(exchange) {}

  Model Build() {
    for (const Statement* statement : statements_) ties_.push_back(TiesOf(*statement));
    for (std::size_t i = 0; i < statements_.size(); ++i) CollectUse(i);
    if (options_.doubtful_rows) ShareUnits();
    for (const auto& [family, sides] : uses_) {
      for (int side = 0; side < 2; ++side) StructureBuilder(family, side, sides[side], options_, exchange_, &model_).Build();
      if (options_.doubtful_rows) AddMirrors(family, sides[0], sides[1], options_, &model_);
    }
    AddParts(uses_, options_, &model_);
    for (std::size_t i = 0; i < statements_.size(); ++i) AddStatement(i);
    return std::move(model_);
  }

 private:
  bool IsSilent(const Statement& statement) const { return statement.several_kinds && options_.tolerance.generous; }

  // Units in which a percentage or share without a currency ties.
  std::vector<Symbol> UnitsInPlay(const Symbol& family) const {
    const auto units = units_.find(family);
    if (units == units_.end() || units->second.empty()) return {kAnyUnit};
    return {units->second.begin(), units->second.end()};
  }

  // One list for each of the statement's changes.
  std::vector<std::vector<Tie>> TiesOf(const Statement& statement) const {
    std::vector<std::vector<Tie>> ties;
    if (IsSilent(statement)) return std::vector<std::vector<Tie>>(statement.changes.size());
    for (const ChangeStatement& change : statement.changes) ties.push_back(TiesOf(statement, change));
    return ties;
  }

  std::vector<Tie> TiesOf(const Statement& statement, const ChangeStatement& change) const {
    if (change.unit) return {{*change.unit, change.figure}};
    const bool physical = statement.measure == schema::Measure::kQuantity;
    const std::vector<Symbol> in_play = UnitsInPlay(statement.series.family);
    const std::vector<Symbol> of_percentage = options_.tolerance.generous ? CurrenciesOf(statement, in_play) : in_play;
    std::vector<Tie> ties;
    for (const Symbol& unit : in_play) {
      if (physical || of_percentage == std::vector{unit})
        ties.push_back({unit, change.figure});
      else if (statement.series.flow == Flow::kBalance)
        continue;  // its months may have changed sign
      else if (const auto figure = InAnyCurrency(statement.period, change, unit, of_percentage))
        ties.push_back({unit, *figure});
    }
    return ties;
  }

  // Currencies in which a percentage that tells none may have been measured, as far as an error must allow: the dollar, the reporter's,
  // and those in play.
  static std::vector<Symbol> CurrenciesOf(const Statement& statement, const std::vector<Symbol>& in_play) {
    std::set<Symbol> currencies(in_play.begin(), in_play.end());
    currencies.erase(kAnyUnit);
    currencies.insert("USD");
    if (const auto own = normalize::HomeCurrency(*statement.claim->statistic.reporter)) currencies.insert(own->ToString());
    return {currencies.begin(), currencies.end()};
  }

  // The change in `unit` if it was measured in any of `currencies`; nothing where a rate is missing.
  std::optional<Figure> InAnyCurrency(const Period& period, const ChangeStatement& change, const Symbol& unit,
                                      const std::vector<Symbol>& currencies) const {
    const Symbol own = unit == kAnyUnit ? Symbol("USD") : unit;
    const bool generous = options_.tolerance.generous;
    Range drift{1, 1};
    for (const Symbol& terms : currencies) {
      if (terms == own) continue;
      const auto now = exchange_.OfPeriod(terms, own, period, generous), then = exchange_.OfPeriod(terms, own, change.base, generous);
      if (!now || !then) return std::nullopt;
      drift.low = std::min(*drift.low, Rational(*now->low / *then->high));
      drift.high = std::max(*drift.high, Rational(*now->high / *then->low));
    }
    const auto widen = [&](Range range) {
      if (range.low) *range.low *= *range.low >= 0 ? *drift.low : *drift.high;
      if (range.high) *range.high *= *range.high >= 0 ? *drift.high : *drift.low;
      return range;
    };
    return Figure{widen(change.figure.printed), widen(change.figure.generous)};
  }

  std::vector<Symbol> ShareUnits(const Statement& statement) const {
    if (statement.share->unit) return {*statement.share->unit};
    std::vector<Symbol> units = UnitsInPlay(statement.series.family);
    const auto of_whole = units_.find(statement.share->whole.family);
    if (units == std::vector{kAnyUnit} && of_whole != units_.end()) units.assign(of_whole->second.begin(), of_whole->second.end());
    if (units.size() > 1 && !options_.doubtful_rows) return {};
    return units;
  }

  void Use(const Series& series, const Symbol& unit, const Period& period, bool additive) {
    SideUse& use = uses_[series.family][series.side];
    use.additive = additive;
    use.periods[{series.flow, unit}].insert(period);
  }

  void CollectUse(std::size_t i) {
    const Statement& statement = *statements_[i];
    if (IsSilent(statement)) return;
    if (statement.level) {
      Use(statement.series, statement.level->unit, statement.period, statement.additive);
      uses_[statement.series.family][statement.series.side].levels[statement.series.flow].insert(statement.period);
    }
    for (std::size_t j = 0; j < ties_[i].size(); ++j)
      for (const Tie& tie : ties_[i][j]) {
        Use(statement.series, tie.unit, statement.period, statement.additive);
        Use(statement.series, tie.unit, statement.changes[j].base, statement.additive);
      }
    if (statement.share)
      for (const Symbol& unit : ShareUnits(statement)) {
        Use(statement.series, unit, statement.period, statement.additive);
        Use(statement.share->whole, unit, statement.period, statement.additive);
      }
  }

  // Two offices' figures compare in the currencies of either.
  void ShareUnits() {
    for (auto& [family, sides] : uses_) {
      std::set<Symbol> units;
      for (const SideUse& side : sides)
        for (const auto& [flow_and_unit, periods] : side.periods) units.insert(flow_and_unit.second);
      for (SideUse& side : sides)
        for (const auto& [flow, periods] : side.levels)
          for (const Symbol& unit : units)
            if (unit != kAnyUnit) side.periods[{flow, unit}].insert(periods.begin(), periods.end());
    }
  }

  int Unknown(const Series& series, const Symbol& unit, const Period& period) const { return model_.Find(MakeKey(series, unit, period)); }

  void AddRow(std::vector<Term> terms, Range range, Relation relation, std::size_t statement) {
    if (range.low || range.high) model_.rows.push_back({std::move(terms), std::move(range), relation, static_cast<int>(statement)});
  }

  // x is from low to high times y; of shares and factors.
  void AddProduct(int x, int y, const Range& factor, int sign, Relation relation, std::size_t statement) {
    if (factor.low) AddRow({{x, sign}, {y, -*factor.low * sign}}, {0, std::nullopt}, relation, statement);
    if (factor.high) AddRow({{x, sign}, {y, -*factor.high * sign}}, {std::nullopt, 0}, relation, statement);
  }

  void AddStatement(std::size_t i) {
    const Statement& statement = *statements_[i];
    if (IsSilent(statement)) return;
    if (statement.level) {
      const int unknown = Unknown(statement.series, statement.level->unit, statement.period);
      AddRow({{unknown, 1}}, statement.level->figure.At(options_.tolerance), Relation::kLevel, i);
      if (statement.level->by_conversion)
        AddRow({{unknown, 1}}, statement.level->by_conversion->At(options_.tolerance), Relation::kConversion, i);
    }
    for (std::size_t j = 0; j < ties_[i].size(); ++j)
      for (const Tie& tie : ties_[i][j]) AddChange(i, statement.changes[j], tie);
    if (statement.share)
      for (const Symbol& unit : ShareUnits(statement))
        AddProduct(Unknown(statement.series, unit, statement.period), Unknown(statement.share->whole, unit, statement.period),
                   ShareOf(statement, unit), 1, Relation::kShare, i);
  }

  // The share in `unit` if it was measured in any currency in play: months weigh differently at each month's rate.
  Range InAnyCurrency(const Statement& statement, const Symbol& unit) const {
    Range share = statement.share->figure.At(options_.tolerance);
    Rational drift = 1;
    for (const Symbol& family : {statement.series.family, statement.share->whole.family})
      for (const Symbol& other : UnitsInPlay(family))
        if (const auto rates = other == unit ? std::nullopt : exchange_.MeansOfPeriod(other, unit, statement.period))
          drift = std::max(drift, Rational(*rates->high / *rates->low));
    if (share.low) *share.low /= drift;
    if (share.high) *share.high *= drift;
    return share;
  }

  // A country's total may be told with services, and a partner's share in it be one of goods alone.
  Range ShareOf(const Statement& statement, const Symbol& unit) const {
    const Rational kGoodsOfAll(7, 10);
    Range share = InAnyCurrency(statement, unit);
    const bool of_total = statement.claim->share->of == schema::ShareOf::kPartner && statement.claim->statistic.product.is_total();
    if (options_.tolerance.generous && of_total && share.low && *share.low > 0) *share.low *= kGoodsOfAll;
    return share;
  }

  void AddChange(std::size_t i, const ChangeStatement& change, const Tie& tie) {
    const Statement& statement = *statements_[i];
    const int now = Unknown(statement.series, tie.unit, statement.period), base = Unknown(statement.series, tie.unit, change.base);
    const bool is_balance = statement.series.flow == Flow::kBalance;
    Range figure = tie.figure.At(options_.tolerance);
    Rational revision = options_.tolerance.generous ? RevisionOf(statement, options_.tolerance.revision) : Rational(0);
    if (options_.tolerance.generous && statement.adjusted_perhaps) revision += kSeasons;
    if (change.is_delta) {
      if (is_balance && revision != 0) return;
      if (figure.low) AddRow({{now, 1}, {base, -1 + revision}}, {figure.low, std::nullopt}, Relation::kDelta, i);
      if (figure.high) AddRow({{now, 1}, {base, -1 - revision}}, {std::nullopt, figure.high}, Relation::kDelta, i);
      return;
    }
    if (figure.low) *figure.low *= 1 - revision;
    if (figure.high) *figure.high *= 1 + revision;
    const int sign = is_balance ? statement.balance_sign : 1;
    AddProduct(now, base, figure, sign, Relation::kChange, i);
    AddRow({{base, sign}}, {kLeastBase, std::nullopt}, Relation::kPositive, i);
  }

  std::span<const Statement* const> statements_;
  const ModelOptions& options_;
  const UnitsOfFamilies& units_;
  const Exchange& exchange_;
  std::vector<std::vector<std::vector<Tie>>> ties_;
  std::map<Symbol, std::array<SideUse, 2>> uses_;
  Model model_;
};

}  // namespace

UnknownKey MakeKey(const Series& series, const Symbol& unit, const Period& period) {
  return {series,
          unit,
          period.start.index(),
          period.end.index(),
          period.first_day ? period.first_day->days() : 0,
          period.last_day ? period.last_day->days() : 0};
}

std::size_t HashOfKey::operator()(const UnknownKey& key) const {
  std::size_t hash = std::hash<Symbol>()(key.series.family);
  const auto add = [&](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15u; };
  add(std::hash<Symbol>()(key.unit));
  add(static_cast<std::size_t>(key.series.side * 4 + static_cast<int>(key.series.flow)));
  add(static_cast<std::size_t>(key.start));
  add(static_cast<std::size_t>(key.end));
  add(static_cast<std::size_t>(key.first_day));
  add(static_cast<std::size_t>(key.last_day));
  return hash ^ (hash >> 32);
}

int Model::Find(const UnknownKey& key) const {
  const auto entry = index.find(key);
  return entry == index.end() ? -1 : entry->second;
}

void CollectUnits(const Statement& statement, UnitsOfFamilies* units) {
  if (statement.level && !statement.level->foreign) (*units)[statement.series.family].insert(statement.level->unit);
  for (const ChangeStatement& change : statement.changes)
    if (change.unit) (*units)[statement.series.family].insert(*change.unit);
}

Model BuildModel(std::span<const Statement* const> statements, const ModelOptions& options, const UnitsOfFamilies& units,
                 const Exchange& exchange) {
  return Builder(statements, options, units, exchange).Build();
}

}  // namespace tallyman::crosscheck
