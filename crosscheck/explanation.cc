#include "crosscheck/explanation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "crosscheck/conversion.h"
#include "crosscheck/publishers.h"
#include "crosscheck/words.h"

namespace tallyman::crosscheck {
namespace {

using schema::Finding;
using schema::Flow;
using schema::Rule;
using schema::Severity;

bool SpeakOfOneValue(const Statements& statements) {
  return std::all_of(statements.begin(), statements.end(), [&](const Statement* statement) {
    return statement->series == statements[0]->series && statement->period == statements[0]->period;
  });
}

Rule RuleOf(const Contradiction& contradiction) {
  std::set<Relation> relations = contradiction.relations;
  const bool has_levels = relations.contains(Relation::kLevel);
  relations.erase(Relation::kLevel);
  relations.erase(Relation::kPositive);
  if (relations.contains(Relation::kDelta)) {
    relations.erase(Relation::kDelta);
    relations.insert(Relation::kChange);
  }
  if (relations.empty()) return Rule::kSameFigure;
  if (relations.size() > 1) return Rule::kCombined;
  switch (*relations.begin()) {
    case Relation::kChange:
      return !has_levels && SpeakOfOneValue(contradiction.statements) ? Rule::kSameFigure : Rule::kGrowth;
    case Relation::kConversion:
      return Rule::kConversion;
    case Relation::kCumulative:
      return Rule::kCumulative;
    case Relation::kTotal:
      return Rule::kTotal;
    case Relation::kBalance:
      return Rule::kBalance;
    case Relation::kMirror:
      return Rule::kMirror;
    case Relation::kShare:
      return Rule::kShare;
    case Relation::kParts:
      return Rule::kParts;
    default:
      return Rule::kCombined;
  }
}

std::string SubjectWords(const Statement& statement) {
  return StatisticWords(statement.claim->statistic) + " in " + PeriodWords(statement.period);
}

std::string Sayings(Statements statements) {
  if (SpeakOfOneValue(statements)) {
    std::vector<std::string> sayings;
    for (const Statement* statement : statements)
      sayings.push_back(DocumentWords(statement->claim->document) + " says " + ClaimWords(*statement->claim));
    return SubjectWords(*statements[0]) + ": " + Enumeration(sayings);
  }
  std::stable_sort(statements.begin(), statements.end(), [](const Statement* a, const Statement* b) {
    return std::tie(a->period.start, a->period.end) < std::tie(b->period.start, b->period.end);
  });
  std::string sayings;
  for (const Statement* statement : statements)
    sayings += (sayings.empty() ? "" : "; ") + DocumentWords(statement->claim->document) + " says of " + SubjectWords(*statement) + ": " +
               ClaimWords(*statement->claim);
  return sayings;
}

std::size_t TopOf(const Contradiction& contradiction) {
  return static_cast<std::size_t>(std::max_element(contradiction.weights.begin(), contradiction.weights.end()) -
                                  contradiction.weights.begin());
}

class Writer {
 public:
  Writer(const Contradiction& contradiction, Rule rule, const Consistency& as_printed)
      : contradiction_(contradiction), rule_(rule), as_printed_(as_printed) {}

  // Why the statements cannot all be true. Adds what it derives to `steps`.
  std::string Argument(std::vector<schema::Step>* steps) {
    const Statements& statements = contradiction_.statements;
    const std::string impossible = statements.size() == 1 ? "No true value fits it." : "These cannot all be true.";
    if (rule_ == Rule::kSameFigure && SpeakOfOneValue(statements)) {
      const bool levels = contradiction_.relations.contains(Relation::kLevel);
      return std::string(levels ? "No value" : "No change") + " rounds to " + (statements.size() == 2 ? "both." : "all of them.");
    }
    const Statement* target = Target();
    if (!target) return impossible;
    const std::string growth = target->changes.empty() || !IsAboutChange() ? "" : ImpliedChange(*target, steps);
    if (!growth.empty()) return growth;
    return target->level ? ImpliedLevel(*target, steps, impossible) : impossible;
  }

 private:
  bool IsAboutChange() const { return contradiction_.relations.contains(Relation::kChange); }

