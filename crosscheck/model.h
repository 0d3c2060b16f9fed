// The linear constraints that a set of statements puts on the true values of statistics.
//
// Unknowns are values of one series in one period and unit, at least zero except for balances. Rows are bounds on linear
// combinations of them; each is made by one statement, or follows from what the words mean (months add up, exports and imports
// are trade). Where statements speak of several periods the months are cut into the coarsest pieces that make up all of them.
#ifndef TALLYMAN_CROSSCHECK_MODEL_H_
#define TALLYMAN_CROSSCHECK_MODEL_H_

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "crosscheck/statement.h"

namespace tallyman::crosscheck {

enum class Relation { kLevel, kChange, kDelta, kConversion, kCumulative, kTotal, kBalance, kMirror, kShare, kParts, kPositive };

struct UnknownKey {
  Series series;
  Symbol unit;
  // Month indices, and for a part of a month its days since 1970; 0 for whole months.
  int start = 0, end = 0, first_day = 0, last_day = 0;

  friend auto operator<=>(const UnknownKey&, const UnknownKey&) = default;
};

UnknownKey MakeKey(const Series& series, const Symbol& unit, const normalize::Period& period);

struct HashOfKey {
  std::size_t operator()(const UnknownKey& key) const;
};

struct Unknown {
  UnknownKey key;
  bool free = false;  // may be negative
};

struct Term {
  int unknown;
  Rational coefficient;
};

// low <= sum of terms <= high.
struct Row {
  std::vector<Term> terms;
  Range range;
  Relation relation;
  int statement = -1;  // index of the statement that makes it, -1 for rows that hold of themselves
};

struct Model {
  std::vector<Unknown> unknowns;
  std::deque<Row> rows;  // rational numbers are dear to move

  // Index of an unknown, or -1.
  int Find(const UnknownKey& key) const;

  std::unordered_map<UnknownKey, int, HashOfKey> index;
};

// The units in which any claim speaks of a family, for changes that do not tell theirs.
using UnitsOfFamilies = std::map<Symbol, std::set<Symbol>>;
void CollectUnits(const Statement& statement, UnitsOfFamilies* units);

// What a percentage is of is more than nothing: at least so much, in whatever unit.
inline const Rational kLeastBase(1, 1000);

struct ModelOptions {
  Tolerance tolerance;
  // Rows that a usual source of difference may break: changes in an untold currency, two countries' offices.
  bool doubtful_rows = false;
};

// `units` may be of more statements than these. REQUIRES: both outlive the call.
Model BuildModel(std::span<const Statement* const> statements, const ModelOptions& options, const UnitsOfFamilies& units,
                 const Exchange& exchange);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_MODEL_H_
