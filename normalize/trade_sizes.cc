#include "normalize/trade_sizes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <mutex>
#include <numbers>
#include <stdexcept>

#include "languages/embedded.h"
#include "normalize/membership.h"

namespace tallyman::normalize {
namespace {

// Between `low` at 0 and `high` at 1, along an exponential.
double Interpolate(double low, double high, double at) { return low * std::pow(high / low, at); }

// The rows of a table with a header; lines that begin with # are comments.
class Table {
 public:
  Table(std::string_view name, std::string_view csv, std::string_view header) : name_(name), csv_(csv) {
    std::string_view row;
    if (!NextLine(row) || row != header) Fail("the header is not", header);
  }

  template <std::size_t kFields>
  bool Next(std::array<std::string_view, kFields>& fields) {
    std::string_view row;
    if (!NextLine(row)) return false;
    if (std::count(row.begin(), row.end(), ',') + 1 != kFields) Fail("fields are wanted:", std::to_string(kFields));
    for (std::string_view& field : fields) {
      const std::size_t comma = std::min(row.find(','), row.size());
      field = row.substr(0, comma);
      row.remove_prefix(std::min(comma + 1, row.size()));
    }
    if (!Area::Parse(fields[0])) Fail("no area:", fields[0]);
    return true;
  }

  double Number(std::string_view text) const {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) Fail("no number:", text);
    return number;
  }

  double Positive(std::string_view text) const {
    const double number = Number(text);
    if (!(number > 0)) Fail("not above zero:", text);
    return number;
  }

  [[noreturn]] void Fail(std::string_view what, std::string_view of) const {
    std::string message(name_);
    message.append(", line ").append(std::to_string(line_)).append(": ").append(what).append(" ").append(of);
    throw std::invalid_argument(message);
  }

 private:
  bool NextLine(std::string_view& row) {
    while (!csv_.empty()) {
      const std::size_t end = std::min(csv_.find('\n'), csv_.size());
      row = csv_.substr(0, end);
      csv_.remove_prefix(std::min(end + 1, csv_.size()));
      ++line_;
      if (!row.empty() && row.front() != '#') return true;
    }
    return false;
  }

  std::string_view name_, csv_;
  int line_ = 0;
};

}  // namespace

TradeSizes::TradeSizes(std::string_view sizes, std::string_view places) {
  Table size_table("trade sizes", sizes, "area,year,exports,imports");
  for (std::array<std::string_view, 4> row; size_table.Next(row);) {
    Series& series = series_[std::string(row[0])];
    series.push_back({static_cast<int>(size_table.Positive(row[1])), {size_table.Positive(row[2]), size_table.Positive(row[3])}});
    if (series.size() > 1 && series[series.size() - 2].year >= series.back().year) size_table.Fail("the years do not rise:", row[1]);
  }
  const auto world = series_.find("WORLD");
  if (world == series_.end()) size_table.Fail("there is no row of", "WORLD");
  world_ = world->second;
  Table place_table("places of areas", places, "area,latitude,longitude");
  for (std::array<std::string_view, 3> row; place_table.Next(row);)
    places_[std::string(row[0])] = {place_table.Number(row[1]), place_table.Number(row[2])};
}

const TradeSizes& TradeSizes::Embedded() {
  static const TradeSizes sizes(languages::EmbeddedFile("normalize/data/trade_sizes.csv"),
                                languages::EmbeddedFile("normalize/data/area_places.csv"));
  return sizes;
}

double TradeSizes::World(int year) const {
  const auto after = std::find_if(world_.begin(), world_.end(), [&](const Entry& entry) { return entry.year >= year; });
  if (after == world_.end()) return world_.back().size.exports;
  if (after == world_.begin() || after->year == year) return after->size.exports;
  const Entry& before = *(after - 1);
  return Interpolate(before.size.exports, after->size.exports, static_cast<double>(year - before.year) / (after->year - before.year));
}

