#include "extract/extractor.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "languages/view.h"
#include "tests/extract/claim_lines.h"

namespace tallyman::extract {
namespace {

schema::Article Article(std::string language, std::string title, std::string text) {
  schema::Article article;
  article.id = "test";
  article.title = std::move(title);
  article.text = std::move(text);
  article.language = std::move(language);
  article.published = normalize::Date::Parse("2024-07-12");
  return article;
}

std::string Slice(const schema::Article& article, const schema::TextSpan& span) {
  const std::u32string source = languages::DecodeUtf8(span.field == schema::Field::kTitle ? article.title : article.text);
  return languages::EncodeUtf8(std::u32string_view(source).substr(span.start, span.end - span.start));
}

const schema::Article kEnglish =
    Article("en", "Chinese exports to Russia rise in June",
            "China's exports to Russia rose 5.1 percent year-on-year in June to 70.23 billion yuan, customs data showed.");

TEST(Extractor, LevelAndChangeAreOneClaim) {
  const auto claims = TheExtractor().Claims(kEnglish);
  ASSERT_EQ(claims.size(), 1u);
  const schema::Claim& claim = claims[0];
  EXPECT_EQ(claim.statistic.flow, schema::Flow::kExports);
  EXPECT_EQ(claim.statistic.reporter->text(), "CN");
  EXPECT_EQ(claim.statistic.partner.text(), "RU");
  ASSERT_TRUE(claim.level && claim.change && claim.period);
  EXPECT_EQ(claim.level->main.amount.ToString(), "70230000000");
  EXPECT_EQ(claim.level->main.unit.text(), "CNY");
  EXPECT_EQ(claim.change->percent->ToString(), "5.1");
  EXPECT_EQ(claim.period->start.ToString(), "2024-06");
}

TEST(Extractor, AThirdCurrencyIsEvidenceOfTheSameClaim) {
  const schema::Article article =
      Article("es", "El déficit comercial de Japón",
              "Japón tuvo en mayo un déficit comercial de 967.108 millones de yenes (7.952 millones de euros/8.907 millones de dólares).");
  const auto claims = TheExtractor().Claims(article);
  ASSERT_EQ(claims.size(), 1u);
  ASSERT_TRUE(claims[0].level && claims[0].level->converted);
  EXPECT_EQ(claims[0].level->main.unit.text(), "JPY");
  EXPECT_EQ(claims[0].level->converted->unit.text(), "EUR");
  std::vector<std::string> converted;
  for (const schema::RoleSpan& span : claims[0].evidence.spans)
    if (span.role == schema::SpanRole::kConverted) converted.push_back(Slice(article, span.span));
  EXPECT_EQ(converted, (std::vector<std::string>{"7.952 millones de euros", "8.907 millones de dólares"}));
}

TEST(Extractor, RatesTellASecondCurrencyFromAnotherAmount) {
  const auto levels = [](const char* language, const std::string& text) {
    std::vector<std::string> all;
    for (const schema::Claim& claim : TheExtractor().Claims(Article(language, "", text))) {
      if (!claim.level) continue;
      all.push_back(claim.level->main.unit.ToString());
      if (claim.level->converted) all.back() += "=" + claim.level->converted->unit.ToString();
    }
    return all;
  };
  using Levels = std::vector<std::string>;
  EXPECT_EQ(levels("en", "Vietnam's exports to China reached US$ 1.2bn in June, equivalent to around 8.7 billion yuan."),
            Levels{"USD=CNY"});
  EXPECT_EQ(
      levels("fr",
             "Les exportations du Maroc vers l'Espagne ont atteint 9,8 milliards de dirhams, soit environ 900 millions d'euros, en juin."),
      Levels{"MAD=EUR"});
  EXPECT_EQ(levels("en", "Ireland's exports to the UK fell to €1.1 billion (£1.6 billion a year earlier) in June."),
            (Levels{"EUR", "GBP"}));
}

TEST(Extractor, BarrelsAreADaysAmongThoseOfDays) {
  const auto units = [](const std::string& text) {
    std::vector<std::string> all;
    for (const schema::Claim& claim : TheExtractor().Claims(Article("en", "Saudi oil exports", text))) {
      if (claim.level) all.emplace_back(claim.level->main.unit.text());
      if (claim.level && claim.level->converted) all.emplace_back(claim.level->converted->unit.text());
    }
    return all;
  };
  EXPECT_EQ(units("Saudi Arabia's crude oil exports fell to 5.8 million barrels per day in June from 7.3 million barrels in April."),
            (std::vector<std::string>{"bbl/d", "bbl/d"}));
  EXPECT_EQ(units("Saudi Arabia exported 174 million barrels of crude oil in June, or 5.8 million barrels per day."),
            (std::vector<std::string>{"bbl", "bbl/d"}));
}

TEST(Extractor, AMultipleOfAFallDivides) {
  const auto claims =
      TheExtractor().Claims(Article("en", "Indian exports fall", "India's exports to China fell threefold in June from a year earlier."));
  ASSERT_EQ(claims.size(), 1u);
  ASSERT_TRUE(claims[0].change && claims[0].change->percent);
  EXPECT_EQ(claims[0].change->percent->ToString(), "-66.67");
  EXPECT_EQ(claims[0].change->percent_interval.low->ToString(), "-70");
  EXPECT_EQ(claims[0].change->percent_interval.high->ToString(), "-63.34");
}

TEST(Extractor, TextsOfUnitsHaveSingleSpaces) {
  const auto claims =
      TheExtractor().Claims(Article("en", "Brazilian exports", "Brazil's coffee exports were 3.1 million\u00a060-kg\nbags in June."));
  ASSERT_EQ(claims.size(), 1u);
  ASSERT_TRUE(claims[0].level && claims[0].level->unit_text);
  EXPECT_EQ(*claims[0].level->unit_text, "60-kg bags");
}

TEST(Extractor, CurrenciesOfTermsAreNoPartners) {
  const auto claims = TheExtractor().Claims(
      Article("de", "Chinas Exporte",
              "Chinas Exporte nach Russland stiegen im Juni in US-Dollar gerechnet um 2,4 Prozent auf 9,8 Milliarden Dollar."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].statistic.partner.text(), "RU");
}

TEST(Extractor, AnIndexIsAChange) {
  const auto percent = [](const std::string& index) {
    const auto claims = TheExtractor().Claims(
        Article("uk", "", "Експорт України у червні 2024 року становив 3 млрд доларів (" + index + "% до червня 2023 року)."));
    return claims.size() == 1 && claims[0].change ? claims[0].change->percent->ToString() : "none";
  };
  EXPECT_EQ(percent("112,8"), "12.8");
  EXPECT_EQ(percent("85,3"), "-14.7");
}

TEST(Extractor, ARateThatComesDownToAPercentageIsNoFall) {
  const auto claims = TheExtractor().Claims(
      Article("en", "China's trade with Russia",
              "China's trade with Russia grew by 26 percent in 2023, but that growth slowed in 2024, down to just 1.9 percent.\n\n"
              "Its exports to Russia fell by 7.5 percent in May."));
  std::vector<std::string> percents;
  for (const schema::Claim& claim : claims)
    if (claim.change && claim.change->percent) percents.push_back(claim.change->percent->ToString());
  EXPECT_EQ(percents, std::vector<std::string>({"26", "1.9", "-7.5"}));
}

// The claim with this level; null where there is none.
const schema::Claim* WithLevel(const std::vector<schema::Claim>& claims, const std::string& amount, const std::string& unit) {
  const auto found = std::find_if(claims.begin(), claims.end(), [&](const schema::Claim& claim) {
    return claim.level && claim.level->main.amount.ToString() == amount && claim.level->main.unit.text() == unit;
  });
  return found == claims.end() ? nullptr : &*found;
}

TEST(Extractor, AHedgeThatComparesIsNoHedge) {
  const auto claims = TheExtractor().Claims(
      Article("en", "",
              "China's exports to Russia reached $9.7 billion in June 2024, exceeding the $9.1 billion of June 2023. Exports to India "
              "were more than $10 billion in June 2024."));
  const schema::Claim *before = WithLevel(claims, "9100000000", "USD"), *india = WithLevel(claims, "10000000000", "USD");
  ASSERT_TRUE(before && india);
  EXPECT_EQ(before->level->main.qualifier, normalize::Qualifier::kEqual);
  EXPECT_EQ(before->level->main.interval.high->ToString(), "9150000000");
  EXPECT_EQ(india->level->main.qualifier, normalize::Qualifier::kGreater);
}

TEST(Extractor, NumbersInheritUnitAndScale) {
  const auto claims = TheExtractor().Claims(
      Article("en", "Chinese exports to Russia rise",
              "China's exports to Russia rose to 70.2 billion yuan ($9.7 billion) in June from 66.8 in May, and imports to 81 billion."));
  EXPECT_NE(WithLevel(claims, "81000000000", "CNY"), nullptr);
  EXPECT_NE(WithLevel(claims, "66800000000", "CNY"), nullptr);
}

TEST(Extractor, TermsAreThoseOfTheFigure) {
  const auto in_dollars =
      TheExtractor().Claims(Article("en", "Chinese exports rise", "In dollar terms, China's exports to Russia rose 5.1 percent in June."));
  ASSERT_EQ(in_dollars.size(), 1u);
  ASSERT_TRUE(in_dollars[0].change && in_dollars[0].change->terms);
  EXPECT_EQ(in_dollars[0].change->terms->text(), "USD");
  const auto plain =
      TheExtractor().Claims(Article("es", "", "Las exportaciones de Chile a China subieron 5,1% en junio, en US$ 3.200 millones."));
  ASSERT_FALSE(plain.empty());
  for (const schema::Claim& claim : plain)
    if (claim.change) EXPECT_EQ(claim.change->terms, std::nullopt);
}

TEST(Extractor, TermsMayTouchTheFigureOrNameNoCurrency) {
  const auto terms_of = [](const char* language, const char* text) -> std::string {
    const auto claims = TheExtractor().Claims(Article(language, "", text));
    for (const schema::Claim& claim : claims)
      if (claim.change && claim.change->terms) return std::string(claim.change->terms->text());
    return "";
  };
  EXPECT_EQ(terms_of("de", "Chinas Ausfuhren nach Russland waren im Juni in Dollar gerechnet 5,1 Prozent höher als ein Jahr zuvor."),
            "USD");
  EXPECT_EQ(terms_of("tr", "Çin'in ihracatı haziranda dolar bazında yüzde 5,1 arttı."), "USD");
  EXPECT_EQ(terms_of("ko", "중국의 6월 수출은 달러 기준 5.1% 증가했다."), "USD");
  EXPECT_EQ(terms_of("en", "In local currency terms, China's exports to Russia rose 5.1 percent in June."), "CNY");
  EXPECT_EQ(terms_of("en", "In the Chinese currency, exports of China to Russia rose 5.1 percent in June."), "CNY");
}

TEST(Extractor, NumbersWithoutUnitGoOnInThatOfOthers) {
  const auto claims = TheExtractor().Claims(Article(
      "es", "", "Las exportaciones de Chile sumaron 1.200 millones de dólares en junio. Las importaciones, 1.350, cayeron un 4,1%."));
  EXPECT_NE(WithLevel(claims, "1350000000", "USD"), nullptr);
}

TEST(Extractor, SaysThatAnArticleHasTooManyFigures) {
  std::string text = "China's exports to Russia rose 5.1 percent to 70.23 billion yuan in June.";
  for (int i = 0; i < 40; ++i) text += " Imports from Russia in May were " + std::to_string(10 + i) + ".5 billion yuan.";
  const Extractor extractor(Extractor::Options{.language_packs = {}, .most_figures = 10});
  const auto claims = extractor.Claims(Article("en", "", text));
  ASSERT_FALSE(claims.empty());
  EXPECT_LE(claims.size(), 10u);
  for (const schema::Claim& claim : claims) {
    ASSERT_EQ(claim.warnings.size(), 1u);
    EXPECT_NE(claim.warnings[0].find("more than 10 figures"), std::string::npos);
  }
  EXPECT_TRUE(TheExtractor().Claims(Article("en", "", text)).front().warnings.empty());
}

// In each a sentence of two countries whose trade nobody's office tells: it is the first one's.
TEST(Extractor, TradeBetweenTwoIsTheFirstOnes) {
  const auto reporter_of = [](const char* language, const char* text) -> std::string {
    const auto claims = TheExtractor().Claims(Article(language, "", text));
    return claims.size() == 1 && claims[0].statistic.reporter ? std::string(claims[0].statistic.reporter->text()) : "?";
  };
  EXPECT_EQ(reporter_of("en", "Trade between Germany and Turkey was 55 billion euros in 2023."), "DE");
  EXPECT_EQ(reporter_of("ru", "Товарооборот между Россией и Турцией в 2023 году составил $52,6 млрд."), "RU");
  EXPECT_EQ(reporter_of("zh", "2023年中国与哈萨克斯坦双边贸易额438亿美元。"), "CN");
  EXPECT_EQ(reporter_of("tr", "Türkiye ile Irak arasındaki ticaret hacmi 2023'te 17 milyar dolar oldu."), "TR");
  EXPECT_EQ(reporter_of("vi", "Thương mại hai chiều giữa Việt Nam và Nhật Bản đạt 46 tỷ USD năm 2023."), "VN");
}

TEST(Extractor, SaysThatAnArticleHasTooManyWords) {
  const std::string text = "China's exports to Russia rose 5.1 percent to 70.23 billion yuan in June.";
  const std::string last = " Imports from Russia in May were 10.5 billion yuan.";
  const Extractor extractor(Extractor::Options{.language_packs = {}, .most_words = 100});
  const auto claims = extractor.Claims(Article("en", "", text + std::string(1000, '&') + last));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_NE(WithLevel(claims, "70230000000", "CNY"), nullptr);
  ASSERT_EQ(claims[0].warnings.size(), 1u);
  EXPECT_NE(claims[0].warnings[0].find("more than 100 known words"), std::string::npos);
  EXPECT_EQ(extractor.Claims(Article("en", "", text + last)).size(), 2u);
}

TEST(Extractor, SharesSayOfWhat) {
  const auto of_partners = TheExtractor().Claims(
      Article("en", "", "China's exports to Russia rose 5.1 percent in June, accounting for 3.2 percent of China's total exports."));
  const auto of_products = TheExtractor().Claims(
      Article("en", "", "China's car exports rose 5.1 percent in June. Cars made up 3.2 percent of the country's total exports."));
  const auto share = [](const std::vector<schema::Claim>& claims) {
    for (const schema::Claim& claim : claims)
      if (claim.share) return std::optional(claim.share->of);
    return std::optional<schema::ShareOf>();
  };
  EXPECT_EQ(share(of_partners), schema::ShareOf::kPartner);
  EXPECT_EQ(share(of_products), schema::ShareOf::kProduct);
}

TEST(Extractor, EvidenceIsTheArticlesOwnText) {
  for (const schema::Article& article : {kEnglish, Article("ru", "", "Экспорт Китая в Россию в июне вырос на 5,1%, до 70,23 млрд юаней."),
                                         Article("zh", "6月中国对俄出口增长", "今年6月，中国对俄罗斯出口702.3亿元，同比增长5.1%。")}) {
    const auto claims = TheExtractor().Claims(article);
    ASSERT_FALSE(claims.empty()) << article.language;
    for (const schema::Claim& claim : claims) {
      EXPECT_EQ(Slice(article, claim.evidence.quote.span), claim.evidence.quote.text);
      EXPECT_EQ(Slice(article, claim.evidence.sentence.span), claim.evidence.sentence.text);
      for (const schema::RoleSpan& span : claim.evidence.spans) EXPECT_FALSE(Slice(article, span.span).empty());
    }
  }
}

TEST(Extractor, TextsWithoutTradeYieldNothing) {
  EXPECT_TRUE(TheExtractor().Claims(Article("en", "Weather", "It rained 12.5 mm on Friday and 3 percent of roads were closed.")).empty());
  EXPECT_TRUE(TheExtractor().Claims(Article("en", "", "")).empty());
  EXPECT_TRUE(TheExtractor().Claims(Article("xx", "", kEnglish.text)).empty());
}

TEST(Extractor, WithoutADateAPeriodStaysUnresolved) {
  schema::Article article = kEnglish;
  article.published.reset();
  for (const schema::Claim& claim : TheExtractor().Claims(article)) {
    EXPECT_FALSE(claim.period);
    EXPECT_FALSE(claim.warnings.empty());
  }
}

// "2024-06..2024-06 other 2019-06..2019-06" of each claim with a change; days in place of months where there are any.
std::vector<std::string> ChangesOf(const std::string& language, const std::string& text) {
  const auto period = [](const std::optional<normalize::Period>& one) -> std::string {
    if (!one) return "none";
    return one->first_day ? one->first_day->ToString() + ".." + one->last_day->ToString()
                          : one->start.ToString() + ".." + one->end.ToString();
  };
  std::vector<std::string> changes;
  for (const schema::Claim& claim : TheExtractor().Claims(Article(language, "", text)))
    if (claim.change)
      changes.push_back(period(claim.period) + " " + std::string(Name(claim.change->versus)) + " " + period(claim.change->base));
  return changes;
}

TEST(Extractor, ABaseNamedWithItsYearIsTheBase) {
  using Changes = std::vector<std::string>;
  const Changes of_month = {"2024-06..2024-06 other 2019-06..2019-06"}, of_year = {"2023-01..2023-12 other 2019-01..2019-12"};
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 rose 12 percent compared with June 2019."), of_month);
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 were 12 percent higher than in June 2019."), of_month);
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 were up 20 percent from 2019."), of_month);
  EXPECT_EQ(ChangesOf("en", "Germany's exports in 2023 were 12 percent above their 2019 level."), of_year);
  EXPECT_EQ(ChangesOf("de", "Die deutschen Exporte lagen im Jahr 2023 um 12 Prozent über dem Niveau von 2019."), of_year);
  EXPECT_EQ(ChangesOf("es", "Las exportaciones de Alemania en 2023 crecieron un 12 % respecto a 2019."), of_year);
  EXPECT_EQ(ChangesOf("fr", "Les exportations allemandes ont augmenté de 12 % en 2023 par rapport à 2019."), of_year);
  EXPECT_EQ(ChangesOf("ru", "Экспорт Германии в 2023 году вырос на 12% по сравнению с 2019 годом."), of_year);
  EXPECT_EQ(ChangesOf("zh", "2023年德国出口额比2019年增长12%。"), of_year);
  EXPECT_EQ(ChangesOf("ja", "2023年のドイツの輸出額は2019年に比べて12%増加した。"), of_year);
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 rose 12 percent from June 2023."),
            (Changes{"2024-06..2024-06 yoy 2023-06..2023-06"}));
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 rose 12 percent from May 2024."),
            (Changes{"2024-06..2024-06 prev 2024-05..2024-05"}));
  EXPECT_EQ(ChangesOf("en", "Germany's exports rose 40 percent from 2018 to 2023."), (Changes{"2023-01..2023-12 other 2018-01..2018-12"}));
  EXPECT_EQ(ChangesOf("zh", "近五年来，中国对非洲出口增长40%。"), (Changes{"2023-01..2023-12 other 2018-01..2018-12"}));
}

