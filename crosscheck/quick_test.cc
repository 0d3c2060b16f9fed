#include "crosscheck/quick_test.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace tallyman::crosscheck {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-9;
// Bounds that are handed on are loosened by what rounding may have done to them.
constexpr double kRounding = 1e-11;
constexpr int kRounds = 5;

// The least and the greatest that a row's terms can add up to; terms without a bound are counted apart.
struct Activity {
  double least = 0, greatest = 0;
  int unbounded_below = 0, unbounded_above = 0;
};

class QuickTest {
 public:
  QuickTest(const ReducedModel& model, const std::function<bool(int)>& is_out)
      : model_(model), is_out_(is_out), low_(model.free.size(), 0), high_(model.free.size(), kInfinity) {
    for (std::size_t j = 0; j < model.free.size(); ++j)
      if (model.free[j]) low_[j] = -kInfinity;
    for (const ReducedBound& bound : model.bounds) {
      if (is_out(bound.row)) continue;
      low_[bound.column] = std::max(low_[bound.column], bound.low);
      high_[bound.column] = std::min(high_[bound.column], bound.high);
    }
    MergeRows();
  }

  bool Run() {
    if (!std::all_of(model_.impossible.begin(), model_.impossible.end(), is_out_) || !HaveOrder()) return false;
    for (int round = 0; round < kRounds; ++round)
      for (const ReducedRow& row : rows_) HandOn(row);
    if (!HaveOrder()) return false;
    std::erase_if(rows_, [&](const ReducedRow& row) { return IsImplied(row); });
    return rows_.empty() || IsFeasible();
  }

 private:
  // Rows with equal terms become one.
  void MergeRows() {
    std::map<std::vector<std::pair<int, double>>, std::size_t> places;
    for (const ReducedRow& row : model_.rows) {
      if (is_out_(row.row)) continue;
      std::vector<std::pair<int, double>> terms;
      for (const ReducedTerm& term : row.terms) terms.emplace_back(term.column, term.coefficient);
      const auto [place, is_new] = places.try_emplace(std::move(terms), rows_.size());
      if (is_new) {
        rows_.push_back(row);
        continue;
      }
      ReducedRow& merged = rows_[place->second];
      merged.low = std::max(merged.low, row.low);
      merged.high = std::min(merged.high, row.high);
    }
  }

  // Closes gaps that are no more than rounding; false where one is.
  bool HaveOrder() {
    for (std::size_t j = 0; j < low_.size(); ++j) {
      if (low_[j] <= high_[j]) continue;
      if (low_[j] > high_[j] + kTolerance) return false;
      low_[j] = high_[j] = (low_[j] + high_[j]) / 2;
    }
    return std::all_of(rows_.begin(), rows_.end(), [](const ReducedRow& row) { return row.low <= row.high + kTolerance; });
  }

  // A term's least and greatest.
  std::pair<double, double> Ends(const ReducedTerm& term) const {
    const double a = term.coefficient * low_[term.column], b = term.coefficient * high_[term.column];
    return term.coefficient > 0 ? std::pair(a, b) : std::pair(b, a);
  }

  Activity ActivityOf(const ReducedRow& row) const {
    Activity activity;
    for (const ReducedTerm& term : row.terms) {
      const auto [least, greatest] = Ends(term);
      std::isinf(least) ? void(++activity.unbounded_below) : void(activity.least += least);
      std::isinf(greatest) ? void(++activity.unbounded_above) : void(activity.greatest += greatest);
    }
    return activity;
  }

  bool IsImplied(const ReducedRow& row) const {
    const Activity activity = ActivityOf(row);
    return (std::isinf(row.low) || (activity.unbounded_below == 0 && activity.least >= row.low)) &&
           (std::isinf(row.high) || (activity.unbounded_above == 0 && activity.greatest <= row.high));
  }

  // What the row, with the bounds of all its other terms, says of each.
  void HandOn(const ReducedRow& row) {
    const Activity activity = ActivityOf(row);
    for (const ReducedTerm& term : row.terms) {
      const auto [least, greatest] = Ends(term);
      if (std::isfinite(row.high) && activity.unbounded_below == (std::isinf(least) ? 1 : 0))
        Bound(term, (row.high - activity.least + (std::isinf(least) ? 0 : least)) / term.coefficient, term.coefficient > 0);
      if (std::isfinite(row.low) && activity.unbounded_above == (std::isinf(greatest) ? 1 : 0))
        Bound(term, (row.low - activity.greatest + (std::isinf(greatest) ? 0 : greatest)) / term.coefficient, term.coefficient < 0);
    }
  }

  void Bound(const ReducedTerm& term, double value, bool is_high) {
    const double loose = kRounding * (1 + std::abs(value));
    if (is_high)
      high_[term.column] = std::min(high_[term.column], value + loose);
    else
      low_[term.column] = std::max(low_[term.column], value - loose);
  }

  bool IsFeasible() {
    std::vector<int> row_of, column_of;
    std::vector<double> values, low, high;
    const auto clamped = [](double value) { return std::clamp(value, -COIN_DBL_MAX, COIN_DBL_MAX); };
    for (const ReducedRow& row : rows_) {
      for (const ReducedTerm& term : row.terms) {
        row_of.push_back(static_cast<int>(low.size()));
        column_of.push_back(term.column);
        values.push_back(term.coefficient);
      }
      low.push_back(clamped(std::min(row.low, row.high)));
      high.push_back(clamped(std::max(row.low, row.high)));
    }
    std::transform(low_.begin(), low_.end(), low_.begin(), clamped);
    std::transform(high_.begin(), high_.end(), high_.begin(), clamped);
    CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), values.data(), static_cast<CoinBigIndex>(values.size()));
    matrix.setDimensions(static_cast<int>(rows_.size()), static_cast<int>(low_.size()));
    const std::vector<double> objective(low_.size(), 0);
    ClpSimplex simplex;
    simplex.setLogLevel(0);
    simplex.messageHandler()->setLogLevel(0);
    simplex.setPrimalTolerance(kTolerance);
    simplex.loadProblem(matrix, low_.data(), high_.data(), objective.data(), low.data(), high.data());
    simplex.dual();
    return !simplex.isProvenPrimalInfeasible();
  }

  const ReducedModel& model_;
  const std::function<bool(int)>& is_out_;
  std::vector<double> low_, high_;  // of the columns
  std::vector<ReducedRow> rows_;
};

}  // namespace

bool CanHold(const ReducedModel& model, const std::function<bool(int)>& is_out) { return QuickTest(model, is_out).Run(); }

}  // namespace tallyman::crosscheck
