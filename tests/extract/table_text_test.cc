#include "extract/table_text.h"

#include <gtest/gtest.h>

#include <string>

namespace tallyman::extract {
namespace {

// The cells of a table, "|" between them, a line each: titles, header, rows.
std::string Shown(const languages::View& view, const Table& table) {
  std::string shown;
  const auto add = [&](const std::vector<Cell>& cells, const char* mark) {
    shown += mark;
    for (const Cell& cell : cells) shown += view.Utf8(cell.begin, cell.end) + "|";
    shown += "\n";
  };
  if (!table.titles.empty()) add(table.titles, "title ");
  if (!table.header.empty()) add(table.header, "header ");
  for (const TableRow& row : table.rows) {
    if (row.heading >= 0) add({table.headings[row.heading]}, "under ");
    add(row.labels, "labels ");
    add(row.values, "values ");
  }
  return shown;
}

std::string ShownFirst(const std::string& text) {
  const languages::View view(text);
  const std::vector<Table> tables = FindTables(view);
  return tables.empty() ? "none" : Shown(view, tables[0]);
}

TEST(TableText, CellsStandBetweenTabsBarsOrBlanks) {
  const std::string table =
      "title exports (usd mn)|\nheader 2023|2024|\nlabels china|\nvalues 1,204|1,310|\nlabels japan|\nvalues 640|598|\n";
  EXPECT_EQ(ShownFirst("Exports (USD mn)\nArea\t2023\t2024\nChina\t1,204\t1,310\nJapan\t640\t598\n"), "title area|" + table.substr(6));
  EXPECT_EQ(ShownFirst("Exports (USD mn)\n  2023   2024\nChina   1,204  1,310\nJapan     640    598\n"), table);
  EXPECT_EQ(ShownFirst("Exports (USD mn)\n\n| 2023 | 2024 |\n|---|---|\n| China | 1,204 | 1,310 |\n| Japan | 640 | 598 |\n"), table);
}

TEST(TableText, ALineOfOneCellHeadsTheRowsBelowIt) {
  EXPECT_EQ(
      ShownFirst("Kraj\tmln PLN\nEKSPORT\nCzechy\t49 925,3\nIMPORT\nChiny\t92 164,7\n"),
      "title kraj|\nheader mln pln|\nunder eksport|\nlabels czechy|\nvalues 49 925,3|\nunder import|\nlabels chiny|\nvalues 92 164,7|\n");
}

TEST(TableText, ProseAndMenusAreNoTables) {
  EXPECT_EQ(ShownFirst("Exports rose 5% to 7.2 billion.\nImports fell 3% to 6.1 billion.\n"), "none");
  EXPECT_EQ(ShownFirst("Home  News  Markets\nShare: Facebook | Twitter\n24 June 2024 | 18:30\n"), "none");
}

}  // namespace
}  // namespace tallyman::extract
