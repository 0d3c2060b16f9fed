#include "crosscheck/checker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/crosscheck/claim_builder.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;
using schema::Finding;
using schema::FindingKind;
using schema::Rule;
using schema::Severity;
using schema::SlipKind;
using testing::AssertionFailure;
using testing::AssertionSuccess;

std::vector<Finding> Check(const std::vector<Claim>& claims) {
  static const Checker checker;
  return checker.Check(claims);
}

std::vector<Finding> OfKind(const std::vector<Finding>& findings, FindingKind kind) {
  std::vector<Finding> result;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(result), [&](const Finding& finding) { return finding.kind == kind; });
  return result;
}

std::vector<Finding> Contradictions(const std::vector<Claim>& claims) { return OfKind(Check(claims), FindingKind::kContradiction); }

testing::AssertionResult IsConsistent(const std::vector<Claim>& claims) {
  const auto found = Contradictions(claims);
  return found.empty() ? AssertionSuccess() : AssertionFailure() << found[0].explanation;
}

// That the claims make exactly one contradiction, of all of them and of this rule and severity.
testing::AssertionResult Contradict(const std::vector<Claim>& claims, Rule rule, Severity severity) {
  const auto found = Contradictions(claims);
  if (found.size() != 1) return AssertionFailure() << found.size() << " contradictions";
  if (found[0].rule != rule) return AssertionFailure() << "rule " << schema::Name(found[0].rule) << ": " << found[0].explanation;
  if (found[0].severity != severity)
    return AssertionFailure() << "severity " << schema::Name(found[0].severity) << ": " << found[0].explanation;
  if (found[0].claims.size() != claims.size())
    return AssertionFailure() << "only " << found[0].claims.size() << " claims: " << found[0].explanation;
  return AssertionSuccess();
}

bool Says(const Finding& finding, const std::string& words) { return finding.explanation.find(words) != std::string::npos; }

ClaimBuilder Exports(const char* document) { return ClaimBuilder(document, "exports", "CN", "RU"); }
ClaimBuilder Imports(const char* document) { return ClaimBuilder(document, "imports", "CN", "RU"); }
ClaimBuilder Trade(const char* document) { return ClaimBuilder(document, "trade", "CN", "RU"); }
ClaimBuilder Balance(const char* document) { return ClaimBuilder(document, "balance", "CN", "RU"); }

TEST(SameFigure, TwoLevelsThatNoValueRoundsTo) {
  const std::vector<Claim> claims = {Exports("a").In("2024-06").Level("70.23", 9, "CNY"),
                                     Exports("b").In("2024-06").Level("7.02", 9, "CNY")};
  EXPECT_TRUE(Contradict(claims, Rule::kSameFigure, Severity::kError));
  const Finding finding = Contradictions(claims)[0];
  EXPECT_DOUBLE_EQ(finding.gap, 0.818);
  EXPECT_EQ(finding.publishers, 2);
  ASSERT_TRUE(finding.slip.has_value());
  EXPECT_EQ(finding.slip->kind, SlipKind::kScale);
  EXPECT_TRUE(Says(finding, "CN exports to RU in 2024-06: ")) << finding.explanation;
  EXPECT_TRUE(Says(finding, "a says 70.23 billion CNY")) << finding.explanation;
  EXPECT_TRUE(Says(finding, "No value rounds to both.")) << finding.explanation;
  EXPECT_EQ(finding.id, schema::FindingId(finding));
}

TEST(SameFigure, RoundingIsNoContradictionButAgreement) {
  const std::vector<Claim> claims = {Trade("a").InYear(2023).Level("237", 9, "USD"), Trade("b").InYear(2023).Level("240", 9, "USD")};
  EXPECT_TRUE(IsConsistent(claims));
  const auto found = OfKind(Check(claims), FindingKind::kCorroboration);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::kInfo);
  EXPECT_EQ(found[0].publishers, 2);
  EXPECT_TRUE(Says(found[0], "237 billion USD is 236.5 to 237.5 billion USD")) << found[0].explanation;
  EXPECT_TRUE(Says(found[0], "240 billion USD is 235 to 245 billion USD")) << found[0].explanation;
}

TEST(SameFigure, TheSameSaidTwiceIsAgreement) {
  const auto rules = [](const std::vector<Claim>& claims) {
    std::multiset<std::string> found;
    for (const Finding& finding : Check(claims)) {
      EXPECT_EQ(finding.kind, FindingKind::kCorroboration);
      EXPECT_EQ(finding.claims.size(), claims.size());
      EXPECT_EQ(finding.publishers, static_cast<int>(claims.size()));
      found.insert(std::string(schema::Name(finding.rule)));
    }
    return found;
  };
  const auto level = [](const char* document) { return Exports(document).In("2024-06").Level("70.23", 9, "CNY"); };
  using Rules = std::multiset<std::string>;
  EXPECT_EQ(rules({level("a"), level("b"), level("c")}), Rules{"same_figure"});
  EXPECT_TRUE(Says(Check({level("a"), level("b")})[0], "they agree.")) << Check({level("a"), level("b")})[0].explanation;
  EXPECT_EQ(rules({level("a").Percent("5.1"), level("b").Percent("5.1")}), (Rules{"growth", "same_figure"}));
  EXPECT_EQ(rules({Exports("a").In("2024-06").Percent("5.1"), Exports("b").In("2024-06").Percent("5.1")}), Rules{"growth"});
  EXPECT_EQ(rules({Exports("a").In("2024-06").Delta("3.2", 9, "USD"), Exports("b").In("2024-06").Delta("3.2", 9, "USD")}), Rules{"growth"});
  EXPECT_EQ(rules({Exports("a").In("2024-06").ShareOfWorld("2.2"), Exports("b").In("2024-06").ShareOfWorld("2.2")}), Rules{"share"});
  EXPECT_TRUE(Check({level("a"), level("b").Publisher("a")}).empty()) << "one publisher";
}

