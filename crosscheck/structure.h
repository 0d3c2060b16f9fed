// Rows that hold of themselves: what months, flows and currencies have to do with each other, whatever is claimed.
#ifndef TALLYMAN_CROSSCHECK_STRUCTURE_H_
#define TALLYMAN_CROSSCHECK_STRUCTURE_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

struct PeriodOrder {
  bool operator()(const normalize::Period& a, const normalize::Period& b) const;
};
using Periods = std::set<normalize::Period, PeriodOrder>;

// What statements say of one side of a family.
struct SideUse {
  bool additive = true;
  std::map<std::pair<schema::Flow, Symbol>, Periods> periods;  // by flow and unit
  std::map<schema::Flow, Periods> levels;                      // periods that have a level
};

// Adds unknowns and rows for one side of a family to a model.
class StructureBuilder {
 public:
  StructureBuilder(const Symbol& family, int side, const SideUse& use, const ModelOptions& options, const Exchange& exchange, Model* model);
  void Build();

 private:
  int Unknown(schema::Flow flow, const Symbol& unit, const normalize::Period& period);
  int FindUnknown(schema::Flow flow, const Symbol& unit, const normalize::Period& period) const;
  void AddRow(std::vector<Term> terms, Range range, Relation relation);

  void FindFlowsAndUnits();
  void FindAtoms();
  void AddUnknowns();
  void AddSums();
  void AddSum(schema::Flow flow, const Symbol& unit, const normalize::Period& period);
  void AddParts();
  void AddTotals();
  void AddConversions();
  bool IsConvertedByItsParts(schema::Flow flow, const normalize::Period& period) const;
  std::vector<normalize::Period> AtomsWithin(const normalize::Period& period) const;
  std::vector<normalize::Period> AllPeriods() const;

  const Symbol family_;
  const int side_;
  const SideUse& use_;
  const ModelOptions& options_;
  const Exchange& exchange_;
  Model* model_;
  std::set<schema::Flow> flows_;
  std::set<Symbol> units_;
  Periods whole_;  // months and longer
  Periods parts_;  // of a month
  Periods atoms_;  // pieces without overlap that make up every period in whole_
};

// Figures of two countries' offices on one flow agree within the mirror slack.
void AddMirrors(const Symbol& family, const SideUse& first, const SideUse& second, const ModelOptions& options, Model* model);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_STRUCTURE_H_
