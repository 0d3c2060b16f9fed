// Tables that an article keeps as text: lines whose cells are divided by tabs, bars or runs of spaces. What stands where, not what it
// means.
#ifndef TALLYMAN_EXTRACT_TABLE_TEXT_H_
#define TALLYMAN_EXTRACT_TABLE_TEXT_H_

#include <vector>

#include "languages/view.h"

namespace tallyman::extract {

// A stretch [begin, end) of the view without the spaces around it; empty where a cell holds nothing.
struct Cell {
  int begin = 0;
  int end = 0;
  bool Contains(int at) const { return begin <= at && at < end; }
};

// A line of a table that holds numbers.
struct TableRow {
  std::vector<Cell> labels;  // the cells before the first number
  std::vector<Cell> values;
  int heading = -1;  // in Table::headings, the last line above it of one cell ("IMPORTS"); -1 where none stands in the table
};

struct Table {
  std::vector<Cell> titles;    // lines above it, the nearest first
  std::vector<Cell> header;    // above the columns of values, the last one above the last; empty where nothing fits
  std::vector<Cell> headings;  // lines of one cell between the rows
  std::vector<TableRow> rows;  // two or more
};

// The tables of a text, in order.
std::vector<Table> FindTables(const languages::View& view);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_TABLE_TEXT_H_
