#include "extract/table_text.h"

#include <algorithm>

#include "normalize/number.h"

namespace tallyman::extract {
namespace {

using languages::View;

constexpr int kLongestTitle = 160, kLongestHeading = 60;  // characters
constexpr int kMostTitles = 3;

enum class LineKind { kBlank, kText, kRule, kRow, kCells };

struct Line {
  Cell whole;
  LineKind kind = LineKind::kBlank;
  std::vector<Cell> cells;
  int labels = 0;  // of a row
};

class Finder {
 public:
  explicit Finder(const View& view) : view_(view) {}

  std::vector<Table> Find() {
    ReadLines();
    std::vector<Table> tables;
    for (std::size_t at = 0; at < lines_.size();) {
      if (lines_[at].kind != LineKind::kRow) {
        ++at;
        continue;
      }
      Table table;
      const std::size_t end = ReadRows(at, table);
      if (table.rows.size() > 1) {
        ReadAbove(at, table);
        tables.push_back(std::move(table));
      }
      at = end;
    }
    return tables;
  }

 private:
  Cell Trimmed(int begin, int end) const {
    while (begin < end && view_.Is(begin, languages::kSpace)) ++begin;
    while (end > begin && view_.Is(end - 1, languages::kSpace)) --end;
    return {begin, end};
  }

  void ReadLines() {
    for (int begin = 0; begin < view_.size();) {
      int end = begin;
      while (end < view_.size() && view_[end] != U'\n') ++end;
      lines_.push_back(ReadLine(Trimmed(begin, end)));
      begin = end + 1;
    }
  }

  Line ReadLine(Cell whole) const {
    Line line{whole, LineKind::kText, CellsOf(whole), 0};
    if (whole.begin == whole.end) {
      line.kind = LineKind::kBlank;
    } else if (IsRule(whole)) {
      line.kind = LineKind::kRule;
    } else if (line.cells.size() > 1) {
      const auto is_value = [&](const Cell& cell) { return IsNumber(cell); };
      const auto first = std::find_if(line.cells.begin(), line.cells.end(), is_value);
      line.labels = static_cast<int>(first - line.cells.begin());
      // Behind another number, what looks like a year is one as well.
      const auto may_follow = [&](const Cell& cell) { return IsNumber(cell) || IsGap(cell) || IsYear(cell.begin, cell.end, cell); };
      const bool row = first != line.cells.end() && line.labels > 0 && std::all_of(first, line.cells.end(), may_follow);
      line.kind = row ? LineKind::kRow : LineKind::kCells;
    }
    return line;
  }

  // A bar divides cells wherever one stands in the line, else tabs and runs of spaces do.
  std::vector<Cell> CellsOf(Cell line) const {
    const auto text = view_.text().substr(line.begin, line.end - line.begin);
    const bool bars = text.find(U'|') != std::u32string_view::npos;
    if (bars && view_[line.begin] == U'|') ++line.begin;
    if (bars && line.end > line.begin && view_[line.end - 1] == U'|') --line.end;
    std::vector<Cell> cells;
    int begin = line.begin;
    for (int at = line.begin; at <= line.end; ++at) {
      if (at < line.end && !(bars ? view_[at] == U'|' : IsGapBetweenColumns(at))) continue;
      const Cell cell = Trimmed(begin, at);
      if (bars || cell.end > cell.begin) cells.push_back(cell);
      begin = at + 1;
    }
    return cells;
  }

  bool IsGapBetweenColumns(int at) const {
    if (!view_.Is(at, languages::kSpace)) return false;
    return view_.Is(at, languages::kColumn) || view_.Is(at - 1, languages::kSpace) || view_.Is(at + 1, languages::kSpace);
  }

  // "|---|---|", "=====".
  bool IsRule(const Cell& line) const {
    for (int at = line.begin; at < line.end; ++at)
      if (view_.Is(at, languages::kLetter) || view_.Is(at, languages::kDigit)) return false;
    return true;
  }

  // Whether a cell holds nothing else than a number, with its signs and a short unit, and no year.
  bool IsNumber(const Cell& cell) const {
    constexpr int kMostLetters = 4;
    int letters = 0, digits = 0;
    bool year = false;
    for (int at = cell.begin; at < cell.end; ++at) {
      letters += view_.Is(at, languages::kLetter);
      if (view_[at] == U':' || view_[at] == U'=') return false;  // a time of the day, a base of an index
      if (!view_.Is(at, languages::kDigit)) continue;
      int end = at;
      while (view_.Is(end, languages::kDigit)) ++end;
      digits += end - at;
      year |= IsYear(at, end, cell);
      at = end - 1;
    }
    return digits > 0 && letters <= kMostLetters && !year && !NamesPeriod(cell);
  }

