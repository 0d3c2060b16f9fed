// Whose currency a bare name means.
#include "extract/currencies.h"

#include <gtest/gtest.h>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

Mentions Find(const std::string& text, const std::string& language = "en") { return ReadArticle(language, text).mentions; }

schema::Article From(const std::string& country) {
  schema::Article article;
  article.country = country;
  return article;
}

std::string UnitOf(const Mentions& mentions, std::size_t figure) { return mentions.figures.at(figure).quantity.unit->ToString(); }

LinkedFigure ReportedBy(int figure, const std::string& reporter) {
  LinkedFigure linked;
  linked.figure = figure;
  linked[Slot::kReporter] = {reporter, 1, -1, -1};
  return linked;
}

TEST(Currencies, ThePublishersCountryComesFirst) {
  Mentions mentions = Find("Sweden's exports were 12 billion kronor. Imports from Canada were $3 billion.");
  SettleBareCurrencies(From("CA"), mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "SEK");
  EXPECT_EQ(UnitOf(mentions, 1), "CAD");
}

TEST(Currencies, ThenTheAreaNamedMostWhoseCurrencyHasTheName) {
  Mentions mentions = Find("Germany, Germany and Germany. Mexico sold for 12 million pesos to Colombia, Colombia said.");
  SettleBareCurrencies({}, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "COP");
}

TEST(Currencies, ABareDollarIsAmericanUnlessTheArticleIsAboutAnother) {
  Mentions mentions = Find("Germany's exports to Canada were $3 billion, Germany said.");
  SettleBareCurrencies({}, mentions);
  SettleBareCurrencies({}, {ReportedBy(0, "CA")}, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "USD");
  mentions = Find("Canada's exports to Germany were $3 billion, Canada said.");
  SettleBareCurrencies({}, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "CAD");
}

TEST(Currencies, LettersMeanTheMoneyOfTheCountryNamed) {
  const auto unit = [](const std::string& text) {
    Mentions mentions = Find(text);
    SettleBareCurrencies({}, mentions);
    return UnitOf(mentions, 0);
  };
  EXPECT_EQ(unit("Philippine rice imports cost P31.4 billion."), "PHP");
  EXPECT_EQ(unit("Botswana's imports cost P31.4 billion."), "BWP");
  EXPECT_EQ(unit("Zambia's exports reached K31.4 billion."), "ZMW");
  EXPECT_EQ(unit("Malawi's exports reached K31.4 billion."), "MWK");
  EXPECT_EQ(unit("Papua New Guinea's exports reached K31.4 billion."), "PGK");
  EXPECT_EQ(unit("Myanmar's exports reached K31.4 billion."), "MMK");
  EXPECT_EQ(unit("Uganda's exports fetched Shs 310 billion."), "UGX");
  EXPECT_EQ(unit("Eswatini's exports were E1.2 billion."), "SZL");
  EXPECT_EQ(unit("Cameroon's exports were CFAF 300 billion."), "XAF");
  EXPECT_EQ(unit("Senegal's exports were FCFA 300 billion."), "XOF");
}

TEST(Currencies, ALiraIsThatOfTheCountryNamed) {
  const auto unit = [](const std::string& text) {
    Mentions mentions = Find(text, "ar");
    SettleBareCurrencies({}, mentions);
    return UnitOf(mentions, 0);
  };
  EXPECT_EQ(unit("بلغت صادرات لبنان 470 مليار ليرة."), "LBP");
  EXPECT_EQ(unit("بلغت صادرات سورية 470 مليار ليرة."), "SYP");
  EXPECT_EQ(unit("بلغت صادرات تركيا 470 مليار ليرة."), "TRY");
}

TEST(Currencies, TheReporterSettlesWhatWasGuessed) {
  Mentions mentions = Find("Mexico, Mexico. Chile sold for 12 million pesos and Germany for 3 million euros.");
  SettleBareCurrencies({}, mentions);
  ASSERT_EQ(UnitOf(mentions, 0), "MXN");
  SettleBareCurrencies({}, {ReportedBy(0, "CL"), ReportedBy(1, "CL")}, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "CLP");
  EXPECT_EQ(UnitOf(mentions, 1), "EUR");
  SettleBareCurrencies({}, {ReportedBy(0, "DE")}, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "CLP");
}

TEST(Currencies, WhatTheEuroReplacedCountsInItsTime) {
  const std::string text = "France had exports of 76.3 billion francs. French imports were 77.5 billion.";
  schema::Article article;
  article.published = normalize::Date::Parse("1985-12-20");
  Mentions mentions = Find(text);
  SettleBareCurrencies(article, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "FRF");
  SettleBareCurrencies(article, {ReportedBy(1, "BE")}, mentions);
  EXPECT_EQ(UnitOf(mentions, 1), "BEF");
  article.published = normalize::Date::Parse("2015-12-20");
  mentions = Find(text);
  SettleBareCurrencies(article, mentions);
  EXPECT_EQ(UnitOf(mentions, 0), "CHF");
}

}  // namespace
}  // namespace tallyman::extract
