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

TEST(FindPublicationDate, ReadsTimesOfDayAndCountsBesideDates) {
  EXPECT_EQ(Found("Publié le mercredi 1er décembre 2021 à 18h05, mis à jour le jeudi 2 décembre 2021 à 9h", "fr"), "2021-12-01");
  EXPECT_EQ(Found("Publicerad 2021-04-03 kl 10.15", "sv"), "2021-04-03");
  EXPECT_EQ(Found("3. April 2021, 10.15 Uhr", "de"), "2021-04-03");
  EXPECT_EQ(Found("3 de marzo de 2021 08:00 h.", "es"), "2021-03-03");
  EXPECT_EQ(Found("03 март 2021, 14:05 ч.", "bg"), "2021-03-03");
  EXPECT_EQ(Found("BY JO MARSH | SEPT. 7, 2016, 6:00 A.M."), "2016-09-07");
  EXPECT_EQ(Found("September 7, 2016 · 4 min read · 12 comments"), "2016-09-07");
  EXPECT_EQ(Found("2021年3月3日（水）　14時05分", "ja"), "2021-03-03");
  EXPECT_EQ(Found("2021년 3월 3일 14시 5분", "ko"), "2021-03-03");
  EXPECT_EQ(Found("3 april 2021 | 10.15", "sv"), "") << "a figure";
}

TEST(FindPublicationDate, ReadsNumbersInTheOrderOfTheLanguage) {
  EXPECT_EQ(Found("03/04/2021", "en-US"), "2021-03-04");
  EXPECT_EQ(Found("03/04/2021", "en-GB"), "2021-04-03");
  EXPECT_EQ(Found("03/04/2021", "pt"), "2021-04-03");
  EXPECT_EQ(Found("03/04/2021", "ja"), "");
  EXPECT_EQ(Found("03.04.21, 10:15", "de"), "2021-04-03");
  EXPECT_EQ(Found("03.04.21", "en"), "");
  EXPECT_EQ(Found("14-03-2021", "nl"), "2021-03-14");
  EXPECT_EQ(Found("14-Mar-2021"), "2021-03-14");
  EXPECT_EQ(Found("3. 3. 2021", "cs"), "2021-03-03");
}

TEST(FindPublicationDate, ReadsTheFormsOfLanguages) {
  EXPECT_EQ(Found("2021. március 3., szerda 14:05", "hu"), "2021-03-03");
  EXPECT_EQ(Found("2021 m. kovo 3 d. 14:05", "lt"), "2021-03-03");
  EXPECT_EQ(Found("Thứ tư, 3/3/2021, 14:05 (GMT+7)", "vi"), "2021-03-03");
  EXPECT_EQ(Found("ngày 3 tháng 3 năm 2021", "vi"), "2021-03-03");
  EXPECT_EQ(Found("פורסם ב-3 במרץ 2021 בשעה 14:05", "he"), "2021-03-03");
  EXPECT_EQ(Found("3. marca 2021", "sl"), "2021-03-03");
  EXPECT_EQ(Found("3. mart 2021.", "sr"), "2021-03-03");
  EXPECT_EQ(Found("3 آذار/مارس 2021", "ar"), "2021-03-03");
  EXPECT_EQ(Found("1° marzo 2021", "it"), "2021-03-01");
  EXPECT_EQ(Found("二〇一一年三月三十一日", "zh"), "2011-03-31");
}

TEST(FindPublicationDate, KnowsOtherCalendars) {
  EXPECT_EQ(Found("วันพุธที่ 3 มีนาคม พ.ศ. 2564 เวลา 14:05 น.", "th"), "2021-03-03");
  EXPECT_EQ(Found("3 มี.ค. 2564", "th"), "2021-03-03");
  EXPECT_EQ(Found("3 มี.ค. 64", "th"), "2021-03-03");
  EXPECT_EQ(Found("چهارشنبه ۱۳ اسفند ۱۳۹۹", "fa"), "2021-03-03");
  EXPECT_EQ(Found("۱۳۹۹/۱۲/۱۳", "fa"), "2021-03-03");
  EXPECT_EQ(Found("民國110年3月3日", "zh"), "2021-03-03");
  EXPECT_EQ(Found("發布日期：110-03-03", "zh"), "2021-03-03");
  EXPECT_EQ(Found("令和3年3月3日", "ja"), "2021-03-03");
  EXPECT_EQ(Found("الأربعاء - 19 رجب 1442 هـ - 03 مارس 2021 مـ", "ar"), "2021-03-03");
  EXPECT_EQ(Found("令和3年13月3日", "ja"), "");
  EXPECT_EQ(Found("平成元年1月8日", "ja"), "1989-01-08");
  EXPECT_EQ(Found("昭和64年1月7日", "ja"), "1989-01-07");
  EXPECT_EQ(Found("۱ فروردین ۱۴۰۰", "fa"), "2021-03-21");
  EXPECT_EQ(Found("19 رجب 1442 ه | 3 مارچ 2021", "ur"), "2021-03-03");
}

TEST(FindPublicationDate, TakesTheDayOfAnUpdateLast) {
  EXPECT_EQ(Found("Updated March 5, 2021 | Published March 3, 2021"), "2021-03-03");
  EXPECT_EQ(Found("Stand: 05.04.2021. Veröffentlicht: 03.04.2021", "de"), "2021-04-03");
  EXPECT_EQ(Found("最終更新日：2022年1月11日　公開日：2021年3月3日", "ja"), "2021-03-03");
  EXPECT_EQ(Found("최종수정 2021.03.04 09:00 기사입력 2021.03.03 14:05", "ko"), "2021-03-03");
  EXPECT_EQ(Found("Last updated on March 5, 2021\nLONDON, March 3, 2021 (Reuters) - Exports rose."), "2021-03-03");
}

TEST(FindDatelineOf, TakesTheYearFromElsewhere) {
  const auto day = [](std::string_view text, std::string_view language, const YearAndMonth& around) {
    const auto date = FindDatelineOf(text, language, around);
    return date ? date->ToString() : "";
  };
  EXPECT_EQ(day("LONDON, March 3 (Orewire) -- Exports rose.", "en", {2011, 3}), "2011-03-03");
  EXPECT_EQ(day("LONDON, March 3 (Orewire) -- Exports rose.", "en", {2011, std::nullopt}), "2011-03-03");
  EXPECT_EQ(day("LONDON, Dec 31 (Orewire) -- Exports rose.", "en", {2011, 1}), "2010-12-31");
  EXPECT_EQ(day("LONDON, March 3 (Orewire) -- Exports rose.", "en", {2011, 7}), "") << "of another month";
  EXPECT_EQ(day("海岸网3月3日电 出口增长。", "zh", {2010, 3}), "2010-03-03");
  EXPECT_EQ(day("Exports rose on March 3 by 5 percent.", "en", {2011, 3}), "");
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
  EXPECT_EQ(Found("Exports fell on 16 April 2024 in Peru."), "");
  EXPECT_EQ(Found("16.04.2024 | 10.15 | 11.20"), "") << "a table's row";
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
