#include "corpus/language.h"

#include <gtest/gtest.h>

namespace tallyman::corpus {
namespace {

TEST(DetectLanguage, KnowsTheLanguageOfASentence) {
  EXPECT_EQ(DetectLanguage("Chinese exports to Russia rose by 5.1 percent in June, the customs office said on Friday."), "en");
  EXPECT_EQ(DetectLanguage("Экспорт Китая в Россию в июне вырос на 5,1%, сообщила в пятницу таможня."), "ru");
  EXPECT_EQ(DetectLanguage("Eksport Chin do Rosji wzrósł w czerwcu o 5,1 proc., podał w piątek urząd celny."), "pl");
  EXPECT_EQ(DetectLanguage("Експорт Китаю до Росії в червні зріс на 5,1%, повідомила у п'ятницю митниця."), "uk");
  EXPECT_EQ(DetectLanguage("海关总署周五发布的数据显示，6月中国对俄罗斯出口同比增长5.1%，达到702.3亿元。"), "zh");
  EXPECT_EQ(DetectLanguage("財政部今日公布，臺灣七月對美國出口按年上升百分之十八，進口總值則下跌，貿易順差擴大。"), "zh");
}

TEST(DetectLanguage, KnowsTheLanguagesOfFigures) {
  EXPECT_EQ(DetectLanguage("De uitvoer van Nederland steeg in juni met vijf procent, meldde het bureau vrijdag."), "nl");
  EXPECT_EQ(DetectLanguage("Sveriges export ökade med fem procent i juni, uppgav myndigheten på fredagen."), "sv");
  EXPECT_EQ(DetectLanguage("Norges eksport økte med fem prosent i juni, opplyste byrået fredag."), "nb");
  EXPECT_EQ(DetectLanguage("सीमा शुल्क विभाग ने शुक्रवार को बताया कि जून में निर्यात पांच प्रतिशत बढ़ा।"), "hi");
  EXPECT_EQ(DetectLanguage("Xuất khẩu của Việt Nam trong tháng sáu tăng năm phần trăm, hải quan cho biết."), "vi");
  EXPECT_EQ(DetectLanguage("צמיחת היצוא הואצה בחודש יוני, כך מסרה הרשות ביום שישי."), "he");
  EXPECT_EQ(DetectLanguage("มูลค่าการส่งออกในเดือนมิถุนายนเพิ่มขึ้นร้อยละห้า"), "th");
}

// Sentences that statistics of letters do not know, or take for another language.
TEST(DetectLanguage, KnowsShortSentencesByTheirWords) {
  EXPECT_EQ(DetectLanguage("Les exportations de la France ont augmenté de 3 milliards de dollars à 8 milliards de dollars en 2023."), "fr");
  EXPECT_EQ(DetectLanguage("Tunisie : plus de 12 milliards de dinars de déficit commercial à fin août"), "fr");
  EXPECT_EQ(DetectLanguage("Экспорт России вырос на 3 млрд долларов до 8 млрд долларов в 2023 году."), "ru");
  EXPECT_EQ(DetectLanguage("Поставки в Италию выросли на 6,1% и достигли 2,7 млрд евро"), "ru");
  EXPECT_EQ(DetectLanguage("Kazakistan'ın dış ticareti 2023'te 140 milyar dolara dayandı"), "tr");
  EXPECT_EQ(DetectLanguage("MALAYSIA'S DEC EXPORTS UP 16.9% TO 128 BILLION RINGGIT"), "en");
  EXPECT_EQ(DetectLanguage("ROMANIA 2024 TRADE GAP 33.4 BLN EUROS"), "en");
  EXPECT_EQ(DetectLanguage("3%，日均近6亿立方米。"), "zh");
  EXPECT_EQ(DetectLanguage("5月の対中輸出は17.8%増だった。"), "ja");
}

TEST(DetectLanguage, DoesNotTakeAnotherLanguageForOneWhoseWordsItKnows) {
  EXPECT_EQ(DetectLanguage("De export van Nederland naar Duitsland steeg in mei met 5 procent tot 12 miljard euro."), "nl");
  EXPECT_EQ(DetectLanguage("Les exportacions de Catalunya van créixer un 5% el maig, fins als 8.000 milions d'euros."), "ca");
  EXPECT_EQ(DetectLanguage("Exporturile României au crescut cu 5% în mai, la 8 miliarde de euro."), "ro");
  EXPECT_EQ(DetectLanguage("Експорт України зріс на 5% у травні, до 3 млрд доларів."), "uk");
  EXPECT_EQ(DetectLanguage("Износът на България нарасна с 5% през май до 3 млрд. евро."), "bg");
  EXPECT_EQ(DetectLanguage("Danmarks eksport steg med 5 procent i maj til 80 milliarder kroner."), "da");
  EXPECT_EQ(DetectLanguage("Ekspor Indonesia naik 5 persen pada Mei menjadi 22 miliar dolar."), "id");
  EXPECT_EQ(DetectLanguage("صادرات ایران در ماه مه ۵ درصد افزایش یافت و به ۳ میلیارد دلار رسید."), "fa");
}

TEST(DetectLanguage, SaysNothingWhereItCannotTell) {
  EXPECT_EQ(DetectLanguage(""), "");
  EXPECT_EQ(DetectLanguage("12 345 678"), "");
  EXPECT_EQ(DetectLanguage("\uFFFD\uFFFD"), "");
}

TEST(DetectLanguage, LooksAtTheBeginningOfALongText) {
  std::string text;
  while (text.size() < 200'000) text += "Экспорт Китая в Россию вырос. ";
  EXPECT_EQ(DetectLanguage(text), "ru");
}

TEST(ParseLanguage, TakesTagsApart) {
  EXPECT_EQ(ParseLanguage("EN"), "en");
  EXPECT_EQ(ParseLanguage("en-US"), "en");
  EXPECT_EQ(ParseLanguage("zh-Hant-TW"), "zh");
  EXPECT_EQ(ParseLanguage("rus"), "ru");
  EXPECT_EQ(ParseLanguage("iw"), "he");
  EXPECT_EQ(ParseLanguage("no"), "nb");
  EXPECT_EQ(ParseLanguage("in"), "id");
}

TEST(ParseLanguage, RefusesWhatIsNoTag) {
  EXPECT_EQ(ParseLanguage("English"), std::nullopt);
  EXPECT_EQ(ParseLanguage(""), std::nullopt);
  EXPECT_EQ(ParseLanguage("7"), std::nullopt);
}

}  // namespace
}  // namespace tallyman::corpus
