// Which figures of a sentence make one claim, and of which period each is.
#include "extract/grouping.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/claim_lines.h"

namespace tallyman::extract {
namespace {

using Summaries = std::vector<std::string>;

std::string NameOf(const std::optional<schema::Measure>& measure) {
  if (!measure) return "-";
  return *measure == schema::Measure::kValue ? "value" : *measure == schema::Measure::kQuantity ? "quantity" : "real";
}

// Measure, level and change of each claim, in order of the words: "quantity 5200000 t -12%", "value - +3%".
Summaries Measured(const std::string& language, const std::string& text) {
  Summaries summaries;
  for (const schema::Claim& claim : ClaimsOf(language, text)) {
    std::string summary = NameOf(claim.statistic.measure);
    summary += claim.level ? " " + claim.level->main.amount.ToString() + " " + claim.level->main.unit.ToString() : " -";
    summary += claim.change && claim.change->percent ? " " + claim.change->percent->ToString() : " -";
    summaries.push_back(summary);
  }
  std::sort(summaries.begin(), summaries.end());
  return summaries;
}

TEST(Grouping, ChangesByVolumeAndByValueAreTwoClaims) {
  const Summaries two = {"quantity - -5", "value - 3"};
  EXPECT_EQ(Measured("en", "China's imports of crude oil fell 5 percent in volume but rose 3 percent in value in June."), two);
  EXPECT_EQ(Measured("de", "Die deutschen Stahlexporte sanken im Juni mengenmäßig um 5 Prozent, stiegen aber wertmäßig um 3 Prozent."),
            two);
  EXPECT_EQ(Measured("es", "Las exportaciones españolas de aceite de oliva cayeron un 5% en volumen y subieron un 3% en valor en junio."),
            two);
  EXPECT_EQ(Measured("fr", "Les exportations françaises de blé ont reculé de 5 % en volume mais progressé de 3 % en valeur en juin."), two);
  EXPECT_EQ(Measured("ja", "6月の日本の鉄鋼輸出は数量で5%減、金額で3%増となった。"), two);
  EXPECT_EQ(Measured("ko", "6월 한국의 철강 수출은 물량 기준 5% 감소했으나 금액 기준으로는 3% 증가했다."), two);
  EXPECT_EQ(Measured("ru", "Экспорт российской пшеницы в июне сократился на 5% по объёму, но вырос на 3% по стоимости."), two);
  EXPECT_EQ(Measured("zh", "6月中国大豆进口量同比下降5%，进口额同比增长3%。"), two);
}

TEST(Grouping, AChangeGoesWithTheLevelOfItsMeasure) {
  const Summaries two = {"quantity 5200000 t -12", "value 1300000000 USD -20"};
  EXPECT_EQ(Measured("en",
                     "Russia exported 5.2 million tonnes of wheat worth $1.3 billion in June, down 12 percent by volume and 20 percent by "
                     "value from a year earlier."),
            two);
  EXPECT_EQ(
      Measured("ru",
               "В июне Россия экспортировала 5,2 млн тонн пшеницы на $1,3 млрд — на 12% меньше в физическом выражении и на 20% меньше "
               "в денежном."),
      two);
  EXPECT_EQ(Measured("vi",
                     "Tháng 6, Nga xuất khẩu 5,2 triệu tấn lúa mì, trị giá 1,3 tỷ USD, giảm 12% về lượng và giảm 20% về kim ngạch so với "
                     "cùng kỳ năm trước."),
            two);
}

TEST(Grouping, ADifferenceGoesWithTheLevelOfItsUnit) {
  const auto claims =
      ClaimsOf("en", "Russia exported 5.2 million tonnes of wheat worth $1.3 billion in June, 300,000 tonnes more than a year earlier.");
  const auto with_delta = std::find_if(claims.begin(), claims.end(), [](const auto& claim) { return claim.change && claim.change->delta; });
  ASSERT_NE(with_delta, claims.end());
  ASSERT_TRUE(with_delta->level);
  EXPECT_EQ(with_delta->level->main.unit.text(), "t");
}

// Percentage, its base and the level it stands with.
Summaries Changes(const std::string& language, const std::string& text) {
  Summaries summaries;
  for (const schema::Claim& claim : ClaimsOf(language, text)) {
    if (!claim.change || !claim.change->percent) continue;
    const std::string versus = claim.change->versus == schema::Versus::kPrevious ? " prev" : " yoy";
    summaries.push_back(claim.change->percent->ToString() + versus + (claim.level ? " " + claim.level->main.amount.ToString() : ""));
  }
  return summaries;
}

TEST(Grouping, ChangesAgainstTwoBasesAreTwoClaimsWithTheLevelAtTheFirst) {
  EXPECT_EQ(Changes("ru", "Импорт Китая в июне составил 208,8 млрд долларов (-2,3% г/г, -5,4% м/м)."),
            (Summaries{"-2.3 yoy 208800000000", "-5.4 prev"}));
  EXPECT_EQ(Changes("en", "South Korea's June exports: $57.0 bln (-1.8% m/m, +5.1% y/y)."),
            (Summaries{"-1.8 prev 57000000000", "5.1 yoy"}));
}

TEST(Grouping, ARateOfGrowthAgainstABaseIsNoShare) {
  EXPECT_EQ(Changes("pl", "W czerwcu dynamika polskiego eksportu wyhamowała do 11% r/r.").size(), 1u);
}

// Shares and levels with their periods.
Summaries Periods(const std::string& language, const std::string& text) {
  Summaries summaries;
  for (const schema::Claim& claim : ClaimsOf(language, text)) {
    std::string summary = claim.period->start.ToString() + ".." + claim.period->end.ToString();
    if (claim.level) summary += " " + claim.level->main.amount.ToString();
    if (claim.share) summary += " share " + claim.share->percent.ToString();
    if (claim.change) summary += " change";
    summaries.push_back(summary);
  }
  return summaries;
}

TEST(Grouping, WhatAShareCameToIsAShare) {
  const Summaries one = {"2023-01..2023-12 share 11.9"};
  EXPECT_EQ(Periods("de", "Der Anteil Chinas an den deutschen Importen stieg 2023 um 1,2 Prozentpunkte auf 11,9 Prozent."), one);
  EXPECT_EQ(Periods("fr", "La part de la Chine dans les importations françaises a progressé de 1,2 point à 11,9 % en 2023."), one);
  EXPECT_EQ(Periods("ja", "2023年の日本の輸入に占める中国の割合は1.2ポイント上昇し11.9%となった。"), one);
  EXPECT_EQ(Periods("de", "Der Anteil Chinas an den deutschen Importen stieg von 7,5 Prozent im Jahr 2015 auf 11,9 Prozent im Jahr 2022."),
            (Summaries{"2015-01..2015-12 share 7.5", "2022-01..2022-12 share 11.9"}));
}

TEST(Grouping, RangesWithArticlesAreOneFigure) {
  EXPECT_EQ(Changes("es", "En 2023 las exportaciones españolas de carne podrían caer entre el 5% y el 8%."), (Summaries{"-6.5 yoy"}));
  EXPECT_EQ(Changes("it", "Nel 2024 le esportazioni italiane dovrebbero aumentare fra il 2% e il 3%."), (Summaries{"2.5 yoy"}));
  EXPECT_EQ(Changes("it", "Nel 2024 le esportazioni italiane dovrebbero aumentare tra l'1% e il 3%."), (Summaries{"2 yoy"}));
}

TEST(Grouping, LevelsBetweenTwoYearsAreOfTheFirstAndOfTheLast) {
  EXPECT_EQ(Periods("en", "Between 2018 and 2023 Turkey's exports to Iraq rose from $8.3 billion to $12.8 billion."),
            (Summaries{"2018-01..2018-12 8300000000", "2023-01..2023-12 12800000000"}));
}

TEST(Grouping, AYearEarlierIsThatOfThePeriodNamedBehind) {
  EXPECT_EQ(Periods("en", "Japan's exports of cars to China fell from 120,000 vehicles a year earlier to 98,000 in June."),
            (Summaries{"2023-06..2023-06 120000", "2024-06..2024-06 98000"}));
}

}  // namespace
}  // namespace tallyman::extract