  // The statement to hold against the others: the sum where parts add up, the change where levels imply one, else the likeliest suspect.
  const Statement* Target() const {
    const Statements& statements = contradiction_.statements;
    const auto find = [&](auto condition) {
      const auto found = std::find_if(statements.begin(), statements.end(), condition);
      return found == statements.end() ? nullptr : *found;
    };
    const Statement* target = nullptr;
    if (rule_ == Rule::kGrowth) target = find([](const Statement* s) { return !s->changes.empty(); });
    if (rule_ == Rule::kTotal) target = find([](const Statement* s) { return s->series.flow == Flow::kTrade && s->level; });
    if (rule_ == Rule::kBalance) target = find([](const Statement* s) { return s->series.flow == Flow::kBalance && s->level; });
    if (rule_ == Rule::kCumulative)
      for (const Statement* statement : statements)
        if (statement->level && (!target || statement->period.months() > target->period.months())) target = statement;
    return target ? target : statements[TopOf(contradiction_)];
  }

  Statements Others(const Statement& target) const {
    Statements others = contradiction_.statements;
    std::erase(others, &target);
    return others;
  }

  std::vector<std::string> Ids(const Statements& statements) const {
    std::vector<std::string> ids;
    for (const Statement* statement : statements) ids.push_back(statement->claim->id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  std::optional<normalize::Unit> UnitOf(const std::string& unit) const {
    return normalize::Unit::Parse(unit.starts_with("other:") ? "other" : unit);
  }

  std::string ImpliedLevel(const Statement& target, std::vector<schema::Step>* steps, const std::string& impossible) const {
    Statement silent = target;
    silent.level->figure = {};
    silent.level->by_conversion.reset();
    Statements all = Others(target);
    const std::vector<std::string> ids = Ids(all);
    all.push_back(&silent);
    const auto range = as_printed_.Possible(all, MakeKey(target.series, target.level->unit, target.period));
    if (!range || (!range->high && (!range->low || *range->low <= 0))) return impossible;
    steps->push_back({std::string(schema::Name(rule_)), ids, ToInterval(*range, 6), UnitOf(target.level->unit),
                      StepSubject(target.claim->statistic, target.period)});
    const std::string own = target.changes.empty() && !target.share ? "" : ", with what it says besides,";
    return (all.size() == 1 ? "What it says besides leaves " : "The others" + own + " leave ") + RangeWords(*range, target.level->unit) +
           " for " + SubjectWords(target) + ", not " +
           AmountWords(target.claim->level->main.amount, target.claim->level->main.unit.ToString()) + ".";
  }

  // What the levels imply for the first relative change of `target`; empty where they leave it open.
  std::string ImpliedChange(const Statement& target, std::vector<schema::Step>* steps) const {
    const ChangeStatement& change = target.changes[0];
    if (change.is_delta || target.series.flow == Flow::kBalance) return "";
    Statement silent = target;
    for (ChangeStatement& silenced : silent.changes) silenced.figure = {};
    Statements all = Others(target);
    all.push_back(&silent);
    for (const std::string& unit : UnitsOf(target, change)) {
      const auto now = as_printed_.Possible(all, MakeKey(target.series, unit, target.period));
      const auto base = as_printed_.Possible(all, MakeKey(target.series, unit, change.base));
      if (!now || !base || !now->low || !now->high || !base->low || !base->high || *base->low <= 0) continue;
      const Range factor{*now->low / *base->high, *now->high / *base->low};
      steps->push_back({"growth", Ids(all), ToInterval(factor.Times(100), 7), std::nullopt,
                        StepSubject(target.claim->statistic, target.period) + " as a percentage of " + PeriodWords(change.base)});
      return RangeWords(*now, unit) + " in " + PeriodWords(target.period) + " against " + RangeWords(*base, unit) + " in " +
             PeriodWords(change.base) + " is a change of " + GrowthWords(factor) + ", not " + target.claim->change->percent->ToString() +
             " percent.";
    }
    return "";
  }

  std::vector<std::string> UnitsOf(const Statement& target, const ChangeStatement& change) const {
    if (change.unit) return {*change.unit};
    const auto units = as_printed_.units().find(target.series.family);
    return units == as_printed_.units().end() ? std::vector<std::string>{}
                                              : std::vector<std::string>(units->second.begin(), units->second.end());
  }

  const Contradiction& contradiction_;
  const Rule rule_;
  const Consistency& as_printed_;
};

std::vector<schema::Step> StepsOf(const Statements& statements) {
  std::vector<schema::Step> steps;
  for (const Statement* statement : statements) {
    const schema::Claim& claim = *statement->claim;
    const std::string of = StepSubject(claim.statistic, statement->period);
    if (claim.level) steps.push_back({"level", {claim.id}, claim.level->main.interval, claim.level->main.unit, of});
    if (claim.level && claim.level->converted)
      steps.push_back({"level", {claim.id}, claim.level->converted->interval, claim.level->converted->unit, of});
    for (const ChangeStatement& change : statement->changes) {
      const bool delta = change.is_delta;
      steps.push_back({delta ? "delta" : "growth",
                       {claim.id},
                       delta ? claim.change->delta_interval : claim.change->percent_interval,
                       delta ? claim.change->delta_unit : std::nullopt,
                       of + " on " + PeriodWords(change.base)});
    }
    if (claim.share) steps.push_back({"share", {claim.id}, claim.share->interval, std::nullopt, of});
  }
  return steps;
}

std::string WarningWords(const Contradiction& contradiction) {
  const std::set<Relation>& relations = contradiction.relations;
  std::vector<std::string> sources;
  if (std::any_of(contradiction.statements.begin(), contradiction.statements.end(), [](const Statement* s) { return s->several_kinds; }))
    sources.push_back("several kinds of goods, or definitions of a balance, that one code holds");
  if (AreOfOneArticle(contradiction.statements))
    sources.push_back("definitions that one article mixes (adjusted and not, goods and services)");
  if (relations.contains(Relation::kMirror)) sources.push_back("freight and insurance (CIF against FOB)");
  if (std::any_of(contradiction.statements.begin(), contradiction.statements.end(), [](const Statement* s) { return s->adjusted_perhaps; }))
    sources.push_back("seasonal adjustment");
  if (relations.contains(Relation::kShare)) sources.push_back("services in the total");
  if (relations.contains(Relation::kChange) || relations.contains(Relation::kDelta) || relations.contains(Relation::kCumulative))
    sources.push_back("a later revision");
  if (relations.contains(Relation::kChange)) sources.push_back("the currency of the percentage");
  sources.push_back("digits cut off instead of rounded");
  const std::string last = sources.back();
  sources.pop_back();
  std::string words;
  for (const std::string& source : sources) words += source + ", ";
  return " It may come from " + words + (sources.empty() ? "" : "or ") + last + ".";
}

// To three significant digits.
double Rounded(double value) {
  if (value <= 0) return 0;
  const double scale = std::pow(10, 2 - std::floor(std::log10(value)));
  return std::round(value * scale) / scale;
}

// "The later figure of Customs, of 2024-08-10, replaces the one of 2024-07-12."
std::string RevisionWords(const Statements& statements) {
  const auto is_told = [&](const schema::Claim* claim) {
    return std::any_of(statements.begin(), statements.end(), [&](const Statement* statement) {
      return std::find(statement->copies.begin(), statement->copies.end(), claim) != statement->copies.end();
    });
  };
  for (const Statement* statement : statements)
    for (const Revision& revision : statement->revisions)
      if (is_told(revision.later))
        return " The later figure of " + *revision.later->source + ", of " + revision.later->document.published->ToString() +
               ", replaces the one of " + revision.earlier->document.published->ToString() + ".";
  return "";
}

void AddSuspects(const Contradiction& contradiction, Finding* finding) {
  std::vector<std::size_t> order(contradiction.statements.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return contradiction.weights[a] > contradiction.weights[b]; });
  double rest = 1;
  for (std::size_t i = order.size(); i-- > 1;) {
    const double weight = std::round(contradiction.weights[order[i]] * 1000) / 1000;
    finding->suspects.insert(finding->suspects.begin(), {contradiction.statements[order[i]]->claim->id, weight});
    rest -= weight;
  }
  finding->suspects.insert(finding->suspects.begin(), {contradiction.statements[order[0]]->claim->id, std::round(rest * 1000) / 1000});
  if (contradiction.slip) finding->slip = schema::Slip{finding->suspects[0].claim, contradiction.slip->kind, contradiction.slip->words};
}

// Which claims are still to be named, of those that say what the statements of contradictions say.
class Copies {
 public:
  // Warnings make no verdict: there the likeliest suspect's copies are enough.
  bool LackAny(const Contradiction& contradiction) const {
    for (std::size_t i = 0; i < contradiction.statements.size(); ++i) {
      const bool counts = contradiction.is_error || i == TopOf(contradiction);
      if (counts && NamedOf(contradiction, i) < contradiction.statements[i]->copies.size()) return true;
    }
    return false;
  }

