// Statements of all documents made ready for the check: equal ones merged, and the rest parted into families that may tie with each other
// by area and product.
#ifndef TALLYMAN_CROSSCHECK_FAMILIES_H_
#define TALLYMAN_CROSSCHECK_FAMILIES_H_

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "crosscheck/consistency.h"

namespace tallyman::crosscheck {

// All statements of a set of claims. Immovable, because statements are pointed to.
class Corpus {
 public:
  // `of_claims` in the order of their claims' ids (crosscheck/documents.h). `units` are those in which claims speak of families, besides
  // what these do. A figure told months after its period's first release may be a revised one: its generous range is widened by the
  // revision slack. A source's later figure replaces an earlier one that it differs from by no more than that slack, whoever else tells
  // that one as well: the earlier one's generous range is widened by as much.
  Corpus(std::vector<std::optional<Statement>> of_claims, UnitsOfFamilies units, const Rational& revision);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  // Statements that may tie with each other by area and product, in the order of their claims' ids.
  const std::map<Symbol, Statements>& families() const { return families_; }
  const UnitsOfFamilies& units() const { return units_; }

  // The family's statements, and the levels of the wholes that its shares speak of.
  Statements WithWholes(const Statements& family) const;

 private:
  void FindRevisions(const Rational& revision);

  std::deque<Statement> statements_;
  std::map<Symbol, Statements> families_;
  std::map<UnknownKey, Statements> levels_;  // by value, whatever the unit
  UnitsOfFamilies units_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_FAMILIES_H_
