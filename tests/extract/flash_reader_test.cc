#include "extract/flash_reader.h"

#include <gtest/gtest.h>

#include "tests/extract/claim_lines.h"

namespace tallyman::extract {
namespace {

const char* const kGermanMarch = "exports DE WORLD total 2024-03..2024-03 change -1.1 prev";
const char* const kGermanForecast = "exports DE WORLD total 2024-03..2024-03 change 0.5 prev forecast";
const char* const kGermanFebruary = "exports DE WORLD total 2024-02..2024-02 change 1.3 prev";

TEST(FlashReader, AFigureItsForecastAndThePriorOne) {
  const std::vector<std::string> expected = {kGermanFebruary, kGermanMarch, kGermanForecast};
  const std::pair<const char*, const char*> flashes[] = {
      {"en", "*GERMANY MAR EXPORTS -1.1% M/M; EST. +0.5%; PREV +1.3%"},
      {"fr", "Allemagne : exportations de mars -1,1% m/m ; consensus +0,5% ; précédent +1,3%"},
      {"es", "Alemania: exportaciones de marzo -1,1% m/m; previsión +0,5%; anterior +1,3%"},
      {"it", "Germania: esportazioni marzo -1,1% m/m; attese +0,5%; precedente +1,3%"},
      {"pt", "Alemanha: exportações de março -1,1% m/m; projeção +0,5%; anterior +1,3%"},
      {"pl", "Niemcy: eksport w marcu -1,1% m/m; prognoza +0,5%; poprzednio +1,3%"},
      {"ru", "ГЕРМАНИЯ: ЭКСПОРТ В МАРТЕ -1,1% М/М; ПРОГНОЗ +0,5%; ПРЕД. +1,3%"},
      {"uk", "Німеччина: експорт у березні -1,1% м/м; прогноз +0,5%; попереднє значення +1,3%"},
      {"tr", "Almanya mart ihracatı aylık -%1,1; beklenti +%0,5; önceki +%1,3"},
      {"ar", "ألمانيا: الصادرات في مارس -1.1% على أساس شهري؛ المتوقع +0.5%؛ السابق +1.3%"},
      {"de", "Deutschland: Exporte März -1,1% m/m; Prognose +0,5%; zuvor +1,3%"},
      {"vi", "Đức: xuất khẩu tháng 3/2024 -1,1% m/m; dự báo +0,5%; kỳ trước +1,3%"},
      {"ja", "ドイツ3月輸出 前月比-1.1%、予想+0.5%、前回+1.3%"},
      {"ko", "독일 3월 수출 전월비 -1.1%, 예상 +0.5%, 이전 +1.3%"},
      {"zh", "德国3月季调后出口月率 -1.1%，预期0.5%，前值1.3%"},
  };
  for (const auto& [language, text] : flashes) EXPECT_EQ(ClaimLines(language, text), expected) << language;
}

TEST(FlashReader, AForecastMayStandBeforeItsWord) {
  EXPECT_EQ(Lacking(ClaimLines("en", "Japan June trade balance: -¥463bn vs -¥500bn expected, prior -¥380bn"),
                    {"balance JP WORLD total 2024-06..2024-06 level -463000000000 JPY",
                     "balance JP WORLD total 2024-06..2024-06 level -500000000000 JPY forecast",
                     "balance JP WORLD total 2024-05..2024-05 level -380000000000 JPY"}),
            kNoLines);
}

TEST(FlashReader, AForecastWithoutASignIsARiseWhereSignsArePrinted) {
  EXPECT_EQ(Lacking(ClaimLines("en", "CHINA JUNE EXPORTS +8.6% Y/Y VS. EXP. 8.0%; IMPORTS -2.3% VS. EXP. 2.8%"),
                    {"imports CN WORLD total 2024-06..2024-06 change -2.3 yoy",
                     "imports CN WORLD total 2024-06..2024-06 change 2.8 yoy forecast"}),
            kNoLines);
}

TEST(FlashReader, TheYearBeforeAndEarlierForecastsAreNoPriorFigures) {
  const auto lines = [](const char* language, const char* text) { return ClaimLines(language, text); };
  const char* const before = "exports VN WORLD total 2024-05..2024-05 level 4900000000 USD";
  for (const auto& [language, text] : std::initializer_list<std::pair<const char*, const char*>>{
           {"es",
            "Las exportaciones de Vietnam sumaron 5.100 millones de dólares en junio de 2024; el año anterior 4.900 millones de dólares."},
           {"it",
            "Le esportazioni del Vietnam sono state di 5,1 miliardi di dollari a giugno 2024; nell'anno precedente 4,9 miliardi di "
            "dollari."},
           {"ru", "Экспорт Вьетнама в июне 2024 года составил 5,1 млрд долларов; двумя годами ранее 4,9 млрд долларов."}}) {
    const auto found = lines(language, text);
    EXPECT_TRUE(std::find(found.begin(), found.end(), before) == found.end()) << language;
  }
  EXPECT_EQ(Lacking(lines("en", "The ministry now forecasts that Vietnam's exports will rise 6% in 2025, previously 4.5%."),
                    {"exports VN WORLD total 2025-01..2025-12 change 6 yoy forecast"}),
            kNoLines);
}

TEST(FlashReader, WordsForAnotherFlowEndTheFlash) {
  EXPECT_EQ(Lacking(ClaimLines("en", "China's exports rose 5.1% in June from a year earlier, while imports are forecast +2.3%."),
                    {"exports CN WORLD total 2024-06..2024-06 change 5.1 yoy",
                     "imports CN WORLD total 2024-06..2024-06 change 2.3 yoy forecast"}),
            kNoLines);
}

}  // namespace
}  // namespace tallyman::extract