TEST(SameFigure, CutOffDigitsAreAWarning) {
  EXPECT_TRUE(Contradict({Exports("a").In("2024-06").Level("70.28", 9, "CNY"), Exports("b").In("2024-06").Level("70.2", 9, "CNY")},
                         Rule::kSameFigure, Severity::kWarning));
}

TEST(SameFigure, HedgesAreTakenAtTheirWord) {
  using normalize::Qualifier;
  EXPECT_TRUE(IsConsistent(
      {Trade("a").InYear(2023).Level("240.1", 9, "USD"), Trade("b").InYear(2023).Level("200", 9, "USD", Qualifier::kGreater)}));
  EXPECT_TRUE(
      IsConsistent({Trade("a").InYear(2023).Level("240.1", 9, "USD"), Trade("b").InYear(2023).Level("230", 9, "USD", Qualifier::kApprox)}));
  EXPECT_TRUE(
      Contradict({Trade("a").InYear(2023).Level("180.1", 9, "USD"), Trade("b").InYear(2023).Level("200", 9, "USD", Qualifier::kGreater)},
                 Rule::kSameFigure, Severity::kError));
}

TEST(SameFigure, TwoChangesOfOneFigure) {
  EXPECT_TRUE(Contradict({Exports("a").In("2024-06").Percent("5.1").Terms("CNY"), Exports("b").In("2024-06").Percent("15.7").Terms("CNY")},
                         Rule::kSameFigure, Severity::kError));
  EXPECT_TRUE(IsConsistent({Exports("a").In("2024-06").Percent("5.1").Terms("CNY"), Exports("b").In("2024-06").Percent("5").Terms("CNY")}));
  EXPECT_TRUE(Contradict({Exports("a").In("2024-06").Percent("5.1"), Exports("b").In("2024-06").Percent("8.7")}, Rule::kSameFigure,
                         Severity::kWarning))
      << "dollars and yuan";
  EXPECT_TRUE(Contradict({Exports("a").In("2024-06").Percent("5.1"), Exports("b").In("2024-06").Percent("25.7")}, Rule::kSameFigure,
                         Severity::kError));
}

// As pairs these are 44,850.
TEST(SameFigure, HundredsThatAllContradictEachOther) {
  std::vector<Claim> claims;
  std::set<std::string> ids;
  for (int i = 0; i < 300; ++i) {
    claims.push_back(Exports(("d" + std::to_string(i)).c_str()).In("2024-06").Level(std::to_string(500 + i), 8, "CNY"));
    ids.insert(claims.back().id);
  }
  const auto found = Contradictions(claims);
  EXPECT_LT(found.size(), 600u);
  std::set<std::string> named;
  for (const Finding& finding : found) named.insert(finding.claims.begin(), finding.claims.end());
  EXPECT_EQ(named, ids);
}

TEST(SameFigure, OtherStatisticsDoNotTie) {
  EXPECT_TRUE(IsConsistent({Exports("a").In("2024-06").Level("70.23", 9, "CNY"), Exports("b").In("2024-05").Level("7.02", 9, "CNY"),
                            ClaimBuilder("c", "exports", "CN", "US").In("2024-06").Level("7.02", 9, "CNY"),
                            ClaimBuilder("d", "exports", "CN", "RU", "crude_oil").In("2024-06").Level("1.02", 9, "CNY"),
                            ClaimBuilder("e", "exports", "CN", "RU", "crude_oil").In("2024-06").Level("1.02", 6, "t")}));
}

TEST(SameFigure, ForecastsTieWithinOneSourceAndDateOnly) {
  EXPECT_TRUE(IsConsistent({Exports("a").In("2024-06").Percent("7.1").Terms("USD"),
                            Exports("b").In("2024-06").Percent("1.9").Terms("USD").Forecast("poll"),
                            Exports("c").In("2024-06").Percent("9.9").Terms("USD").Forecast("bank")}));
  EXPECT_TRUE(Contradict({Exports("a").InYear(2025).Level("7.1", 9, "USD").Forecast("bank"),
                          Exports("b").InYear(2025).Level("9.1", 9, "USD").Forecast("bank")},
                         Rule::kSameFigure, Severity::kError));
}

TEST(Growth, LevelsThatTheChangeDoesNotFit) {
  const auto before = Trade("a").In("2023-01", "2023-06").Level("114.547", 9, "USD");
  const std::vector<Claim> claims = {before, Trade("b").In("2024-01", "2024-06").Level("116.87", 9, "USD").Percent("11.8")};
  EXPECT_TRUE(Contradict(claims, Rule::kGrowth, Severity::kError));
  EXPECT_TRUE(Says(Contradictions(claims)[0], "is a change of 2.02 to 2.03 percent, not 11.8 percent"))
      << Contradictions(claims)[0].explanation;
  EXPECT_TRUE(IsConsistent({before, Trade("b").In("2024-01", "2024-06").Level("116.87", 9, "USD").Percent("2.0")}));
}

TEST(Growth, RevisionsAreAWarning) {
  EXPECT_TRUE(Contradict({Trade("a").In("2023-01", "2023-06").Level("114.547", 9, "USD"),
                          Trade("b").In("2024-01", "2024-06").Level("116.87", 9, "USD").Percent("1.8")},
                         Rule::kGrowth, Severity::kWarning));
}

TEST(Growth, AgainstThePeriodBefore) {
  const auto june = Exports("a").In("2024-06").Level("143.9", 9, "CNY").Percent("2.3", schema::Versus::kPrevious);
  EXPECT_TRUE(IsConsistent({june, Exports("b").In("2024-05").Level("140.7", 9, "CNY")}));
  EXPECT_TRUE(Contradict({june, Exports("b").In("2024-05").Level("80.7", 9, "CNY")}, Rule::kGrowth, Severity::kError));
  EXPECT_TRUE(Contradict({june, Exports("b").In("2024-05").Level("120.7", 9, "CNY")}, Rule::kGrowth, Severity::kWarning))
      << "it may be adjusted for the season";
}

