#include "crosscheck/series.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "crosscheck/linear_program.h"
#include "crosscheck/propagation.h"

namespace tallyman::crosscheck {
namespace {

using schema::Finding;
using schema::FindingKind;

class Reconciler {
 public:
  Reconciler(const Corpus& corpus, const std::vector<Finding>& findings, const Series& series, const Consistency& as_printed)
      : findings_(findings), series_(series), as_printed_(as_printed) {
    const auto family = corpus.families().find(series.family);
    if (family == corpus.families().end()) return;
    std::set<std::string> suspects;
    for (const Finding& finding : findings)
      if (finding.kind == FindingKind::kContradiction && finding.rule != schema::Rule::kReference)
        suspects.insert(finding.suspects[0].claim);
    for (const Statement* statement : corpus.WithWholes(family->second)) {
      if (statement->series == series) speaking_.push_back(statement);
      (suspects.contains(statement->claim->id) ? aside_ : statements_).push_back(statement);
    }
    PutConflictsAside();
  }

  // Whether no claim speaks of the series itself: others may imply it nevertheless.
  bool is_implied() const { return speaking_.empty(); }

  // The unit in which most levels of the series are given or, where there are none, most of the other flows.
  std::optional<normalize::Unit> UsualUnit() const {
    std::map<Symbol, int> counts;
    for (const Statement* statement : is_implied() ? statements_ : speaking_)
      if (statement->level && !statement->level->foreign && statement->series.side == series_.side) ++counts[statement->level->unit];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : normalize::Unit::Parse(most->first.text());
  }

  std::vector<std::string> PutAside() const {
    std::set<std::string> claims;
    for (const Statement* statement : aside_)
      for (const schema::Claim* copy : statement->copies) claims.insert(copy->id);
    return {claims.begin(), claims.end()};
  }

  std::vector<schema::SeriesPoint> Points(const Symbol& unit) const {
    std::vector<Statement> asked;
    if (is_implied()) asked = AskedOf(unit);
    Statements all = statements_;
    for (const Statement& statement : asked) all.push_back(&statement);
    const Model model = as_printed_.Build(all);
    const auto ends = Propagator(model).Bounds({}, Reasons::kMost);
    Extremes extremes(model);
    std::vector<schema::SeriesPoint> points;
    for (std::size_t i = 0; i < model.unknowns.size(); ++i) {
      const UnknownKey& key = model.unknowns[i].key;
      if (key.series != series_ || key.unit != unit || key.first_day != 0) continue;
      const auto range = extremes.Of(static_cast<int>(i));
      schema::SeriesPoint point = PointOf(key, range ? *range : Range{}, ends[i]);
      if (point.is_stated || (point.interval.low && point.interval.high)) points.push_back(std::move(point));
    }
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.period.months(), a.period.start) < std::tuple(b.period.months(), b.period.start);
    });
    return points;
  }

 private:
  // Statements that tell nothing of the series, in each period that another flow of the side is told for: they make it part of the model.
  std::vector<Statement> AskedOf(const Symbol& unit) const {
    std::vector<Statement> asked;
    for (const Statement* statement : statements_) {
      if (!statement->level || statement->series.side != series_.side) continue;
      Statement silent;
      silent.claim = statement->claim;
      silent.series = series_;
      silent.measure = statement->measure;
      silent.additive = statement->additive;
      silent.period = statement->period;
      silent.level = LevelStatement{unit, {}, {}};
      asked.push_back(std::move(silent));
    }
    return asked;
  }

  // Where the statements still cannot all be true: of each conflict the one that most contradictions cite, then the one read least surely.
  void PutConflictsAside() {
    std::map<std::string, int> cited;
    for (const Finding& finding : findings_)
      if (finding.kind == FindingKind::kContradiction)
        for (const std::string& claim : finding.claims) ++cited[claim];
    const auto doubt = [&](int i) {
      const schema::Claim& claim = *statements_[i]->claim;
      const auto citations = cited.find(claim.id);
      return std::tuple(citations == cited.end() ? 0 : citations->second, -claim.confidence, i);
    };
    const Model model = as_printed_.Build(statements_);
    Program program(model);
    std::set<int> out;
    for (std::vector<int> conflict = program.Conflict(); !conflict.empty(); conflict = program.Conflict()) {
      const int most = *std::max_element(conflict.begin(), conflict.end(), [&](int a, int b) { return doubt(a) < doubt(b); });
      program.LeaveOut(most);
      out.insert(most);
    }
    Statements kept;
    for (int i = 0; i < static_cast<int>(statements_.size()); ++i) (out.contains(i) ? aside_ : kept).push_back(statements_[i]);
    statements_ = std::move(kept);
  }

  schema::SeriesPoint PointOf(const UnknownKey& key, const Range& range, const Propagator::Ends& ends) const {
    schema::SeriesPoint point;
    point.period = {normalize::Month::FromIndex(key.start), normalize::Month::FromIndex(key.end), {}, {}};
    point.interval = ToInterval(range, 6);
    std::set<std::string> claims;
    for (const Statement* statement : speaking_)
      if (statement->level && statement->period == point.period) {
        point.is_stated = true;
        for (const schema::Claim* copy : statement->copies) claims.insert(copy->id);
      }
    for (const Reasons* reasons : {&ends.low.reasons, &ends.high.reasons})
      for (const int index : *reasons) claims.insert(statements_[index]->claim->id);
    point.claims.assign(claims.begin(), claims.end());
    for (const Finding& finding : findings_)
      if (finding.kind == FindingKind::kContradiction &&
          std::any_of(finding.claims.begin(), finding.claims.end(), [&](const std::string& claim) { return claims.contains(claim); }))
        point.findings.push_back(finding.id);
    std::sort(point.findings.begin(), point.findings.end());
    return point;
  }

  const std::vector<Finding>& findings_;
  const Series series_;
  const Consistency& as_printed_;
  Statements statements_;  // that can all be true
  Statements aside_;       // the others of the family
  Statements speaking_;    // of this series, those put aside included
};

std::optional<schema::Series> ReconcileOne(const Corpus& corpus, const std::vector<Finding>& findings, const schema::Statistic& statistic,
                                           const Series& series, const std::optional<normalize::Unit>& unit,
                                           const Consistency& as_printed) {
  const Reconciler reconciler(corpus, findings, series, as_printed);
  const auto chosen = unit ? unit : reconciler.UsualUnit();
  if (!chosen) return std::nullopt;
  schema::Series result{statistic, *chosen, reconciler.PutAside(), reconciler.Points(chosen->text())};
  return reconciler.is_implied() && result.points.empty() ? std::nullopt : std::optional(std::move(result));
}

}  // namespace

std::optional<schema::Series> Reconcile(const Corpus& corpus, const std::vector<Finding>& findings, const schema::Statistic& statistic,
                                        const std::optional<normalize::Unit>& unit, const Consistency& as_printed) {
  const Series series = SeriesOf(statistic, statistic.measure.value_or(schema::Measure::kValue));
  const bool daily = unit && unit->text() == "bbl/d";
  if (!daily)
    if (auto found = ReconcileOne(corpus, findings, statistic, series, unit, as_printed)) return found;
  if (unit && !daily) return std::nullopt;
  return ReconcileOne(corpus, findings, statistic, DailySeries(series), unit, as_printed);
}

}  // namespace tallyman::crosscheck
