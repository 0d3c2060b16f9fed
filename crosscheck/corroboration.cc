#include "crosscheck/corroboration.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "crosscheck/publishers.h"
#include "crosscheck/words.h"

namespace tallyman::crosscheck {
namespace {

// A statement and what it leaves possible for a value in the unit that a group shares. Both ends are there.
struct Vote {
  const Statement* statement;
  Range range;
};

// The largest groups of votes that have a value in common.
std::vector<std::vector<Vote>> Agreements(std::vector<Vote> votes) {
  std::stable_sort(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) { return *a.range.low < *b.range.low; });
  std::vector<std::vector<Vote>> groups;
  std::vector<Vote> open;
  bool grew = false;
  const auto close = [&] {
    if (grew) groups.push_back(open);
    grew = false;
  };
  for (const Vote& vote : votes) {
    const auto ended = [&](const Vote& other) { return *other.range.high < *vote.range.low; };
    if (std::any_of(open.begin(), open.end(), ended)) {
      close();
      std::erase_if(open, ended);
    }
    open.push_back(vote);
    grew = true;
  }
  close();
  return groups;
}

std::vector<const schema::Claim*> Voices(const std::vector<Vote>& group) {
  std::vector<const schema::Claim*> voices;
  for (const Vote& vote : group) voices.insert(voices.end(), vote.statement->copies.begin(), vote.statement->copies.end());
  std::sort(voices.begin(), voices.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return voices;
}

Range Common(const std::vector<Vote>& group) {
  Range common;
  for (const Vote& vote : group) common = common.Intersection(vote.range);
  return common;
}

std::string Sayings(const std::vector<const schema::Claim*>& voices) {
  constexpr std::size_t kNamed = 8;
  std::vector<std::string> sayings;
  for (std::size_t i = 0; i < std::min(kNamed, voices.size()); ++i)
    sayings.push_back(DocumentWords(voices[i]->document) + " says " + ClaimWords(*voices[i]));
  if (voices.size() > kNamed) sayings.push_back(std::to_string(voices.size() - kNamed) + " more");
  return Enumeration(sayings);
}

// `relation` is what the finding's step tells: "agreement" of levels, "growth", "delta" or "share".
std::optional<schema::Finding> Describe(const std::vector<Vote>& group, schema::Rule rule, const char* relation,
                                        const std::string& argument, const Range& common, const std::optional<normalize::Unit>& unit) {
  const auto voices = Voices(group);
  schema::Finding finding;
  finding.publishers = CountPublishers(voices);
  if (finding.publishers < 2) return std::nullopt;
  finding.kind = schema::FindingKind::kCorroboration;
  finding.rule = rule;
  finding.severity = schema::Severity::kInfo;
  for (const schema::Claim* claim : voices) finding.claims.push_back(claim->id);
  const Statement& first = *group[0].statement;
  const std::string of = StepSubject(first.claim->statistic, first.period);
  finding.steps.push_back({relation, finding.claims, ToInterval(common, 7), unit, of});
  finding.explanation =
      StatisticWords(first.claim->statistic) + " in " + PeriodWords(first.period) + ": " + Sayings(voices) + "; " + argument;
  finding.id = schema::FindingId(finding);
  return finding;
}

std::optional<normalize::Unit> UnitOf(const std::string& unit) {
  return normalize::Unit::Parse(unit.starts_with("other:") ? "other" : unit);
}

// Trade that is told of from either area comes from two offices perhaps.
schema::Rule RuleOf(const std::vector<Vote>& group, schema::Rule otherwise) {
  const bool one_side =
      std::all_of(group.begin(), group.end(), [&](const Vote& vote) { return vote.statement->series == group[0].statement->series; });
  return one_side ? otherwise : schema::Rule::kMirror;
}

// "they agree by rounding: 237 billion USD is 236.5 to 237.5 billion USD, ..."
std::string LevelArgument(const std::vector<Vote>& group, const std::string& unit, const Range& common, bool several_units) {
  std::set<std::string> amounts;
  for (const Vote& vote : group) {
    const schema::Amount& amount = vote.statement->claim->level->main;
    amounts.insert(AmountWords(amount.amount, amount.unit.ToString()) + " is " +
                   RangeWords(ToRange(amount.interval), amount.unit.ToString()));
  }
  if (several_units) return "at the exchange rates of the period both currencies allow for " + RangeWords(common, unit) + ".";
  if (amounts.size() == 1) return "they agree.";
  return "they agree by rounding: " + Enumeration({amounts.begin(), amounts.end()}) + ".";
}

void AddLevelAgreements(const Statements& statements, const Exchange& exchange, std::vector<schema::Finding>* findings) {
  std::set<std::string> units;
  for (const Statement* statement : statements) units.insert(statement->level->unit);
  const std::string unit = units.contains("USD") ? "USD" : *units.begin();
  std::vector<Vote> votes;
  for (const Statement* statement : statements) {
    Range range = statement->level->figure.printed;
    if (!range.low || !range.high) continue;
    if (statement->level->unit != unit) {
      const auto rate = exchange.OfPeriod(statement->level->unit, unit, statement->period);
      if (!rate) continue;
      range = {*range.low * (*range.low >= 0 ? *rate->low : *rate->high), *range.high * (*range.high >= 0 ? *rate->high : *rate->low)};
    }
    votes.push_back({statement, range});
  }
  for (const auto& group : Agreements(votes)) {
    const bool several_units = std::any_of(
        group.begin(), group.end(), [&](const Vote& vote) { return vote.statement->level->unit != group[0].statement->level->unit; });
    const Range common = Common(group);
    if (const auto finding = Describe(group, RuleOf(group, several_units ? schema::Rule::kConversion : schema::Rule::kSameFigure),
                                      "agreement", LevelArgument(group, unit, common, several_units), common, UnitOf(unit)))
      findings->push_back(*finding);
  }
}

void AddGrowthAgreements(const std::vector<Vote>& votes, std::vector<schema::Finding>* findings) {
  for (const auto& group : Agreements(votes)) {
    const Range common = Common(group);
    const std::string argument = "they agree: the change is " + GrowthWords(common) + ".";
    Range percent = common.Times(100);
    *percent.low -= 100;
    *percent.high -= 100;
    if (const auto finding = Describe(group, RuleOf(group, schema::Rule::kGrowth), "growth", argument, percent, std::nullopt))
      findings->push_back(*finding);
  }
}

void AddDeltaAgreements(const std::vector<Vote>& votes, const std::string& unit, std::vector<schema::Finding>* findings) {
  for (const auto& group : Agreements(votes)) {
    const Range common = Common(group);
    const std::string argument = "they agree: the change is " + RangeWords(common, unit) + ".";
    if (const auto finding = Describe(group, RuleOf(group, schema::Rule::kGrowth), "delta", argument, common, UnitOf(unit)))
      findings->push_back(*finding);
  }
}

void AddShareAgreements(const std::vector<Vote>& votes, std::vector<schema::Finding>* findings) {
  for (const auto& group : Agreements(votes)) {
    const Range percent = Common(group).Times(100);
    if (const auto finding = Describe(group, schema::Rule::kShare, "share", "they agree.", percent, std::nullopt))
      findings->push_back(*finding);
  }
}

// What a statement speaks of, whatever the unit. Trade between two areas is one figure, whichever of them it is told of first.
UnknownKey ValueOf(const Statement& statement, const std::string& unit, const normalize::Period& period) {
  Series series = statement.series;
  if (series.flow == schema::Flow::kTrade) series.side = 0;
  return MakeKey(series, unit, period);
}

}  // namespace

std::vector<schema::Finding> FindCorroborations(const Statements& statements, const Exchange& exchange) {
  using TwoValues = std::pair<UnknownKey, UnknownKey>;
  std::map<UnknownKey, Statements> levels;                // by value, whatever the unit
  std::map<TwoValues, std::vector<Vote>> growth, deltas;  // by value and base
  std::map<TwoValues, std::vector<Vote>> shares;          // by part and whole
  const auto vote = [](const Statement* statement, const Figure& figure, std::vector<Vote>* votes) {
    if (figure.printed.low && figure.printed.high) votes->push_back({statement, figure.printed});
  };
  for (const Statement* statement : statements) {
    if (statement->level) levels[ValueOf(*statement, "", statement->period)].push_back(statement);
    for (const ChangeStatement& change : statement->changes) {
      const std::string unit = change.unit.value_or("");
      const TwoValues values = {ValueOf(*statement, unit, statement->period), ValueOf(*statement, unit, change.base)};
      vote(statement, change.figure, &(change.is_delta ? deltas : growth)[values]);
    }
    if (statement->share)
      vote(statement, statement->share->figure,
           &shares[{ValueOf(*statement, "", statement->period), MakeKey(statement->share->whole, "", statement->period)}]);
  }
  std::vector<schema::Finding> findings;
  for (const auto& [key, group] : levels) AddLevelAgreements(group, exchange, &findings);
  for (const auto& [values, votes] : growth) AddGrowthAgreements(votes, &findings);
  for (const auto& [values, votes] : deltas) AddDeltaAgreements(votes, values.first.unit, &findings);
  for (const auto& [values, votes] : shares) AddShareAgreements(votes, &findings);
  return findings;
}

}  // namespace tallyman::crosscheck
