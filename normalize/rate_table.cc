#include "normalize/rate_table.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "normalize/period.h"

namespace tallyman::normalize {
namespace {

// Takes what stands before the next comma off the front of `rest`.
std::string_view TakeField(std::string_view& rest) {
  const std::size_t comma = rest.find(',');
  const std::string_view field = rest.substr(0, comma);
  rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  return field;
}

// A decimal in millionths, nothing for anything else.
std::optional<std::uint64_t> ParseMillionths(std::string_view text) {
  std::uint64_t value = 0;
  int fraction_digits = -1;
  for (const char c : text) {
    if (c == '.' && fraction_digits < 0) {
      fraction_digits = 0;
    } else if (c >= '0' && c <= '9' && fraction_digits < RateTable::kFixingDigits) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      fraction_digits += fraction_digits >= 0;
    } else {
      return std::nullopt;
    }
  }
  if (text.size() > 13) return std::nullopt;
  for (int i = fraction_digits < 0 ? 0 : fraction_digits; i < RateTable::kFixingDigits; ++i) value *= 10;
  return 0 < value && value < RateTable::kFixingLimit ? std::optional(value) : std::nullopt;
}

// Reads the rows of rates.csv; its header says what they are.
class RowReader {
 public:
  explicit RowReader(RateTable* table) : table_(table) {}

  void Read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      ++line_;
      ReadRow(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (table_->vintage.empty()) Fail("no vintage");
  }

 private:
  // The columns of one year.
  struct Year {
    std::size_t first_column = 0;
    std::size_t columns = 0;
  };

  void ReadRow(std::string_view row) {
    if (row.empty() || row[0] == '#') return;
    const std::string_view kind = TakeField(row);
    if (kind == "vintage") {
      table_->vintage = row;
      return;
    }
    const std::string_view code = TakeField(row);
    const std::string_view year = TakeField(row);
    if (kind == "fixing_days") {
      ReadDays(year, row, &table_->fixing_days, &fixing_years_);
    } else if (kind == "spot_days") {
      ReadDays(year, row, &table_->spot_days, &spot_years_);
    } else if (kind == "fixing") {
      auto& values = ValuesOf(code, table_->fixing_days.size(), &table_->fixings);
      ReadRates(FindYear(fixing_years_, year), row, ParseMillionths, &values);
    } else if (kind == "spot") {
      auto& values = ValuesOf(code, table_->spot_days.size(), &table_->spots);
      ReadRates(FindYear(spot_years_, year), row, Scaled::Parse, &values);
    } else {
      Fail("unknown kind of row \"" + std::string(kind) + "\"");
    }
  }

  void ReadDays(std::string_view year, std::string_view row, std::vector<int>* days, std::map<std::string, Year, std::less<>>* years) {
    Year columns{days->size(), 0};
    while (!row.empty()) {
      const std::string_view day = TakeField(row);
      const auto date = day.size() == 4
                            ? Date::Parse(std::string(year) + "-" + std::string(day.substr(0, 2)) + "-" + std::string(day.substr(2)))
                            : std::nullopt;
      if (!date || (!days->empty() && date->days() <= days->back())) Fail("no later day: \"" + std::string(day) + "\"");
      days->push_back(date->days());
      ++columns.columns;
    }
    years->emplace(year, columns);
  }

  template <typename Value, typename Parse>
  void ReadRates(const Year& year, std::string_view row, Parse parse, std::vector<Value>* values) {
    std::size_t column = year.first_column;
    const std::size_t end = column + year.columns;
    for (; !row.empty(); ++column) {
      const std::string_view field = TakeField(row);
      if (column >= end) Fail("more rates than days");
      if (field.empty()) continue;
      const auto value = parse(field);
      if (!value) Fail("not a rate: \"" + std::string(field) + "\"");
      (*values)[column] = *value;
    }
  }

  template <typename Value>
  static std::vector<Value>& ValuesOf(std::string_view code, std::size_t columns,
                                      std::map<std::string, std::vector<Value>, std::less<>>* rates) {
    auto found = rates->find(code);
    if (found == rates->end()) found = rates->emplace(std::string(code), std::vector<Value>()).first;
    found->second.resize(columns);
    return found->second;
  }

  const Year& FindYear(const std::map<std::string, Year, std::less<>>& years, std::string_view year) {
    const auto found = years.find(year);
    if (found == years.end()) Fail("no days for the year \"" + std::string(year) + "\"");
    return found->second;
  }

  [[noreturn]] void Fail(const std::string& what) const {
    throw std::invalid_argument("exchange rates, line " + std::to_string(line_) + ": " + what);
  }

  RateTable* const table_;
  int line_ = 0;
  std::map<std::string, Year, std::less<>> fixing_years_;
  std::map<std::string, Year, std::less<>> spot_years_;
};

// The day in `value`, or `otherwise` where it is null.
int ParseDay(const nlohmann::json& value, int otherwise) {
  if (value.is_null()) return otherwise;
  const auto date = Date::Parse(value.get<std::string>());
  if (!date) throw std::invalid_argument("not a day: " + value.dump());
  return date->days();
}

std::pair<std::string, RateTable::Peg> ParsePeg(const nlohmann::json& item) {
  const auto low = Scaled::Parse(item.at("low").get<std::string>());
  const auto high = Scaled::Parse(item.at("high").get<std::string>());
  if (!low || !high || *high < *low) throw std::invalid_argument("low and high are no range");
  RateTable::Peg peg{
      item.at("anchor").get<std::string>(), {*low, *high}, ParseDay(item.at("from"), INT_MIN), ParseDay(item.at("to"), INT_MAX)};
  return {item.at("currency").get<std::string>(), std::move(peg)};
}

}  // namespace

RateTable RateTable::Load(std::string_view rates, std::string_view pegs) {
  RateTable table;
  RowReader(&table).Read(rates);
  const auto json = nlohmann::json::parse(pegs, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("pegs")) throw std::invalid_argument("pegs: not an object of JSON with a list \"pegs\"");
  for (const auto& item : json["pegs"]) {
    try {
      table.pegs.insert(ParsePeg(item));
    } catch (const std::exception& error) {
      throw std::invalid_argument("peg " + item.dump() + ": " + error.what());
    }
  }
  return table;
}

}  // namespace tallyman::normalize
