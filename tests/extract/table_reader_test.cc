#include "extract/table_reader.h"

#include <gtest/gtest.h>

#include "tests/extract/claim_lines.h"

namespace tallyman::extract {
namespace {

TEST(TableReader, ColumnsHaveTheirPeriodsAndRowsTheirAreas) {
  EXPECT_EQ(
      Lacking(ClaimLines("de",
                         "WIEN (Statistik Austria) - Österreichs Ausfuhren sind 2023 gewachsen.\n\n"
                         "Ausfuhren nach Ländern, in Mio. Euro\n"
                         "Land\tJuni 2023\tJuni 2024\t± %\n"
                         "Deutschland\t4.811\t4.702\t-2,3\n"
                         "Italien\t966\t1.003\t+3,8\n"),
              {"exports AT DE total 2023-06..2023-06 level 4811000000 EUR", "exports AT IT total 2023-06..2023-06 level 966000000 EUR",
               "exports AT DE total 2024-06..2024-06 level 4702000000 EUR change -2.3 yoy",
               "exports AT IT total 2024-06..2024-06 level 1003000000 EUR change 3.8 yoy"}),
      kNoLines);
}

TEST(TableReader, WhoTradesWithTheRowsIsNoRow) {
  EXPECT_EQ(Lacking(ClaimLines("pl",
                               "Eksport według krajów, mln euro\n"
                               "Kraj\tMaj 2023\tMaj 2024\tZmiana, %\n"
                               "Niemcy\t1200,5\t1310,2\t9,1\n"
                               "Francja\t800,1\t760,0\t-5,0\n"
                               "Razem\t5200,0\t5400,0\t3,8\n"),
                    {"exports PL DE total 2024-05..2024-05 level 1310200000 EUR change 9.1 yoy",
                     "exports PL FR total 2024-05..2024-05 level 760000000 EUR change -5.0 yoy",
                     "exports PL WORLD total 2024-05..2024-05 level 5400000000 EUR change 3.8 yoy"}),
            kNoLines);
}

TEST(TableReader, SentencesAboveAreNoHeaderAndAmountsNoPercentages) {
  const auto found = ClaimLines("en",
                                "Exports by market, in million US dollars\n\n"
                                "Sales rose to most partners in Vietnam's June trade.\n"
                                "Germany\t812.4\nFrance\t431.2\nItaly\t99.1\n");
  for (const std::string& line : found) EXPECT_EQ(line.find("change"), std::string::npos) << line;
  for (const std::string& line :
       ClaimLines("en", "Vietnam exported more to all its large partners in June.\nGermany\t$812.4 mn\nFrance\t$431.2 mn\n"))
    EXPECT_EQ(line.find("share"), std::string::npos) << line;
}

TEST(TableReader, DaysAreNoYears) {
  for (const std::string& line : ClaimLines("en",
                                            "Vietnam's exports by day in June 2024, million US dollars\n\n"
                                            "Day\tExports\nJune 10\t33.1\nJune 11\t31.4\nJune 12\t35.0\n"))
    EXPECT_EQ(line.find(" 201"), std::string::npos) << line;
}

TEST(TableReader, ColumnsHaveTheirFlowsAndTheirGrowth) {
  EXPECT_EQ(Lacking(ClaimLines("en",
                               "Exports of Canada rose in 2023, Statistics Canada said.\n\n"
                               "Table 2. Trade of Canada with main partners, 2023 (C$ bn)\n\n"
                               "Partner            Exports   Growth   Imports   Growth\n"
                               "United States        593.1     -0.8     374.2      2.6\n"
                               "China                 30.5      6.1      89.2    -10.7\n"),
                    {"exports CA US total 2023-01..2023-12 level 593100000000 CAD change -0.8 yoy",
                     "exports CA CN total 2023-01..2023-12 level 30500000000 CAD change 6.1 yoy",
                     "imports CA US total 2023-01..2023-12 level 374200000000 CAD change 2.6 yoy",
                     "imports CA CN total 2023-01..2023-12 level 89200000000 CAD change -10.7 yoy"}),
            kNoLines);
}

TEST(TableReader, VolumeAndValueStandInColumnsOfTheirOwn) {
  EXPECT_EQ(Lacking(ClaimLines("en",
                               "Japan's imports of raw materials in June 2024, released by the Ministry of Finance:\n\n"
                               "Item\tVolume (mln tonnes)\tY/Y %\tValue (bln yen)\tY/Y %\n"
                               "LNG\t4.96\t-3.7\t442.3\t+4.1\n"
                               "Coal\t7.68\t+2.2\t189.6\t-26.9\n"),
                    {"imports JP WORLD coal 2024-06..2024-06 level 189600000000 JPY change -26.9 yoy",
                     "imports JP WORLD coal 2024-06..2024-06 level 7680000 t change 2.2 yoy",
                     "imports JP WORLD lng 2024-06..2024-06 level 442300000000 JPY change 4.1 yoy",
                     "imports JP WORLD lng 2024-06..2024-06 level 4960000 t change -3.7 yoy"}),
            kNoLines);
}

// The level in percent of the base, as offices of eastern Europe print changes.
TEST(TableReader, AnIndexIsAChange) {
  EXPECT_EQ(
      Lacking(
          ClaimLines("uk",
                     "Експорт товарів України у 2023р. становив 36183,2 млн.дол. США, імпорт – 63567,0 млн.дол., повідомила Держстат.\n\n"
                     "Географічна структура (млн.дол. США)\n"
                     "Країна\tЕкспорт\tу % до 2022р.\tІмпорт\tу % до 2022р.\n"
                     "Польща\t4751,3\t71,6\t6601,0\t118,9\n"
                     "Німеччина\t2002,1\t89,6\t4955,4\t112,0\n"),
          {"exports UA PL total 2023-01..2023-12 level 4751300000 USD change -28.4 yoy",
           "imports UA PL total 2023-01..2023-12 level 6601000000 USD change 18.9 yoy",
           "exports UA DE total 2023-01..2023-12 level 2002100000 USD change -10.4 yoy",
           "imports UA DE total 2023-01..2023-12 level 4955400000 USD change 12.0 yoy"}),
      kNoLines);
}

TEST(TableReader, YearsUnderATitleOfMonthsAreTheseMonths) {
  EXPECT_EQ(Lacking(ClaimLines("pt",
                               "As exportações de Macau caíram, segundo os Serviços de Estatística.\n\n"
                               "Exportações segundo o destino, Janeiro a Maio (milhões de patacas)\n"
                               "Destino\t2023\t2024\tVar. (%)\n"
                               "Estados Unidos\t1 231\t1 087\t-11,7\n"
                               "Hong Kong\t402\t431\t7,2\n"),
                    {"exports MO US total 2023-01..2023-05 level 1231000000 MOP",
                     "exports MO US total 2024-01..2024-05 level 1087000000 MOP change -11.7 yoy",
                     "exports MO HK total 2023-01..2023-05 level 402000000 MOP",
                     "exports MO HK total 2024-01..2024-05 level 431000000 MOP change 7.2 yoy"}),
            kNoLines);
}

TEST(TableReader, AMonthBeforeTwoDigitsIsOfThatYear) {
  EXPECT_EQ(
      Lacking(
          ClaimLines("en",
                     "French trade, seasonally adjusted (billion francs), the Foreign Trade Ministry in Paris said:\n"
                     "              NOV 85     OCT 85     NOV 84\n"
                     "EXPORTS         76.3       74.9       73.8\n"
                     "IMPORTS         77.5       78.0       74.2\n",
                     "1985-12-18"),
          {"exports FR WORLD total 1985-11..1985-11 level 76300000000 FRF", "exports FR WORLD total 1985-10..1985-10 level 74900000000 FRF",
           "exports FR WORLD total 1984-11..1984-11 level 73800000000 FRF", "imports FR WORLD total 1985-11..1985-11 level 77500000000 FRF",
           "imports FR WORLD total 1985-10..1985-10 level 78000000000 FRF",
           "imports FR WORLD total 1984-11..1984-11 level 74200000000 FRF"}),
      kNoLines);
}

}  // namespace
}  // namespace tallyman::extract
