#include "store/official_csv.h"

#include <simdjson.h>
#include <unicode/uregion.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>

#include "languages/embedded.h"
#include "normalize/membership.h"
#include "store/csv_rows.h"
#include "store/error.h"

namespace tallyman::store {
namespace {

using normalize::Area;
using normalize::Decimal;
using normalize::Month;
using normalize::Period;
using normalize::Product;
using normalize::Unit;
using schema::Flow;

// The name that stands for the table which comes with the program.
constexpr std::string_view kPublicTable = "public";

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

std::optional<Flow> FlowOf(const std::string& text) {
  static const std::map<std::string, Flow> flows = {{"exports", Flow::kExports}, {"export", Flow::kExports},  {"x", Flow::kExports},
                                                    {"exp", Flow::kExports},     {"imports", Flow::kImports}, {"import", Flow::kImports},
                                                    {"m", Flow::kImports},       {"imp", Flow::kImports},     {"trade", Flow::kTrade},
                                                    {"balance", Flow::kBalance}};
  const auto flow = flows.find(Lower(text));
  return flow == flows.end() ? std::nullopt : std::optional(flow->second);
}

std::optional<Area> AreaOf(const std::string& text) {
  if (const auto area = Area::Parse(text)) return area;
  if (text == "W" || text == "W00" || text == "W1" || text == "WLD") return Area::World();
  if (text.starts_with("EU27") || text.starts_with("EU28")) return Area::Parse("EU");
  if (text.starts_with("EA")) return Area::Parse("EA");
  if (!text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); }))
    return normalize::AreaOfNumber(text);
  UErrorCode error = U_ZERO_ERROR;
  const URegion* region = uregion_getRegionFromCode(text.c_str(), &error);
  return U_SUCCESS(error) && region ? Area::Parse(uregion_getRegionCode(region)) : std::nullopt;
}

std::optional<Product> ProductOf(const std::string& text) {
  if (text.empty()) return Product::Total();
  if (const auto product = Product::Parse(text)) return product;
  return normalize::ProductOfHeading(text);
}

