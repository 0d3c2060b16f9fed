#include "store/copy_buffer.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "store/error.h"

namespace tallyman::store {
namespace {

using namespace std::string_literals;

// A row of one column, without the number of columns and the column's length.
std::string Column(const CopyBuffer& rows) { return rows.data().substr(6); }

std::string Numeric(const std::string& decimal) {
  CopyBuffer rows;
  rows.BindDecimal(decimal).EndRow();
  return Column(rows);
}

TEST(CopyBuffer, WritesColumnsWithTheirLengths) {
  CopyBuffer rows;
  rows.Bind("ab").Bind(std::optional<std::string>()).Bind(-2).EndRow();
  rows.Bind(0.5).Bind("").EndRow();
  EXPECT_EQ(rows.data(),
            "\0\3"
            "\0\0\0\2"
            "ab"
            "\xFF\xFF\xFF\xFF"
            "\0\0\0\4\xFF\xFF\xFF\xFE"
            "\0\2"
            "\0\0\0\x08\x3F\xE0\0\0\0\0\0\0"
            "\0\0\0\0"s);
}

TEST(CopyBuffer, TextsHoldNoZeroBytes) {
  CopyBuffer rows;
  rows.Bind("a\0\0b"s).EndRow();
  EXPECT_EQ(Column(rows),
            "a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b");
}

// The number of digits to base 10,000, the weight of the first, the sign, the number of decimals, the digits.
TEST(CopyBuffer, DecimalsAreDigitsToBaseTenThousand) {
  EXPECT_EQ(Numeric("0"), "\0\1\0\0\0\0\0\0\0\0"s);
  EXPECT_EQ(Numeric("5.10"), "\0\2\0\0\0\0\0\2\0\5\x03\xE8"s);
  EXPECT_EQ(Numeric("-70230000000"), "\0\3\0\2\x40\0\0\0\x02\xBE\x0B\xB8\0\0"s);
  EXPECT_EQ(Numeric("-0.00001"), "\0\3\0\0\x40\0\0\5\0\0\0\0\x03\xE8"s);
}

TEST(CopyBuffer, TakesCellsWithTheirKeys) {
  RowCells cells;
  cells.Bind(0).Bind("x").BindNull().Bind(0).Bind(1.5).BindDecimal("7");
  CopyBuffer appended, bound;
  appended.Append(cells, 0, 6, 3, {9});
  bound.Bind(9).Bind("x").BindNull().EndRow();
  bound.Bind(9).Bind(1.5).BindDecimal("7").EndRow();
  EXPECT_EQ(appended.data(), bound.data());
}

TEST(CopyBuffer, NumbersBeyondTheColumnAreAnError) { EXPECT_THROW(CopyBuffer().Bind(std::int64_t{1} << 31), StoreError); }

}  // namespace
}  // namespace tallyman::store