  // "Q1", "III-2019", "jun-16", "Nov 85" name a period; "у 2,2р.б." is a number.
  bool NamesPeriod(const Cell& cell) const {
    constexpr int kShortestMonth = 3, kDigitsOfYear = 2;
    int at = cell.begin;
    while (at < cell.end && view_.Is(at, languages::kLetter)) ++at;
    if (at - cell.begin >= kShortestMonth && cell.end - at == kDigitsOfYear + 1 && view_.Is(cell.end - 1, languages::kDigit)) return true;
    return at > cell.begin && !view_.Is(cell.begin, languages::kIdeographic) && (view_[at] == U'-' || view_.Is(at, languages::kDigit));
  }

  bool IsYear(int begin, int end, const Cell& cell) const {
    const bool goes_on = end + 1 < cell.end && view_.Is(end + 1, languages::kDigit) && (view_[end] == U',' || view_[end] == U'.');
    return normalize::IsYear(view_, begin, end) && !goes_on;
  }

  // What stands for a number that is not known: "..", "-", "n/a".
  bool IsGap(const Cell& cell) const {
    constexpr int kMostLetters = 3;
    int letters = 0;
    for (int at = cell.begin; at < cell.end; ++at) letters += view_.Is(at, languages::kLetter) || view_.Is(at, languages::kDigit);
    return letters <= kMostLetters;
  }

  bool IsHeading(const Line& line) const {
    const char32_t last = view_[line.whole.end - 1];
    return line.kind == LineKind::kText && line.whole.end - line.whole.begin <= kLongestHeading && last != U'.' && last != U'。' &&
           last != U'!' && last != U'?';
  }

  // Rows with as many values as the first, and lines of one cell between them. Returns the line behind the last row.
  std::size_t ReadRows(std::size_t first, Table& table) const {
    const std::size_t columns = lines_[first].cells.size() - lines_[first].labels;
    std::size_t end = first;
    int heading = -1;
    for (std::size_t at = first; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      if (line.kind == LineKind::kRow) {
        if (line.cells.size() - line.labels != columns) break;
        TableRow row;
        row.labels.assign(line.cells.begin(), line.cells.begin() + line.labels);
        row.values.assign(line.cells.begin() + line.labels, line.cells.end());
        row.heading = heading;
        table.rows.push_back(std::move(row));
        end = at + 1;
      } else if (IsHeading(line) && at + 1 < lines_.size() && lines_[at + 1].kind == LineKind::kRow) {
        table.headings.push_back(line.whole);
        heading = static_cast<int>(table.headings.size()) - 1;
      } else if (line.kind != LineKind::kRule) {
        break;
      }
    }
    return end;
  }

  // The header, headings and titles above the row at `first`.
  void ReadAbove(std::size_t first, Table& table) const {
    const std::size_t columns = table.rows[0].values.size();
    std::size_t at = first;
    const auto step = [&] {
      while (at > 0 && lines_[at - 1].kind == LineKind::kRule) --at;
      return at > 0 ? &lines_[at - 1] : nullptr;
    };
    const Line* above = step();
    // "EXPORTS" between the header and the first row.
    if (above != nullptr && IsHeading(*above) && at > 1 && lines_[at - 2].kind == LineKind::kCells) {
      table.headings.push_back(above->whole);
      for (TableRow& row : table.rows)
        if (row.heading < 0) row.heading = static_cast<int>(table.headings.size()) - 1;
      --at;
      above = step();
    }
    const bool is_header = above != nullptr && (above->kind == LineKind::kCells || (above->kind == LineKind::kText && IsHeading(*above)));
    if (is_header && above->cells.size() >= columns) {
      table.header.assign(above->cells.end() - static_cast<std::ptrdiff_t>(columns), above->cells.end());
      // "(US$ billion)  Exports  Imports": what stands above the labels is said of the table.
      if (above->cells.size() > columns) table.titles.push_back(above->cells[above->cells.size() - columns - 1]);
      --at;
    }
    for (int blanks = 0; at > 0 && static_cast<int>(table.titles.size()) < kMostTitles; --at) {
      const Line& line = lines_[at - 1];
      if (line.kind == LineKind::kRule) continue;
      if (line.kind == LineKind::kBlank && blanks++ < 1) continue;
      if (line.kind != LineKind::kText && line.kind != LineKind::kCells) break;
      const bool sentence = view_[line.whole.end - 1] == U'.' || view_[line.whole.end - 1] == U'。';
      if (line.whole.end - line.whole.begin > kLongestTitle || sentence) break;
      table.titles.push_back(line.whole);
    }
  }

  const View& view_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Table> FindTables(const View& view) { return Finder(view).Find(); }

}  // namespace tallyman::extract