  // The statements with the next copies in the place of their claims, which stand for them where there are none left.
  std::vector<Statement> Next(const Contradiction& contradiction) {
    std::vector<Statement> next;
    for (std::size_t i = 0; i < contradiction.statements.size(); ++i) {
      const Statement* statement = contradiction.statements[i];
      next.push_back(*statement);
      if (const std::size_t named = NamedOf(contradiction, i); named < statement->copies.size())
        next.back().claim = statement->copies[named];
      ++(i == TopOf(contradiction) ? suspected_ : cited_)[statement];
    }
    return next;
  }

 private:
  // How many copies are named in this part. Who has been suspected need not be cited as well.
  std::size_t NamedOf(const Contradiction& contradiction, std::size_t i) const {
    const auto count = [&](const std::map<const Statement*, std::size_t>& counts) {
      const auto entry = counts.find(contradiction.statements[i]);
      return entry == counts.end() ? 0 : entry->second;
    };
    return i == TopOf(contradiction) ? count(suspected_) : std::max(count(suspected_), count(cited_));
  }

  std::map<const Statement*, std::size_t> suspected_, cited_;
};

class Description {
 public:
  Description(const Contradiction& contradiction, const Consistency& as_printed, const Exchange& exchange, const Rational& conversion_slack)
      : contradiction_(contradiction), as_printed_(as_printed), exchange_(exchange), conversion_slack_(conversion_slack) {
    std::vector<const schema::Claim*> voices;
    for (const Statement* statement : contradiction.statements)
      voices.insert(voices.end(), statement->copies.begin(), statement->copies.end());
    publishers_ = CountPublishers(voices);
    gap_ = Rounded(as_printed.Gap(contradiction.statements));
  }