TEST(Growth, ByAnAmount) {
  const auto june = Exports("a").In("2024-06").Level("12.5", 9, "USD").Delta("3.2", 9, "USD");
  EXPECT_TRUE(IsConsistent({june, Exports("b").In("2023-06").Level("9.3", 9, "USD")}));
  EXPECT_TRUE(Contradict({june, Exports("b").In("2023-06").Level("10.3", 9, "USD")}, Rule::kGrowth, Severity::kError));
}

TEST(Growth, ChainOverYears) {
  const auto first = Exports("a").InYear(2021).Level("100", 9, "USD");
  const auto second = Exports("b").InYear(2022).Percent("10.0").Terms("USD"),
             third = Exports("c").InYear(2023).Percent("10.0").Terms("USD");
  EXPECT_TRUE(IsConsistent({first, second, third, Exports("d").InYear(2023).Level("121.3", 9, "USD")}));
  EXPECT_TRUE(Contradict({first, second, third, Exports("d").InYear(2023).Level("151.3", 9, "USD")}, Rule::kGrowth, Severity::kError));
}

TEST(Growth, OfADeficitFollowsItsSize) {
  const auto before = Balance("a").InYear(2022).Level("-100", 9, "USD");
  EXPECT_TRUE(IsConsistent({before, Balance("b").InYear(2023).Level("-42.1", 9, "USD").Percent("-57.9")}));
  EXPECT_TRUE(Contradict({before, Balance("b").InYear(2023).Level("-142.1", 9, "USD").Percent("-57.9")}, Rule::kGrowth, Severity::kError));
}

TEST(Cumulative, QuartersAddUpToHalves) {
  const auto first = Exports("a").In("2024-01", "2024-03").Level("30.1", 9, "USD"),
             second = Exports("b").In("2024-04", "2024-06").Level("30.2", 9, "USD");
  const std::vector<Claim> claims = {first, second, Exports("c").In("2024-01", "2024-06").Level("65.3", 9, "USD")};
  EXPECT_TRUE(Contradict(claims, Rule::kCumulative, Severity::kError));
  EXPECT_TRUE(Says(Contradictions(claims)[0], "The others leave 60.2 to 60.4 billion USD")) << Contradictions(claims)[0].explanation;
  EXPECT_TRUE(IsConsistent({first, second, Exports("c").In("2024-01", "2024-06").Level("60.3", 9, "USD")}));
  EXPECT_TRUE(
      Contradict({first, second, Exports("c").In("2024-01", "2024-06").Level("60.7", 9, "USD")}, Rule::kCumulative, Severity::kWarning));
}

TEST(Cumulative, ALongerPeriodIsAtLeastAShorterOneInIt) {
  const auto half = Exports("a").In("2024-01", "2024-06").Level("60.3", 9, "USD");
  EXPECT_TRUE(IsConsistent({half, Exports("b").In("2024-03").Level("10.1", 9, "USD")}));
  EXPECT_TRUE(Contradict({half, Exports("b").In("2024-03").Level("70.1", 9, "USD")}, Rule::kCumulative, Severity::kError));
  EXPECT_TRUE(Contradict(
      {Exports("a").In("2024-03").Level("5.3", 9, "USD"), Exports("b").InDays("2024-03-01", "2024-03-20").Level("7.1", 9, "USD")},
      Rule::kCumulative, Severity::kError));
  EXPECT_TRUE(IsConsistent(
      {Exports("a").In("2024-03").Level("5.3", 9, "USD"), Exports("b").InDays("2024-03-01", "2024-03-20").Level("3.1", 9, "USD")}));
}

TEST(Cumulative, YearToDateAndMonth) {
  const auto to_may = Exports("a").In("2024-01", "2024-05").Level("50.2", 9, "USD"),
             june = Exports("b").In("2024-06").Level("10.1", 9, "USD");
  EXPECT_TRUE(IsConsistent({to_may, june, Exports("c").In("2024-01", "2024-06").Level("60.3", 9, "USD")}));
  EXPECT_TRUE(
      Contradict({to_may, june, Exports("c").In("2024-01", "2024-06").Level("62.3", 9, "USD")}, Rule::kCumulative, Severity::kError));
}

TEST(Total, ExportsAndImportsAreTrade) {
  const auto exports = Exports("a").InYear(2023).Level("110.97", 9, "USD"), imports = Imports("b").InYear(2023).Level("129.14", 9, "USD");
  EXPECT_TRUE(IsConsistent({exports, imports, Trade("c").InYear(2023).Level("240.11", 9, "USD")}));
  const std::vector<Claim> claims = {exports, imports, Trade("c").InYear(2023).Level("204.11", 9, "USD")};
  EXPECT_TRUE(Contradict(claims, Rule::kTotal, Severity::kError));
  const Finding finding = Contradictions(claims)[0];
  EXPECT_EQ(finding.slip->kind, SlipKind::kDigits);
  EXPECT_EQ(finding.suspects[0].claim, finding.slip->claim);
  EXPECT_TRUE(Says(finding, "204.11 billion USD read as 240.11 billion USD")) << finding.explanation;
  EXPECT_TRUE(Contradict({exports, Trade("c").InYear(2023).Level("90.1", 9, "USD")}, Rule::kTotal, Severity::kError));
}

TEST(BalanceRule, ExportsLessImports) {
  const auto exports = Exports("a").InYear(2023).Level("110.97", 9, "USD"), imports = Imports("b").InYear(2023).Level("129.14", 9, "USD");
  EXPECT_TRUE(IsConsistent({exports, imports, Balance("c").InYear(2023).Level("-18.17", 9, "USD")}));
  const std::vector<Claim> claims = {exports, imports, Balance("c").InYear(2023).Level("18.17", 9, "USD")};
  EXPECT_TRUE(Contradict(claims, Rule::kBalance, Severity::kError));
  EXPECT_EQ(Contradictions(claims)[0].slip->kind, SlipKind::kSign);
}

