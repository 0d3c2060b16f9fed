#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <limits>
#include <set>

#include "crosscheck/linear_program.h"
#include "crosscheck/reduction.h"

namespace tallyman::crosscheck {
namespace {

constexpr double kTolerance = 1e-9;
constexpr double kNegligible = 1e-8;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double Clamped(double value) { return std::clamp(value, -COIN_DBL_MAX, COIN_DBL_MAX); }

}  // namespace

class Program::Rep {
 public:
  explicit Rep(const Model& model) : model_(model), reduced_(Reduce(model)), bounds_of_(reduced_.free.size()) {
    int statements = 0;
    for (const Row& row : model.rows) statements = std::max(statements, row.statement + 1);
    out_.resize(statements);
    rows_of_.resize(statements);
    columns_of_.resize(statements);
    for (std::size_t i = 0; i < reduced_.rows.size(); ++i)
      if (const int statement = StatementOf(reduced_.rows[i].row); statement >= 0) rows_of_[statement].push_back(static_cast<int>(i));
    for (const ReducedBound& bound : reduced_.bounds) {
      bounds_of_[bound.column].push_back(&bound);
      if (const int statement = StatementOf(bound.row); statement >= 0) columns_of_[statement].push_back(bound.column);
    }
    Load();
  }

  void Switch(int statement, bool out) {
    if (statement >= static_cast<int>(out_.size()) || out_[statement] == out) return;
    out_[statement] = out;
    for (const int i : rows_of_[statement]) {
      const ReducedRow& row = reduced_.rows[i];
      const bool is_in = IsIn(row.row);
      simplex_.setRowBounds(i, is_in ? Clamped(row.low) : -COIN_DBL_MAX, is_in ? Clamped(row.high) : COIN_DBL_MAX);
    }
    for (const int column : columns_of_[statement]) SetBounds(column);
  }

  void ForgetFloors() {
    floors_ = false;
    for (std::size_t i = 0; i < reduced_.rows.size(); ++i)
      if (!IsIn(reduced_.rows[i].row)) simplex_.setRowBounds(static_cast<int>(i), -COIN_DBL_MAX, COIN_DBL_MAX);
    for (std::size_t j = 0; j < columns_.size(); ++j) SetBounds(static_cast<int>(j));
  }

  std::vector<int> Conflict() {
    for (const int row : reduced_.impossible)
      if (IsIn(row)) return Statements({row});
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      const Column& column = columns_[j];
      if (column.low > column.high + kTolerance) return Statements({column.low_row, column.high_row});
    }
    simplex_.dual();
    if (!simplex_.isProvenPrimalInfeasible()) return {};
    return Statements(RowsOfRay());
  }

 private:
  struct Column {
    double low, high;
    int low_row = -1, high_row = -1;
  };

  int StatementOf(int row) const { return row < 0 ? -1 : model_.rows[row].statement; }
  bool IsIn(int row) const {
    return (StatementOf(row) < 0 || !out_[StatementOf(row)]) && (floors_ || model_.rows[row].relation != Relation::kPositive);
  }

  void Load() {
    const int rows = static_cast<int>(reduced_.rows.size()), columns = static_cast<int>(reduced_.free.size());
    std::vector<int> row_of, column_of;
    std::vector<double> values, low(rows), high(rows), column_low(columns), column_high(columns);
    for (int j = 0; j < columns; ++j) {
      columns_.push_back(Find(j));
      const double one = Clamped(columns_[j].low), other = Clamped(columns_[j].high);
      column_low[j] = std::min(one, other);
      column_high[j] = std::max(one, other);
    }
    for (int i = 0; i < rows; ++i) {
      low[i] = Clamped(reduced_.rows[i].low);
      high[i] = Clamped(reduced_.rows[i].high);
      for (const ReducedTerm& term : reduced_.rows[i].terms) {
        row_of.push_back(i);
        column_of.push_back(term.column);
        values.push_back(term.coefficient);
      }
    }
    CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), values.data(), static_cast<CoinBigIndex>(values.size()));
    matrix.setDimensions(rows, columns);
    const std::vector<double> objective(columns, 0);
    simplex_.setLogLevel(0);
    simplex_.messageHandler()->setLogLevel(0);
    simplex_.setPrimalTolerance(kTolerance);
    simplex_.loadProblem(matrix, column_low.data(), column_high.data(), objective.data(), low.data(), high.data());
  }

  // The bounds of a column by the statements that are in.
  Column Find(int index) const {
    Column column{reduced_.free[index] ? -kInfinity : 0, kInfinity};
    for (const ReducedBound* bound : bounds_of_[index]) {
      if (!IsIn(bound->row)) continue;
      if (bound->low > column.low) {
        column.low = bound->low;
        column.low_row = bound->row;
      }
      if (bound->high < column.high) {
        column.high = bound->high;
        column.high_row = bound->row;
      }
    }
    return column;
  }

  void SetBounds(int index) {
    columns_[index] = Find(index);
    const double low = Clamped(columns_[index].low), high = Clamped(columns_[index].high);
    simplex_.setColumnBounds(index, std::min(low, high), std::max(low, high));
  }

  // Rows of the model behind the ray that proves infeasibility, and behind the bounds that it leans on.
  std::vector<int> RowsOfRay() const {
    const std::unique_ptr<double[]> ray(simplex_.infeasibilityRay());
    double largest = 0;
    for (std::size_t i = 0; ray && i < reduced_.rows.size(); ++i) largest = std::max(largest, std::abs(ray[i]));
    std::vector<int> rows;
    std::vector<double> sums(columns_.size(), 0);
    for (std::size_t i = 0; i < reduced_.rows.size(); ++i) {
      if (largest > 0 && std::abs(ray[i]) <= kNegligible * largest) continue;
      rows.push_back(reduced_.rows[i].row);
      for (const ReducedTerm& term : reduced_.rows[i].terms) sums[term.column] += largest > 0 ? ray[i] * term.coefficient : 1;
    }
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      if (std::abs(sums[j]) <= kNegligible * largest) continue;
      rows.push_back(columns_[j].low_row);
      rows.push_back(columns_[j].high_row);
    }
    return rows;
  }

  // The statements of these rows that are in; -1 stands for no row.
  std::vector<int> Statements(const std::vector<int>& rows) const {
    std::set<int> statements;
    for (const int row : rows)
      if (row >= 0 && IsIn(row)) statements.insert(StatementOf(row));
    statements.erase(-1);
    return {statements.begin(), statements.end()};
  }

  const Model& model_;
  const ReducedModel reduced_;
  std::vector<std::vector<const ReducedBound*>> bounds_of_;  // by column
  std::vector<Column> columns_;
  std::vector<bool> out_;  // by statement
  std::vector<std::vector<int>> rows_of_, columns_of_;
  bool floors_ = true;
  ClpSimplex simplex_;
};

Program::Program(const Model& model) : rep_(std::make_unique<Rep>(model)) {}
Program::~Program() = default;
void Program::LeaveOut(int statement) { rep_->Switch(statement, true); }
void Program::PutBack(int statement) { rep_->Switch(statement, false); }
void Program::ForgetFloors() { rep_->ForgetFloors(); }
std::vector<int> Program::Conflict() { return rep_->Conflict(); }

}  // namespace tallyman::crosscheck
