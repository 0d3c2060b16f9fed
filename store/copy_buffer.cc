#include "store/copy_buffer.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <type_traits>

#include "store/error.h"

namespace tallyman::store {
namespace {

constexpr std::int32_t kNullLength = -1;

// Numbers go by the network's byte order.
template <typename Integer>
void WriteAt(char* place, Integer number) {
  const auto bits = static_cast<std::make_unsigned_t<Integer>>(number);
  for (std::size_t i = 0; i < sizeof bits; ++i) place[i] = static_cast<char>(bits >> (8 * (sizeof bits - 1 - i)));
}

// Decimal digits in each digit of a NUMERIC.
constexpr std::size_t kGroup = 4;

std::size_t GroupsOf(std::size_t digits) { return (digits + kGroup - 1) / kGroup; }

}  // namespace

template <typename Integer>
void CopyBuffer::Put(Integer number) {
  char bytes[sizeof number];
  WriteAt(bytes, number);
  data_.append(bytes, sizeof bytes);
}

void CopyBuffer::BeginColumn(std::int32_t length) {
  if (columns_++ == 0) {
    row_ = data_.size();
    Put(std::int16_t{0});
  }
  Put(length);
}

CopyBuffer& CopyBuffer::Bind(std::string_view text) {
  const auto zeros = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  BeginColumn(static_cast<std::int32_t>(text.size() + zeros * (kInsteadOfNull.size() - 1)));
  if (zeros == 0) {
    data_.append(text);
    return *this;
  }
  for (const char c : text) c == '\0' ? data_.append(kInsteadOfNull) : data_.append(1, c);
  return *this;
}

CopyBuffer& CopyBuffer::Bind(std::int64_t number) {
  if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max())
    throw StoreError("a database in PostgreSQL has no room for row " + std::to_string(number));
  BeginColumn(sizeof(std::int32_t));
  Put(static_cast<std::int32_t>(number));
  return *this;
}

CopyBuffer& CopyBuffer::Bind(double number) {
  BeginColumn(sizeof number);
  Put(std::bit_cast<std::int64_t>(number));
  return *this;
}

CopyBuffer& CopyBuffer::BindNull() {
  BeginColumn(kNullLength);
  return *this;
}

CopyBuffer& CopyBuffer::BindDecimal(std::string_view decimal) {
  const bool negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  const std::string_view whole = decimal.substr(0, point), fraction = decimal.substr(std::min(point + 1, decimal.size()));
  const std::size_t groups_of_whole = GroupsOf(whole.size()), groups_of_fraction = GroupsOf(fraction.size());
  std::string digits(groups_of_whole * kGroup - whole.size(), '0');
  digits.append(whole).append(fraction).append(groups_of_fraction * kGroup - fraction.size(), '0');

  constexpr std::int16_t kPositive = 0, kNegative = 0x4000;
  BeginColumn(static_cast<std::int32_t>((4 + groups_of_whole + groups_of_fraction) * sizeof(std::int16_t)));
  Put(static_cast<std::int16_t>(groups_of_whole + groups_of_fraction));
  Put(static_cast<std::int16_t>(static_cast<int>(groups_of_whole) - 1));
  Put(negative ? kNegative : kPositive);
  Put(static_cast<std::int16_t>(fraction.size()));
  for (std::size_t i = 0; i < digits.size(); i += kGroup) {
    int group = 0;
    for (std::size_t j = i; j < i + kGroup; ++j) group = group * 10 + (digits[j] - '0');
    Put(static_cast<std::int16_t>(group));
  }
  return *this;
}

void CopyBuffer::EndRow() {
  WriteAt(data_.data() + row_, columns_);
  columns_ = 0;
}

void CopyBuffer::BindCell(const RowCells& rows, const RowCells::Cell& cell) {
  switch (cell.type) {
    case RowCells::Type::kNull:
      BindNull();
      break;
    case RowCells::Type::kInteger:
      Bind(cell.integer);
      break;
    case RowCells::Type::kReal:
      Bind(cell.real);
      break;
    case RowCells::Type::kText:
      Bind(rows.Text(cell));
      break;
    case RowCells::Type::kDecimal:
      BindDecimal(rows.Text(cell));
      break;
  }
}

void CopyBuffer::Append(const RowCells& rows, std::size_t begin, std::size_t end, std::size_t width,
                        std::initializer_list<std::int64_t> keys) {
  for (std::size_t row = begin; row < end; row += width) {
    for (const std::int64_t key : keys) Bind(key);
    for (std::size_t i = row + keys.size(); i < row + width; ++i) BindCell(rows, rows[i]);
    EndRow();
  }
}

}  // namespace tallyman::store
