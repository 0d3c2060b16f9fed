#include "crosscheck/parts.h"

#include <algorithm>

#include "normalize/membership.h"

namespace tallyman::crosscheck {
namespace {

using normalize::Area;
using normalize::Period;
using normalize::Product;
using schema::Flow;

std::vector<std::string> Fields(const std::string& text) {
  std::vector<std::string> fields(1);
  for (const char c : text)
    if (c == kSeparator && fields.size() < 7)
      fields.emplace_back();
    else
      fields.back() += c;
  return fields;
}

bool IsGroup(const Area& area) { return area.is_world() || normalize::HasMembers(area) || area.text().size() > 2; }

// Whether the product is part of the other.
bool IsWithin(const Product& part, const Product& whole) {
  for (auto parent = normalize::ParentOf(part); parent; parent = normalize::ParentOf(*parent))
    if (*parent == whole) return true;
  return false;
}

std::string ReporterKey(const Area& reporter, const FamilyTopic& topic) {
  return std::string("reporter") + kSeparator + reporter.ToString() + kSeparator + topic.product.ToString() + kSeparator + topic.rest;
}

std::string AreasKey(const FamilySide& side) {
  return std::string("areas") + kSeparator + side.reporter().ToString() + kSeparator + side.partner().ToString() + kSeparator +
         side.topic.rest;
}

}  // namespace

std::optional<FamilyTopic> FamilyTopic::Parse(const Symbol& family) {
  const std::vector<std::string> fields = Fields(family.text());
  if (fields.size() < 7 || !fields[1].empty() || !fields[3].empty() || !fields[5].empty()) return std::nullopt;
  const auto first = Area::Parse(fields[0]), second = Area::Parse(fields[2]);
  const auto product = Product::Parse(fields[4]);
  if (!first || !second || !product || first->is_other() || second->is_other() || product->is_other()) return std::nullopt;
  return FamilyTopic{{*first, *second}, *product, fields[6]};
}

std::array<std::string, 2> CouplingKeys(const FamilySide& side) { return {ReporterKey(side.reporter(), side.topic), AreasKey(side)}; }

PartsIndex::PartsIndex(const std::vector<Symbol>& families) {
  for (const Symbol& family : families) {
    const auto topic = FamilyTopic::Parse(family);
    if (!topic) continue;
    for (const int side : {0, 1}) {
      sides_.push_back({family, side, *topic});
      by_reporter_and_product_[ReporterKey(sides_.back().reporter(), *topic)].push_back(sides_.size() - 1);
      by_areas_[AreasKey(sides_.back())].push_back(sides_.size() - 1);
    }
  }
}

std::vector<std::vector<FamilySide>> PartsIndex::PartsOf(const FamilySide& whole, const Period& period) const {
  std::vector<std::vector<FamilySide>> sets;
  const Area& area = whole.partner();
  if (area.is_world() || normalize::HasMembers(area)) {
    std::vector<FamilySide> countries;
    if (const auto entry = by_reporter_and_product_.find(ReporterKey(whole.reporter(), whole.topic));
        entry != by_reporter_and_product_.end())
      for (const std::size_t i : entry->second) {
        const Area& partner = sides_[i].partner();
        if (partner == area || partner.is_world()) continue;
        if (IsGroup(partner)) {
          if (area.is_world()) sets.push_back({sides_[i]});
        } else if (area.is_world() || normalize::IsMember(partner, area, period)) {
          countries.push_back(sides_[i]);
        }
      }
    if (!countries.empty()) sets.push_back(std::move(countries));
  }
  if (const auto entry = by_areas_.find(AreasKey(whole)); entry != by_areas_.end())
    for (const std::size_t i : entry->second)
      if (IsWithin(sides_[i].topic.product, whole.topic.product)) sets.push_back({sides_[i]});
  return sets;
}

std::set<Symbol> PartsIndex::CoupledFamilies() const {
  std::set<Symbol> coupled;
  const auto add_all = [&](const std::vector<std::size_t>& sides) {
    for (const std::size_t i : sides) coupled.insert(sides_[i].family);
  };
  for (const auto& [key, sides] : by_reporter_and_product_)
    if (sides.size() > 1 && std::any_of(sides.begin(), sides.end(), [&](std::size_t i) { return IsGroup(sides_[i].partner()); }))
      add_all(sides);
  for (const auto& [key, sides] : by_areas_)
    if (sides.size() > 1) add_all(sides);
  return coupled;
}

void AddParts(const std::map<Symbol, std::array<SideUse, 2>>& uses, const ModelOptions& options, Model* model) {
  if (uses.size() < 2) return;
  std::vector<Symbol> families;
  for (const auto& [family, sides] : uses) families.push_back(family);
  const PartsIndex index(families);
  const Rational slack = options.tolerance.generous ? Rational(1 + options.tolerance.revision) : Rational(1);
  for (const FamilySide& whole : index.sides())
    for (const auto& [flow_and_unit, periods] : uses.at(whole.family)[whole.side].periods) {
      const auto& [flow, unit] = flow_and_unit;
      if (flow == Flow::kBalance) continue;
      for (const Period& period : periods)
        for (const auto& parts : index.PartsOf(whole, period)) {
          std::vector<Term> terms = {{model->Find(MakeKey({whole.family, whole.side, flow}, unit, period)), -slack}};
          for (const FamilySide& part : parts)
            if (const int unknown = model->Find(MakeKey({part.family, part.side, flow}, unit, period)); unknown >= 0)
              terms.push_back({unknown, 1});
          if (terms.size() > 1) model->rows.push_back({std::move(terms), {std::nullopt, 0}, Relation::kParts, -1});
        }
    }
}

}  // namespace tallyman::crosscheck
