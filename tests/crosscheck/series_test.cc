#include "crosscheck/series.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crosscheck/checker.h"
#include "tests/crosscheck/claim_builder.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;

ClaimBuilder Exports(const char* document) { return ClaimBuilder(document, "exports", "CN", "RU"); }

std::optional<schema::Series> SeriesOf(const std::vector<Claim>& claims, const char* unit = nullptr) {
  const Checker checker;
  schema::Statistic statistic;
  statistic.flow = schema::Flow::kExports;
  statistic.reporter = normalize::Area::Parse("CN");
  statistic.partner = *normalize::Area::Parse("RU");
  return checker.Reconcile(claims, checker.Check(claims), statistic, unit ? normalize::Unit::Parse(unit) : std::nullopt);
}

// As SeriesOf, where nothing is known of what contradicts what.
std::optional<schema::Series> SeriesUnchecked(const std::vector<Claim>& claims) {
  return Checker().Reconcile(claims, {}, claims[0].statistic, std::nullopt);
}

TEST(Reconcile, ImpliesTheBaseOfAChange) {
  const Claim claim = Exports("a").In("2024-06").Level("70.23", 9, "CNY").Percent("5.1");
  const auto series = SeriesOf({claim});
  ASSERT_TRUE(series.has_value());
  EXPECT_EQ(series->unit.text(), "CNY");
  ASSERT_EQ(series->points.size(), 2u);
  const auto& base = series->points[0];
  EXPECT_EQ(base.period.start.ToString(), "2023-06");
  EXPECT_FALSE(base.is_stated);
  EXPECT_NEAR(base.interval.low->ToDouble(), 70.225e9 / 1.0515, 1e6);
  EXPECT_NEAR(base.interval.high->ToDouble(), 70.235e9 / 1.0505, 1e6);
  EXPECT_EQ(base.claims, std::vector{claim.id});
  EXPECT_TRUE(series->points[1].is_stated);
}

TEST(Reconcile, PutsTheLikeliestWrongAside) {
  const std::vector<Claim> claims = {Exports("a").InYear(2023).Level("110.97", 9, "USD"), Exports("b").InYear(2023).Level("111", 9, "USD"),
                                     Exports("c").InYear(2023).Level("11.1", 9, "USD")};
  const auto series = SeriesOf(claims);
  ASSERT_EQ(series->points.size(), 1u);
  EXPECT_EQ(series->points[0].interval.low->ToString(), "110965000000");
  EXPECT_EQ(series->points[0].interval.high->ToString(), "110975000000");
  EXPECT_EQ(series->points[0].claims.size(), 3u);
  EXPECT_FALSE(series->points[0].findings.empty());
  EXPECT_EQ(series->put_aside, std::vector{claims[2].id});
}

TEST(Reconcile, PutsAsideWhatIsReadLeastSurelyUntilTheOthersArePossible) {
  std::vector<Claim> claims = {Exports("a").In("2024-05").Level("70.23", 9, "CNY"), Exports("b").In("2024-05").Level("7.02", 9, "CNY"),
                               Exports("c").In("2024-06").Level("80.1", 9, "CNY"), Exports("d").In("2024-06").Level("81.2", 9, "CNY")};
  for (Claim& claim : claims) claim.confidence = 0.9;
  claims[1].confidence = claims[2].confidence = 0.6;
  const auto series = SeriesUnchecked(claims);
  ASSERT_EQ(series->points.size(), 2u);
  EXPECT_EQ(series->points[0].interval.low->ToString(), "70225000000");
  EXPECT_EQ(series->points[1].interval.high->ToString(), "81250000000");
  std::vector<std::string> aside = {claims[1].id, claims[2].id};
  std::sort(aside.begin(), aside.end());
  EXPECT_EQ(series->put_aside, aside);
}

TEST(Reconcile, PutsNothingAsideWhereAllIsPossible) {
  const auto series =
      SeriesUnchecked({Exports("a").InYear(2023).Level("111", 9, "USD"), Exports("b").InYear(2023).Level("110.97", 9, "USD")});
  EXPECT_TRUE(series->put_aside.empty());
}

TEST(Reconcile, LowestValuesAreNotBelowZero) {
  const auto series = SeriesOf({Exports("a").In("2024-05").Level("10", 9, "USD"), Exports("b").InYear(2024).Level("30.0", 9, "USD")});
  for (const auto& point : series->points) EXPECT_GE(point.interval.low->ToDouble(), 0);
}

TEST(Reconcile, WhatOtherFlowsImply) {
  const auto series = SeriesOf({ClaimBuilder("a", "imports", "CN", "RU").In("2024-06").Level("11.1", 9, "USD"),
                                ClaimBuilder("b", "trade", "CN", "RU").In("2024-06").Level("20.1", 9, "USD")});
  ASSERT_TRUE(series.has_value());
  ASSERT_EQ(series->points.size(), 1u);
  EXPECT_FALSE(series->points[0].is_stated);
  EXPECT_EQ(series->points[0].claims.size(), 2u);
  EXPECT_EQ(series->points[0].interval.low->ToString(), "8900000000");
  EXPECT_EQ(series->points[0].interval.high->ToString(), "9100000000");
}

TEST(Reconcile, BarrelsADay) {
  Claim claim = ClaimBuilder("a", "exports", "CN", "RU").In("2024-06").Level("2.1", 6, "bbl/d");
  for (const bool asked : {false, true}) {
    const auto series = Checker().Reconcile({claim}, {}, claim.statistic, asked ? normalize::Unit::Parse("bbl/d") : std::nullopt);
    ASSERT_TRUE(series.has_value());
    EXPECT_EQ(series->unit.text(), "bbl/d");
    EXPECT_EQ(series->points.size(), 1u);
  }
}

TEST(Reconcile, NothingWhereNoClaimSpeaksOfIt) {
  EXPECT_FALSE(SeriesOf({ClaimBuilder("a", "imports", "CN", "RU").InYear(2023).Level("11.1", 9, "USD")}).has_value());
}

}  // namespace
}  // namespace tallyman::crosscheck
