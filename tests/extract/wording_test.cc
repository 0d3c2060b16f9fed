// Words as features: what is masked, what tells candidates apart, and how a model's words are told to the trees.
#include "extract/wording.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "languages/pack.h"

namespace tallyman::extract {
namespace {

class Words {
 public:
  explicit Words(const std::string& body, const std::string& language = "en")
      : pack_(PackOf(language)),
        text_(ArticleOf(body, language), pack_),
        mentions_(FindMentions(text_, pack_)),
        wording_(text_, mentions_) {}

  // Of a candidate that no mention offers.
  std::vector<Wording::Feature> Of(Slot slot, const std::string& value, int figure = 0) const {
    return Sorted(wording_.FeaturesOf(slot, At(figure), {value, {}, -1, -1}));
  }
  // Of the area that is mentioned at this place among all.
  std::vector<Wording::Feature> OfArea(int area, const std::string& flow) const {
    const AreaMention& mention = mentions_.areas.at(area);
    LinkedFigure linked = At(0);
    linked[Slot::kFlow] = {flow, 1, -1, -1};
    return Sorted(wording_.FeaturesOf(Slot::kPartner, linked, {mention.area.ToString(), {}, mention.begin, mention.end}));
  }

  const Wording& wording() const { return wording_; }
  const Mentions& mentions() const { return mentions_; }

  static LinkedFigure At(int figure) {
    LinkedFigure linked;
    linked.figure = figure;
    return linked;
  }

 private:
  static const languages::Pack& PackOf(const std::string& language) {
    static const languages::Packs packs;
    return *packs.Find(language);
  }
  static schema::Article ArticleOf(const std::string& body, const std::string& language) {
    schema::Article article;
    article.text = body;
    article.language = language;
    return article;
  }
  static std::vector<Wording::Feature> Sorted(std::vector<Wording::Feature> features) {
    std::sort(features.begin(), features.end());
    return features;
  }

