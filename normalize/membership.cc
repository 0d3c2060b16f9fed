#include "normalize/membership.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

struct Membership {
  std::string area;
  std::optional<Month> from, to;  // both included; nothing: before or after all statistics
};

std::optional<Month> MonthOf(const nlohmann::json& json) { return json.is_string() ? Month::Parse(json.get<std::string>()) : std::nullopt; }

const nlohmann::json& Areas() {
  static const nlohmann::json areas = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/areas.json"));
  return areas;
}

const nlohmann::json& Products() {
  static const nlohmann::json products = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/products.json")).at("products");
  return products;
}

using MembershipsOfGroups = std::map<std::string, std::vector<Membership>, std::less<>>;

const MembershipsOfGroups& Groups() {
  static const MembershipsOfGroups groups = [] {
    MembershipsOfGroups all;
    for (const auto& [code, group] : Areas().at("groups").items()) {
      if (!group.at("members").is_array()) continue;
      for (const auto& member : group.at("members"))
        all[code].push_back({member.at("area"), MonthOf(member.at("from")), MonthOf(member.at("to"))});
    }
    return all;
  }();
  return groups;
}

// UN Comtrade's own numbers, where they are not those of M49.
const std::map<std::string, std::string, std::less<>>& OwnNumbers() {
  static const std::map<std::string, std::string, std::less<>> numbers = {{"000", "WORLD"}, {"842", "US"}, {"251", "FR"}, {"757", "CH"},
                                                                          {"579", "NO"},    {"699", "IN"}, {"490", "TW"}};
  return numbers;
}

}  // namespace

bool IsMember(const Area& country, const Area& group, const Period& period) {
  const auto memberships = Groups().find(group.text());
  if (memberships == Groups().end()) return false;
  return std::any_of(memberships->second.begin(), memberships->second.end(), [&](const Membership& member) {
    return member.area == country.text() && (!member.from || *member.from <= period.start) && (!member.to || period.end <= *member.to);
  });
}

bool HasMembers(const Area& group) { return Groups().contains(group.text()); }

std::optional<Product> ParentOf(const Product& product) {
  const auto entry = Products().find(product.ToString());
  if (entry == Products().end() || !entry->at("parent").is_string()) return std::nullopt;
  return Product::Parse(entry->at("parent").get<std::string>());
}

bool HoldsSeveralKinds(const Product& product) {
  const auto entry = Products().find(product.ToString());
  return entry != Products().end() && entry->contains("kinds");
}

bool IsWeighed(const Product& product) {
  const auto entry = Products().find(product.ToString());
  return entry != Products().end() && entry->value("weighed", false);
}

std::optional<Area> AreaOfNumber(std::string_view m49) {
  const std::string number = std::string(m49.size() < 3 ? 3 - m49.size() : 0, '0') + std::string(m49);
  if (const auto own = OwnNumbers().find(number); own != OwnNumbers().end()) return Area::Parse(own->second);
  for (const auto& [code, country] : Areas().at("countries").items())
    if (country.contains("m49") && country.at("m49") == number) return Area::Parse(code);
  return std::nullopt;
}

std::optional<Product> ProductOfHeading(std::string_view heading) {
  if (heading == "TOTAL") return Product::Total();
  for (const auto& [code, product] : Products().items())
    if (product.at("hs").size() == 1 && product.at("hs")[0] == heading) return Product::Parse(code);
  return std::nullopt;
}

}  // namespace tallyman::normalize