TEST(Conversion, TwoCurrenciesOfOneFigure) {
  const auto yuan = Exports("a").In("2024-06").Level("70.23", 9, "CNY");
  EXPECT_TRUE(IsConsistent({yuan, Exports("b").In("2024-06").Level("9.68", 9, "USD")}));
  EXPECT_TRUE(Contradict({yuan, Exports("b").In("2024-06").Level("12.68", 9, "USD")}, Rule::kConversion, Severity::kError));
}

TEST(Conversion, ASwappedCurrencyIsNamed) {
  const auto found =
      Contradictions({Exports("a").In("2024-06").Level("70.23", 9, "CNY"), Exports("b").In("2024-06").Level("70.23", 9, "USD"),
                      Exports("c").In("2024-06").Level("70.2", 9, "CNY")});
  ASSERT_FALSE(found.empty());
  ASSERT_TRUE(found[0].slip.has_value());
  EXPECT_EQ(found[0].slip->kind, SlipKind::kCurrency);
  EXPECT_EQ(found[0].slip->repaired, "70.23 billion USD read as 70.23 billion CNY");
}

TEST(Conversion, WithinAClaimSaysByWhichRate) {
  const auto claim = Trade("a").InYear(2023).Level("240", 9, "USD").Converted("333.576", 12, "KRW").Published("2024-04-16");
  EXPECT_TRUE(IsConsistent({claim}));
  const auto found = OfKind(Check({claim}), FindingKind::kCorroboration);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, Rule::kConversion);
  EXPECT_TRUE(Says(found[0], "1389.9 KRW for 1 USD")) << found[0].explanation;
  EXPECT_TRUE(Says(found[0], "agrees with the publication day's rate, not the period's")) << found[0].explanation;
  EXPECT_EQ(found[0].steps.size(), 3u);
}

TEST(Conversion, WithinAClaimThatNoRateFits) {
  const auto found = Contradictions({Exports("a").In("2024-06").Level("143.9", 9, "CNY").Converted("1.981", 9, "USD")});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, Rule::kConversion);
  EXPECT_EQ(found[0].severity, Severity::kError);
  EXPECT_EQ(found[0].claims.size(), 1u);
  EXPECT_EQ(found[0].slip->repaired, "1.981 billion USD read as 19.81 billion USD");
}

TEST(Conversion, AThirdCountrysCurrencyMayHaveAnyRateUpToPublication) {
  EXPECT_TRUE(IsConsistent(
      {Trade("a").InYear(2023).Level("240.1", 9, "USD"), Trade("b").InYear(2023).Level("333.7", 12, "KRW").Published("2024-04-16")}));
  EXPECT_FALSE(IsConsistent(
      {Trade("a").InYear(2023).Level("240.1", 9, "USD"), Trade("b").InYear(2023).Level("433.7", 12, "KRW").Published("2024-04-16")}));
}

TEST(Conversion, OfficesConvertByRatesOfTheirOwn) {
  // China's customs, July 2024: 300.56 billion dollars, 2.14 trillion yuan, by the central parity, 2 percent below the market.
  EXPECT_TRUE(Contradict({ClaimBuilder("a", "exports", "CN", "WORLD").In("2024-07").Level("300.56", 9, "USD").Published("2024-08-07"),
                          ClaimBuilder("b", "exports", "CN", "WORLD").In("2024-07").Level("2.14", 12, "CNY").Published("2024-08-07")},
                         Rule::kConversion, Severity::kWarning));
}

TEST(Conversion, ABalanceOverMonthsOfBothSignsHasNoRate) {
  // Exports of 100 and 90 billion dollars, imports of 102 and 87.8, at 7.0 and 7.2 yuan: 0.2 billion dollars, 1.84 billion yuan.
  EXPECT_TRUE(IsConsistent({Balance("a").In("2023-05", "2023-06").Level("1.84", 9, "CNY").Converted("0.200", 9, "USD")}));
  EXPECT_FALSE(IsConsistent({Balance("a").In("2023-06").Level("1.84", 9, "CNY").Converted("0.200", 9, "USD")}));
}

TEST(Conversion, WithoutRatesNothingTies) {
  EXPECT_TRUE(IsConsistent({Trade("a").InYear(1992).Level("240.1", 9, "USD"), Trade("b").InYear(1992).Level("3", 9, "RUB")}));
}

TEST(Mirror, TwoOfficesAreNeverMoreThanAWarning) {
  const auto exports = Exports("a").InYear(2023).Level("110.97", 9, "USD");
  EXPECT_TRUE(IsConsistent({exports, ClaimBuilder("b", "imports", "RU", "CN").InYear(2023).Level("118.1", 9, "USD")}));
  EXPECT_TRUE(Contradict({exports, ClaimBuilder("b", "imports", "RU", "CN").InYear(2023).Level("150.1", 9, "USD")}, Rule::kMirror,
                         Severity::kWarning));
}

TEST(Mirror, TradeToldFromEitherSideAgreesByRounding) {
  const auto found = OfKind(
      Check({Trade("a").InYear(2023).Level("237", 9, "USD"), ClaimBuilder("b", "trade", "RU", "CN").InYear(2023).Level("240", 9, "USD")}),
      FindingKind::kCorroboration);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, Rule::kMirror);
  EXPECT_TRUE(Says(found[0], "they agree by rounding")) << found[0].explanation;
}

TEST(Share, OfAllPartnersWhereTheWholeIsKnown) {
  const auto part = Exports("a").InYear(2023).Level("110.97", 9, "USD").ShareOfWorld("3.3");
  const auto world = [](const char* amount) { return ClaimBuilder("b", "exports", "CN", "WORLD").InYear(2023).Level(amount, 12, "USD"); };
  EXPECT_TRUE(IsConsistent({part, world("3.38")}));
  EXPECT_TRUE(Contradict({part, world("2.38")}, Rule::kShare, Severity::kError));
  EXPECT_TRUE(IsConsistent({part}));
}

