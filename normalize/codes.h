// Codes of statistics as parsed values: areas, products and units (claim-record.md). A code that exists as one of these types
// is valid; text becomes a code only through Parse.
#ifndef TALLYMAN_NORMALIZE_CODES_H_
#define TALLYMAN_NORMALIZE_CODES_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tallyman::normalize {

// A short code, stored in place. Compares by its text.
class Code {
 public:
  std::string_view text() const { return {text_.data(), size_}; }
  std::string ToString() const { return std::string(text()); }
  friend auto operator<=>(const Code& a, const Code& b) { return a.text() <=> b.text(); }
  friend bool operator==(const Code& a, const Code& b) { return a.text() == b.text(); }

 protected:
  static constexpr std::size_t kMaxSize = 15;
  explicit Code(std::string_view text);

 private:
  std::array<char, kMaxSize> text_{};
  std::uint8_t size_ = 0;
};

// A country (ISO 3166-1 alpha-2), a province (ISO 3166-2), a group (EU, ASEAN, ...), WORLD, or XX.
class Area : public Code {
 public:
  static std::optional<Area> Parse(std::string_view code);
  static Area World();
  // Named in the text, but in no list.
  static Area Other();
  bool is_world() const { return text() == "WORLD"; }
  bool is_other() const { return text() == "XX"; }
  bool is_province() const { return text().size() > 3 && text()[2] == '-'; }
  // The country of a province; itself for all others.
  Area country() const;

 private:
  using Code::Code;
};

// The currency that a bare name or sign stands for in a country: what it stands for elsewhere (`currency`), unless the country's own
// press prints it for the country's own currency ("$" in Canada), or did so in `year` ("francs" in France).
class Unit;
Unit BareCurrencyIn(const Area& area, const Unit& currency, std::optional<int> year = {});

// The currency of a country, or of the countries of a group; of a province, its country's.
std::optional<Unit> HomeCurrency(const Area& area);

// Whether the currency's minor unit is a thousandth ("12,500 dinars" may have three decimals).
bool HasThousandths(const Unit& currency);

// A group of goods or services from the list in claim-record.md.
class Product : public Code {
 public:
  static std::optional<Product> Parse(std::string_view code);
  static Product Total();
  bool is_total() const { return text() == "total"; }
  bool is_other() const { return text() == "other"; }
  // Figures on these in money are values by themselves: total, goods, services.
  bool is_whole() const { return text() == "total" || text() == "goods" || text() == "services"; }

 private:
  using Code::Code;
};

// ISO 4217 for money, or one of t, bbl, bbl/d, m3, kWh, TEU, unit, other.
class Unit : public Code {
 public:
  static std::optional<Unit> Parse(std::string_view code);
  // Three capital letters that are not TEU.
  bool is_money() const;

 private:
  using Code::Code;
};

}  // namespace tallyman::normalize

template <>
struct std::hash<tallyman::normalize::Code> {
  std::size_t operator()(const tallyman::normalize::Code& code) const { return std::hash<std::string_view>()(code.text()); }
};

#endif  // TALLYMAN_NORMALIZE_CODES_H_
