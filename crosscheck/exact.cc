#include "crosscheck/exact.h"

#include <map>
#include <numeric>
#include <utility>

namespace tallyman::crosscheck {
namespace {

// The general simplex method for bounds on variables and on linear forms of them, with Bland's rule, so that it ends. Each row gets
// a variable of its own, equal to its linear form; the tableau writes basic variables as linear forms of the others.
class Simplex {
 public:
  Simplex(const Model& model, const std::vector<int>& rows) {
    std::map<int, int> column_of;
    for (const int row : rows)
      for (const Term& term : model.rows[row].terms) column_of.try_emplace(term.unknown, static_cast<int>(column_of.size()));
    const std::size_t columns = column_of.size();
    bounds_.resize(columns + rows.size());
    for (const auto& [unknown, column] : column_of)
      if (!model.unknowns[unknown].free) bounds_[column].low = 0;
    values_.resize(bounds_.size());
    for (std::size_t j = 0; j < columns; ++j) nonbasic_.push_back(static_cast<int>(j));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = model.rows[rows[i]];
      basic_.push_back(static_cast<int>(columns + i));
      bounds_[columns + i] = row.range;
      tableau_.emplace_back(columns);
      for (const Term& term : row.terms) tableau_.back()[column_of[term.unknown]] += term.coefficient;
    }
  }

  bool IsInfeasible() {
    for (const Range& bounds : bounds_)
      if (bounds.empty()) return true;
    while (true) {
      const int row = FirstViolated();
      if (row < 0) return false;
      const bool too_low = IsBelow(basic_[row]);
      const int column = FirstThatMoves(row, too_low);
      if (column < 0) return true;
      Pivot(row, column, too_low ? *bounds_[basic_[row]].low : *bounds_[basic_[row]].high);
    }
  }

 private:
  bool IsBelow(int variable) const { return bounds_[variable].low && values_[variable] < *bounds_[variable].low; }
  bool IsAbove(int variable) const { return bounds_[variable].high && values_[variable] > *bounds_[variable].high; }

  // The row of the basic variable with the lowest index that is out of its bounds, or -1.
  int FirstViolated() const {
    int first = -1;
    for (std::size_t i = 0; i < basic_.size(); ++i)
      if ((IsBelow(basic_[i]) || IsAbove(basic_[i])) && (first < 0 || basic_[i] < basic_[first])) first = static_cast<int>(i);
    return first;
  }

  // The column of the non-basic variable with the lowest index that can move the row's variable the right way, or -1.
  int FirstThatMoves(int row, bool up) const {
    int first = -1;
    for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
      const int sign = sgn(tableau_[row][j]);
      if (sign == 0) continue;
      const int variable = nonbasic_[j];
      const Range& bounds = bounds_[variable];
      const bool increases = (sign > 0) == up;
      const bool can_move = increases ? !bounds.high || values_[variable] < *bounds.high : !bounds.low || values_[variable] > *bounds.low;
      if (can_move && (first < 0 || variable < nonbasic_[first])) first = static_cast<int>(j);
    }
    return first;
  }

  // Exchanges the two variables and gives the row's variable `target` as its value.
  void Pivot(int row, int column, const Rational& target) {
    const Rational step = (target - values_[basic_[row]]) / tableau_[row][column];
    values_[basic_[row]] = target;
    values_[nonbasic_[column]] += step;
    for (std::size_t i = 0; i < basic_.size(); ++i)
      if (static_cast<int>(i) != row) values_[basic_[i]] += tableau_[i][column] * step;
    const Rational pivot = tableau_[row][column];
    std::vector<Rational>& pivot_row = tableau_[row];
    for (std::size_t j = 0; j < pivot_row.size(); ++j)
      pivot_row[j] = static_cast<int>(j) == column ? Rational(1 / pivot) : Rational(-pivot_row[j] / pivot);
    for (std::size_t i = 0; i < tableau_.size(); ++i) {
      if (static_cast<int>(i) == row) continue;
      const Rational factor = tableau_[i][column];
      if (factor == 0) continue;
      tableau_[i][column] = 0;
      for (std::size_t j = 0; j < pivot_row.size(); ++j)
        if (pivot_row[j] != 0) tableau_[i][j] += factor * pivot_row[j];
    }
    std::swap(basic_[row], nonbasic_[column]);
  }

  std::vector<Range> bounds_;     // of every variable: unknowns first, then rows
  std::vector<Rational> values_;  // zero to begin with, which meets the unknowns' own bounds
  std::vector<int> basic_, nonbasic_;
  std::vector<std::vector<Rational>> tableau_;
};

}  // namespace

bool IsInfeasible(const Model& model, const std::vector<int>& rows) { return Simplex(model, rows).IsInfeasible(); }

bool IsInfeasible(const Model& model) {
  std::vector<int> rows(model.rows.size());
  std::iota(rows.begin(), rows.end(), 0);
  return IsInfeasible(model, rows);
}

}  // namespace tallyman::crosscheck
