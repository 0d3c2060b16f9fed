#include "corpus/dates.h"

#include <gtest/gtest.h>

namespace tallyman::corpus {
namespace {

std::string Found(std::string_view text, std::string_view language = "en") {
  const auto date = FindPublicationDate(text, language);
  return date ? date->ToString() : "";
}

TEST(FindPublicationDate, ReadsDateLines) {
  EXPECT_EQ(Found("2024-04-16\n\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("16 April 2024\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("April 16, 2024\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("Tuesday, 16th April, 2024\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("Updated Apr. 16, 2024, 10:30 GMT | By John Smith\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("Published: 2024-04-16T10:30:00+03:00\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("2024年4月16日\n出口增长。", "zh"), "2024-04-16");
  EXPECT_EQ(Found("来源：新华社　2024年04月16日 10:30\n出口增长。", "zh"), "2024-04-16");
  EXPECT_EQ(Found("16 апреля 2024\nЭкспорт вырос.", "ru"), "2024-04-16");
  EXPECT_EQ(Found("16 апреля 2024 г.\nЭкспорт вырос.", "ru"), "2024-04-16");
  EXPECT_EQ(Found("16.04.2024, 12:00\nЭкспорт вырос.", "ru"), "2024-04-16");
  EXPECT_EQ(Found("16/04/2024\nExports rose."), "2024-04-16");
  EXPECT_EQ(Found("04/16/2024\nExports rose."), "2024-04-16");
}

TEST(FindPublicationDate, ReadsDatelines) {
  EXPECT_EQ(Found("BEIJING, April 16, 2024 (Reuters) - Exports fell by 16 percent in March, the first fall in 21 months."), "2024-04-16");
  EXPECT_EQ(Found("London, 24 February 2022 – Exports fell by 16 percent in March, the first fall in 21 months, data showed."),
            "2022-02-24");
  EXPECT_EQ(Found("MOSCOW April 16, 2024 /TASS/. Exports fell by 16 percent in March, the first fall in 21 months, data showed."),
            "2024-04-16");
  EXPECT_EQ(Found("ПЕКИН, 16 апреля 2024 г. — Экспорт Китая в марте сократился на 16%, следует из данных таможни.", "ru"), "2024-04-16");
  EXPECT_EQ(Found("МОСКВА, 25 октября 2024 года. Совет директоров регулятора повысил ставку сразу на два процентных пункта.", "ru"),
            "2024-10-25");
  EXPECT_EQ(Found("本报布鲁塞尔2025年2月18日电　欧盟统计局18日公布的初步数据显示，2024年欧盟27国对华出口2133亿欧元。", "zh"), "2025-02-18");
  EXPECT_EQ(Found("新华社北京2024年4月16日电 （记者）海关总署公布的数据显示，3月出口下降16%。", "zh"), "2024-04-16");
  EXPECT_EQ(Found("【中新社北京2024年4月16日】海关总署公布的数据显示，3月出口下降16%，为一年零九个月来首次。", "zh"), "2024-04-16");
}

TEST(FindPublicationDate, LooksAtAllLinesOfTheBeginning) {
  EXPECT_EQ(Found("A subheading\n\nBy our reporter\n16 April 2024\n\nExports rose."), "2024-04-16");
}

TEST(FindPublicationDate, TakesNoDateOfAnEvent) {
  EXPECT_EQ(Found("Trade collapsed after the invasion of Ukraine on 24 February 2022, when sanctions were imposed."), "");
  EXPECT_EQ(Found("On 24 February 2022 - the day of the invasion - trade between the two countries came to a halt at once."), "");
  EXPECT_EQ(Found("据海关总署2024年4月16日公布的数据，3月出口下降16%，为一年零九个月来首次，专家表示担忧，预计还将下降。", "zh"), "");
  EXPECT_EQ(Found("Exports on 16 April 2024 rose by 40 percent to 12 billion dollars\nExports rose."), "");
}

TEST(FindPublicationDate, GuessesNothing) {
  EXPECT_EQ(Found(""), "");
  EXPECT_EQ(Found("BEIJING, April 16 (Reuters) - Exports fell."), "") << "without a year";
  EXPECT_EQ(Found("04/05/2024\nExports rose."), "") << "April or May";
  EXPECT_EQ(Found("31 April 2024\nExports rose."), "") << "no such day";
  EXPECT_EQ(Found("16 April 3024\nExports rose."), "");
  EXPECT_EQ(Found("April 2024\nExports rose."), "") << "a month";
}

TEST(FindPublicationDate, StopsBehindTheBeginning) { EXPECT_EQ(Found(std::string(400, 'x') + "\n16 April 2024\n"), ""); }

TEST(FindPublicationDate, KnowsTheMonthsOfTheLanguageAndOfEnglish) {
  EXPECT_EQ(Found("16 April 2024\nЭкспорт вырос.", "ru"), "2024-04-16");
  EXPECT_EQ(Found("16 апреля 2024\nExports rose.", "en"), "");
  EXPECT_EQ(Found("16 апреля 2024\nExports rose.", ""), "2024-04-16");
}

TEST(IsDateLine, KnowsADateFromANewsLine) {
  EXPECT_TRUE(IsDateLine("16 апреля 2024"));
  EXPECT_TRUE(IsDateLine("Published: April 16, 2024"));
  EXPECT_FALSE(IsDateLine("Exports rose in 2024 by 16 percent"));
  EXPECT_FALSE(IsDateLine(""));
}

}  // namespace
}  // namespace tallyman::corpus
