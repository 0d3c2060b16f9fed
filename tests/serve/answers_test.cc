#include "serve/answers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "schema/hash.h"
#include "store/claim_sink.h"
#include "store/records.h"
#include "tests/crosscheck/world.h"

namespace tallyman::serve {
namespace {

constexpr std::size_t kClaimsOfArticle = 4;

schema::Finding ContradictionOf(const std::vector<std::string>& claims, double gap) {
  schema::Finding finding;
  finding.claims = claims;
  finding.suspects = {{claims[0], 0.9}, {claims[1], 0.1}};
  finding.gap = gap;
  finding.publishers = 2;
  finding.id = schema::FindingId(finding);
  return finding;
}

// 400 claims in articles of four. The first claim is the likeliest wrong in two contradictions, the fifth in one.
class AnswersTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("answers_test_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    const std::string path = (folder_ / "claims.db").string();
    const crosscheck::World world({.seed = 4, .pairs = 2, .claims = 400});
    const auto sink = store::OpenSink(path);
    for (std::size_t first = 0; first < world.claims().size(); first += kClaimsOfArticle) sink->Write(Document(world, first));
    sink->Complete();
    sink->Finish();
    store::WriteFindings(path, {ContradictionOf({ids_[0], ids_[4]}, 0.1), ContradictionOf({ids_[0], ids_[8]}, 0.5),
                                ContradictionOf({ids_[4], ids_[12]}, 0.3)});
    query_ = std::make_unique<store::ClaimQuery>(path);
    catalogue_ = std::make_unique<Catalogue>(*query_);
    answers_ = std::make_unique<Answers>(*catalogue_, *query_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::shared_ptr<const store::PreparedDocument> Document(const crosscheck::World& world, std::size_t first) {
    schema::Article article;
    article.id = "article-" + std::to_string(1000 + first);
    article.language = "en";
    article.published = normalize::Date::FromDays(19000 + static_cast<int>(first));
    article.text = "Sentence " + std::to_string(first) + " ends.";
    const std::string sha256 = schema::Sha256Hex(article.text);
    std::vector<schema::Claim> claims;
    for (std::size_t i = first; i < std::min(first + kClaimsOfArticle, world.claims().size()); ++i) {
      claims.push_back(world.claims()[i]);
      claims.back().evidence.sentence.text = article.text;
      claims.back().document = {article.id, {}, "", article.published, "en", {}, {}, sha256, sha256.substr(0, 16)};
      claims.back().id = schema::ClaimId(claims.back());
      ids_.push_back(claims.back().id);
    }
    return store::Prepare(article, claims);
  }

  Selection All() const { return Select(*catalogue_, {}); }
  std::set<std::string> IdsOf(const std::vector<std::uint32_t>& findings) const {
    std::set<std::string> ids;
    for (const std::uint32_t finding : findings) ids.insert(catalogue_->findings[finding].id);
    return ids;
  }

  std::filesystem::path folder_;
  std::vector<std::string> ids_;
  std::unique_ptr<store::ClaimQuery> query_;
  std::unique_ptr<Catalogue> catalogue_;
  std::unique_ptr<Answers> answers_;
};

TEST_F(AnswersTest, TheOverviewShowsOneContradictionForEachLikeliestWrongClaim) {
  const auto overview = nlohmann::json::parse(answers_->Overview(All()));
  EXPECT_EQ(overview["errors"], 3);
  ASSERT_EQ(overview["top_contradictions"].size(), 2U);
  EXPECT_EQ(overview["top_contradictions"][0]["record"]["gap"], 0.5);
  EXPECT_EQ(overview["top_contradictions"][1]["record"]["suspects"][0]["claim"], ids_[4]);
}

TEST_F(AnswersTest, TheOverviewCountsEachMonthOnce) {
  const auto coverage = nlohmann::json::parse(answers_->Overview(All()))["coverage"];
  std::set<std::string> months;
  std::size_t claims = 0;
  for (const auto& entry : coverage) {
    EXPECT_TRUE(months.insert(entry["month"]).second);
    for (const auto& [verdict, count] : entry["verdicts"].items()) claims += count.get<std::size_t>();
  }
  EXPECT_EQ(claims, ids_.size());
}

TEST_F(AnswersTest, ArticlesAreThoseOfTheClaimsChosen) {
  Selection selection = All();
  selection.claims = {*catalogue_->Claim(ids_[0]), *catalogue_->Claim(ids_[1]), *catalogue_->Claim(ids_[4])};
  const auto newest = nlohmann::json::parse(answers_->Articles(selection, {0, 50, "published"}));
  EXPECT_EQ(newest["total"], 2);
  ASSERT_EQ(newest["items"].size(), 2U);
  EXPECT_EQ(newest["items"][0]["document"]["id"], "article-1004");
  const auto longest = nlohmann::json::parse(answers_->Articles(selection, {0, 1, "claims"}));
  EXPECT_EQ(longest["total"], 2);
  ASSERT_EQ(longest["items"].size(), 1U);
  EXPECT_EQ(longest["items"][0]["document"]["id"], "article-1000");
  EXPECT_EQ(longest["items"][0]["verdicts"]["contradicted"], 1);
  EXPECT_EQ(longest["items"][0]["verdicts"]["unchecked"], 1);
}

// Few claims are asked for their findings, many findings for their claims.
TEST_F(AnswersTest, FindingsOfFewAndOfManyClaimsAreThoseThatCiteThem) {
  for (const std::size_t count : {std::size_t{1}, std::size_t{5}, std::size_t{9}, ids_.size() - 1, ids_.size()}) {
    std::vector<std::uint32_t> claims;
    std::set<std::string> expected;
    for (std::size_t i = 0; i < count; ++i) claims.push_back(*catalogue_->Claim(ids_[i]));
    std::sort(claims.begin(), claims.end());
    for (const FindingEntry& finding : catalogue_->findings)
      if (std::any_of(finding.claims.begin(), finding.claims.end(),
                      [&](auto claim) { return std::binary_search(claims.begin(), claims.end(), claim); }))
        expected.insert(finding.id);
    EXPECT_EQ(IdsOf(answers_->FindingsCiting(claims, {"contradiction", "", ""})), expected) << count;
    EXPECT_TRUE(answers_->FindingsCiting(claims, {"corroboration", "", ""}).empty());
  }
}

}  // namespace
}  // namespace tallyman::serve
