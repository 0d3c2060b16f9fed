#include "app/evaluation/baseline.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "reference_cases.h"
#include "store/error.h"

namespace tallyman::evaluation {
namespace {

const Baseline kBefore = {{"en", {15, 200, 0.9, 0.6}}, {"ru", {12, 90, 0.8, 0.5}}};

Baseline With(double found_f1, double strict_f1) {
  Baseline now = kBefore;
  now["en"].found_f1 = found_f1;
  now["en"].strict_f1 = strict_f1;
  return now;
}

std::vector<std::string> FallsOf(const Baseline& now) { return CompareWithBaseline(kBefore, now, "scores.json").falls; }

TEST(Baseline, NothingFell) {
  EXPECT_TRUE(FallsOf(kBefore).empty());
  EXPECT_TRUE(FallsOf(With(0.95, 0.7)).empty());
  EXPECT_TRUE(CompareWithBaseline(kBefore, kBefore, "scores.json").notes.empty());
}

TEST(Baseline, AFallWithinTheToleranceIsNone) {
  EXPECT_TRUE(FallsOf(With(0.895, 0.595)).empty());
  EXPECT_EQ(FallsOf(With(0.8949, 0.6)).size(), 1u);
}

TEST(Baseline, AFallIsNamed) {
  EXPECT_EQ(FallsOf(With(0.9, 0.59)),
            std::vector<std::string>{"en: strict F1 fell from 0.6000 to 0.5900, by more than 0.0050 (scores.json)"});
  EXPECT_EQ(FallsOf(With(0.5, 0.4)).size(), 2u);
}

TEST(Baseline, OneLanguagesGainIsNoCoverForAnothersLoss) {
  Baseline now = With(1, 1);
  now["ru"].strict_f1 = 0.4;
  ASSERT_EQ(FallsOf(now).size(), 1u);
  EXPECT_TRUE(FallsOf(now)[0].starts_with("ru: strict"));
}

TEST(Baseline, ALanguageThatIsGoneIsAFallAndANewOneANote) {
  Baseline now = kBefore;
  now.erase("ru");
  now["vi"] = {15, 200, 0.1, 0.1};
  const BaselineComparison comparison = CompareWithBaseline(kBefore, now, "scores.json");
  ASSERT_EQ(comparison.falls.size(), 1u);
  EXPECT_TRUE(comparison.falls[0].starts_with("ru: scores.json has scores of it"));
  ASSERT_EQ(comparison.notes.size(), 1u);
  EXPECT_TRUE(comparison.notes[0].starts_with("vi: not in scores.json yet"));
}

TEST(Baseline, ADifferentGoldIsANote) {
  Baseline now = kBefore;
  now["en"].documents = 30;
  const BaselineComparison comparison = CompareWithBaseline(kBefore, now, "scores.json");
  EXPECT_TRUE(comparison.falls.empty());
  ASSERT_EQ(comparison.notes.size(), 1u);
  EXPECT_NE(comparison.notes[0].find("30 articles"), std::string::npos);
}

TEST(Baseline, IsReadBackAsWritten) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / ("scores_" + std::to_string(getpid()) + ".json");
  std::ofstream(path) << BaselineJson(kBefore);
  const Baseline read = ReadBaseline(path.string());
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read.at("ru").documents, 12u);
  EXPECT_EQ(read.at("ru").figures, 90u);
  EXPECT_EQ(read.at("en").found_f1, 0.9);
  EXPECT_EQ(BaselineJson(read), BaselineJson(kBefore));
  std::ofstream(path) << "{\"schema\": \"scores/2\", \"languages\": {}}";
  EXPECT_THROW(ReadBaseline(path.string()), schema::FormatError);
  std::ofstream(path) << "nonsense";
  EXPECT_THROW(ReadBaseline(path.string()), schema::FormatError);
  std::filesystem::remove(path);
  EXPECT_THROW(ReadBaseline(path.string()), store::StoreError);
}

TEST(Baseline, OfResults) {
  const Compared compared(ReferenceArticle("missed and invented"));
  const Baseline baseline = BaselineOf(compared.results);
  ASSERT_TRUE(baseline.contains("en"));
  EXPECT_EQ(baseline.at("en").documents, 1u);
  EXPECT_EQ(baseline.at("en").figures, 3u);
  EXPECT_EQ(baseline.at("en").strict_f1, 0.3333);
}

}  // namespace
}  // namespace tallyman::evaluation
