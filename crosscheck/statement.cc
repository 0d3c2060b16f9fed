#include "crosscheck/statement.h"

#include <algorithm>
#include <utility>

#include "normalize/membership.h"

namespace tallyman::crosscheck {
namespace {

using normalize::Decimal;
using normalize::Interval;
using normalize::Period;
using normalize::Qualifier;
using schema::Claim;
using schema::Flow;
using schema::Measure;
using schema::Statistic;

// What a figure stands for if its last digit was cut off instead of rounded.
Range WholeUnit(const Decimal& amount, const Interval& interval, Qualifier qualifier) {
  Range range = ToRange(interval);
  const Rational printed = ToRational(amount);
  if (qualifier == Qualifier::kEqual) {
    if (range.low) range.low = 2 * *range.low - printed;
    if (range.high) range.high = 2 * *range.high - printed;
    return range;
  }
  const Rational unit = ToRational(normalize::LastSignificantUnit(amount));
  const bool bound = qualifier != Qualifier::kApprox;
  if (range.low) range.low = bound ? Rational(*range.low - unit) : std::min(Rational(*range.low - unit / 2), Rational(printed - unit));
  if (range.high) range.high = bound ? Rational(*range.high + unit) : std::max(Rational(*range.high + unit / 2), Rational(printed + unit));
  return range;
}

Figure MakeFigure(const Decimal& amount, const Interval& interval, Qualifier qualifier) {
  return {ToRange(interval), WholeUnit(amount, interval, qualifier)};
}

Range OnePlusPercent(const Range& percent) {
  Range range = percent.Times(Rational(1, 100));
  if (range.low) *range.low += 1;
  if (range.high) *range.high += 1;
  return range;
}

// What an amount says in another currency: from its lowest at the lowest rate to its highest at the highest.
Range Converted(const Range& amount, const Range& rate) {
  Range result;
  if (amount.low) result.low = *amount.low * (*amount.low >= 0 ? *rate.low : *rate.high);
  if (amount.high) result.high = *amount.high * (*amount.high >= 0 ? *rate.high : *rate.low);
  return result;
}

std::optional<Measure> MeasureOf(const Claim& claim) {
  const auto& stated = claim.statistic.measure;
  if (stated == Measure::kReal) return stated;
  if (claim.level) return claim.level->main.unit.is_money() ? Measure::kValue : Measure::kQuantity;
  if (stated) return stated;
  return claim.statistic.product.is_whole() ? std::optional(Measure::kValue) : std::nullopt;
}

std::string Scope(const Claim& claim) {
  if (claim.status == schema::Status::kActual) return "";
  const std::string source = claim.source ? *claim.source : claim.document.publisher ? *claim.document.publisher : claim.document.id;
  const std::string date = claim.document.published ? claim.document.published->ToString() : claim.document.id;
  return std::string(schema::Name(claim.status)) + kSeparator + source + kSeparator + date;
}

// REQUIRES: the statistic has a reporter.
Series SeriesOf(const Statistic& statistic, Measure measure, const std::string& scope) {
  const std::string reporter = statistic.reporter->ToString() + kSeparator + statistic.reporter_text.value_or("");
  const std::string partner = statistic.partner.ToString() + kSeparator + statistic.partner_text.value_or("");
  Series series;
  series.side = reporter <= partner ? 0 : 1;
  series.flow = statistic.flow;
  series.family = std::min(reporter, partner) + kSeparator + std::max(reporter, partner) + kSeparator + statistic.product.ToString() +
                  kSeparator + statistic.product_text.value_or("") + kSeparator + std::string(schema::Name(measure)) + kSeparator +
                  (statistic.basis ? std::string(schema::Name(*statistic.basis)) : "") + kSeparator + scope;
  return series;
}

bool CountsInEuro(const normalize::Area& area, const Period& period) {
  const normalize::Area country = area.country(), union_of = *normalize::Area::Parse("EU");
  const auto currency = normalize::HomeCurrency(country);
  return country == union_of || (currency && currency->text() == "EUR") || normalize::IsMember(country, union_of, period);
}

// Currencies in which an office counts this claim's statistic: those of the two areas, and the dollar. Amounts in others were converted
// by whoever wrote the article.
bool IsHomeCurrency(const normalize::Unit& unit, const Claim& claim) {
  if (unit.text() == "USD") return true;
  const normalize::Area &reporter = *claim.statistic.reporter, &partner = claim.statistic.partner;
  if (normalize::HomeCurrency(reporter) == unit || normalize::HomeCurrency(partner) == unit) return true;
  return unit.text() == "EUR" && (CountsInEuro(reporter, *claim.period) || CountsInEuro(partner, *claim.period));
}

std::string UnitName(const normalize::Unit& unit, const std::optional<std::string>& unit_text) {
  return unit.text() == "other" ? "other:" + unit_text.value_or("") : unit.ToString();
}

Figure FigureOf(const schema::Amount& amount) { return MakeFigure(amount.amount, amount.interval, amount.qualifier); }

// An amount in a currency that no office counts this in: the true value at the period's rates lies as far off as the rates do.
std::optional<Figure> Loosened(const Figure& figure, const std::string& unit, const Claim& claim, const Exchange& exchange) {
  if (!claim.document.published) return std::nullopt;
  const auto ratio = [&](bool generous) -> std::optional<Range> {
    const auto article = exchange.OfArticle("USD", unit, *claim.period, *claim.document.published, generous);
    const auto period = exchange.OfPeriod("USD", unit, *claim.period, generous);
    if (!article || !period) return std::nullopt;
    return Range{*period->low / *article->high, *period->high / *article->low};
  };
  const auto printed = ratio(false), generous = ratio(true);
  if (!printed || !generous) return std::nullopt;
  return Figure{Converted(figure.printed, *printed), Converted(figure.generous, *generous)};
}

// A balance over several months is the difference of sums at each month's rates: its two amounts may stand in any proportion.
bool IsConvertedAtOneRate(const Claim& claim) { return claim.statistic.flow != Flow::kBalance || claim.period->months() == 1; }

std::optional<LevelStatement> MakeLevel(const Claim& claim, const Exchange& exchange) {
  const schema::Amount* own = &claim.level->main;
  const schema::Amount* other = claim.level->converted ? &*claim.level->converted : nullptr;
  const bool money = own->unit.is_money();
  if (money && other && other->unit.is_money() && !IsHomeCurrency(own->unit, claim) && IsHomeCurrency(other->unit, claim))
    std::swap(own, other);
  LevelStatement level{UnitName(own->unit, claim.level->unit_text), FigureOf(*own), {}, money && !IsHomeCurrency(own->unit, claim)};
  if (level.foreign) {
    const auto loosened = IsConvertedAtOneRate(claim) ? Loosened(level.figure, level.unit, claim, exchange) : std::nullopt;
    if (!loosened) return std::nullopt;
    level.figure = *loosened;
  } else if (money && other && other->unit.is_money() && other->unit != own->unit && IsConvertedAtOneRate(claim)) {
    level.by_conversion = ConvertedByArticle(*other, level.unit, claim, exchange);
  }
  return level;
}

std::optional<Period> BaseOf(const schema::Change& change, const Period& period) {
  if (change.base) return change.base;
  switch (change.versus) {
    case schema::Versus::kYearOnYear:
      return period.Shifted(-12);
    case schema::Versus::kPrevious:
      return period.part_of_month() ? std::nullopt : std::optional(period.Shifted(-period.months()));
    case schema::Versus::kOther:
      break;
  }
  return std::nullopt;
}

void AddChanges(const Claim& claim, const std::optional<LevelStatement>& level, Statement* statement) {
  const auto base = BaseOf(*claim.change, *claim.period);
  if (!base || *base == *claim.period) return;
  const schema::Change& change = *claim.change;
  std::optional<Symbol> unit;
  if (change.terms)
    unit = change.terms->ToString();
  else if (level && !level->foreign)
    unit = level->unit;
  if (change.percent) {
    const Figure percent = MakeFigure(*change.percent, change.percent_interval, change.qualifier);
    const bool binds = claim.statistic.flow != Flow::kBalance || statement->balance_sign != 0;
    if (binds) statement->changes.push_back({*base, {OnePlusPercent(percent.printed), OnePlusPercent(percent.generous)}, false, unit});
  }
  if (change.delta && change.delta_unit) {
    const auto unit_text = claim.level ? claim.level->unit_text : std::nullopt;
    const bool home = !change.delta_unit->is_money() || IsHomeCurrency(*change.delta_unit, claim);
    if (home)
      statement->changes.push_back(
          {*base, MakeFigure(*change.delta, change.delta_interval, change.qualifier), true, UnitName(*change.delta_unit, unit_text)});
  }
}

ShareStatement MakeShare(const Claim& claim, Measure measure, const std::optional<LevelStatement>& level) {
  const Figure percent = MakeFigure(claim.share->percent, claim.share->interval, claim.share->qualifier);
  Statistic whole = claim.statistic;
  if (whole.partner != claim.share->whole_partner) whole.partner_text.reset();
  if (whole.product != claim.share->whole_product) whole.product_text.reset();
  whole.partner = claim.share->whole_partner;
  whole.product = claim.share->whole_product;
  const Rational hundredth(1, 100);
  return {SeriesOf(whole, measure, Scope(claim)),
          {percent.printed.Times(hundredth), percent.generous.Times(hundredth)},
          level && !level->foreign ? std::optional(level->unit) : std::nullopt};
}

class Hasher {
 public:
  void Add(std::size_t value) { hash_ = (hash_ ^ value) * 0x9E3779B97F4A7C15u; }
  void Add(const Symbol& symbol) { Add(std::hash<Symbol>()(symbol)); }
  void Add(const Period& period) {
    Add(static_cast<std::size_t>(period.start.index() * 40000 + period.end.index()));
    if (period.first_day) Add(static_cast<std::size_t>(period.first_day->days()));
  }
  void Add(const Range& range) {
    for (const auto& end : {range.low, range.high}) Add(end ? std::hash<double>()(end->get_d()) : 7);
  }
  std::size_t hash() const { return hash_ ^ (hash_ >> 32); }

