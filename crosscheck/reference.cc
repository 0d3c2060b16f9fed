#include "crosscheck/reference.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "crosscheck/slips.h"
#include "crosscheck/words.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;
using schema::Finding;
using schema::Severity;

// A range is an answer only if its ends are that close to each other.
const Rational kTight(1, 4);

Claim ClaimOf(const schema::OfficialFigure& figure) {
  Claim claim;
  claim.document.id = figure.source;
  claim.statistic = figure.statistic;
  claim.period = figure.period;
  claim.level = schema::Level{{figure.amount, figure.unit, *normalize::PrintedInterval(figure.amount, 1, normalize::Qualifier::kEqual),
                               normalize::Qualifier::kEqual},
                              {},
                              {}};
  claim.source = figure.source;
  claim.confidence = 1;
  return claim;
}

bool IsTight(const Range& range) {
  if (!range.low || !range.high) return false;
  const Rational size = std::max(Rational(abs(*range.low)), Rational(abs(*range.high)));
  return *range.high - *range.low <= size * kTight;
}

double GapOf(const Range& a, const Range& b) {
  const Range* lower = &a;
  const Range* upper = &b;
  if (!lower->high || !upper->low || *lower->high >= *upper->low) std::swap(lower, upper);
  if (!lower->high || !upper->low || *lower->high >= *upper->low) return 0;
  const double gap = Rational((*upper->low - *lower->high) / (abs(*upper->low) + abs(*lower->high))).get_d();
  const double scale = std::pow(10, 2 - std::floor(std::log10(gap)));
  return std::round(gap * scale) / scale;
}

}  // namespace

ReferenceCheck::ReferenceCheck(const std::vector<schema::OfficialFigure>& figures, const Exchange& exchange, const Rational& revision)
    : exchange_(exchange), revision_(revision) {
  std::map<std::pair<UnknownKey, std::string>, const Statement*> latest;
  for (const schema::OfficialFigure& figure : figures) {
    claims_.push_back(ClaimOf(figure));
    auto statement = MakeStatement(claims_.back(), exchange);
    if (!statement || !statement->level) continue;
    statements_.push_back(std::move(*statement));
    const Statement& added = statements_.back();
    vintages_[&added] = figure.vintage;
    const Statement*& kept =
        latest.try_emplace({MakeKey(added.series, added.level->unit, added.period), figure.source}, &added).first->second;
    if (vintages_[kept] < figure.vintage) kept = &added;
  }
  for (const auto& [key, statement] : latest) by_family_and_source_[statement->series.family][key.second].push_back(statement);
}

std::optional<Finding> ReferenceCheck::Check(const Claim& claim) const {
  const auto statement = MakeStatement(claim, exchange_);
  if (!statement || claim.status != schema::Status::kActual) return std::nullopt;
  const auto sources = by_family_and_source_.find(statement->series.family);
  if (sources == by_family_and_source_.end()) return std::nullopt;
  std::optional<Judgement> best;
  std::string best_source;
  for (const auto& [source, figures] : sources->second) {
    const auto judgement = JudgeBySource(*statement, figures, source);
    if (!judgement || (best && std::pair(best->severity, best->gap) <= std::pair(judgement->severity, judgement->gap))) continue;
    best = judgement;
    best_source = source;
  }
  if (!best) return std::nullopt;
  return Describe(*statement, *best, best_source);
}

std::optional<ReferenceCheck::Judgement> ReferenceCheck::JudgeBySource(const Statement& statement, const Statements& figures,
                                                                       const std::string& source) const {
  std::vector<std::optional<Judgement>> judgements = {JudgeLevel(statement, figures)};
  for (const ChangeStatement& change : statement.changes) judgements.push_back(JudgeChange(statement, change, figures));
  judgements.push_back(JudgeShare(statement, figures, source));
  std::optional<Judgement> worst;
  for (const auto& judgement : judgements)
    if (judgement && (!worst || worst->severity < judgement->severity)) worst = judgement;
  return worst;
}

std::optional<ReferenceCheck::Official> ReferenceCheck::Find(const Statement& statement, const Series& series, const Symbol& unit,
                                                             const normalize::Period& period, const Statements& figures) const {
  Official official{{}, unit, {}, "", true};
  Statements near;
  for (const Statement* figure : figures) {
    if (figure->series.side != series.side || !period.Contains(figure->period)) continue;
    near.push_back(figure);
    official.vintage = std::max(official.vintage, vintages_.at(figure));
    if (figure->series == series && figure->period == period && figure->level->unit == unit) {
      official.amount = figure->claim->level->main.amount;
      official.range = figure->level->figure.printed;
      official.vintage = vintages_.at(figure);
      official.is_derived = false;
      return official;
    }
  }
  if (near.empty()) return std::nullopt;
  Statement silent = statement;
  silent.series = series;
  silent.period = period;
  silent.level = LevelStatement{unit, {}, {}, false};
  silent.changes.clear();
  silent.share.reset();
  near.push_back(&silent);
  UnitsOfFamilies units;
  for (const Statement* figure : near) CollectUnits(*figure, &units);
  const auto range = Consistency(Tolerance(), false, units, exchange_).Possible(near, MakeKey(series, unit, period));
  if (!range || !IsTight(*range)) return std::nullopt;
  const auto middle = ToDecimal((*range->low + *range->high) / 2, 6);
  if (!middle) return std::nullopt;
  official.range = *range;
  official.amount = *middle;
  return official;
}