TEST(Extractor, ABaseBehindAnotherIsThatOfAnotherFigure) {
  const auto changes =
      ChangesOf("de",
                "Auch Süßkartoffeln liegen im Trend: Deutschland importierte 2018 47 900 Tonnen, 14,2 % mehr als ein Jahr zuvor "
                "und achtmal so viel wie 2013.");
  ASSERT_FALSE(changes.empty());
  EXPECT_EQ(changes[0], "2018-01..2018-12 yoy 2017-01..2017-12");
}

TEST(Extractor, AnAverageOfAYearIsNoBase) {
  EXPECT_EQ(ChangesOf("en", "Germany's exports in June 2024 were 12 percent above the 2019 average."),
            (std::vector<std::string>{"2024-06..2024-06 other none"}));
}

TEST(Extractor, APartOfAMonthIsComparedWithItsDays) {
  EXPECT_EQ(ChangesOf("en", "Malaysian palm oil exports in the first half of June fell 22.8% from a month before."),
            (std::vector<std::string>{"2024-06-01..2024-06-15 prev 2024-05-01..2024-05-15"}));
  EXPECT_EQ(ChangesOf("en", "Malaysian palm oil exports in the first half of June fell 22.8% from the same period in May."),
            (std::vector<std::string>{"2024-06-01..2024-06-15 prev 2024-05-01..2024-05-15"}));
}

