#include "crosscheck/linear_program.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <memory>

#include "crosscheck/reduction.h"

namespace tallyman::crosscheck {
namespace {

constexpr double kTolerance = 1e-9;
constexpr double kNegligible = 1e-11;
// CLP's startFinishOptions: the factorization stays when a search ends (1), and the next begins with it (2).
constexpr int kKeepFactorization = 1 | 2;

// The size of each unknown: that of a bound on it, else of what it is tied to.
std::vector<double> Scales(const Model& model) {
  std::vector<double> scales(model.unknowns.size(), 0);
  for (const Row& row : model.rows) {
    if (row.terms.size() != 1 || row.relation == Relation::kPositive) continue;
    const double coefficient = std::abs(row.terms[0].coefficient.get_d());
    double& scale = scales[row.terms[0].unknown];
    for (const auto& end : {row.range.low, row.range.high})
      if (end && coefficient > 0) scale = std::max(scale, std::abs(end->get_d()) / coefficient);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const Row& row : model.rows) {
      double size = 0;
      for (const Term& term : row.terms) size = std::max(size, std::abs(term.coefficient.get_d()) * scales[term.unknown]);
      if (size == 0) continue;
      for (const Term& term : row.terms)
        if (scales[term.unknown] == 0 && term.coefficient != 0) {
          scales[term.unknown] = size / std::abs(term.coefficient.get_d());
          changed = true;
        }
    }
  }
  for (double& scale : scales)
    if (scale == 0) scale = 1;
  return scales;
}

// Where rows on one unknown go: as rows they can stand in a conflict, as bounds of a column they cost nothing.
enum class Bounds { kAsRows, kOnColumns };

class SmallProgram {
 public:
  explicit SmallProgram(const Model& model, Bounds bounds = Bounds::kAsRows) : scales_(Scales(model)) {
    // A balance is surplus less deficit: two columns, because CLP 1.17's dual simplex calls feasible programs with free
    // columns infeasible.
    int columns = static_cast<int>(model.unknowns.size());
    for (const Unknown& unknown : model.unknowns) deficits_.push_back(unknown.free ? columns++ : -1);
    std::vector<int> row_of, column_of;
    std::vector<double> values, low, high, column_low(columns, 0), column_high(columns, COIN_DBL_MAX);
    for (const Row& row : model.rows) {
      double size = 0;
      for (const Term& term : row.terms) size = std::max(size, std::abs(term.coefficient.get_d()) * scales_[term.unknown]);
      if (size == 0) size = 1;
      double least = row.range.low ? row.range.low->get_d() / size : -COIN_DBL_MAX;
      const double most = row.range.high ? row.range.high->get_d() / size : COIN_DBL_MAX;
      if (row.relation == Relation::kPositive) least = std::max(least, kLeastRelativeBase);
      if (bounds == Bounds::kOnColumns && row.terms.size() == 1 && deficits_[row.terms[0].unknown] < 0) {
        const int column = row.terms[0].unknown;
        const bool is_negative = row.terms[0].coefficient < 0;
        column_low[column] = std::max(column_low[column], is_negative ? -most : least);
        column_high[column] = std::min(column_high[column], is_negative ? -least : most);
        continue;
      }
      const int i = static_cast<int>(low.size());
      low.push_back(least);
      high.push_back(most);
      for (const Term& term : row.terms) {
        const double value = term.coefficient.get_d() * scales_[term.unknown] / size;
        if (value == 0) continue;
        row_of.push_back(i);
        column_of.push_back(term.unknown);
        values.push_back(value);
        if (deficits_[term.unknown] < 0) continue;
        row_of.push_back(i);
        column_of.push_back(deficits_[term.unknown]);
        values.push_back(-value);
      }
    }
    CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), values.data(), static_cast<CoinBigIndex>(values.size()));
    matrix.setDimensions(static_cast<int>(low.size()), columns);
    const std::vector<double> objective(columns, 0);
    simplex_.setLogLevel(0);
    simplex_.messageHandler()->setLogLevel(0);
    simplex_.setPrimalTolerance(kTolerance);
    simplex_.loadProblem(matrix, column_low.data(), column_high.data(), objective.data(), low.data(), high.data());
  }

  Feasibility Solve() {
    simplex_.dual();
    if (!simplex_.isProvenPrimalInfeasible()) return {};
    Feasibility result{false, {}};
    const std::unique_ptr<double[]> ray(simplex_.infeasibilityRay());
    double largest = 0;
    for (int i = 0; ray && i < simplex_.numberRows(); ++i) largest = std::max(largest, std::abs(ray[i]));
    for (int i = 0; i < simplex_.numberRows(); ++i)
      if (largest == 0 || std::abs(ray[i]) > kNegligible * largest) result.conflict.push_back(i);
    return result;
  }

  // The lowest (direction 1) or highest (-1) value of an unknown. REQUIRES: Solve found the program feasible.
  std::optional<Rational> Extreme(int unknown, int direction) {
    const int deficit = deficits_[unknown];
    const auto set_objective = [&](double coefficient) {
      simplex_.setObjectiveCoefficient(unknown, coefficient);
      if (deficit >= 0) simplex_.setObjectiveCoefficient(deficit, -coefficient);
    };
    set_objective(direction);
    simplex_.primal(0, kKeepFactorization);
    const bool optimal = simplex_.isProvenOptimal();
    const double* solution = simplex_.primalColumnSolution();
    const double value = (deficit < 0 ? std::max(solution[unknown], 0.0) : solution[unknown] - solution[deficit]) * scales_[unknown];
    set_objective(0);
    return optimal ? std::optional(Rational(value)) : std::nullopt;
  }

 private:
  std::vector<double> scales_;
  std::vector<int> deficits_;  // the second column of an unknown that may be negative, else -1
  ClpSimplex simplex_;
};

}  // namespace

Feasibility Solve(const Model& model) { return SmallProgram(model).Solve(); }

class Extremes::Rep {
 public:
  explicit Rep(const Model& model) : program_(model, Bounds::kOnColumns), is_feasible_(program_.Solve().feasible) {}

  std::optional<Range> Of(int unknown) {
    if (!is_feasible_) return std::nullopt;
    return Range{program_.Extreme(unknown, 1), program_.Extreme(unknown, -1)};
  }

 private:
  SmallProgram program_;
  const bool is_feasible_;
};

Extremes::Extremes(const Model& model) : rep_(std::make_unique<Rep>(model)) {}
Extremes::~Extremes() = default;
std::optional<Range> Extremes::Of(int unknown) { return rep_->Of(unknown); }

std::optional<Range> PossibleValues(const Model& model, int unknown) { return Extremes(model).Of(unknown); }

}  // namespace tallyman::crosscheck
