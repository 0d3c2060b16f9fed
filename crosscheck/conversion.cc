#include "crosscheck/conversion.h"

#include <algorithm>

#include "crosscheck/words.h"

namespace tallyman::crosscheck {
namespace {

std::string Digits(const Rational& value, int significant_digits = 5) {
  const auto decimal = ToDecimal(value, significant_digits);
  return decimal ? decimal->ToString() : value.get_str();
}

std::string RateWords(const Range& rate) {
  const std::string low = Digits(*rate.low), high = Digits(*rate.high);
  return low == high ? low : low + " to " + high;
}

// By which share the rate lies outside the range; 0 inside.
Rational Distance(const Rational& rate, const Range& range) {
  if (rate < *range.low) return *range.low / rate - 1;
  if (rate > *range.high) return rate / *range.high - 1;
  return 0;
}

schema::Step MakeStep(const char* relation, const std::string& claim, const Range& range, const normalize::Unit& unit,
                      const std::string& of) {
  return {relation, {claim}, ToInterval(range, 6), unit, of};
}

std::string Verdict(const Rational& to_days, const Rational& to_means, const Rational& slack, bool* agrees) {
  *agrees = to_days <= slack || to_means <= slack;
  if (!*agrees) return "It agrees with neither the publication day's rate nor the period's.";
  if (to_days <= slack && to_means <= slack) {
    if (to_days == to_means) return "It agrees with both the publication day's rate and the period's.";
    return std::string("It agrees with both, and is closer to ") +
           (to_days < to_means ? "the publication day's rate." : "the period's rate.");
  }
  return to_days <= slack ? "It agrees with the publication day's rate, not the period's."
                          : "It agrees with the period's rate, not the publication day's.";
}

}  // namespace

std::optional<ConversionAccount> AccountForConversion(const schema::Claim& claim, const Exchange& exchange, const Rational& slack) {
  if (!claim.level || !claim.level->converted || !claim.period || !claim.document.published) return std::nullopt;
  // Said as units of the weaker currency for one of the stronger.
  const schema::Amount* strong = &claim.level->main;
  const schema::Amount* weak = &*claim.level->converted;
  if (!strong->unit.is_money() || !weak->unit.is_money() || strong->amount.is_zero() || weak->amount.is_zero()) return std::nullopt;
  if (abs(ToRational(strong->amount)) > abs(ToRational(weak->amount))) std::swap(strong, weak);
  const std::string from = strong->unit.ToString(), to = weak->unit.ToString();
  const auto days = exchange.DaysBefore(from, to, *claim.document.published), means = exchange.MeansOfPeriod(from, to, *claim.period);
  if (!days || !means) return std::nullopt;
  const Rational rate = abs(ToRational(weak->amount) / ToRational(strong->amount));

  ConversionAccount account;
  const std::string unit = " " + to + " for 1 " + from;
  account.words = AmountWords(weak->amount, to) + " for " + AmountWords(strong->amount, from) + " is " + Digits(rate) + unit +
                  ". Daily rates in the " + std::to_string(Exchange::kDaysBeforePublication) + " days before publication on " +
                  claim.document.published->ToString() + " were " + RateWords(*days) + "; monthly means of " + PeriodWords(*claim.period) +
                  " were " + RateWords(*means) + ". ";
  if (strong->amount.negative() != weak->amount.negative())
    account.words += "One of the amounts is a surplus and the other a deficit.";
  else
    account.words += Verdict(Distance(rate, *days), Distance(rate, *means), slack, &account.agrees);
  account.steps = {
      MakeStep("conversion", claim.id, {rate, rate}, weak->unit, to + " for 1 " + from + " as the claim has it"),
      MakeStep("rate", claim.id, *days, weak->unit, to + " for 1 " + from + " on the days before " + claim.document.published->ToString()),
      MakeStep("rate", claim.id, *means, weak->unit, to + " for 1 " + from + " by monthly means of " + PeriodWords(*claim.period))};
  return account;
}

std::optional<schema::Finding> ConversionFinding(const schema::Claim& claim, const Exchange& exchange, const Rational& slack) {
  const auto account = AccountForConversion(claim, exchange, slack);
  if (!account || !account->agrees) return std::nullopt;
  schema::Finding finding;
  finding.kind = schema::FindingKind::kCorroboration;
  finding.rule = schema::Rule::kConversion;
  finding.severity = schema::Severity::kInfo;
  finding.claims = {claim.id};
  finding.publishers = 1;
  finding.steps = account->steps;
  finding.explanation = StatisticWords(claim.statistic) + " in " + PeriodWords(*claim.period) + ": " + DocumentWords(claim.document) +
                        " says " + account->words;
  finding.id = schema::FindingId(finding);
  return finding;
}

}  // namespace tallyman::crosscheck