 private:
  std::size_t hash_ = 0;
};

}  // namespace

std::optional<Statement> MakeStatement(const Claim& claim, const Exchange& exchange) {
  if (!claim.period || !claim.statistic.reporter || IsBeforeItsEnd(claim)) return std::nullopt;
  const auto measure = MeasureOf(claim);
  if (!measure) return std::nullopt;
  Statement statement;
  statement.claim = &claim;
  statement.copies = {&claim};
  statement.series = SeriesOf(claim.statistic, *measure, Scope(claim));
  statement.measure = *measure;
  statement.period = *claim.period;
  const bool per_day = claim.level && claim.level->main.unit.text() == "bbl/d";
  statement.additive = *measure != Measure::kReal && claim.statistic.basis != schema::Basis::kSeasonallyAdjusted && !per_day;
  if (per_day) statement.series = DailySeries(statement.series);
  if (claim.statistic.flow == Flow::kBalance) {
    if (claim.level)
      statement.balance_sign = claim.level->main.amount.negative() ? -1 : 1;
    else if (claim.statistic.side)
      statement.balance_sign = *claim.statistic.side == schema::Side::kDeficit ? -1 : 1;
  }
  if (claim.level) statement.level = MakeLevel(claim, exchange);
  statement.several_kinds = !claim.statistic.product_text && normalize::HoldsSeveralKinds(claim.statistic.product);
  if (claim.change) AddChanges(claim, statement.level, &statement);
  statement.adjusted_perhaps = claim.change && claim.change->versus == schema::Versus::kPrevious && claim.period->months() < 12 &&
                               !claim.statistic.basis && *measure == Measure::kValue;
  if (claim.share && claim.statistic.flow != Flow::kBalance) statement.share = MakeShare(claim, *measure, statement.level);
  if (statement.share && statement.share->whole == statement.series) statement.share.reset();
  if (!statement.level && statement.changes.empty() && !statement.share) return std::nullopt;
  return statement;
}

std::optional<Figure> ConvertedByArticle(const schema::Amount& amount, const Symbol& unit, const Claim& claim, const Exchange& exchange) {
  if (!claim.document.published) return std::nullopt;
  const auto rate = [&](bool generous) {
    return exchange.OfArticle(amount.unit.ToString(), unit, *claim.period, *claim.document.published, generous);
  };
  const auto printed = rate(false), generous = rate(true);
  if (!printed || !generous) return std::nullopt;
  const Figure figure = FigureOf(amount);
  return Figure{Converted(figure.printed, *printed), Converted(figure.generous, *generous)};
}

bool IsBeforeItsEnd(const Claim& claim) {
  constexpr int kLastDays = 4;
  const auto& published = claim.document.published;
  return claim.status == schema::Status::kActual && published && claim.period && !claim.period->part_of_month() &&
         published->calendar_month() == claim.period->end &&
         normalize::Date::FromDays(published->days() + kLastDays).calendar_month() == claim.period->end;
}

Rational RevisionOf(const Statement& statement, const Rational& of_flows) {
  constexpr int kFlowsToBalance = 10;  // how large a balance's flows are beside it, as a rule
  return statement.series.flow == Flow::kBalance ? Rational(kFlowsToBalance * of_flows) : of_flows;
}

Series SeriesOf(const Statistic& statistic, Measure measure) { return SeriesOf(statistic, measure, ""); }

Series DailySeries(const Series& series) { return {series.family.text() + "per day", series.side, series.flow}; }

bool AreOfOneArticle(std::span<const Statement* const> statements) {
  const auto has = [](const Statement* statement, const std::string& document) {
    return std::any_of(statement->copies.begin(), statement->copies.end(),
                       [&](const Claim* copy) { return copy->document.id == document; });
  };
  if (statements.size() < 2) return false;
  return std::any_of(statements[0]->copies.begin(), statements[0]->copies.end(), [&](const Claim* copy) {
    return std::all_of(statements.begin() + 1, statements.end(),
                       [&](const Statement* statement) { return has(statement, copy->document.id); });
  });
}

bool HasSameContent(const Statement& a, const Statement& b) {
  return a.series == b.series && a.period == b.period && a.balance_sign == b.balance_sign && a.level == b.level && a.changes == b.changes &&
         a.share == b.share;
}

std::size_t ContentHash(const Statement& statement) {
  Hasher hasher;
  hasher.Add(statement.series.family);
  hasher.Add(static_cast<std::size_t>(statement.series.side * 4 + static_cast<int>(statement.series.flow)));
  hasher.Add(statement.period);
  if (statement.level) hasher.Add(statement.level->figure.printed);
  for (const ChangeStatement& change : statement.changes) hasher.Add(change.figure.printed);
  if (statement.share) hasher.Add(statement.share->figure.printed);
  return hasher.hash();
}

}  // namespace tallyman::crosscheck
