#include "crosscheck/reduction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tallyman::crosscheck {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

using Terms = std::vector<ReducedTerm>;

class Reducer {
 public:
  explicit Reducer(const Model& model) : model_(model), definition_(model.unknowns.size(), -1), expressions_(model.unknowns.size()) {}

  ReducedModel Run() {
    for (std::size_t i = 0; i < model_.rows.size(); ++i) Define(static_cast<int>(i));
    for (std::size_t unknown = 0; unknown < model_.unknowns.size(); ++unknown) AddColumn(static_cast<int>(unknown));
    for (std::size_t i = 0; i < model_.rows.size(); ++i) AddRow(static_cast<int>(i));
    for (std::size_t unknown = 0; unknown < model_.unknowns.size(); ++unknown) KeepSign(static_cast<int>(unknown));
    Scale();
    return std::move(result_);
  }

 private:
  // How far an unknown is from the ones that all others are made up of. What a row defines ranks above the row's other unknowns, so
  // that definitions do not go in circles.
  int Rank(int unknown) const {
    const UnknownKey& key = model_.unknowns[unknown].key;
    const int flow = key.series.flow == schema::Flow::kTrade ? 1 : key.series.flow == schema::Flow::kBalance ? 2 : 0;
    return 100000 * flow + (key.end - key.start);
  }

  // Takes an equation for the definition of one of its unknowns where it has none yet.
  void Define(int index) {
    const Row& row = model_.rows[index];
    if (row.terms.size() < 2 || !row.range.low || !row.range.high || *row.range.low != 0 || *row.range.high != 0) return;
    const Term* top = &row.terms[0];
    for (const Term& term : row.terms)
      if (Rank(term.unknown) > Rank(top->unknown)) top = &term;
    const bool is_top = std::all_of(row.terms.begin(), row.terms.end(), [&](const Term& term) {
      return &term == top || (term.unknown != top->unknown && Rank(term.unknown) < Rank(top->unknown));
    });
    if (is_top && definition_[top->unknown] < 0 && abs(top->coefficient) == 1) definition_[top->unknown] = index;
  }

  void AddColumn(int unknown) {
    if (definition_[unknown] >= 0) return;
    expressions_[unknown] = {{static_cast<int>(result_.free.size()), 1}};
    result_.free.push_back(model_.unknowns[unknown].free);
  }

  // The unknown as a sum over columns.
  const Terms& ExpressionOf(int unknown) {
    Terms& expression = expressions_[unknown];
    if (!expression.empty() || definition_[unknown] < 0) return expression;
    const Row& row = model_.rows[definition_[unknown]];
    Terms sum;
    double own = 1;
    for (const Term& term : row.terms) {
      if (term.unknown == unknown) {
        own = -term.coefficient.get_d();
        continue;
      }
      const double coefficient = term.coefficient.get_d();
      for (const ReducedTerm& part : ExpressionOf(term.unknown)) sum.push_back({part.column, part.coefficient * coefficient});
    }
    for (ReducedTerm& term : sum) term.coefficient /= own;
    expression = Collected(std::move(sum));
    return expression;
  }

