// Pounds of money and of weight.
#include "extract/masses.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

// "amount unit" of the last figure.
std::string Last(const std::string& language, const std::string& text, const std::string& country = "") {
  schema::Article article;
  article.text = text;
  article.language = language;
  if (!country.empty()) article.country = country;
  Mentions mentions = ReadArticle(article).mentions;
  SettleMasses(article, mentions);
  const Figure& figure = mentions.figures.back();
  return figure.quantity.amount.Rounded(0).ToString() + " " + figure.quantity.unit->ToString();
}

TEST(Masses, PoundsOfWeighedGoodsAreTonnesWhereNobodyPaysInPounds) {
  EXPECT_EQ(Last("en", "U.S. beef exports were 230 million pounds."), "104326 t");
  EXPECT_EQ(Last("en", "Brazil's exports were 5.3 Mt, or 11.7 billion pounds."), "5307031 t");
  EXPECT_EQ(Last("es", "Las exportaciones de carne de Estados Unidos fueron de 230 millones de libras."), "104326 t");
  EXPECT_EQ(Last("ru", "Экспорт говядины из США составил 230 млн фунтов."), "104326 t");
  EXPECT_EQ(Last("ja", "米国の牛肉輸出は2億3000万ポンドだった。"), "104326 t");
}

TEST(Masses, OthersAreMoney) {
  EXPECT_EQ(Last("en", "UK beef exports were 230 million pounds."), "230000000 GBP");
  EXPECT_EQ(Last("en", "Egypt's cotton exports were 230 million pounds."), "230000000 GBP");
  EXPECT_EQ(Last("en", "U.S. beef exports were 230 million pounds.", "GB"), "230000000 GBP");
  EXPECT_EQ(Last("en", "U.S. beef exports were worth 230 million pounds."), "230000000 GBP");
  EXPECT_EQ(Last("en", "U.S. exports of cars were 230 million pounds."), "230000000 GBP");
  EXPECT_EQ(Last("en", "Beef exports were 230 million pounds."), "230000000 GBP");
  EXPECT_EQ(Last("en", "U.S. beef exports were £230 million."), "230000000 GBP");
}

}  // namespace
}  // namespace tallyman::extract