TEST(Share, OfSeveralMonthsMayBeMeasuredInAnotherCurrency) {
  const auto trade = [](const char* document, const char* partner) {
    return ClaimBuilder(document, "trade", "BR", partner).In("2024-10", "2024-12").Published("2025-01-12");
  };
  const auto in_play = ClaimBuilder("d", "trade", "BR", "RU").In("2023-10", "2023-12").Level("3.1", 9, "USD");
  const auto of_world = trade("b", "WORLD").Level("601.4", 9, "BRL"), share = trade("c", "RU").ShareOfWorld("32.3");
  EXPECT_TRUE(IsConsistent({trade("a", "RU").Level("194.9", 9, "BRL"), of_world, share, in_play})) << "reals fell from month to month";
  EXPECT_FALSE(IsConsistent({trade("a", "RU").Level("294.9", 9, "BRL"), of_world, share, in_play}));
}

ClaimBuilder ExportsTo(const char* document, const char* partner, const char* product = "total") {
  return ClaimBuilder(document, "exports", "CN", partner, product);
}

TEST(Parts, APartnerAboveTheWorld) {
  const auto world = ExportsTo("w", "WORLD").InYear(2023).Level("338", 9, "USD");
  const std::vector<Claim> claims = {world, ExportsTo("a", "US").InYear(2023).Level("500.3", 9, "USD")};
  EXPECT_TRUE(Contradict(claims, Rule::kParts, Severity::kError));
  EXPECT_TRUE(IsConsistent({world, ExportsTo("a", "US").InYear(2023).Level("337.9", 9, "USD")}));
}

TEST(Parts, PartnersTogetherAboveTheWorld) {
  const auto world = ExportsTo("w", "WORLD").InYear(2023).Level("800.1", 9, "USD");
  const auto us = ExportsTo("a", "US").InYear(2023).Level("500.3", 9, "USD"),
             jp = ExportsTo("b", "JP").InYear(2023).Level("350.3", 9, "USD");
  EXPECT_TRUE(Contradict({world, us, jp}, Rule::kParts, Severity::kError));
  EXPECT_TRUE(IsConsistent({world, us}));
  EXPECT_TRUE(Contradict({world, us, ExportsTo("b", "JP").InYear(2023).Level("301.3", 9, "USD")}, Rule::kParts, Severity::kWarning));
}

TEST(Parts, MembersAsOfThePeriod) {
  const auto brics = [](int year) { return ExportsTo("g", "BRICS").InYear(year).Level("100.1", 9, "USD"); };
  const auto emirates = [](int year) { return ExportsTo("a", "AE").InYear(year).Level("150.1", 9, "USD"); };
  EXPECT_TRUE(IsConsistent({brics(2023), emirates(2023)}));
  EXPECT_TRUE(Contradict({brics(2024), emirates(2024)}, Rule::kParts, Severity::kError));
  EXPECT_TRUE(Contradict({ExportsTo("w", "WORLD").InYear(2023).Level("90.1", 9, "USD"), brics(2023)}, Rule::kParts, Severity::kError));
}

TEST(Parts, ProductsInTheirGroups) {
  const auto oil = ExportsTo("a", "RU", "crude_oil").InYear(2023).Level("60.6", 9, "USD");
  EXPECT_TRUE(IsConsistent({oil, ExportsTo("b", "RU", "energy").InYear(2023).Level("94.1", 9, "USD")}));
  EXPECT_TRUE(Contradict({oil, ExportsTo("b", "RU", "energy").InYear(2023).Level("9.41", 9, "USD")}, Rule::kParts, Severity::kWarning))
      << "the code holds goods of several kinds";
  EXPECT_TRUE(Contradict({oil, ExportsTo("b", "RU").InYear(2023).Level("9.41", 9, "USD")}, Rule::kParts, Severity::kError));
}

TEST(Parts, TheReportersSideIsNoPart) {
  EXPECT_TRUE(IsConsistent({ClaimBuilder("a", "exports", "EU", "RU").InYear(2023).Level("38.1", 9, "EUR"),
                            ClaimBuilder("b", "exports", "DE", "RU").InYear(2023).Level("58.1", 9, "EUR")}));
}

TEST(Revision, ALaterFigureOfTheSameSourceReplacesTheEarlier) {
  const auto figure = [](const char* document, const char* amount, const char* source, const char* published) {
    Claim claim = Exports(document).In("2024-06").Level(amount, 9, "USD").Published(published);
    claim.source = source;
    claim.id = schema::ClaimId(claim);
    return claim;
  };
  const Claim earlier = figure("a", "70.23", "Customs", "2024-07-12"), later = figure("b", "70.63", "Customs", "2024-08-10");
  EXPECT_TRUE(Contradict({earlier, later}, Rule::kSameFigure, Severity::kWarning));
  const Finding finding = Contradictions({earlier, later})[0];
  EXPECT_EQ(finding.suspects[0].claim, earlier.id);
  EXPECT_TRUE(Says(finding, "of Customs, of 2024-08-10, replaces the one of 2024-07-12")) << finding.explanation;
  EXPECT_TRUE(Contradict({earlier, figure("b", "73.02", "Customs", "2024-08-10")}, Rule::kSameFigure, Severity::kError));
  EXPECT_TRUE(Contradict({earlier, figure("b", "70.63", "Ministry", "2024-08-10")}, Rule::kSameFigure, Severity::kError));
}

