// What the second reading is told of the first.
#include "extract/first_reading.h"

#include <gtest/gtest.h>

#include <cmath>

#include "languages/pack.h"

namespace tallyman::extract {
namespace {

constexpr const char* kText =
    "Exports rose 5 percent in May. Exports to Russia were $3 billion, imports $2 billion. The weather cost 7 percent of the harvest. In "
    "June exports were $4 billion.";

class FirstReadingTest : public testing::Test {
 protected:
  FirstReadingTest() {
    schema::Article article;
    article.text = kText;
    article.language = "en";
    text_.emplace(article, *Packs().Find("en"));
    mentions_ = FindMentions(*text_, *Packs().Find("en"));
    layout_.emplace(*text_, mentions_);
  }

  static const languages::Packs& Packs() {
    static const languages::Packs packs;
    return packs;
  }

  static LinkedFigure Linked(int figure, const std::string& flow, const std::string& partner, double probability) {
    LinkedFigure linked;
    linked.figure = figure;
    linked[Slot::kFlow] = {flow, 1, -1, -1};
    if (flow == "none") return linked;
    linked[Slot::kRole] = {"level", 1, -1, -1};
    linked[Slot::kReporter] = {"CN", 1, -1, -1};
    linked[Slot::kPartner] = {partner, probability, -1, -1};
    linked[Slot::kPeriod] = {"2024-05..2024-05", 1, -1, -1};
    return linked;
  }

