#include "extract/mentions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

Mentions MentionsIn(const std::string& language, const std::string& title, const std::string& text, const std::string& country = "") {
  schema::Article article;
  article.title = title;
  article.text = text;
  article.language = language;
  if (!country.empty()) article.country = country;
  return ReadArticle(article).mentions;
}

// The codes of the areas mentioned, in order.
std::vector<std::string> AreasIn(const std::string& language, const std::string& text) {
  std::vector<std::string> codes;
  for (const AreaMention& area : MentionsIn(language, "", text).areas) codes.push_back(area.area.ToString());
  return codes;
}

std::vector<std::string> ProductsIn(const std::string& language, const std::string& text) {
  std::vector<std::string> codes;
  for (const ProductMention& product : MentionsIn(language, "", text).products) codes.push_back(product.product.ToString());
  return codes;
}

using Codes = std::vector<std::string>;

// The article's own country, where its words for that name one; empty where they name none.
std::string OwnIn(const std::string& language, const std::string& title, const std::string& text, const std::string& country = "") {
  const Mentions mentions = MentionsIn(language, title, text, country);
  for (const AreaMention& area : mentions.areas)
    if (area.form == AreaForm::kMetonym) return area.area.ToString();
  return "";
}

TEST(Mentions, WeAreTheCountryOfWhoSpeaks) {
  EXPECT_EQ(OwnIn("es", "Embajador de Chile: «Queremos vender más»", "Exportamos US$ 1.420 millones a la India."), "CL");
  EXPECT_EQ(OwnIn("ru", "Посол Беларуси об итогах года", "Наш экспорт вырос на 4,2 процента."), "BY");
  EXPECT_EQ(OwnIn("en", "Interview with Ghana's ambassador", "We exported goods worth $2 billion."), "GH");
}

TEST(Mentions, WeAreThePublishersOtherwise) {
  EXPECT_EQ(OwnIn("en", "", "Our exports to Germany rose 3 percent.", "IE"), "IE");
  EXPECT_EQ(OwnIn("en", "", "Our exports to Germany rose 3 percent."), "");
  EXPECT_EQ(OwnIn("tr", "", "Almanya'ya 11 milyar dolarlık mal satıyorduk."), "TR");
  EXPECT_EQ(OwnIn("uk", "", "Вітчизняний експорт зріс на 5 відсотків."), "UA");
  EXPECT_EQ(OwnIn("de", "", "Unsere Ausfuhren stiegen um 3 Prozent, meldet Statistik Austria."), "AT");
}

TEST(Mentions, OursIsACountrysOnlyBeforeAFlow) {
  EXPECT_EQ(OwnIn("en", "", "Our lawyers have told the court this week that exports may fall.", "IE"), "");
}

TEST(Mentions, TraditionalCharactersAreTaiwans) {
  EXPECT_EQ(MentionsIn("zh", "", "財政部公布海關進出口統計，6月出口年增23.5%，對中國大陸出超擴大。").home, "TW");
  EXPECT_EQ(MentionsIn("zh", "", "海关总署公布进出口统计，6月出口同比增长8.6%。").home, "CN");
}

TEST(Mentions, ExceptedAreasAreNotMeant) {
  EXPECT_EQ(AreasIn("en", "Exports to countries outside the EU rose 3 percent."), Codes{"XX"});
  EXPECT_EQ(AreasIn("en", "Exports to all markets except China and India rose 3 percent."), Codes{"XX"});
  EXPECT_EQ(AreasIn("en", "Exports excluding China, and those to India, rose."), (Codes{"XX", "IN"}));
  EXPECT_EQ(AreasIn("fr", "Les exportations hors de l'Union européenne ont progressé de 3 %."), Codes{"XX"});
  EXPECT_EQ(AreasIn("es", "Las exportaciones fuera de la Unión Europea crecieron un 3 %."), Codes{"XX"});
  EXPECT_EQ(AreasIn("ru", "Экспорт во все страны, кроме Китая, вырос на 3%."), Codes{"XX"});
  EXPECT_EQ(AreasIn("zh", "除中国外，出口增长3%。"), Codes{"XX"});
  EXPECT_EQ(AreasIn("ja", "中国を除く輸出は3%増。"), Codes{"XX"});
  EXPECT_EQ(AreasIn("ko", "중국을 제외한 수출은 3% 늘었다."), Codes{"XX"});
  EXPECT_EQ(AreasIn("tr", "Çin hariç ihracat yüzde 3 arttı."), Codes{"XX"});
  EXPECT_EQ(AreasIn("en", "Exports to the rest of the EU rose."), Codes{"EU"});
  EXPECT_EQ(AreasIn("en", "At a plant outside Beijing exports rose."), Codes{"CN"});
}

TEST(Mentions, ExceptedGoodsAreNotMeant) {
  EXPECT_EQ(ProductsIn("en", "Excluding gold, exports rose 3 percent."), Codes{"other"});
  EXPECT_EQ(ProductsIn("ru", "Без учета нефти экспорт вырос на 3%."), Codes{"non_energy"});
  EXPECT_EQ(ProductsIn("tr", "Petrol ürünleri hariç ihracat yüzde 3 arttı."), Codes{"non_energy"});
}

TEST(Mentions, GoodsOfTheTradePressHaveTheirCodes) {
  EXPECT_EQ(ProductsIn("de", "Maschinen und Elektronik legten um 2 Prozent zu."), Codes{"mechelec"});
  EXPECT_EQ(ProductsIn("fr", "Les machines et l'électronique ont cédé 2 %."), Codes{"mechelec"});
  EXPECT_EQ(ProductsIn("es", "Los remedios crecieron 12 %."), Codes{"pharma"});
  EXPECT_EQ(ProductsIn("ja", "ココナツ油の輸出は2.3%増。"), Codes{"edible_oil"});
  EXPECT_EQ(ProductsIn("zh", "鑽石及鑽石首飾出口4.02億元。"), Codes{"diamonds"});
  EXPECT_EQ(ProductsIn("en", "Manufactured exports rose 7 percent."), Codes{"other"});
}

}  // namespace
}  // namespace tallyman::extract