TradeSize TradeSizes::OfCountry(const Series& series, int year) const {
  const double world = World(year);
  const auto scaled = [&](const Entry& entry) {
    const double factor = world / World(entry.year);
    return TradeSize{entry.size.exports * factor, entry.size.imports * factor};
  };
  const auto after = std::find_if(series.begin(), series.end(), [&](const Entry& entry) { return entry.year >= year; });
  if (after == series.end()) return scaled(series.back());
  if (after == series.begin() || after->year == year) return scaled(*after);
  const Entry& before = *(after - 1);
  const double at = static_cast<double>(year - before.year) / (after->year - before.year);
  const TradeSize low = scaled(before), high = scaled(*after);
  return {Interpolate(low.exports, high.exports, at), Interpolate(low.imports, high.imports, at)};
}

std::vector<std::string> TradeSizes::CountriesOf(const Area& area, int year) const {
  if (series_.contains(area.text())) return {area.ToString()};
  std::vector<std::string> countries;
  if (!HasMembers(area)) return countries;
  for (const auto& [code, series] : series_)
    if (IsMember(*Area::Parse(code), area, Period::OfYear(year))) countries.push_back(code);
  return countries;
}

std::optional<TradeSize> TradeSizes::Of(const Area& area, int year) const {
  if (area.is_world()) return TradeSize{World(year), World(year)};
  const std::vector<std::string> countries = CountriesOf(area, year);
  if (countries.empty()) return std::nullopt;
  TradeSize sum;
  for (const std::string& country : countries) {
    const TradeSize size = OfCountry(series_.find(country)->second, year);
    sum.exports += size.exports;
    sum.imports += size.imports;
  }
  return sum;
}

double TradeSizes::BetweenCountries(const std::string& from, const std::string& to, int year) const {
  const auto here = places_.find(from), there = places_.find(to);
  if (from == to || here == places_.end() || there == places_.end()) return 0;
  constexpr double kRadian = std::numbers::pi / 180;
  constexpr double kEarthRadius = 6371, kNearest = 300;  // km
  const double latitude = here->second.latitude * kRadian, other = there->second.latitude * kRadian;
  const double turn = (here->second.longitude - there->second.longitude) * kRadian;
  const double cosine = std::sin(latitude) * std::sin(other) + std::cos(latitude) * std::cos(other) * std::cos(turn);
  const double distance = std::max(kNearest, kEarthRadius * std::acos(std::clamp(cosine, -1.0, 1.0)));
  // Fitted to the bilateral totals of the annotated articles.
  constexpr double kUsual = 10000, kExponent = 0.8;  // km at which trade is as the shares in the world's trade suggest
  const double shares =
      OfCountry(series_.find(from)->second, year).exports * OfCountry(series_.find(to)->second, year).imports / World(year);
  return shares * std::pow(kUsual / distance, kExponent);
}

std::optional<double> TradeSizes::Exports(const Area& from, const Area& to, int year) const {
  std::string asked(from.text());
  ((asked += ',') += to.text()) += ',' + std::to_string(year);
  {
    const std::shared_lock lock(of_known_exports_);
    const auto known = known_exports_.find(asked);
    if (known != known_exports_.end()) return known->second;
  }
  const std::optional<double> exports = CountExports(from, to, year);
  constexpr std::size_t kMost = 100000;
  const std::unique_lock lock(of_known_exports_);
  if (known_exports_.size() >= kMost) known_exports_.clear();
  return known_exports_.try_emplace(std::move(asked), exports).first->second;
}

std::optional<double> TradeSizes::CountExports(const Area& from, const Area& to, int year) const {
  if (to.is_world()) {
    const auto size = Of(from, year);
    return size ? std::optional(size->exports) : std::nullopt;
  }
  if (from.is_world()) {
    const auto size = Of(to, year);
    return size ? std::optional(size->imports) : std::nullopt;
  }
  double sum = 0;
  const std::vector<std::string> buyers = CountriesOf(to, year);
  for (const std::string& seller : CountriesOf(from, year))
    for (const std::string& buyer : buyers) sum += BetweenCountries(seller, buyer, year);
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

}  // namespace tallyman::normalize