  // Told by these claims for the contradiction's own.
  Finding ToldBy(const std::vector<Statement>& statements) const {
    Contradiction told = contradiction_;
    for (std::size_t i = 0; i < statements.size(); ++i) told.statements[i] = &statements[i];
    Finding finding;
    finding.kind = schema::FindingKind::kContradiction;
    finding.rule = RuleOf(told);
    finding.severity = told.is_error ? Severity::kError : Severity::kWarning;
    for (const Statement* statement : told.statements) finding.claims.push_back(statement->claim->id);
    std::sort(finding.claims.begin(), finding.claims.end());
    finding.publishers = publishers_;
    finding.gap = gap_;
    finding.steps = StepsOf(told.statements);
    AddSuspects(told, &finding);
    AddExplanation(told, &finding);
    finding.id = schema::FindingId(finding);
    return finding;
  }

 private:
  void AddExplanation(const Contradiction& told, Finding* finding) const {
    std::string& words = finding->explanation;
    words = Sayings(told.statements) + ". " + Writer(told, finding->rule, as_printed_).Argument(&finding->steps);
    if (told.relations.contains(Relation::kConversion))
      for (const Statement* statement : told.statements)
        if (const auto account = AccountForConversion(*statement->claim, exchange_, conversion_slack_)) {
          words += " " + account->words;
          finding->steps.insert(finding->steps.end(), account->steps.begin(), account->steps.end());
        }
    if (told.slip) words += " Likely a slip: " + told.slip->words + " would repair it.";
    words += RevisionWords(told.statements);
    if (!told.is_error) words += WarningWords(told);
  }

  const Contradiction& contradiction_;
  const Consistency& as_printed_;
  const Exchange& exchange_;
  const Rational& conversion_slack_;
  int publishers_;
  double gap_;
};

}  // namespace

std::vector<Finding> DescribeContradictions(const std::vector<Contradiction>& contradictions, const Consistency& as_printed,
                                            const Exchange& exchange, const Rational& conversion_slack) {
  Copies of_errors, of_warnings;
  std::vector<Finding> findings;
  for (const Contradiction& contradiction : contradictions) {
    Copies& copies = contradiction.is_error ? of_errors : of_warnings;
    const Description description(contradiction, as_printed, exchange, conversion_slack);
    do {
      findings.push_back(description.ToldBy(copies.Next(contradiction)));
    } while (copies.LackAny(contradiction));
  }
  return findings;
}

}  // namespace tallyman::crosscheck