TEST(Extractor, AYearEarlierIsThatOfTheFigureComparedNotOfItsNeighbour) {
  std::vector<std::string> periods;
  for (const schema::Claim& claim : TheExtractor().Claims(
           Article("en", "", "Saudi crude exports rose to 3.42 mln bpd in March from 3.11 mln in February and 3.38 mln a year earlier.")))
    periods.push_back(claim.period->start.ToString());
  EXPECT_EQ(periods, (std::vector<std::string>{"2024-03", "2024-02", "2023-03"}));
}

TEST(Extractor, IdsDependOnTheClaimAlone) {
  const auto first = TheExtractor().Claims(kEnglish), second = Extractor().Claims(kEnglish);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].id, second[i].id);
}

TEST(Extractor, QuantitiesHaveTheirPlaceAndRange) {
  const auto quantities = TheExtractor().Quantities(kEnglish);
  ASSERT_EQ(quantities.size(), 2u);
  EXPECT_EQ(quantities[0].unit, "%");
  EXPECT_EQ(quantities[1].amount.ToString(), "70230000000");
  EXPECT_EQ(quantities[1].interval.low->ToString(), "70225000000");
  EXPECT_EQ(quantities[1].excerpt.text, "70.23 billion yuan");
}

}  // namespace
}  // namespace tallyman::extract
