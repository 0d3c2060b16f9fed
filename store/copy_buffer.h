// Rows on their way to a PostgreSQL table, in the binary format of COPY, which costs the server a fraction of what text does.
#ifndef TALLYMAN_STORE_COPY_BUFFER_H_
#define TALLYMAN_STORE_COPY_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "store/row_cells.h"

namespace tallyman::store {

// U+FFFD, which stands for zero bytes: PostgreSQL's texts cannot hold them.
inline constexpr std::string_view kInsteadOfNull = "\xEF\xBF\xBD";

// Binds the columns of a row in order, then EndRow. A value's type must be its column's: text, INTEGER for whole numbers, DOUBLE PRECISION
// for floats, NUMERIC for decimals.
class CopyBuffer {
 public:
  // With kInsteadOfNull for zero bytes.
  CopyBuffer& Bind(std::string_view text);
  CopyBuffer& Bind(const std::string& text) { return Bind(std::string_view(text)); }
  CopyBuffer& Bind(const char* text) { return Bind(std::string_view(text)); }
  // Throws StoreError where the number is beyond 32 bits.
  CopyBuffer& Bind(std::int64_t number);
  CopyBuffer& Bind(int number) { return Bind(std::int64_t{number}); }
  CopyBuffer& Bind(double number);
  CopyBuffer& BindNull();
  template <typename Value>
  CopyBuffer& Bind(const std::optional<Value>& value) {
    return value ? Bind(*value) : BindNull();
  }
  // An exact decimal as Decimal::ToString prints it.
  CopyBuffer& BindDecimal(std::string_view decimal);
  void EndRow();

  // Adds the cells from `begin` up to `end` as rows, each of `width` cells, with the first ones of each row replaced by `keys`.
  void Append(const RowCells& rows, std::size_t begin, std::size_t end, std::size_t width, std::initializer_list<std::int64_t> keys);

  // The rows, without the header and the trailer of the format.
  const std::string& data() const { return data_; }
  bool empty() const { return data_.empty(); }

 private:
  template <typename Integer>
  void Put(Integer number);
  // A column begins with its length in bytes, below zero where it is null; the first one begins a row.
  void BeginColumn(std::int32_t length);
  void BindCell(const RowCells& rows, const RowCells::Cell& cell);

  std::string data_;
  std::size_t row_ = 0;  // where the row under way begins
  std::int16_t columns_ = 0;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_COPY_BUFFER_H_