  static Terms Collected(Terms terms) {
    std::sort(terms.begin(), terms.end(), [](const ReducedTerm& a, const ReducedTerm& b) { return a.column < b.column; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < terms.size();) {
      ReducedTerm sum{terms[i].column, 0};
      double size = 0;
      for (; i < terms.size() && terms[i].column == sum.column; ++i) {
        sum.coefficient += terms[i].coefficient;
        size = std::max(size, std::abs(terms[i].coefficient));
      }
      if (std::abs(sum.coefficient) > 1e-14 * size) terms[kept++] = sum;
    }
    terms.resize(kept);
    return terms;
  }

  void AddRow(int index) {
    const Row& row = model_.rows[index];
    Terms sum;
    for (const Term& term : row.terms) {
      if (definition_[term.unknown] == index) return;
      const double coefficient = term.coefficient.get_d();
      for (const ReducedTerm& part : ExpressionOf(term.unknown)) sum.push_back({part.column, part.coefficient * coefficient});
    }
    Add(Collected(std::move(sum)), row.range.low ? row.range.low->get_d() : -kInfinity,
        row.range.high ? row.range.high->get_d() : kInfinity, index);
  }

  void Add(Terms terms, double low, double high, int index) {
    if (low > high || (terms.empty() && (low > 0 || high < 0))) {
      result_.impossible.push_back(index);
    } else if (terms.size() == 1) {
      const double coefficient = terms[0].coefficient;
      if (coefficient < 0) std::swap(low, high);
      result_.bounds.push_back({terms[0].column, low / coefficient, high / coefficient, index});
    } else if (!terms.empty()) {
      result_.rows.push_back({std::move(terms), low, high, index});
    }
  }

  // A sum of values that are at least zero is, others must be told.
  void KeepSign(int unknown) {
    if (definition_[unknown] < 0 || model_.unknowns[unknown].free) return;
    const Terms& expression = ExpressionOf(unknown);
    const bool is_sum = std::all_of(expression.begin(), expression.end(),
                                    [&](const ReducedTerm& term) { return term.coefficient > 0 && !result_.free[term.column]; });
    if (!is_sum) Add(expression, 0, kInfinity, definition_[unknown]);
  }

  bool IsFloor(int row) const { return model_.rows[row].relation == Relation::kPositive; }

  // The size of each column: that of a bound on it, else of what it is tied to.
  std::vector<double> Sizes() const {
    std::vector<double> sizes(result_.free.size(), 0);
    for (const ReducedBound& bound : result_.bounds)
      for (const double end : {bound.low, bound.high})
        if (std::isfinite(end) && !IsFloor(bound.row)) sizes[bound.column] = std::max(sizes[bound.column], std::abs(end));
    for (bool changed = true; changed;) {
      changed = false;
      for (const ReducedRow& row : result_.rows) {
        double size = 0;
        for (const double end : {row.low, row.high})
          if (std::isfinite(end) && !IsFloor(row.row)) size = std::max(size, std::abs(end));
        for (const ReducedTerm& term : row.terms) size = std::max(size, std::abs(term.coefficient) * sizes[term.column]);
        if (size == 0) continue;
        for (const ReducedTerm& term : row.terms)
          if (sizes[term.column] == 0) {
            sizes[term.column] = size / std::abs(term.coefficient);
            changed = true;
          }
      }
    }
    for (double& size : sizes)
      if (size == 0) size = 1;
    return sizes;
  }

  void Scale() {
    const std::vector<double> sizes = Sizes();
    for (ReducedBound& bound : result_.bounds) {
      bound.low /= sizes[bound.column];
      bound.high /= sizes[bound.column];
      if (!IsFloor(bound.row)) continue;
      if (std::isfinite(bound.low)) bound.low = std::max(bound.low, kLeastRelativeBase);
      if (std::isfinite(bound.high)) bound.high = std::min(bound.high, -kLeastRelativeBase);
    }
    for (ReducedRow& row : result_.rows) {
      double size = 0;
      for (const ReducedTerm& term : row.terms) size = std::max(size, std::abs(term.coefficient) * sizes[term.column]);
      for (ReducedTerm& term : row.terms) term.coefficient *= sizes[term.column] / size;
      row.low /= size;
      row.high /= size;
      if (IsFloor(row.row)) row.low = std::max(row.low, kLeastRelativeBase);
    }
  }

  const Model& model_;
  std::vector<int> definition_;  // by unknown: the row that tells what it is made up of, or -1
  std::vector<Terms> expressions_;
  ReducedModel result_;
};

}  // namespace

ReducedModel Reduce(const Model& model) { return Reducer(model).Run(); }

}  // namespace tallyman::crosscheck
