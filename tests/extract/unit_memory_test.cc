// What numbers may be that are printed without a unit.
#include "extract/unit_memory.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/linker.h"
#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

// All that the number printed as `printed` may be.
std::vector<std::string> MeasuresOf(const std::string& language, const std::string& text, const std::string& printed) {
  const ReadArticle read(language, text);
  std::vector<std::string> values;
  for (const Figure& figure : read.mentions.figures)
    if (read.text.Excerpt(figure.begin, figure.end).text == printed)
      for (const Measure& measure : figure.measures) values.push_back(UnitText(measure));
  return values;
}

using Values = std::vector<std::string>;

TEST(UnitMemory, ANumberGoesOnInUnitAndScale) {
  EXPECT_EQ(MeasuresOf("en", "Exports rose to 15.8 billion dollars, imports to 17.9.", "17.9"), Values({"USD*1000000000"}));
  EXPECT_EQ(MeasuresOf("es", "Las exportaciones sumaron 1.200 millones de euros; las importaciones, 1.350.", "1.350"),
            Values({"EUR*1000000"}));
  EXPECT_EQ(MeasuresOf("en", "Kuwait took 512,000 tonnes, Saudi Arabia 248,000.", "248,000"), Values({"t*1"}));
}

TEST(UnitMemory, ANumberWrittenOutHasNoScale) {
  EXPECT_EQ(MeasuresOf("it", "L'Italia ha esportato 72mila tonnellate di formaggio, di cui 15.000 negli Usa.", "15.000"), Values({"t*1"}));
  EXPECT_EQ(MeasuresOf("ru", "Россия вывезла 126 тыс. т рыбы, из них 45 000 в Китай.", "45 000"), Values({"t*1"}));
  EXPECT_EQ(MeasuresOf("de", "Deutschland exportierte 3,4 Millionen Autos, davon 450.000 in die USA.", "450.000"), Values({"unit*1"}));
  EXPECT_EQ(MeasuresOf("es", "Las exportaciones sumaron 12.500 millones de euros; las importaciones, 13.350.", "13.350"),
            Values({"EUR*1000000"}));
}

TEST(UnitMemory, ItMayBeWhatAnyOfTheLastUnitsSays) {
  EXPECT_EQ(MeasuresOf("en", "Exports were $2.1 billion (5.2 million tonnes), 4.1 percent more, imports 3.3.", "3.3"),
            Values({"USD*1000000000", "t*1000000", "%"}));
  EXPECT_EQ(MeasuresOf("it", "Le vendite salgono del 4,1%, quelle in Russia del 13,9.", "13,9"), Values({"%"}));
  EXPECT_EQ(MeasuresOf("it", "Cina: 83 milioni di euro, -15,5", "-15,5"), Values({"EUR*1000000", "%"}));
}

TEST(UnitMemory, TheScaleOfAListStandsBehindItsLastNumber) {
  EXPECT_EQ(MeasuresOf("es", "Fueron 900 millones de euros. A Bélgica y Francia se despacharon 640 y 1.020 millones.", "640"),
            Values({"EUR*1000000"}));
}

TEST(UnitMemory, MillionsBeforeAnyUnitAreOfTheFirstCurrency) {
  EXPECT_EQ(MeasuresOf("es", "Las importaciones fueron 315 millones. Las exportaciones, 700 millones de euros.", "315 millones"),
            Values({"EUR*1000000"}));
}

TEST(UnitMemory, AUnitThatIsToldOnceIsThatOfTheNumbersAround) {
  EXPECT_EQ(MeasuresOf("en", "Trade in June (US$ mn, change in %)\nExports: 1,344.8 (4.1)\nImports: 1,021.3 (3.5)", "1,344.8"),
            Values({"USD*1000000"}));
  EXPECT_EQ(MeasuresOf("en", "Trade in June (US$ mn, change in %)\nExports: 1,344.8 (4.1)\nImports: 1,021.3 (3.5)", "4.1"),
            Values({"USD*1000000", "%"}));
  EXPECT_EQ(MeasuresOf("ru", "Экспорт: 168,1. Импорт: 284,7. Все суммы приводятся в миллионах долларов США.", "168,1"),
            Values({"USD*1000000", "%"}));
  EXPECT_EQ(MeasuresOf("de", "Alle Beträge sind in Milliarden Euro angegeben. Ausfuhren 92,3; Einfuhren 75,4; Saldo 16,9.", "75,4"),
            Values({"EUR*1000000000", "%"}));
  EXPECT_EQ(MeasuresOf("fr", "Le commerce de juin (en M€) : exportations 1 344,8", "1 344,8"), Values({"EUR*1000000"}));
  EXPECT_EQ(MeasuresOf("ja", "6月の貿易（単位：百万円）輸出 5,344,812", "5,344,812"), Values({"JPY*1000000"}));
  EXPECT_EQ(MeasuresOf("zh", "6月贸易（单位：亿美元、万吨）：出口1344.8", "1344.8"), Values({"USD*100000000", "t*10000"}));
}

TEST(UnitMemory, MillionsSpokenOfAreNoUnitOfOtherNumbers) {
  EXPECT_EQ(MeasuresOf("en", "Hundreds of millions of dollars were lost. It was the work of 412.", "412"), Values());
  EXPECT_EQ(MeasuresOf("en", "It cost them billions of dollars in revenue. It was the work of 412.", "412"), Values());
}

TEST(UnitMemory, YearsAndThingsCountedHaveNoUnit) {
  EXPECT_EQ(MeasuresOf("en", "Exports were 15.8 billion dollars from 412 firms.", "412"), Values());
  EXPECT_EQ(MeasuresOf("en", "Exports were 15.8 billion dollars, the plan for 1999: 2010.", "2010"), Values());
  EXPECT_EQ(MeasuresOf("en", "Imports were 17.9.", "17.9"), Values());
}

}  // namespace
}  // namespace tallyman::extract