// Whoever else tells the earlier figure, and whatever the ids: its claim with the least id comes first among those that say the same.
TEST(Revision, IsTheSourcesWhoeverElseTellsTheEarlierFigure) {
  const auto figure = [](const char* document, const char* amount, std::optional<std::string> source, const char* published) {
    Claim claim = Exports(document).In("2024-06").Level(amount, 9, "USD").Published(published);
    claim.source = std::move(source);
    claim.id = schema::ClaimId(claim);
    return claim;
  };
  Claim earlier = figure("a", "70.23", "Customs", "2024-07-12");
  const Claim later = figure("b", "70.63", "Customs", "2024-08-10");
  Claim blog = figure("c", "70.23", std::nullopt, "2024-07-14");
  for (int i = 0; i < 2; ++i) {
    std::swap(earlier.id, blog.id);
    const auto found = Contradictions({earlier, later, blog});
    ASSERT_EQ(found.size(), 2u);
    for (const Finding& finding : found) {
      EXPECT_EQ(finding.severity, Severity::kWarning);
      EXPECT_NE(finding.suspects[0].claim, later.id);
      EXPECT_TRUE(Says(finding, "of Customs, of 2024-08-10, replaces the one of 2024-07-12")) << finding.explanation;
    }
  }
}

TEST(Revision, AFigureToldMonthsLaterMayBeTheRevisedOne) {
  const auto figure = [](const char* document, const char* amount, const char* published) {
    return Exports(document).In("2023-06").Level(amount, 9, "USD").Published(published).Get();
  };
  EXPECT_TRUE(Contradict({figure("a", "70.23", "2023-07-12"), figure("b", "70.63", "2024-07-12")}, Rule::kSameFigure, Severity::kWarning));
  EXPECT_TRUE(Contradict({figure("a", "70.23", "2023-07-12"), figure("b", "70.63", "2023-08-12")}, Rule::kSameFigure, Severity::kError));
  EXPECT_TRUE(Contradict({figure("a", "70.23", "2023-07-12"), figure("b", "73.02", "2024-07-12")}, Rule::kSameFigure, Severity::kError));
}

TEST(Growth, InYuanAgainstInDollars) {
  const auto in_yuan = Exports("a").InYear(2022).Percent("10.5").Terms("CNY");
  EXPECT_TRUE(IsConsistent({in_yuan, Exports("b").InYear(2022).Percent("7.0").Terms("USD")}));
  EXPECT_FALSE(IsConsistent({in_yuan, Exports("b").InYear(2022).Percent("37.0").Terms("USD")}));
}

TEST(SeveralKinds, AnArticleThatContradictsItselfOnGoodsMakesNoError) {
  const auto goods = [](const char* document, const char* amount, const char* product) {
    return ClaimBuilder(document, "exports", "FR", "WORLD", product).InYear(2006).Level(amount, 9, "EUR");
  };
  const std::vector<Claim> claims = {goods("a", "8.74", "pharma"), goods("a", "1.5", "pharma"), goods("b", "3.3", "pharma")};
  const auto found = Contradictions(claims);
  EXPECT_FALSE(found.empty());
  for (const Finding& finding : found) EXPECT_EQ(finding.severity, Severity::kWarning) << finding.explanation;
  EXPECT_TRUE(Says(found[0], "several kinds of goods")) << found[0].explanation;
  EXPECT_TRUE(Contradict({goods("a", "8.74", "pharma"), goods("b", "3.3", "pharma")}, Rule::kSameFigure, Severity::kError));
  EXPECT_TRUE(Contradict({goods("a", "8.74", "total"), goods("b", "3.3", "total")}, Rule::kSameFigure, Severity::kError));
}

TEST(SeveralKinds, ACodeThatHoldsThemMakesAnErrorOnlyWhereTheWordsAreTheSame) {
  const auto meat = [](const char* document, const char* amount, std::optional<std::string> words) {
    Claim claim = ClaimBuilder(document, "exports", "BR", "WORLD", "meat").InYear(2024).Level(amount, 6, "t");
    claim.statistic.product_text = std::move(words);
    claim.id = schema::ClaimId(claim);
    return claim;
  };
  EXPECT_TRUE(Contradict({meat("a", "5.3", {}), meat("b", "2.9", {})}, Rule::kSameFigure, Severity::kWarning));
  EXPECT_TRUE(Contradict({meat("a", "5.3", "chicken"), meat("b", "2.9", "chicken")}, Rule::kSameFigure, Severity::kError));
  EXPECT_TRUE(IsConsistent({meat("a", "5.3", "chicken"), meat("b", "2.9", "beef")}));
}

TEST(Checker, WhatAnArticleOnAPartOfAMonthComparesWithIsAPartAsWell) {
  const auto july = [](const char* document, int year, const char* amount, const char* published) {
    const std::string month = std::to_string(year) + "-07";
    return ClaimBuilder(document, "exports", "KR", "WORLD").In(month).Level(amount, 9, "USD").Published(published);
  };
  const auto whole = july("b", 2023, "50.3", "2023-08-01");
  EXPECT_TRUE(IsConsistent({july("a", 2024, "37.2", "2024-07-22"), july("a", 2023, "31.3", "2024-07-22"), whole}));
  EXPECT_FALSE(IsConsistent({july("a", 2023, "31.3", "2024-07-22"), whole})) << "it says nothing of a month that is not over";
}

// Adjusted figures beside others, goods beside services: an article that contradicts itself alone is no error.
TEST(OneArticle, ThatContradictsItselfIsAWarning) {
  const auto exports = Exports("a").InYear(2023).Level("110.97", 9, "USD"), imports = Imports("a").InYear(2023).Level("129.14", 9, "USD"),
             trade = Trade("a").InYear(2023).Level("204.11", 9, "USD");
  EXPECT_TRUE(Contradict({exports, imports, trade}, Rule::kTotal, Severity::kWarning));
  EXPECT_TRUE(Says(Contradictions({exports, imports, trade})[0], "definitions that one article mixes"));
}

