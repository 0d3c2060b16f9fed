// Words for a measure or a base, and the percentages that they belong to.
#include "extract/attached_words.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

using Attach = std::vector<const WordMention*> (*)(const Layout&, const Mentions&);

// The keys of the words of each figure in turn, "-" where there is none: "value quantity".
std::string Keys(Attach attach, const std::string& language, const std::string& text) {
  const ReadArticle read(language, text);
  std::string keys;
  for (const WordMention* word : attach(Layout(read.text, read.mentions), read.mentions))
    keys += (keys.empty() ? "" : " ") + (word == nullptr ? "-" : word->key);
  return keys;
}

std::string Measures(const std::string& language, const std::string& text) { return Keys(AttachMeasures, language, text); }
std::string Bases(const std::string& language, const std::string& text) { return Keys(AttachBases, language, text); }

TEST(AttachedWords, MeasuresStandBeforeOrBehindTheirPercentages) {
  EXPECT_EQ(Measures("en", "Coffee exports grew 8.4% by value and 2.1% by volume."), "value quantity");
  EXPECT_EQ(Measures("en", "Imports fell 5 percent in volume but rose 3 percent in value."), "quantity value");
  EXPECT_EQ(Measures("de", "Die Exporte sanken mengenmäßig um 5 Prozent und wertmäßig um 3 Prozent."), "quantity value");
  EXPECT_EQ(Measures("de", "Die Exporte sanken um 5 Prozent in der Menge und um 3 Prozent im Wert."), "quantity value");
  EXPECT_EQ(Measures("fr", "Les exportations ont reculé de 5 % en volume mais progressé de 3 % en valeur."), "quantity value");
  EXPECT_EQ(Measures("ja", "鉄鋼輸出は数量で5.2%減、金額で3.1%増となった。"), "quantity value");
  EXPECT_EQ(Measures("ko", "철강 수출은 물량 기준 5.2% 감소했으나 금액 기준으로는 3.1% 증가했다."), "quantity value");
  EXPECT_EQ(Measures("ru", "Экспорт сократился на 5% по объёму, но вырос на 3% по стоимости."), "quantity value");
  EXPECT_EQ(Measures("tr", "İhracat miktar bazında yüzde 5 azalırken değer bazında yüzde 3 arttı."), "quantity value");
  EXPECT_EQ(Measures("vi", "Xuất khẩu cà phê giảm 5% về lượng nhưng tăng 3% về giá trị."), "quantity value");
  EXPECT_EQ(Measures("zh", "铁矿砂进口按数量计增长5.2%，按金额计下降3.1%。"), "quantity value");
  EXPECT_EQ(Measures("zh", "大豆进口量同比下降5.2%，进口额同比增长3.1%。"), "quantity value");
}

TEST(AttachedWords, MeasuresOfAnAmountAreNoPercentages) {
  EXPECT_EQ(Measures("en", "Exports were up 12 percent and worth 5 million dollars."), "- -");
  EXPECT_EQ(Measures("en", "In value, exports to Japan rose 12 percent."), "-");
}

TEST(AttachedWords, BasesTouchTheirPercentages) {
  EXPECT_EQ(Bases("en", "Exports: +5.1% y/y, -1.8% m/m."), "yoy prev");
  EXPECT_EQ(Bases("ru", "Импорт составил 208,8 млрд долларов (-2,3% г/г; -5,4% м/м)."), "- yoy prev");
  EXPECT_EQ(Bases("tr", "İhracat y/y +%0,4, m/m -%3."), "yoy prev");
  EXPECT_EQ(Bases("ja", "輸出は前年比6.1％と前月の6.8％から下がった。"), "yoy -");
  EXPECT_EQ(Bases("zh", "出口环比增长，同比1.2%，环比3.4%。"), "yoy prev");
}

TEST(AttachedWords, WordsInBracketsAreThoseOfTheFigureInThem) {
  EXPECT_EQ(Bases("en", "Exports: -3.5% (m/m +0.8%)."), "- prev");
  EXPECT_EQ(Bases("en", "Exports: -3.5% (y/y), +0.8% (m/m)."), "yoy prev");
}

TEST(AttachedWords, BasesThatNameAPeriodAreReadWithIt) {
  EXPECT_EQ(Bases("en", "Exports rose 5.1% from June 2023."), "-");
  EXPECT_EQ(Bases("en", "Exports rose 5.1% from a year earlier."), "yoy");
}

}  // namespace
}  // namespace tallyman::extract