  const languages::Pack& pack_;
  ArticleText text_;
  Mentions mentions_;
  Wording wording_;
};

TEST(Wording, FiguresAreasPeriodsAndProductsAreMasked) {
  const Words one("Germany's exports of steel to France rose 5.1 percent in March."),
      other("Japan's exports of cars to Brazil rose 17 percent in 2021.");
  ASSERT_EQ(one.mentions().areas.size(), 2);
  EXPECT_EQ(one.Of(Slot::kFlow, "exports"), other.Of(Slot::kFlow, "exports"));
  EXPECT_EQ(one.OfArea(1, "exports"), other.OfArea(1, "exports"));
}

TEST(Wording, WordsValuesFlowsAndPlacesTellCandidatesApart) {
  const Words rose("Germany's exports to France rose 5.1 percent."), fell("Germany's exports to France dropped 5.1 percent.");
  EXPECT_NE(rose.Of(Slot::kFlow, "exports"), fell.Of(Slot::kFlow, "exports"));
  EXPECT_NE(rose.Of(Slot::kFlow, "exports"), rose.Of(Slot::kFlow, "none"));
  EXPECT_NE(rose.OfArea(0, "exports"), rose.OfArea(1, "exports"));
  EXPECT_NE(rose.OfArea(1, "exports"), rose.OfArea(1, "imports"));
}

TEST(Wording, EveryFeatureIsABucket) {
  for (const auto& [text, language] : {std::pair("出口增长5.1%，进口下降3%。", "zh"), std::pair("수출은 5.1% 증가했다.", "ko"),
                                       std::pair("وارتفعت الصادرات 5.1 في المئة", "ar")})
    for (const Wording::Feature feature : Words(text, language).Of(Slot::kFlow, "exports")) EXPECT_LT(feature, 1u << kWordBucketBits);
}

TEST(Wording, AFigureAloneInItsSentenceHasFeatures) { EXPECT_FALSE(Words("5.1%").Of(Slot::kFlow, "none").empty()); }

TEST(Wording, ColumnSaysHowFarACandidateIsAheadOrBehind) {
  const Words words("Germany's exports to France rose 5.1 percent.");
  // A model whose one word speaks for "exports".
  const std::vector<Wording::Feature> exports = words.Of(Slot::kFlow, "exports"), imports = words.Of(Slot::kFlow, "imports");
  const auto own = std::find_if(exports.begin(), exports.end(), [&](Wording::Feature feature) {
    return std::count(exports.begin(), exports.end(), feature) == 1 && !std::binary_search(imports.begin(), imports.end(), feature);
  });
  ASSERT_NE(own, exports.end());
  const nlohmann::json weights = {
      {"columns", nlohmann::json::array()}, {"slots", nlohmann::json::object()}, {"words", {{"flow", {{"gap", {*own}}, {"steps", {50}}}}}}};
  const Model model(weights.dump());
  EXPECT_TRUE(model.KnowsWords(Slot::kFlow));
  EXPECT_FALSE(model.KnowsWords(Slot::kRole));
  std::vector<Candidate> candidates = {{"imports", {}, -1, -1}, {"exports", {}, -1, -1}};
  words.wording().Describe(model, Slot::kFlow, Words::At(0), candidates);
  EXPECT_EQ(candidates[0].row.Get(ValueColumn::kWording), -1);
  EXPECT_EQ(candidates[1].row.Get(ValueColumn::kWording), 1);
  words.wording().Describe(model, Slot::kRole, Words::At(0), candidates = {{"level", {}, -1, -1}, {"delta", {}, -1, -1}});
  EXPECT_TRUE(std::isnan(candidates[0].row.Get(ValueColumn::kWording)));
}

TEST(Wording, AnArticlesWordsCountOnceAndWithTheirStems) {
  const auto of = [](const std::string& body, const std::string& language) { return Words(body, language).wording().FeaturesOfArticle(); };
  EXPECT_EQ(of("Exports, exports and 12 exports.", "en"), of("And exports.", "en"));
  EXPECT_NE(of("Exports.", "en"), of("Remittances.", "en"));
  // "exports", "exporters": the same beginning.
  const auto shared = [](const std::vector<Wording::Feature>& a, const std::vector<Wording::Feature>& b) {
    std::vector<Wording::Feature> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
  };
  EXPECT_EQ(shared(of("Exports", "en"), of("Exporters", "en")), 1);
  EXPECT_EQ(shared(of("수출은", "ko"), of("수출이", "ko")), 1);
  // Of 出口增长: 出口, 口增, 增长, 出口增, 口增长; of 出口下降 the first of these.
  EXPECT_EQ(of("出口增长", "zh").size(), 5);
  EXPECT_EQ(shared(of("出口增长", "zh"), of("出口下降", "zh")), 1);
  EXPECT_TRUE(of("12.5% 2024", "en").empty());
}

TEST(Wording, FlowsAreToldWhatTheArticlesWordsSay) {
  const Words words("Exports rose 5.1 percent.");
  const std::vector<Wording::Feature> article = words.wording().FeaturesOfArticle();
  const nlohmann::json weights = {{"columns", nlohmann::json::array()},
                                  {"slots", nlohmann::json::object()},
                                  {"words", {{"article", {{"gap", {article.front()}}, {"steps", {-50}}}}}}};
  const Model model(weights.dump());
  std::vector<Candidate> candidates = {{"none", {}, -1, -1}, {"exports", {}, -1, -1}};
  words.wording().Describe(model, Slot::kFlow, Words::At(0), candidates);
  // -50 steps of 0.02, times 8, by the root of the number of words, to the nearest half.
  const double score = std::round(-8 / std::sqrt(static_cast<double>(article.size())) * 2) / 2;
  for (const Candidate& candidate : candidates) EXPECT_EQ(candidate.row.Get(Context::kArticleWords), score);
  EXPECT_TRUE(std::isnan(candidates[0].row.Get(ValueColumn::kWording)));
}

TEST(Wording, AWordsWeightMustBeInItsTable) {
  const auto weights = [](const char* words) { return std::string(R"({"columns": [], "slots": {}, "words": {"flow": )") + words + "}}"; };
  EXPECT_NO_THROW(Model(weights(R"({"gap": [524287], "steps": [-127]})")));
  EXPECT_THROW(Model(weights(R"({"gap": [524287, 1], "steps": [1, 1]})")), std::invalid_argument);
  EXPECT_THROW(Model(weights(R"({"gap": [1], "steps": [128]})")), std::invalid_argument);
  EXPECT_THROW(Model(weights(R"({"gap": [1, 2], "steps": [1]})")), std::invalid_argument);
}

}  // namespace
}  // namespace tallyman::extract
