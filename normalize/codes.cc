#include "normalize/codes.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

// Of text as std::string and std::string_view alike.
struct HashOfText : std::hash<std::string_view> {
  using is_transparent = void;
};
using CodeSet = std::unordered_set<std::string, HashOfText, std::equal_to<>>;
using CodeTable = std::unordered_map<std::string, std::string, HashOfText, std::equal_to<>>;

// The keys of an object in an embedded data file.
CodeSet LoadCodes(std::string_view file, const char* section) {
  const auto json = nlohmann::json::parse(languages::EmbeddedFile(file));
  CodeSet codes;
  for (const auto& item : json.at(section).items()) codes.insert(item.key());
  return codes;
}

const CodeSet& AreaCodes() {
  static const CodeSet codes = [] {
    CodeSet all = LoadCodes("normalize/data/areas.json", "countries");
    all.merge(LoadCodes("normalize/data/areas.json", "groups"));
    all.merge(LoadCodes("normalize/data/areas.json", "provinces"));
    all.insert("XX");
    return all;
  }();
  return codes;
}

const CodeSet& ProductCodes() {
  static const CodeSet codes = LoadCodes("normalize/data/products.json", "products");
  return codes;
}

const CodeSet& PhysicalUnits() {
  static const CodeSet codes = {"t", "bbl", "bbl/d", "m3", "kWh", "TEU", "unit", "other"};
  return codes;
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// "DZ-07": of the form of ISO 3166-2, in a country that there is. The standard has thousands of them; the table names those that
// articles speak of.
bool IsProvince(std::string_view code) {
  if (code.size() < 4 || code.size() > 6 || code[2] != '-' || !AreaCodes().contains(code.substr(0, 2))) return false;
  return std::all_of(code.begin() + 3, code.end(), [](char c) { return IsCapital(c) || (c >= '0' && c <= '9'); });
}

// Home currencies by country or group.
const CodeTable& HomeCurrencies() {
  static const CodeTable currencies = [] {
    CodeTable table;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/areas.json"));
    for (const char* kind : {"countries", "groups"})
      for (const auto& item : json.at(kind).items())
        if (item.value().contains("currency") && item.value().at("currency").is_string()) table[item.key()] = item.value().at("currency");
    return table;
  }();
  return currencies;
}

// By a bare name's usual currency: those that it stands for at home.
const std::map<std::string, CodeSet, std::less<>>& BareCurrencies() {
  static const std::map<std::string, CodeSet, std::less<>> currencies = [] {
    std::map<std::string, CodeSet, std::less<>> table;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/bare_currencies.json"));
    for (const auto& item : json.at("bare").items())
      for (const auto& code : item.value()) table[item.key()].insert(code.get<std::string>());
    return table;
  }();
  return currencies;
}

// What a bare name stood for in a country until the end of `last_year`.
struct FormerCurrency {
  std::string bare, currency;
  int last_year = 0;
};

const std::map<std::string, FormerCurrency, std::less<>>& FormerCurrencies() {
  static const std::map<std::string, FormerCurrency, std::less<>> currencies = [] {
    std::map<std::string, FormerCurrency, std::less<>> table;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/bare_currencies.json"));
    for (const auto& item : json.at("former").at("countries").items())
      table[item.key()] = {item.value().at("bare"), item.value().at("currency"), item.value().at("last_year")};
    return table;
  }();
  return currencies;
}

}  // namespace

Code::Code(std::string_view text) : size_(static_cast<std::uint8_t>(text.size())) {
  if (text.size() > kMaxSize) throw std::length_error("code too long: " + std::string(text));
  std::copy(text.begin(), text.end(), text_.begin());
}

std::optional<Area> Area::Parse(std::string_view code) {
  if (!AreaCodes().contains(code) && !IsProvince(code)) return std::nullopt;
  return Area(code);
}

Area Area::World() { return Area("WORLD"); }
Area Area::Other() { return Area("XX"); }
Area Area::country() const { return is_province() ? Area(text().substr(0, 2)) : *this; }

std::optional<Product> Product::Parse(std::string_view code) {
  if (!ProductCodes().contains(code)) return std::nullopt;
  return Product(code);
}

Product Product::Total() { return Product("total"); }

std::optional<Unit> Unit::Parse(std::string_view code) {
  const bool money = code.size() == 3 && std::all_of(code.begin(), code.end(), IsCapital);
  if (!money && !PhysicalUnits().contains(code)) return std::nullopt;
  return Unit(code);
}

std::optional<Unit> HomeCurrency(const Area& area) {
  const auto home = HomeCurrencies().find(area.country().text());
  return home == HomeCurrencies().end() ? std::nullopt : Unit::Parse(home->second);
}

Unit BareCurrencyIn(const Area& area, const Unit& currency, std::optional<int> year) {
  const auto former = FormerCurrencies().find(area.country().text());
  if (year && former != FormerCurrencies().end() && *year <= former->second.last_year && currency.text() == former->second.bare)
    return Unit::Parse(former->second.currency).value_or(currency);
  const auto home = HomeCurrencies().find(area.country().text());
  const auto bare = BareCurrencies().find(currency.text());
  if (home == HomeCurrencies().end() || bare == BareCurrencies().end() || !bare->second.contains(home->second)) return currency;
  return Unit::Parse(home->second).value_or(currency);
}

bool HasThousandths(const Unit& currency) {
  constexpr int kThousandth = 3;
  static const CodeSet codes = [] {
    CodeSet all;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/currencies.json"));
    for (const auto& item : json.at("currencies").items())
      if (item.value().at("digits") == kThousandth) all.insert(item.key());
    return all;
  }();
  return codes.contains(currency.text());
}

bool Unit::is_money() const { return text().size() == 3 && text() != "TEU" && std::all_of(text().begin(), text().end(), IsCapital); }

}  // namespace tallyman::normalize
