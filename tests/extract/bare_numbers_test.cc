// Numbers that count nothing of trade.
#include "extract/bare_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "languages/pack.h"

namespace tallyman::extract {
namespace {

// Those of a text's numbers that count nothing, as printed.
std::vector<std::string> UncountingIn(const std::string& language, const std::string& text) {
  static const languages::Packs packs;
  const languages::Pack& pack = *packs.Find(language);
  const languages::View view(text, pack.folding());
  const std::vector<normalize::QuantityMention> quantities = normalize::FindQuantities(view, pack);
  const std::vector<bool> uncounting = FindUncounting(view, pack, quantities);
  std::vector<std::string> printed;
  for (std::size_t i = 0; i < quantities.size(); ++i)
    if (uncounting[i]) printed.push_back(view.Utf8(quantities[i].begin, quantities[i].end));
  return printed;
}

using Printed = std::vector<std::string>;

TEST(BareNumbers, TablesAndPagesAreNamedByNumbers) {
  EXPECT_EQ(UncountingIn("en", "Exports rose to 31.2 in March (see Table 2.4 and Figure 3.1, pp. 12-15)."),
            Printed({"2.4", "3.1", "12-15"}));
  EXPECT_EQ(UncountingIn("de", "Die Ausfuhr stieg um 3,1 (Tabelle 2.4)."), Printed({"2.4"}));
  EXPECT_EQ(UncountingIn("zh", "出口增长3.1（见表5）。"), Printed({"5"}));
  EXPECT_EQ(UncountingIn("ru", "Экспорт вырос на 3,1 (табл. 5)."), Printed({"5"}));
}

TEST(BareNumbers, TelephonesAreNoAmounts) {
  EXPECT_EQ(UncountingIn("en", "Contact: (301) 763-2311."), Printed({"301", "763-2311"}));
  EXPECT_EQ(UncountingIn("en", "For details: +44 1633 456 900"), UncountingIn("en", "+44 1633 456 900"));
  EXPECT_FALSE(UncountingIn("en", "+44 1633 456 900").empty());
  EXPECT_FALSE(UncountingIn("tr", "Bilgi için 0312 420 50 00").empty());
  EXPECT_EQ(UncountingIn("fr", "Exportations : 51,4. Contact : 01 57 53 42 11").size(), UncountingIn("fr", "01 57 53 42 11").size());
  EXPECT_EQ(UncountingIn("it", "Ufficio stampa +39 06 4673.2243").empty(), false);
  EXPECT_EQ(UncountingIn("en", "Imports by 3.1, exports +1 204 900, Peru (301) and 763 in 2011."), Printed());
}

TEST(BareNumbers, ItemsOfAListAreCounted) {
  EXPECT_EQ(UncountingIn("de", "Die Exporte:\n1) Autos - 262\n2) Maschinen - 217"), Printed({"1", "2"}));
  EXPECT_EQ(UncountingIn("tr", "İhracat:\n1. Otomotiv: 3,2\n2. Kimya: 2,4"), Printed({"1", "2"}));
  EXPECT_EQ(UncountingIn("ko", "수출\n① 반도체 117\n② 자동차 65\n③ 선박 20"), Printed({"1", "2", "3"}));
  EXPECT_EQ(UncountingIn("en", "Exports:\n14 China\n9 India"), Printed());
}

TEST(BareNumbers, AnIndexIsNoAmount) {
  EXPECT_EQ(UncountingIn("en", "The export volume index (2015=100) rose 8.2 percent to 121.3."), Printed({"100", "121.3"}));
  EXPECT_EQ(UncountingIn("de", "Der Index der Ausfuhrpreise stieg auf 118,4."), Printed({"118,4"}));
  EXPECT_EQ(UncountingIn("fr", "L'indice des volumes exportés s'est établi à 103,2."), Printed({"103,2"}));
  EXPECT_EQ(UncountingIn("ja", "輸出数量指数は103.2だった。"), Printed({"103.2"}));
  EXPECT_EQ(UncountingIn("zh", "出口价格指数为103.2。"), Printed({"103.2"}));
  EXPECT_EQ(UncountingIn("en", "The index fell; exports were 121.3."), Printed());
  EXPECT_EQ(UncountingIn("en", "The index fell. Exports were 121.3."), Printed());
}

TEST(BareNumbers, APartOfACountIsNoAmount) {
  EXPECT_EQ(UncountingIn("en", "Exports of 17 of the 30 sectors grew."), Printed({"17", "30"}));
  EXPECT_EQ(UncountingIn("fr", "Les exportations de 17 sur 30 secteurs ont progressé."), Printed({"17", "30"}));
  EXPECT_EQ(UncountingIn("en", "Exports were 17 of 3.5 billion dollars."), Printed());
}

}  // namespace
}  // namespace tallyman::extract
