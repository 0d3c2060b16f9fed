#include "normalize/codes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

using CodeSet = std::set<std::string, std::less<>>;

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

}  // namespace

Code::Code(std::string_view text) : size_(static_cast<std::uint8_t>(text.size())) {
  if (text.size() > kMaxSize) throw std::length_error("code too long: " + std::string(text));
  std::copy(text.begin(), text.end(), text_.begin());
}

std::optional<Area> Area::Parse(std::string_view code) {
  if (!AreaCodes().contains(code)) return std::nullopt;
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

bool Unit::is_money() const { return text().size() == 3 && text() != "TEU" && std::all_of(text().begin(), text().end(), IsCapital); }

}  // namespace tallyman::normalize
