#include "extract/columns.h"

#include <map>

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kContextColumns> kContextNames = {
#define X(name, text) text,
    TALLYMAN_CONTEXT_COLUMNS(X)
#undef X
};
constexpr std::array<std::string_view, kValueColumns> kValueNames = {
#define X(name, text) text,
    TALLYMAN_VALUE_COLUMNS(X)
#undef X
};
constexpr std::array<std::string_view, kParts> kPartNames = {
#define X(name, text) text,
    TALLYMAN_PARTS(X)
#undef X
};
constexpr std::array<std::string_view, kBlocks> kBlockNames = {"before", "after", "far", "title"};

}  // namespace

std::string ColumnName(int column) {
  if (column < kFirstValueColumn) return "context." + std::string(kContextNames[column]);
  if (column < kFirstBlockColumn) return "value." + std::string(kValueNames[column - kFirstValueColumn]);
  const int place = column - kFirstBlockColumn;
  return std::string(kBlockNames[place / kParts]) + "." + std::string(kPartNames[place % kParts]);
}

std::optional<int> ParseColumn(std::string_view name) {
  static const std::map<std::string, int, std::less<>> columns = [] {
    std::map<std::string, int, std::less<>> table;
    for (int column = 0; column < kColumns; ++column) table.emplace(ColumnName(column), column);
    return table;
  }();
  const auto found = columns.find(name);
  return found == columns.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tallyman::extract
