#include "app/evaluation/scoring.h"

#include <gtest/gtest.h>

#include "app/evaluation/report.h"
#include "reference_cases.h"

namespace tallyman::evaluation {
namespace {

using nlohmann::json;

json Rounded(const Score& score) { return {RoundedScore(score.precision), RoundedScore(score.recall), RoundedScore(score.f1)}; }

json Published(const Counts& counts) {
  json fields = json::object();
  for (std::size_t i = 0; i < kFigureFields; ++i)
    if (counts.fields[i].of > 0) fields[std::string(Name(static_cast<FigureField>(i)))] = RoundedScore(counts.fields[i].share());
  if (counts.evidence.of > 0) fields["evidence"] = RoundedScore(counts.evidence.share());
  return {{"figures", counts.gold_figures},
          {"found", Rounded(counts.FoundScore())},
          {"strict", Rounded(counts.StrictScore())},
          {"whole", RoundedScore(counts.whole.share())},
          {"fields", fields},
          {"claims_in_documents_without_claims", counts.claims_in_documents_without_claims}};
}

TEST(Scoring, GivesTheReferenceScores) {
  const json cases = ReferenceCases();
  ASSERT_GE(cases["cases"].size(), 20u);
  for (const json& one : cases["cases"])
    EXPECT_EQ(Published(Compared(ArticleOf(cases, one)).result().counts), one["scores"]) << one["case"];
}

TEST(Scoring, PairsMissedAndInventedFigures) {
  const Compared compared(ReferenceArticle("missed and invented"));
  const DocumentResult& result = compared.result();
  ASSERT_EQ(result.pairs.size(), 1u);
  EXPECT_EQ(result.gold[result.pairs[0].gold].value, 70230000000);
  ASSERT_EQ(result.missed.size(), 2u);
  EXPECT_EQ(result.gold[result.missed[0]].role, schema::SpanRole::kConverted);
  EXPECT_EQ(result.gold[result.missed[1]].kind(), "percent");
  ASSERT_EQ(result.invented.size(), 2u);
  EXPECT_EQ(result.extracted[result.invented[0]].value, 7.5);
  EXPECT_EQ(result.extracted[result.invented[1]].unit, "USD");
}

TEST(Scoring, NamesTheWrongFields) {
  const Compared compared(ReferenceArticle("a wrong partner and a wrong base of comparison: found, not strict"));
  const DocumentResult& result = compared.result();
  ASSERT_EQ(result.pairs.size(), 3u);
  EXPECT_EQ(result.pairs[0].wrong, std::vector{FigureField::kPartner});
  EXPECT_EQ(result.pairs[2].wrong, (std::vector{FigureField::kPartner, FigureField::kVersus}));
}

TEST(Scoring, AClaimIsStrictlyRightWhereAllItsFiguresAre) {
  const auto right = [](const char* name) { return Compared(ReferenceArticle(name)).result().strictly_right; };
  EXPECT_EQ(right("everything right in one record"), std::vector<bool>{true});
  EXPECT_EQ(right("the same figures in two records are right, but not whole"), (std::vector<bool>{true, true}));
  EXPECT_EQ(right("missed and invented"), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(right("a wrong partner and a wrong base of comparison: found, not strict"), std::vector<bool>{false});
}

TEST(Scoring, ClaimsOfOtherDocumentsArePassedOver) {
  json article = ReferenceArticle("everything right in one record");
  article["records"][0]["document"]["id"] = "elsewhere";
  const Compared compared(article);
  EXPECT_TRUE(compared.result().claims.empty());
  EXPECT_EQ(compared.result().counts.extracted_figures, 0u);
}

TEST(Scoring, CountsAddUp) {
  Counts sum = Compared(ReferenceArticle("everything right in one record")).result().counts;
  sum += Compared(ReferenceArticle("missed and invented")).result().counts;
  sum += Compared(ReferenceArticle("no claims in the article, two made")).result().counts;
  EXPECT_EQ(sum.documents, 3u);
  EXPECT_EQ(sum.gold_figures, 6u);
  EXPECT_EQ(sum.extracted_figures, 8u);
  EXPECT_EQ(sum.found, 4u);
  EXPECT_EQ(sum.strict, 4u);
  EXPECT_EQ(sum.whole, (Ratio{1, 2}));
  EXPECT_EQ(sum.documents_without_claims, 1u);
  EXPECT_EQ(sum.claims_in_documents_without_claims, 2u);
  EXPECT_DOUBLE_EQ(sum.StrictScore().precision, 0.5);
}

}  // namespace
}  // namespace tallyman::evaluation