  std::optional<ArticleText> text_;
  Mentions mentions_;
  std::optional<Layout> layout_;
};

double Value(const Row& row, std::string_view column) { return row[*ParseColumn(column)]; }

TEST_F(FirstReadingTest, CountsTheOtherFiguresByHowSureItWas) {
  ASSERT_EQ(mentions_.figures.size(), 5u);
  const FirstReading first(mentions_, *layout_,
                           {Linked(0, "exports", "WORLD", 0.5), Linked(1, "exports", "RU", 0.9), Linked(2, "imports", "RU", 0.6),
                            Linked(3, "none", "", 1), Linked(4, "exports", "WORLD", 0.8)});
  Row row;
  first.Describe(1, row);
  EXPECT_FLOAT_EQ(Value(row, "context.first_linked"), 0.8);
  EXPECT_FLOAT_EQ(Value(row, "context.first_linked_here"), 1);
  EXPECT_FLOAT_EQ(Value(row, "context.next_is_none"), 0);
  EXPECT_FLOAT_EQ(Value(row, "context.next_flow"), 1);
  EXPECT_EQ(first.Next(2)->figure, 4);
  EXPECT_EQ(first.Next(4), nullptr);

  std::vector<Candidate> partners = {{"RU", {}}, {"WORLD", {}}, {"CN", {}}};
  const LinkedFigure current = Linked(1, "exports", "RU", 0.9);
  first.Describe(Slot::kPartner, current, partners);
  EXPECT_NEAR(Value(partners[0].row, "value.first"), 0.9, 1e-6);
  EXPECT_NEAR(Value(partners[1].row, "value.first"), -0.9, 1e-6);
  EXPECT_EQ(Value(partners[0].row, "value.first_next"), 1);
  EXPECT_NEAR(Value(partners[0].row, "value.first_share"), 0.4, 1e-6);
  EXPECT_NEAR(Value(partners[1].row, "value.first_share"), 0.6, 1e-6);
  EXPECT_NEAR(Value(partners[1].row, "value.first_of_flow"), 1, 1e-6);
  EXPECT_NEAR(Value(partners[0].row, "value.first_here"), 1, 1e-6);
  EXPECT_NEAR(Value(partners[2].row, "value.first_mirror"), 1, 1e-6);
}

TEST_F(FirstReadingTest, SaysWhereAnotherFigureStandsForTheSameStatistic) {
  const FirstReading first(mentions_, *layout_,
                           {Linked(0, "none", "", 1), Linked(1, "exports", "RU", 1), Linked(2, "imports", "RU", 1),
                            Linked(3, "none", "", 1), Linked(4, "exports", "RU", 1)});
  std::vector<Candidate> periods = {{"2024-05..2024-05", {}}, {"2024-06..2024-06", {}}};
  first.Describe(Slot::kPeriod, Linked(4, "exports", "RU", 1), periods);
  EXPECT_EQ(Value(periods[0].row, "value.first_conflict"), 1);
  EXPECT_EQ(Value(periods[1].row, "value.first_conflict"), 0);
}

TEST_F(FirstReadingTest, SaysSoOfEveryPartOfAStatistic) {
  const FirstReading first(mentions_, *layout_,
                           {Linked(0, "none", "", 1), Linked(1, "exports", "RU", 1), Linked(2, "none", "", 1), Linked(3, "none", "", 1),
                            Linked(4, "exports", "WORLD", 1)});
  LinkedFigure current;
  current.figure = 4;
  current[Slot::kFlow] = {"exports", 1, -1, -1};
  std::vector<Candidate> partners = {{"RU", {}}, {"WORLD", {}}};
  first.Describe(Slot::kPartner, current, partners);
  EXPECT_EQ(Value(partners[0].row, "value.first_conflict"), 1);  // 3 billion are its exports to Russia in May
  EXPECT_EQ(Value(partners[1].row, "value.first_conflict"), 0);
  mentions_.figures[4].quantity.amount = mentions_.figures[1].quantity.amount;
  first.Describe(Slot::kPartner, current, partners);
  EXPECT_EQ(Value(partners[0].row, "value.first_conflict"), -1);  // said twice
}

TEST_F(FirstReadingTest, TellsHowLikelyAValueWasThatItDidNotChoose) {
  LinkedFigure doubted = Linked(0, "exports", "WORLD", 0.7);
  doubted.doubts = {{Slot::kPartner, "RU", 0.3}, {Slot::kProduct, "coal", 0.4}};
  LinkedFigure other = Linked(1, "exports", "RU", 0.9);
  other.doubts = {{Slot::kPartner, "WORLD", 0.2}};
  const FirstReading first(mentions_, *layout_,
                           {doubted, other, Linked(2, "imports", "RU", 0.7), Linked(3, "none", "", 1), Linked(4, "none", "", 1)});
  std::vector<Candidate> partners = {{"RU", {}}, {"WORLD", {}}, {"CN", {}}};
  first.Describe(Slot::kPartner, Linked(0, "exports", "RU", 1), partners);
  EXPECT_NEAR(Value(partners[0].row, "value.first_own"), 0.3, 1e-6);
  EXPECT_NEAR(Value(partners[1].row, "value.first_own"), 0.7, 1e-6);
  EXPECT_EQ(Value(partners[2].row, "value.first_own"), 0);
  EXPECT_NEAR(Value(partners[0].row, "value.first_others"), 0.8, 1e-6);  // (0.9 + 0.7) / 2, in tenths
  EXPECT_NEAR(Value(partners[1].row, "value.first_others"), 0.1, 1e-6);
  EXPECT_NEAR(Value(partners[0].row, "value.first_others_here"), 0.8, 1e-6);
  std::vector<Candidate> products = {{"coal", {}}, {"total", {}}};
  first.Describe(Slot::kProduct, Linked(1, "exports", "RU", 1), products);
  EXPECT_EQ(Value(products[0].row, "value.first_own"), 0);
  EXPECT_NEAR(Value(products[0].row, "value.first_others"), 0.2, 1e-6);
  // Of a figure that it took for no claim only what the others have is known.
  first.Describe(Slot::kPartner, Linked(3, "exports", "RU", 1), partners);
  EXPECT_NEAR(Value(partners[0].row, "value.first_others"), 0.6, 1e-6);
}

TEST_F(FirstReadingTest, WithoutOtherFiguresThereIsNothingToSay) {
  const FirstReading first(mentions_, *layout_,
                           {Linked(0, "exports", "RU", 1), Linked(1, "none", "", 1), Linked(2, "none", "", 1), Linked(3, "none", "", 1),
                            Linked(4, "none", "", 1)});
  std::vector<Candidate> partners = {{"RU", {}}};
  first.Describe(Slot::kPartner, Linked(0, "exports", "RU", 1), partners);
  EXPECT_TRUE(std::isnan(Value(partners[0].row, "value.first_share")));
  EXPECT_TRUE(std::isnan(Value(partners[0].row, "value.first_next")));
}

}  // namespace
}  // namespace tallyman::extract