// "2023", "2023-06", "202306", "2023-Q2", "2023-S1".
std::optional<Period> PeriodOf(const std::string& text) {
  const auto number = [&](std::size_t at, std::size_t count) -> std::optional<int> {
    if (text.size() < at + count) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (!std::isdigit(static_cast<unsigned char>(text[i]))) return std::nullopt;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const auto year = number(0, 4);
  if (!year) return std::nullopt;
  if (text.size() == 4) return Period::OfYear(*year);
  if (const auto month = Month::Parse(text.size() == 6 ? text.substr(0, 4) + "-" + text.substr(4) : text)) return Period::Of(*month);
  const auto part = number(6, 1);
  if (text.size() != 7 || text[4] != '-' || !part || *part < 1) return std::nullopt;
  if (text[5] == 'Q' && *part <= 4) return Period::OfQuarter(*year, *part);
  if (text[5] == 'S' && *part <= 2) return Period{Month(*year, *part * 6 - 5), Month(*year, *part * 6), {}, {}};
  return std::nullopt;
}

// Numbers as tables print them, with an exponent perhaps.
std::optional<Decimal> AmountOf(const std::string& text) {
  const std::size_t e = text.find_first_of("eE");
  const auto number = Decimal::Parse(text.substr(0, e));
  if (!number || e == std::string::npos) return number;
  const auto exponent = Decimal::Parse(text[e + 1] == '+' ? text.substr(e + 2) : text.substr(e + 1));
  return exponent && exponent->fraction_digits() == 0 ? number->Shifted(static_cast<int>(exponent->mantissa())) : std::nullopt;
}

class TableReader {
 public:
  TableReader(std::string_view text, const std::string& name) : rows_(text), name_(name) {}

  OfficialTable Run() {
    const auto header = NextRow();
    if (!header) Fail("no header line");
    for (std::size_t i = 0; i < header->size(); ++i) columns_.try_emplace(Lower((*header)[i]), i);
    is_comtrade_ = columns_.contains("primaryvalue");
    while (const auto row = NextRow()) {
      row_ = *row;
      if (!IsPart()) AddRow();
    }
    return std::move(table_);
  }

 private:
  // Names of sources go into records, which are UTF-8.
  std::optional<std::vector<std::string>> NextRow() {
    auto row = rows_.Next();
    if (row && !std::all_of(row->begin(), row->end(), [](const std::string& field) { return simdjson::validate_utf8(field); }))
      Fail("the row is no UTF-8; save the table as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8");
    return row;
  }

  [[noreturn]] void Fail(const std::string& reason) const {
    throw schema::FormatError(name_ + ":" + std::to_string(rows_.line()) + ": " + reason);
  }

  void Skip(const std::string& reason) {
    if (table_.skipped++ == 0) table_.first_skipped = name_ + ":" + std::to_string(rows_.line()) + ": " + reason;
  }

  // The value of the first of the columns that the table has; nothing where it has none.
  std::optional<std::string> Optional(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (const auto column = columns_.find(name); column != columns_.end())
        return column->second < row_.size() ? row_[column->second] : std::string();
    return std::nullopt;
  }

  std::string Needed(std::initializer_list<const char*> names) const {
    const auto value = Optional(names);
    if (!value) Fail(std::string("no column \"") + *names.begin() + "\"");
    return *value;
  }

  // Comtrade's rows for one second partner, way of transport or customs procedure are parts of others.
  bool IsPart() const {
    if (!is_comtrade_) return false;
    const auto is = [&](const char* name, std::initializer_list<const char*> totals) {
      const auto value = Optional({name});
      return !value || value->empty() || std::find(totals.begin(), totals.end(), *value) != totals.end();
    };
    return !is("partner2code", {"0"}) || !is("motcode", {"0"}) || !is("customscode", {"C00"});
  }

  void AddRow() {
    const std::string flow_text = Needed({"flow", "flowcode", "trade_flow"}),
                      reporter_text = Needed({"reporter", "reportercode", "ref_area"}),
                      partner_text = Needed({"partner", "partnercode", "counterpart_area"}),
                      product_text = Optional({"product", "cmdcode", "commodity"}).value_or("");
    const auto flow = FlowOf(flow_text);
    if (!flow) return Skip("the flow \"" + flow_text + "\" is none of exports, imports, trade, balance");
    const auto reporter = AreaOf(reporter_text), partner = AreaOf(partner_text);
    if (!reporter || !partner) return Skip("no area has the code \"" + (reporter ? partner_text : reporter_text) + "\"");
    const auto product = ProductOf(product_text);
    if (!product) return Skip("no product has the code \"" + product_text + "\"");
    schema::Statistic statistic;
    statistic.flow = *flow;
    statistic.reporter = reporter;
    statistic.partner = *partner;
    statistic.product = Optional({"typecode"}) == "S" && product->is_total() ? *Product::Parse("services") : *product;
    const Unit unit = ReadUnit();
    statistic.measure = unit.is_money() ? schema::Measure::kValue : schema::Measure::kQuantity;
    const auto source = Optional({"source"}), vintage = Optional({"vintage"});
    table_.figures.push_back({statistic, ReadPeriod(), ReadAmount(), unit,
                              source && !source->empty() ? *source
                              : is_comtrade_             ? "UN Comtrade"
                                                         : name_,
                              vintage.value_or("")});
  }

  Period ReadPeriod() const {
    const auto start = Optional({"start"});
    const std::string first = start ? *start : Needed({"time_period", "period"}), last = start ? Needed({"end"}) : first;
    const auto from = PeriodOf(first), to = PeriodOf(last);
    if (!from || !to || to->end < from->start) Fail("\"" + first + (start ? "\" to \"" + last : "") + "\" is no period");
    return {from->start, to->end, {}, {}};
  }

  Decimal ReadAmount() const {
    const std::string text = Needed({"amount", "obs_value", "primaryvalue"});
    auto amount = AmountOf(text);
    if (!amount) Fail("\"" + text + "\" is no number");
    if (const auto multiplier = Optional({"unit_mult"}); multiplier && !multiplier->empty()) {
      const auto exponent = Decimal::Parse(*multiplier);
      amount = exponent && exponent->fraction_digits() == 0 ? amount->Shifted(static_cast<int>(exponent->mantissa())) : std::nullopt;
      if (!amount) Fail("\"" + *multiplier + "\" is no power of ten for " + text);
    }
    return amount->Normalized();
  }

  Unit ReadUnit() const {
    const std::string text = is_comtrade_ ? "USD" : Needed({"unit", "unit_measure", "currency"});
    const auto unit = Unit::Parse(text);
    if (!unit) Fail("\"" + text + "\" is no unit");
    return *unit;
  }

  CsvRows rows_;
  const std::string name_;
  std::map<std::string, std::size_t> columns_;
  bool is_comtrade_ = false;
  std::vector<std::string> row_;
  OfficialTable table_;
};

}  // namespace

OfficialTable ParseOfficialCsv(std::string_view text, const std::string& name) { return TableReader(text, name).Run(); }

OfficialTable ReadOfficialCsv(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw StoreError("cannot read " + path + ": is a folder");
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw StoreError("cannot read " + path);
  return ParseOfficialCsv(text.str(), path);
}

std::vector<schema::OfficialFigure> ReadOfficialFigures(const std::vector<std::string>& files, std::vector<std::string>& warnings) {
  std::vector<schema::OfficialFigure> figures;
  for (const std::string& file : files) {
    OfficialTable table = file == kPublicTable
                              ? ParseOfficialCsv(languages::EmbeddedFile("crosscheck/data/official.csv"), "the public table")
                              : ReadOfficialCsv(file);
    if (table.skipped > 0)
      warnings.push_back(std::to_string(table.skipped) + (table.skipped == 1 ? " row" : " rows") + " of " + file +
                         " not used; the first: " + table.first_skipped);
    figures.insert(figures.end(), std::make_move_iterator(table.figures.begin()), std::make_move_iterator(table.figures.end()));
  }
  return figures;
}

}  // namespace tallyman::store