ReferenceCheck::Judgement ReferenceCheck::Compare(const Figure& claimed, const Range& official) const {
  Judgement judgement;
  if (!claimed.printed.Intersection(official).empty()) return judgement;
  judgement.severity = claimed.generous.Widened(revision_).Intersection(official).empty() ? Severity::kError : Severity::kWarning;
  judgement.gap = GapOf(claimed.printed, official);
  return judgement;
}

std::optional<ReferenceCheck::Judgement> ReferenceCheck::JudgeLevel(const Statement& statement, const Statements& figures) const {
  if (!statement.level) return std::nullopt;
  const auto official = Find(statement, statement.series, statement.level->unit, statement.period, figures);
  if (!official) return std::nullopt;
  Judgement judgement = Compare(statement.level->figure, official->range);
  judgement.official = *official;
  judgement.words = official->is_derived ? "has figures that make " + RangeWords(official->range, official->unit)
                                         : "has " + AmountWords(official->amount, official->unit);
  return judgement;
}

std::optional<ReferenceCheck::Judgement> ReferenceCheck::JudgeChange(const Statement& statement, const ChangeStatement& change,
                                                                     const Statements& figures) const {
  std::set<Symbol> units;
  if (change.unit)
    units.insert(*change.unit);
  else
    for (const Statement* figure : figures) units.insert(figure->level->unit);
  std::optional<Judgement> best;
  for (const Symbol& unit : units) {
    const auto now = Find(statement, statement.series, unit, statement.period, figures),
               base = Find(statement, statement.series, unit, change.base, figures);
    if (!now || !base) continue;
    Range official{*now->range.low - *base->range.high, *now->range.high - *base->range.low};
    std::string words = RangeWords(official, unit);
    if (!change.is_delta) {
      Range of_now = now->range, of_base = base->range;
      if (statement.balance_sign < 0) {
        of_now = {-*now->range.high, -*now->range.low};
        of_base = {-*base->range.high, -*base->range.low};
      }
      if (*of_base.low <= 0 || *of_now.low < 0) continue;
      official = {*of_now.low / *of_base.high, *of_now.high / *of_base.low};
      words = GrowthWords(official);
    }
    Judgement judgement = Compare(change.figure, official);
    judgement.official = *now;
    judgement.words = "has " + AmountWords(now->amount, unit) + " against " + AmountWords(base->amount, unit) + " in " +
                      PeriodWords(change.base) + ", a change of " + words;
    if (!best || judgement.severity < best->severity) best = judgement;
  }
  return best;
}

std::optional<ReferenceCheck::Judgement> ReferenceCheck::JudgeShare(const Statement& statement, const Statements& figures,
                                                                    const std::string& source) const {
  if (!statement.share) return std::nullopt;
  const auto of_whole = by_family_and_source_.find(statement.share->whole.family);
  if (of_whole == by_family_and_source_.end() || !of_whole->second.contains(source)) return std::nullopt;
  for (const Symbol& unit : {statement.share->unit.value_or(Symbol("USD")), Symbol("USD")}) {
    const auto part = Find(statement, statement.series, unit, statement.period, figures),
               whole = Find(statement, statement.share->whole, unit, statement.period, of_whole->second.at(source));
    if (!part || !whole || *whole->range.low <= 0) continue;
    const Range official{*part->range.low / *whole->range.high, *part->range.high / *whole->range.low};
    Judgement judgement = Compare(statement.share->figure, official);
    judgement.official = *part;
    judgement.words = "has " + AmountWords(part->amount, unit) + " of " + AmountWords(whole->amount, unit);
    return judgement;
  }
  return std::nullopt;
}

Finding ReferenceCheck::Describe(const Statement& statement, const Judgement& judgement, const std::string& source) const {
  const Claim& claim = *statement.claim;
  const Official& official = judgement.official;
  const auto unit = normalize::Unit::Parse(official.unit.text());
  Finding finding;
  finding.rule = schema::Rule::kReference;
  finding.severity = judgement.severity;
  finding.kind = judgement.severity == Severity::kInfo ? schema::FindingKind::kCorroboration : schema::FindingKind::kContradiction;
  finding.claims = {claim.id};
  finding.publishers = 1;
  finding.gap = judgement.gap;
  if (unit) finding.reference = schema::Reference{official.amount, *unit, source, official.vintage};
  finding.steps.push_back({"reference", {}, ToInterval(official.range, 12), unit, StepSubject(claim.statistic, statement.period)});
  finding.explanation = StatisticWords(claim.statistic) + " in " + PeriodWords(statement.period) + ": " + DocumentWords(claim.document) +
                        " says " + ClaimWords(claim) + "; " + source + (official.vintage.empty() ? "" : " (" + official.vintage + ")") +
                        " " + judgement.words + ".";
  if (judgement.severity == Severity::kInfo) finding.explanation += " They agree.";
  if (judgement.severity == Severity::kWarning) finding.explanation += " The difference may be a revision, or digits cut off.";
  if (finding.kind == schema::FindingKind::kContradiction) {
    finding.suspects = {{claim.id, 1}};
    UnitsOfFamilies units;
    const Statements& figures = by_family_and_source_.at(statement.series.family).at(source);
    for (const Statement* figure : figures) CollectUnits(*figure, &units);
    if (const auto slip = FindSlip(statement, figures, {}, Consistency(Tolerance(), false, units, exchange_))) {
      finding.slip = schema::Slip{claim.id, slip->kind, slip->words};
      finding.explanation += " Likely a slip: " + slip->words + " would repair it.";
    }
  }
  finding.id = schema::FindingId(finding);
  return finding;
}

}  // namespace tallyman::crosscheck