TEST(OneArticle, IsAnErrorWhereOthersContradictIt) {
  const Claim wrong = Exports("a").InYear(2023).Level("101.97", 9, "USD");
  const auto imports = Imports("a").InYear(2023).Level("129.14", 9, "USD"), trade = Trade("a").InYear(2023).Level("240.11", 9, "USD");
  bool is_error = false;
  for (const Finding& finding : Contradictions({wrong, imports, trade, Exports("b").InYear(2023).Level("110.97", 9, "USD"),
                                                Exports("c").InYear(2023).Level("111", 9, "USD")})) {
    EXPECT_EQ(finding.suspects[0].claim, wrong.id) << finding.explanation;
    is_error |= finding.severity == Severity::kError;
  }
  EXPECT_TRUE(is_error);
}

TEST(SeveralKinds, TwoBalancesOfOneArticle) {
  const auto balance = [](const char* document, const char* amount) { return Balance(document).In("2023-12").Level(amount, 9, "USD"); };
  EXPECT_TRUE(Contradict({balance("a", "16.8"), balance("a", "13.1")}, Rule::kSameFigure, Severity::kWarning));
  EXPECT_TRUE(Contradict({balance("a", "16.8"), balance("b", "13.1")}, Rule::kSameFigure, Severity::kError));
}

TEST(Checker, AFigureOfAMonthThatIsNotOverTiesWithNothing) {
  const auto june = [](const char* document, const char* amount, const char* published) {
    return Exports(document).In("2024-06").Level(amount, 9, "USD").Published(published);
  };
  EXPECT_TRUE(IsConsistent({june("a", "70.2", "2024-07-12"), june("b", "31.2", "2024-06-14")}));
  EXPECT_TRUE(IsConsistent({june("a", "70.2", "2024-07-12"), june("b", "31.2", "2024-06-26")}));
  EXPECT_FALSE(IsConsistent({june("a", "70.2", "2024-07-12"), june("b", "31.2", "2024-06-27")})) << "as good as over";
  EXPECT_FALSE(IsConsistent({june("a", "70.2", "2024-07-12"), june("b", "31.2", "2023-07-12")}));
}

TEST(Measure, NullTiesWithNothingExceptForWholes) {
  const auto oil = [](const char* document, const char* percent) {
    return ClaimBuilder(document, "imports", "CN", "RU", "crude_oil").In("2024-06").Percent(percent).Measure({});
  };
  EXPECT_TRUE(IsConsistent({oil("a", "5.1"), oil("b", "25.1")}));
  EXPECT_FALSE(
      IsConsistent({Exports("a").In("2024-06").Percent("5.1").Measure({}), Exports("b").In("2024-06").Percent("25.1").Measure({})}));
}

TEST(Suspects, TheOneAgainstManyIsNamedFirst) {
  std::vector<Claim> claims;
  for (const char* document : {"a", "b", "c"}) claims.push_back(Exports(document).In("2024-06").Level("70.23", 9, "CNY"));
  const Claim wrong = Exports("d").In("2024-06").Level("73.02", 9, "CNY");
  claims.push_back(wrong);
  const auto found = Contradictions(claims);
  ASSERT_EQ(found.size(), 3u) << "one for each of those that say the same";
  for (const Finding& finding : found) EXPECT_EQ(finding.suspects[0].claim, wrong.id);
  EXPECT_EQ(found[0].publishers, 4);
  double sum = 0;
  for (const auto& suspect : found[0].suspects) sum += suspect.weight;
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Suspects, WhatSaysTheSameGetsOneVerdict) {
  std::vector<Claim> claims;
  for (const char* document : {"a", "b", "c"}) claims.push_back(Exports(document).In("2024-06").Level("70.23", 9, "CNY"));
  for (const char* document : {"d", "e"}) claims.push_back(Exports(document).In("2024-06").Level("73.02", 9, "CNY"));
  claims.push_back(Exports("f").In("2024-06").Level("80.1", 9, "CNY"));
  std::set<std::string> cited, suspected;
  const auto found = Contradictions(claims);
  for (const Finding& finding : found) {
    EXPECT_EQ(finding.severity, Severity::kError);
    EXPECT_EQ(finding.claims.size(), 2u) << "irreducible";
    cited.insert(finding.claims.begin(), finding.claims.end());
    suspected.insert(finding.suspects[0].claim);
  }
  EXPECT_EQ(cited.size(), claims.size());
  EXPECT_EQ(suspected, (std::set<std::string>{claims[3].id, claims[4].id, claims[5].id}));
  EXPECT_LE(found.size(), 5u) << "no more than it takes";
}

TEST(Suspects, CopiesOfOneTextAreOneWitness) {
  std::vector<Claim> claims;
  for (const char* document : {"a", "b", "c"})
    claims.push_back(Exports(document).In("2024-06").Level("73.02", 9, "CNY").Sketch("00ff00ff00ff00ff"));
  for (const char* document : {"d", "e"}) claims.push_back(Exports(document).In("2024-06").Level("70.23", 9, "CNY"));
  const auto found = Contradictions(claims);
  ASSERT_EQ(found.size(), 3u) << "one for each copy";
  for (const Finding& finding : found) {
    EXPECT_EQ(finding.publishers, 3);
    EXPECT_TRUE(std::any_of(claims.begin(), claims.begin() + 3, [&](const Claim& claim) { return claim.id == finding.suspects[0].claim; }));
  }
}

TEST(Suspects, NearCopiesAreOneWitnessAndNoTextIsNoCopy) {
  const auto publishers = [](const char* one, const char* other) {
    return Contradictions({Exports("a").In("2024-06").Level("73.02", 9, "CNY").Sketch(one),
                           Exports("b").In("2024-06").Level("73.02", 9, "CNY").Sketch(other),
                           Exports("c").In("2024-06").Level("70.23", 9, "CNY")})[0]
        .publishers;
  };
  EXPECT_EQ(publishers("00ff00ff00ff00ff", "00ff00ff00ff00f8"), 2) << "three bits";
  EXPECT_EQ(publishers("00ff00ff00ff00ff", "00ff00ff00ff00f0"), 3) << "four bits";
  EXPECT_EQ(publishers("0000000000000000", "0000000000000000"), 3);
}

