// How large the trade in goods of a country or group is, roughly: enough to tell its whole trade from a part of it. From
// normalize/data/trade_sizes.csv and area_places.csv; no figure may be checked against it.
#ifndef TALLYMAN_NORMALIZE_TRADE_SIZES_H_
#define TALLYMAN_NORMALIZE_TRADE_SIZES_H_

#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/codes.h"

namespace tallyman::normalize {

// Billions of US dollars a year.
struct TradeSize {
  double exports = 0;
  double imports = 0;
};

class TradeSizes {
 public:
  // The texts of files like normalize/data/trade_sizes.csv and area_places.csv. Throws std::invalid_argument that names the line which is
  // wrong.
  TradeSizes(std::string_view sizes, std::string_view places);
  static const TradeSizes& Embedded();

  // Of WORLD, the sum of all countries' exports. Of a group, the sum of its members in that year, trade among them included. Nothing where
  // the table has no row for it.
  std::optional<TradeSize> Of(const Area& area, int year) const;

  // What one exports to the other in a year, in billions of US dollars, as the gravity model of trade expects it from their sizes and how
  // far they lie apart; of groups, the sum over the members. To or from WORLD it is the other's whole trade. Nothing where a size or a
  // place is unknown. Thread-safe.
  std::optional<double> Exports(const Area& from, const Area& to, int year) const;

 private:
  std::optional<double> CountExports(const Area& from, const Area& to, int year) const;

  struct Entry {
    int year;
    TradeSize size;
  };
  using Series = std::vector<Entry>;  // by year

  struct Place {
    double latitude, longitude;  // degrees
  };

  double World(int year) const;
  TradeSize OfCountry(const Series& series, int year) const;
  // The country itself, or a group's members in that year that have sizes.
  std::vector<std::string> CountriesOf(const Area& area, int year) const;
  double BetweenCountries(const std::string& from, const std::string& to, int year) const;

  std::map<std::string, Series, std::less<>> series_;
  Series world_;
  std::unordered_map<std::string, Place> places_;
  // What Exports was asked before, as "DE,EU,2024".
  mutable std::unordered_map<std::string, std::optional<double>> known_exports_;
  mutable std::shared_mutex of_known_exports_;
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_TRADE_SIZES_H_
