// Whether statements can all be true, and if not, an irreducible few that cannot.
#ifndef TALLYMAN_CROSSCHECK_CONSISTENCY_H_
#define TALLYMAN_CROSSCHECK_CONSISTENCY_H_

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

using Statements = std::vector<const Statement*>;

// For few statements at a time. Thread-safe. Answers come from floating point unless a function says otherwise.
class Consistency {
 public:
  // `units` and `exchange` must outlive this.
  Consistency(const Tolerance& tolerance, bool doubtful_rows, const UnitsOfFamilies& units, const Exchange& exchange);

  // The model of any number of statements; its rows tell them by their places in the list.
  Model Build(const Statements& statements, const Rational& widening = 0) const;

  bool Holds(const Statements& statements) const;

  // Statements that cannot all be true while any all but one of them can; empty where all can. In the order of `statements`.
  Statements Core(const Statements& statements) const;

  // The relations by which the statements contradict each other, and proof in rational arithmetic that they do; nothing where there
  // is no such proof.
  std::optional<std::set<Relation>> Prove(const Statements& statements) const;

  // What the statements leave possible for one value, nothing where they contradict each other.
  std::optional<Range> Possible(const Statements& statements, const UnknownKey& key) const;

  // The least share by which every figure must be widened until all can be true, to about 1e-6.
  double Gap(const Statements& statements) const;

  const Tolerance& tolerance() const { return tolerance_; }
  const UnitsOfFamilies& units() const { return units_; }
  const Exchange& exchange() const { return exchange_; }

 private:
  Statements Reduce(const Statements& kept, bool kept_changed, const Statements& candidates) const;

  Tolerance tolerance_;
  bool doubtful_rows_;
  const UnitsOfFamilies& units_;
  const Exchange& exchange_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_CONSISTENCY_H_
