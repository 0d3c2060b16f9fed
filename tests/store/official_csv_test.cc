#include "store/official_csv.h"

#include <gtest/gtest.h>

#include "languages/embedded.h"
#include "store/csv_rows.h"

namespace tallyman::store {
namespace {

using schema::Flow;
using schema::FormatError;

OfficialTable Parse(const std::string& text) { return ParseOfficialCsv(text, "table.csv"); }

TEST(CsvRows, QuotesLineBreaksAndComments) {
  const std::string text = "\xEF\xBB\xBF# a comment\r\na,\"b,\"\"c\"\"\nd\",\r\n\r\ne";
  CsvRows rows(text);
  EXPECT_EQ(rows.Next(), (std::vector<std::string>{"a", "b,\"c\"\nd", ""}));
  EXPECT_EQ(rows.line(), 2);
  EXPECT_EQ(rows.Next(), (std::vector<std::string>{"e"}));
  EXPECT_EQ(rows.line(), 5);
  EXPECT_EQ(rows.Next(), std::nullopt);
}

TEST(OfficialCsv, PlainColumnsInAnyOrder) {
  const OfficialTable table = Parse(
      "reporter,flow,partner,product,unit,amount,start,end,vintage,source\n"
      "CN,exports,RU,total,USD,110970000000,2023-01,2023-12,2024-01,Customs\n");
  ASSERT_EQ(table.figures.size(), 1u);
  const auto& figure = table.figures[0];
  EXPECT_EQ(figure.statistic.flow, Flow::kExports);
  EXPECT_EQ(figure.statistic.reporter->text(), "CN");
  EXPECT_EQ(figure.statistic.partner.text(), "RU");
  EXPECT_EQ(figure.period, normalize::Period::OfYear(2023));
  EXPECT_EQ(figure.amount.ToString(), "110970000000");
  EXPECT_EQ(figure.source, "Customs");
  EXPECT_EQ(figure.vintage, "2024-01");
}

TEST(OfficialCsv, SdmxNamesAndMultipliers) {
  const OfficialTable table = Parse(
      "DATAFLOW,FLOW,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n"
      "ESTAT:X(1.0),M,EU27_2020,RUS,2022,203.4,EUR,9\n"
      "ESTAT:X(1.0),X,EU27_2020,W,2022-Q2,6.5E2,EUR,9\n");
  ASSERT_EQ(table.figures.size(), 2u);
  EXPECT_EQ(table.figures[0].statistic.flow, Flow::kImports);
  EXPECT_EQ(table.figures[0].statistic.reporter->text(), "EU");
  EXPECT_EQ(table.figures[0].statistic.partner.text(), "RU");
  EXPECT_EQ(table.figures[0].amount.ToString(), "203400000000");
  EXPECT_EQ(table.figures[0].source, "table.csv");
  EXPECT_TRUE(table.figures[1].statistic.partner.is_world());
  EXPECT_EQ(table.figures[1].period, normalize::Period::OfQuarter(2022, 2));
  EXPECT_EQ(table.figures[1].amount.ToString(), "650000000000");
}

TEST(OfficialCsv, ComtradeAsDownloaded) {
  const OfficialTable table = Parse(
      "typeCode,freqCode,refPeriodId,refYear,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,"
      "classificationCode,cmdCode,customsCode,motCode,primaryValue\n"
      "C,A,20230101,2023,2023,156,CHN,X,643,RUS,0,H6,TOTAL,C00,0,110971911000.5\n"
      "C,M,20230601,2023,202306,156,CHN,M,643,RUS,0,H6,2709,C00,0,5000000000\n"
      "C,A,20230101,2023,2023,156,CHN,X,643,RUS,0,H6,TOTAL,C00,2100,99\n"
      "C,A,20230101,2023,2023,156,CHN,RX,643,RUS,0,H6,TOTAL,C00,0,98\n"
      "C,A,20230101,2023,2023,156,CHN,X,643,RUS,0,H6,0101,C00,0,97\n");
  ASSERT_EQ(table.figures.size(), 2u);
  EXPECT_EQ(table.figures[0].unit.text(), "USD");
  EXPECT_EQ(table.figures[0].source, "UN Comtrade");
  EXPECT_EQ(table.figures[1].statistic.product.text(), "crude_oil");
  EXPECT_EQ(table.figures[1].period.start.ToString(), "2023-06");
  EXPECT_EQ(table.skipped, 2u);
  EXPECT_NE(table.first_skipped.find("table.csv:5: the flow \"RX\""), std::string::npos) << table.first_skipped;
}

TEST(OfficialCsv, SaysWhatIsWrongAndWhere) {
  const auto message = [](const std::string& text) -> std::string {
    try {
      Parse(text);
    } catch (const FormatError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(message(""), "table.csv:0: no header line");
  EXPECT_EQ(message("flow,reporter,partner,start,end,unit\nexports,CN,RU,2023,2023,USD\n"), "table.csv:2: no column \"amount\"");
  EXPECT_EQ(message("flow,reporter,partner,start,end,unit,amount\nexports,CN,RU,2023,2023,USD,1 2\n"), "table.csv:2: \"1 2\" is no number");
  EXPECT_EQ(message("flow,reporter,partner,start,end,unit,amount\nexports,CN,RU,2023,2022,USD,1\n"),
            "table.csv:2: \"2023\" to \"2022\" is no period");
  EXPECT_EQ(message("flow,reporter,partner,start,end,unit,amount\nexports,CN,RU,2023,2023,dollars,1\n"),
            "table.csv:2: \"dollars\" is no unit");
  EXPECT_EQ(message("flow,reporter,partner,start,end,unit,amount,source\nexports,CN,RU,2023,2023,USD,1,Caf\xE9\n"),
            "table.csv:2: the row is no UTF-8; save the table as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8");
}

TEST(OfficialCsv, TheTableOfTheProgramIsReadWhole) {
  const OfficialTable table = ParseOfficialCsv(languages::EmbeddedFile("crosscheck/data/official.csv"), "the public table");
  EXPECT_EQ(table.skipped, 0u) << table.first_skipped;
  EXPECT_GE(table.figures.size(), 20u);
  for (const auto& figure : table.figures) {
    EXPECT_FALSE(figure.source.empty());
    EXPECT_EQ(figure.vintage.size(), 7u);
  }
}

}  // namespace
}  // namespace tallyman::store