TEST(Suspects, DoubtfulExtractionsAreSuspectedFirst) {
  const Claim doubtful = Exports("b").In("2024-06").Level("73.9", 9, "CNY").Confidence(0.2);
  const auto found = Contradictions({Exports("a").In("2024-06").Level("70.23", 9, "CNY"), doubtful});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].suspects[0].claim, doubtful.id);
}

TEST(Slips, AWrongYear) {
  const Claim wrong = Exports("d").InYear(2023).Level("76.1", 9, "USD");
  const auto found =
      Contradictions({Exports("a").InYear(2022).Level("76.12", 9, "USD"), Exports("b").InYear(2023).Level("110.97", 9, "USD"),
                      Exports("c").InYear(2023).Level("111", 9, "USD"), wrong});
  ASSERT_FALSE(found.empty());
  for (const Finding& finding : found) {
    ASSERT_TRUE(finding.slip.has_value());
    EXPECT_EQ(finding.slip->kind, SlipKind::kYear);
    EXPECT_EQ(finding.slip->claim, wrong.id);
  }
}

TEST(Slips, ASwappedDirection) {
  const Claim wrong = Exports("d").InYear(2023).Level("129.1", 9, "USD");
  const auto found =
      Contradictions({Imports("a").InYear(2023).Level("129.14", 9, "USD"), Exports("b").InYear(2023).Level("110.97", 9, "USD"),
                      Exports("c").InYear(2023).Level("111", 9, "USD"), wrong});
  ASSERT_FALSE(found.empty());
  for (const Finding& finding : found) {
    ASSERT_TRUE(finding.slip.has_value());
    EXPECT_EQ(finding.slip->kind, SlipKind::kFlow);
    EXPECT_EQ(finding.slip->claim, wrong.id);
  }
}

TEST(Slips, BothAmountsOfALevelCount) {
  const auto slip = [](const char* dollars, const char* yuan) {
    const auto found = Contradictions({Balance("a").In("2024-06").Level(dollars, 9, "USD").Converted(yuan, 9, "CNY")});
    EXPECT_EQ(found.size(), 1u);
    return found.empty() || !found[0].slip ? "" : found[0].slip->repaired;
  };
  EXPECT_EQ(slip("10.0", "90.0"), "") << "with no sign";
  EXPECT_EQ(slip("-10.0", "72.5"), "-10 billion USD read as 10 billion USD");
  EXPECT_EQ(slip("10.0", "7.25"), "7.25 billion CNY read as 72.5 billion CNY");
}

TEST(Slips, MustRepairTheContradictionThatNamesThem) {
  // Others make the balance about 1.3 billion; that 9.08 is not 11.08 does not come of a misplaced point.
  const auto of_2023 = [](ClaimBuilder claim) { return claim.In("2023-04", "2023-06").Published("2023-07-20").Get(); };
  const auto of_2024 = [](ClaimBuilder claim) { return claim.In("2024-04", "2024-06").Published("2024-07-20").Get(); };
  const std::vector<Claim> claims = {of_2024(Trade("a").Level("41.2", 9, "USD").Delta("5.2", 9, "USD")),
                                     of_2023(Balance("b").Level("9.08", 9, "USD")), of_2023(Exports("c").Level("30.8", 9, "USD")),
                                     of_2023(Balance("d").Level("11.08", 9, "USD")),
                                     of_2024(Imports("e").Level("25.61", 9, "USD").Delta("-3.9", 9, "USD"))};
  const auto found = Contradictions(claims);
  bool of_balances = false;
  for (const Finding& finding : found) {
    if (finding.claims != std::vector{std::min(claims[1].id, claims[3].id), std::max(claims[1].id, claims[3].id)}) continue;
    of_balances = true;
    EXPECT_FALSE(finding.slip.has_value()) << finding.slip->repaired;
  }
  EXPECT_TRUE(of_balances);
}

TEST(Checker, VeryDifferentSizesInOneComponent) {
  const auto small = [](const char* amount) { return Exports("a").InYear(2023).Level(amount, 0, "USD"); };
  const Claim imports = Imports("b").InYear(2023).Level("1.2345", 15, "USD"), trade = Trade("c").InYear(2023).Level("1.2345", 15, "USD");
  const Claim other = Exports("d").InYear(2023).Level("1234", 0, "USD");
  EXPECT_TRUE(IsConsistent({small("1234"), imports, trade, other}));
  EXPECT_TRUE(Contradict({small("1264"), other}, Rule::kSameFigure, Severity::kError));
  const auto found = Contradictions({small("1264"), imports, trade, other});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].claims.size(), 2u);
  EXPECT_FALSE(IsConsistent({small("1234"), imports, trade, Exports("e").InYear(2022).Level("1100", 0, "USD"),
                             Exports("f").InYear(2023).Percent("50").Terms("USD")}));
}

TEST(Checker, LaterVersionsOfADocumentReplaceEarlierOnes) {
  const Claim earlier = Exports("a").In("2024-06").Level("7.02", 9, "CNY").Published("2024-07-12");
  const Claim later = Exports("a").In("2024-06").Level("70.2", 9, "CNY").Published("2024-07-13");
  EXPECT_TRUE(IsConsistent({earlier, later, Exports("b").In("2024-06").Level("70.2", 9, "CNY")}));
}

TEST(Checker, ClaimsWithoutPeriodOrReporterTieWithNothing) {
  Claim no_period = Exports("a").Level("7", 9, "CNY").Get(), no_reporter = Exports("b").In("2024-06").Level("7", 9, "CNY").Get();
  no_reporter.statistic.reporter.reset();
  EXPECT_TRUE(Check({no_period, no_reporter, Exports("c").In("2024-06").Level("9", 9, "CNY")}).empty());
  EXPECT_TRUE(Check({}).empty());
}

}  // namespace
}  // namespace tallyman::crosscheck
