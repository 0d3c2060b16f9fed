// Claims made ready for the check: the version of each document that counts, equal claims merged, and the rest parted into
// families that may tie with each other by area and product.
#ifndef TALLYMAN_CROSSCHECK_FAMILIES_H_
#define TALLYMAN_CROSSCHECK_FAMILIES_H_

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "crosscheck/consistency.h"

namespace tallyman::crosscheck {

// Of documents with one id and different texts, the claims of the one published later, then of the greater text_sha256; of claims
// with one id, the first. Sorted by id. The pointers point into `claims`.
std::vector<const schema::Claim*> CurrentClaims(const std::vector<schema::Claim>& claims);

// All statements of a set of claims. Immovable, because statements are pointed to.
class Corpus {
 public:
  // A figure told months after its period's first release may be a revised one: its generous range is widened by the revision slack. A
  // source's later figure replaces an earlier one that it differs from by no more than that slack: the earlier one's generous range is
  // widened by as much. An article whose claims on one product narrower than the total, or on one balance, contradict each other
  // `leniently` speaks of several things under one code: they can make no error.
  Corpus(const std::vector<const schema::Claim*>& claims, const Exchange& exchange, const Tolerance& leniently);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  // Statements that may tie with each other by area and product, in the order of their claims' ids.
  const std::map<Symbol, Statements>& families() const { return families_; }
  const UnitsOfFamilies& units() const { return units_; }

  // The family's statements, and the levels of the wholes that its shares speak of.
  Statements WithWholes(const Statements& family) const;

 private:
  void FindRevisions(const Rational& revision);
  void FindSeveralKinds(const Exchange& exchange, const Tolerance& leniently);

  std::deque<Statement> statements_;
  std::map<Symbol, Statements> families_;
  std::map<UnknownKey, Statements> levels_;  // by value, whatever the unit
  UnitsOfFamilies units_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_FAMILIES_H_
