#include "store/row_cells.h"

#include <algorithm>

namespace tallyman::store {

RowCells& RowCells::Bind(std::string_view text) { return BindText(Type::kText, text); }

RowCells& RowCells::BindDecimal(std::string_view decimal) { return BindText(Type::kDecimal, decimal); }

RowCells& RowCells::BindText(Type type, std::string_view text) {
  cells_.push_back({.type = type, .length = static_cast<std::uint32_t>(text.size()), .start = texts_.size()});
  texts_.append(text);
  return *this;
}

RowCells& RowCells::Bind(std::int64_t number) {
  cells_.push_back({.type = Type::kInteger, .integer = number});
  return *this;
}

RowCells& RowCells::Bind(double number) {
  cells_.push_back({.type = Type::kReal, .real = number});
  return *this;
}

RowCells& RowCells::BindNull() {
  cells_.push_back({.type = Type::kNull, .integer = 0});
  return *this;
}

void RowCells::Append(const RowCells& rows, std::size_t begin, std::size_t end, std::size_t width,
                      std::initializer_list<std::int64_t> keys) {
  const std::size_t first = cells_.size();
  cells_.insert(cells_.end(), rows.cells_.begin() + static_cast<std::ptrdiff_t>(begin),
                rows.cells_.begin() + static_cast<std::ptrdiff_t>(end));
  for (std::size_t row = first; row < cells_.size(); row += width)
    std::transform(keys.begin(), keys.end(), cells_.begin() + static_cast<std::ptrdiff_t>(row),
                   [](std::int64_t key) { return Cell{.type = Type::kInteger, .integer = key}; });
  std::optional<std::size_t> from;
  std::size_t to = 0;
  for (std::size_t i = first; i < cells_.size(); ++i) {
    Cell& cell = cells_[i];
    if (!IsText(cell)) continue;
    if (!from) from = cell.start;
    to = cell.start + cell.length;
    cell.start = texts_.size() + (cell.start - *from);
  }
  if (from) texts_.append(rows.texts_, *from, to - *from);
}

void RowCells::Clear() {
  cells_.clear();
  texts_.clear();
}

}  // namespace tallyman::store
