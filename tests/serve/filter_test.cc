#include "serve/filter.h"

#include <gtest/gtest.h>
#include <unistd.h>

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

// A made-up world in a database, checked by nobody, with two findings put in.
class FilterTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("filter_test_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "claims.db").string();
    const crosscheck::World world({.seed = 3, .pairs = 4, .claims = 600});
    const auto sink = store::OpenSink(path_);
    for (std::size_t i = 0; i < world.claims().size(); ++i) {
      schema::Claim claim = world.claims()[i];
      schema::Article article;
      article.id = "article-" + std::to_string(i);
      article.title = i % 3 == 0 ? "Größer als gedacht" : "Plain";
      article.language = i % 2 == 0 ? "en" : "de";
      article.publisher = "Publisher " + std::to_string(i % 5);
      article.published = claim.document.published;
      article.text = claim.evidence.sentence.text = "Sentence " + std::to_string(i % 10) + " ends.";
      claim.document = {article.id,        {}, article.title,     article.published,
                        article.language,  {}, article.publisher, schema::Sha256Hex(article.text),
                        "0000000000000000"};
      claim.confidence = static_cast<double>(i % 101) / 100;
      claim.id = schema::ClaimId(claim);
      claims_.push_back(claim);
      sink->Write(store::Prepare(article, {claim}));
    }
    sink->Complete();
    sink->Finish();
    schema::Finding error;
    error.claims = {claims_[0].id, claims_[1].id};
    error.suspects = {{claims_[1].id, 0.5}, {claims_[0].id, 0.5}};
    schema::Finding agreement;
    agreement.kind = schema::FindingKind::kCorroboration;
    agreement.severity = schema::Severity::kInfo;
    agreement.claims = {claims_[0].id, claims_[2].id};
    for (schema::Finding* finding : {&error, &agreement}) finding->id = schema::FindingId(*finding);
    store::WriteFindings(path_, {error, agreement});
    query_ = std::make_unique<store::ClaimQuery>(path_);
    catalogue_ = std::make_unique<Catalogue>(*query_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::set<std::string> Selected(const Parameters& parameters) const {
    std::set<std::string> ids;
    for (const std::uint32_t claim : Select(*catalogue_, ParseFilter(parameters)).claims) ids.insert(catalogue_->ClaimId(claim));
    return ids;
  }
  template <typename Condition>
  std::set<std::string> Where(Condition condition) const {
    std::set<std::string> ids;
    for (const schema::Claim& claim : claims_)
      if (condition(claim)) ids.insert(claim.id);
    return ids;
  }

  std::filesystem::path folder_;
  std::string path_;
  std::vector<schema::Claim> claims_;
  std::unique_ptr<store::ClaimQuery> query_;
  std::unique_ptr<Catalogue> catalogue_;
};

TEST_F(FilterTest, EachFilterChoosesWhatARunOverAllClaimsDoes) {
  const std::string area = claims_[5].statistic.reporter->ToString(), partner = claims_[5].statistic.partner.ToString();
  EXPECT_EQ(Selected({}).size(), claims_.size());
  EXPECT_EQ(Selected({{"area", area}}), Where([&](const auto& claim) { return claim.statistic.reporter->ToString() == area; }));
  EXPECT_EQ(Selected({{"partner", partner}}), Where([&](const auto& claim) { return claim.statistic.partner.ToString() == partner; }));
  EXPECT_EQ(Selected({{"flow", "exports"}, {"flow", "balance"}}), Where([](const auto& claim) {
              return claim.statistic.flow == schema::Flow::kExports || claim.statistic.flow == schema::Flow::kBalance;
            }));
  EXPECT_EQ(Selected({{"language", "de"}, {"publisher", "Publisher 3"}}),
            Where([](const auto& claim) { return claim.document.language == "de" && claim.document.publisher == "Publisher 3"; }));
  EXPECT_EQ(Selected({{"from", "2021"}, {"to", "2022-06"}}), Where([](const auto& claim) {
              return claim.period && claim.period->end >= normalize::Month(2021, 1) && claim.period->end <= normalize::Month(2022, 6);
            }));
  EXPECT_EQ(Selected({{"confidence", "57"}}), Where([](const auto& claim) { return claim.confidence > 0.565; }));
  EXPECT_EQ(Selected({{"q", "sentence GRÖSSER"}}), Where([](const auto& claim) { return claim.document.title != "Plain"; }));
  EXPECT_EQ(Selected({{"publisher", "nobody"}}).size(), 0U);
}

TEST_F(FilterTest, VerdictsFollowFromFindings) {
  EXPECT_EQ(Selected({{"verdict", "contradicted"}}), std::set<std::string>({claims_[1].id}));
  EXPECT_EQ(Selected({{"verdict", "disputed"}}), std::set<std::string>({claims_[0].id}));
  EXPECT_EQ(Selected({{"verdict", "confirmed"}}), std::set<std::string>({claims_[2].id}));
  EXPECT_EQ(Selected({{"verdict", "unchecked"}}).size(), claims_.size() - 3);
}

TEST_F(FilterTest, AFacetCountsWhatChoosingItsValueGives) {
  const Parameters filter = {{"flow", "exports"}, {"language", "en"}, {"from", "2020"}, {"q", "plain"}};
  const Selection selection = Select(*catalogue_, ParseFilter(filter));
  for (std::size_t facet = 0; facet < kFacetNames.size(); ++facet)
    for (std::uint32_t value = 0; value < selection.counts[facet].size(); ++value) {
      const std::string name(kFacetNames[facet]),
          text = name == "verdict" ? std::string(kVerdictNames[value]) : FacetDictionary(*catalogue_, facet).Text(value);
      Parameters chosen = filter;
      chosen.erase(name);
      chosen.emplace(name, text);
      EXPECT_EQ(selection.counts[facet][value], Selected(chosen).size()) << name << "=" << text;
    }
}

TEST(ParseFilterTest, SaysWhatIsWrong) {
  const std::vector<Parameters> wrong = {{{"from", "2024-13"}},          {{"from", "June"}},      {{"verdict", "wrong"}},
                                         {{"confidence", "101"}},        {{"confidence", "-1"}},  {{"q", "a b c d e f g h i"}},
                                         {{"q", std::string(201, 'a')}}, {{"q", "a"}, {"q", "b"}}};
  for (const Parameters& parameters : wrong)
    EXPECT_THROW(ParseFilter(parameters), BadRequest) << parameters.begin()->first << "=" << parameters.begin()->second;
  Parameters many;
  for (int i = 0; i < 51; ++i) many.emplace("area", "CN");
  EXPECT_THROW(ParseFilter(many), BadRequest);
}

}  // namespace
}  // namespace tallyman::serve
