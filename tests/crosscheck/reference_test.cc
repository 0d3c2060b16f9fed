#include <gtest/gtest.h>

#include "crosscheck/checker.h"
#include "tests/crosscheck/claim_builder.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;
using schema::Finding;
using schema::FindingKind;
using schema::Severity;

schema::OfficialFigure Official(schema::Flow flow, const char* start, const char* end, const char* amount, const char* vintage = "2024-01",
                                const char* source = "Customs") {
  schema::Statistic statistic;
  statistic.flow = flow;
  statistic.reporter = normalize::Area::Parse("CN");
  statistic.partner = *normalize::Area::Parse("RU");
  return {statistic,
          {*normalize::Month::Parse(start), *normalize::Month::Parse(end), {}, {}},
          *normalize::Decimal::Parse(amount),
          *normalize::Unit::Parse("USD"),
          source,
          vintage};
}

schema::OfficialFigure Annual(schema::Flow flow, int year, const char* amount, const char* vintage = "2024-01") {
  const std::string text = std::to_string(year);
  return Official(flow, (text + "-01").c_str(), (text + "-12").c_str(), amount, vintage);
}

std::vector<Finding> Against(const Claim& claim, const std::vector<schema::OfficialFigure>& figures) {
  static const Checker checker;
  return checker.CheckAgainst({claim}, figures);
}

testing::AssertionResult Gives(const Claim& claim, const std::vector<schema::OfficialFigure>& figures, Severity severity) {
  const auto found = Against(claim, figures);
  if (found.size() != 1) return testing::AssertionFailure() << found.size() << " findings";
  if (found[0].severity != severity) return testing::AssertionFailure() << Name(found[0].severity) << ": " << found[0].explanation;
  if (found[0].rule != schema::Rule::kReference || found[0].claims != std::vector{claim.id} || !found[0].reference)
    return testing::AssertionFailure() << found[0].explanation;
  return testing::AssertionSuccess();
}

using schema::Flow;

ClaimBuilder Exports(const char* amount) { return ClaimBuilder("a", "exports", "CN", "RU").InYear(2023).Level(amount, 9, "USD"); }

TEST(Reference, ALevelTheTableHas) {
  const std::vector table = {Annual(Flow::kExports, 2023, "110970000000")};
  EXPECT_TRUE(Gives(Exports("110.97"), table, Severity::kInfo));
  EXPECT_TRUE(Gives(Exports("111"), table, Severity::kInfo));
  EXPECT_TRUE(Gives(Exports("111.5"), table, Severity::kWarning));
  EXPECT_TRUE(Gives(Exports("11.1"), table, Severity::kError));
  const Finding finding = Against(Exports("11.1"), table)[0];
  EXPECT_EQ(finding.kind, FindingKind::kContradiction);
  EXPECT_EQ(finding.reference->amount.ToString(), "110970000000");
  EXPECT_EQ(finding.reference->vintage, "2024-01");
  ASSERT_TRUE(finding.slip.has_value()) << finding.explanation;
  EXPECT_EQ(finding.slip->kind, schema::SlipKind::kScale);
  EXPECT_NE(finding.explanation.find("Customs (2024-01) has 110.97 billion USD"), std::string::npos) << finding.explanation;
}

TEST(Reference, NothingOnWhatTheTableDoesNotCover) {
  const std::vector table = {Annual(Flow::kExports, 2023, "110970000000")};
  EXPECT_TRUE(Against(ClaimBuilder("a", "imports", "CN", "RU").InYear(2023).Level("5", 9, "USD"), table).empty());
  EXPECT_TRUE(Against(ClaimBuilder("a", "exports", "CN", "RU").InYear(2022).Level("5", 9, "USD"), table).empty());
  EXPECT_TRUE(Against(ClaimBuilder("a", "imports", "RU", "CN").InYear(2023).Level("5", 9, "USD"), table).empty());
  EXPECT_TRUE(Against(Exports("5").Forecast("bank"), table).empty());
}

TEST(Reference, WhatFollowsFromTheTable) {
  const std::vector table = {Annual(Flow::kExports, 2023, "110970000000"), Annual(Flow::kImports, 2023, "129140000000"),
                             Annual(Flow::kExports, 2022, "76120000000")};
  const auto trade = [](const char* amount) { return ClaimBuilder("a", "trade", "CN", "RU").InYear(2023).Level(amount, 9, "USD"); };
  EXPECT_TRUE(Gives(trade("240.11"), table, Severity::kInfo));
  EXPECT_TRUE(Gives(trade("204.11"), table, Severity::kError));
  EXPECT_TRUE(Gives(ClaimBuilder("a", "balance", "CN", "RU").InYear(2023).Level("-18.17", 9, "USD"), table, Severity::kInfo));
  const auto growth = [](const char* percent) { return ClaimBuilder("a", "exports", "CN", "RU").InYear(2023).Percent(percent); };
  EXPECT_TRUE(Gives(growth("45.8").Terms("USD"), table, Severity::kInfo));
  EXPECT_TRUE(Gives(growth("54.8").Terms("USD"), table, Severity::kError));
  const auto in_yuan = ClaimBuilder("a", "exports", "CN", "RU").InYear(2023).Level("782", 9, "CNY");
  EXPECT_TRUE(Gives(in_yuan, table, Severity::kInfo));
}

TEST(Reference, MonthsMakeAYear) {
  std::vector<schema::OfficialFigure> table;
  for (const char* month : {"01", "02", "03"}) {
    const std::string text = std::string("2023-") + month;
    table.push_back(Official(Flow::kExports, text.c_str(), text.c_str(), "8000000000"));
  }
  const auto quarter = [](const char* amount) {
    return ClaimBuilder("a", "exports", "CN", "RU").In("2023-01", "2023-03").Level(amount, 9, "USD");
  };
  EXPECT_TRUE(Gives(quarter("24.0"), table, Severity::kInfo));
  EXPECT_TRUE(Gives(quarter("42.0"), table, Severity::kError));
}

TEST(Reference, TheLatestVintageCountsAndTheBestSource) {
  const auto early = Annual(Flow::kExports, 2023, "100000000000", "2024-01"),
             late = Annual(Flow::kExports, 2023, "110970000000", "2024-03");
  EXPECT_TRUE(Gives(Exports("110.97"), {late, early}, Severity::kInfo));
  EXPECT_TRUE(Gives(Exports("100.0"), {early, late}, Severity::kError));
  auto other = Annual(Flow::kExports, 2023, "90000000000");
  other.source = "Another office";
  EXPECT_TRUE(Gives(Exports("90.0"), {late, other}, Severity::kInfo));
}

}  // namespace
}  // namespace tallyman::crosscheck
