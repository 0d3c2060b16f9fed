// Which families are part of which: partners of the world and of groups of countries, products of groups of products.
#ifndef TALLYMAN_CROSSCHECK_PARTS_H_
#define TALLYMAN_CROSSCHECK_PARTS_H_

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crosscheck/structure.h"
#include "normalize/codes.h"

namespace tallyman::crosscheck {

// What a family's name says. Nothing for families of areas or products that only their own words name.
struct FamilyTopic {
  std::array<normalize::Area, 2> areas;
  normalize::Product product;
  std::string rest;  // measure, basis, forecast

  static std::optional<FamilyTopic> Parse(const Symbol& family);
};

// One side of a family: the statistics that one of its areas reports.
struct FamilySide {
  Symbol family;
  int side = 0;
  FamilyTopic topic;

  const normalize::Area& reporter() const { return topic.areas[side]; }
  const normalize::Area& partner() const { return topic.areas[1 - side]; }
};

// Texts of which any two sides have one in common where one may be part of the other: the reporter and product, and the two areas.
std::array<std::string, 2> CouplingKeys(const FamilySide& side);

// Sides that add up to no more than another.
class PartsIndex {
 public:
  explicit PartsIndex(const std::vector<Symbol>& families);

  // All sides whose reporter is a country or a group.
  const std::vector<FamilySide>& sides() const { return sides_; }

  // Families that are part of another or have parts, whatever the period.
  std::set<Symbol> CoupledFamilies() const;

  // Sets of sides; those of one set together are at most `whole` in that period. Sets of one are left out where they are contained in
  // another.
  std::vector<std::vector<FamilySide>> PartsOf(const FamilySide& whole, const normalize::Period& period) const;

 private:
  std::vector<FamilySide> sides_;
  std::map<std::string, std::vector<std::size_t>> by_reporter_and_product_, by_areas_;
};

// The rows of all families in a model.
void AddParts(const std::map<Symbol, std::array<SideUse, 2>>& uses, const ModelOptions& options, Model* model);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_PARTS_H_
