#include "app/evaluation/report.h"

#include <gtest/gtest.h>

#include "reference_cases.h"

namespace tallyman::evaluation {
namespace {

Evaluation EvaluationOf(const Compared& compared, Grouping grouping = Grouping::kLanguage) { return Evaluate(compared.results, grouping); }

TEST(Report, MistakesNameFieldsAndQuotes) {
  const Compared compared(ReferenceArticle("a wrong partner and a wrong base of comparison: found, not strict"));
  const Evaluation evaluation = EvaluationOf(compared);
  ASSERT_EQ(evaluation.mistakes.size(), 3u);
  EXPECT_TRUE(
      Table(evaluation, 3).starts_with("wrong    hand-1 | level 70230000000 CNY | partner: US not RU | rose 5.1% to 70.23 billion yuan\n"));
  EXPECT_NE(Table(evaluation, 3).find("percent 5.1 % | partner: US not RU, versus: prev not yoy"), std::string::npos);
  EXPECT_NE(Table(evaluation, 1).find("\nand 2 more\n"), std::string::npos);
  EXPECT_EQ(Table(evaluation, 0).find("wrong "), std::string::npos);
}

TEST(Report, MissedAndInventedFigures) {
  const Compared compared(ReferenceArticle("missed and invented"));
  const std::string table = Table(EvaluationOf(compared), 10);
  EXPECT_NE(table.find("missed   hand-1 | percent 5.1 % | exports CN RU total 2024-06..2024-06 actual yoy | rose 5.1%"), std::string::npos);
  EXPECT_NE(table.find("invented hand-1 | percent 7.5 % | exports CN RU total 2024-06..2024-06 actual yoy | 5.1% to"), std::string::npos);
}

TEST(Report, WhatIsLeftOpenIsAQuestionMark) {
  const Compared compared(ReferenceArticle("a reporter and a period left open are wrong"));
  const std::string table = Table(EvaluationOf(compared), 10);
  EXPECT_NE(table.find("reporter: ? not CN"), std::string::npos);
  EXPECT_NE(table.find("start: ? not 2024-06, end: ? not 2024-06"), std::string::npos);
}

TEST(Report, Json) {
  const Compared compared(ReferenceArticle("missed and invented"));
  const auto json = ToJson(EvaluationOf(compared, Grouping::kDocument), 1);
  EXPECT_EQ(json["all"]["found"]["f1"], 0.3333);
  EXPECT_EQ(json["all"]["gold_figures"], 3);
  EXPECT_EQ(json["all"]["extracted_figures"], 3);
  EXPECT_EQ(json["grouped_by"], "document");
  EXPECT_EQ(json["groups"]["hand-1"], json["all"]);
  EXPECT_EQ(json["mistake_count"], 4);
  ASSERT_EQ(json["mistakes"].size(), 1u);
  EXPECT_EQ(json["mistakes"][0]["mistake"], "missed");
  ASSERT_EQ(json["reliability"].size(), 10u);
  EXPECT_EQ(json["reliability"][8]["low"], 0.8);
  EXPECT_EQ(json["reliability"][8]["claims"], 3);
  EXPECT_EQ(json["reliability"][8]["strictly_right"], 0.3333);
  EXPECT_TRUE(json["reliability"][0]["strictly_right"].is_null());
  EXPECT_EQ(json["expected_calibration_error"], 0.5167);
}

TEST(Report, ScoresAreRoundedToFourDigits) {
  EXPECT_EQ(RoundedScore(2.0 / 3), 0.6667);
  EXPECT_EQ(RoundedScore(1), 1);
}

}  // namespace
}  // namespace tallyman::evaluation
