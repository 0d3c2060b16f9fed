// Rows of a table in memory, for any thread: what binds values as a statement does (store/rows.h) and keeps them.
#ifndef TALLYMAN_STORE_ROW_CELLS_H_
#define TALLYMAN_STORE_ROW_CELLS_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::store {

class RowCells {
 public:
  enum class Type : std::uint8_t { kNull, kInteger, kReal, kText, kDecimal };  // kDecimal: a text that holds an exact decimal
  struct Cell {
    Type type;
    std::uint32_t length = 0;  // of a text
    union {
      std::int64_t integer;
      double real;
      std::size_t start;  // of a text
    };
  };

  // Binds the next column. Text is copied.
  RowCells& Bind(std::string_view text);
  RowCells& Bind(const std::string& text) { return Bind(std::string_view(text)); }
  RowCells& Bind(const char* text) { return Bind(std::string_view(text)); }
  RowCells& Bind(std::int64_t number);
  RowCells& Bind(int number) { return Bind(std::int64_t{number}); }
  RowCells& Bind(double number);
  RowCells& BindNull();
  RowCells& BindDecimal(std::string_view decimal);
  template <typename Value>
  RowCells& Bind(const std::optional<Value>& value) {
    return value ? Bind(*value) : BindNull();
  }

  // Adds the cells from `begin` up to `end` of other rows, each of `width` cells, with the first ones of each row replaced by `keys`.
  void Append(const RowCells& rows, std::size_t begin, std::size_t end, std::size_t width, std::initializer_list<std::int64_t> keys);

  std::size_t size() const { return cells_.size(); }
  const Cell& operator[](std::size_t i) const { return cells_[i]; }
  // Of a cell that is a text or a decimal; until the next one is bound.
  std::string_view Text(const Cell& cell) const { return std::string_view(texts_).substr(cell.start, cell.length); }
  std::size_t bytes() const { return cells_.size() * sizeof(Cell) + texts_.size(); }
  void Clear();

 private:
  static bool IsText(const Cell& cell) { return cell.type == Type::kText || cell.type == Type::kDecimal; }
  RowCells& BindText(Type type, std::string_view text);

  std::vector<Cell> cells_;
  std::string texts_;  // one after the other, in the order of the cells
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_ROW_CELLS_H_
