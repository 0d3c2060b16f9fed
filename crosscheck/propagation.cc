#include "crosscheck/propagation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace tallyman::crosscheck {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Bounds must miss each other by more than this share, and a better one be better by it.
constexpr double kRounding = 1e-9;
constexpr double kProgress = 1e-6;
constexpr int kRounds = 8;

bool IsAbove(double a, double b, double share) { return a - b > share * std::max(std::abs(a), std::abs(b)); }

}  // namespace

bool Reasons::Add(const Reasons& other, int most) {
  if (other.size_ == 0) return true;
  std::array<int, 2 * kMost> all;
  const auto last = std::set_union(begin(), end(), other.begin(), other.end(), all.begin());
  const auto size = last - all.begin();
  if (size > most) return false;
  statements_ = {};
  std::copy(all.begin(), last, statements_.begin());
  size_ = static_cast<int>(size);
  return true;
}

// One search: rounds in which every row hands on what the round before has found.
class Propagator::Pass {
 public:
  Pass(const Propagator& propagator, const std::vector<bool>& out, int most) : p_(propagator), out_(out), most_(most) {
    for (const bool free : p_.free_) ends_.push_back({{free ? -kInfinity : 0, {}}, {kInfinity, {}}});
    is_due_.assign(p_.rows_.size(), true);
  }

  void Run() {
    for (int round = 0; round < kRounds && !best_; ++round) {
      updates_.clear();
      for (std::size_t i = 0; i < p_.rows_.size(); ++i) {
        if (!is_due_[i]) continue;
        is_due_[i] = false;
        if (const int statement = p_.rows_[i].statement; statement < 0 || !IsOut(statement)) HandOn(p_.rows_[i]);
      }
      if (updates_.empty()) return;
      for (const Update& update : updates_) Apply(update);
    }
  }

  const std::optional<Reasons>& best() const { return best_; }
  std::vector<Ends> TakeEnds() { return std::move(ends_); }

 private:
  struct Update {
    int unknown;
    bool is_low;
    End end;
  };

  bool IsOut(int statement) const { return statement < static_cast<int>(out_.size()) && out_[statement]; }

  // The least (or greatest) that the row's terms but one add up to, and why.
  struct Sum {
    double value = 0;
    int infinite = 0;  // how many terms have no bound
    int infinite_term = -1;
  };

  const End& EndOf(const Term& term, bool least) const {
    const Ends& ends = ends_[term.unknown];
    return (term.coefficient > 0) == least ? ends.low : ends.high;
  }

  Sum SumOf(const Row& row, bool least) const {
    Sum sum;
    for (int i = row.first; i < row.last && sum.infinite < 2; ++i) {
      const Term& term = p_.terms_[i];
      const double value = EndOf(term, least).value;
      if (std::isinf(value)) {
        ++sum.infinite;
        sum.infinite_term = i;
      } else {
        sum.value += term.coefficient * value;
      }
    }
    return sum;
  }

  // The reasons for all terms' ends but one's, and the row's own.
  std::optional<Reasons> ReasonsOf(const Row& row, bool least, int but) const {
    Reasons reasons = row.statement < 0 ? Reasons() : Reasons(row.statement);
    for (int i = row.first; i < row.last; ++i)
      if (i != but && !reasons.Add(EndOf(p_.terms_[i], least).reasons, most_)) return std::nullopt;
    return reasons;
  }

  void HandOn(const Row& row) {
    // Terms at their least against the row's high end, and the other way round.
    for (const bool least : {true, false}) {
      const double limit = least ? row.high : row.low;
      if (std::isinf(limit)) continue;
      const Sum sum = SumOf(row, least);
      if (sum.infinite > 1) continue;
      for (int i = row.first; i < row.last; ++i)
        if (sum.infinite == 0 || sum.infinite_term == i) Bound(row, least, limit, sum, i);
    }
  }

  void Bound(const Row& row, bool least, double limit, const Sum& sum, int i) {
    const Term& term = p_.terms_[i];
    const double own = EndOf(term, least).value;
    const double value = (limit - (std::isinf(own) ? sum.value : sum.value - term.coefficient * own)) / term.coefficient;
    const bool is_low = (term.coefficient > 0) != least;
    const Ends& ends = ends_[term.unknown];
    const double known = is_low ? ends.low.value : ends.high.value;
    if (!(is_low ? IsAbove(value, known, kProgress) : IsAbove(known, value, kProgress)) && std::isfinite(known)) return;
    // A difference of large numbers is no bound.
    if (std::abs(value) < kRounding * std::abs(sum.value)) return;
    if (auto reasons = ReasonsOf(row, least, i)) updates_.push_back({term.unknown, is_low, {value, *reasons}});
  }

  void Apply(const Update& update) {
    Ends& ends = ends_[update.unknown];
    End& end = update.is_low ? ends.low : ends.high;
    const End& other = update.is_low ? ends.high : ends.low;
    if (std::isfinite(other.value) &&
        (update.is_low ? IsAbove(update.end.value, other.value, kRounding) : IsAbove(other.value, update.end.value, kRounding))) {
      Reasons reasons = update.end.reasons;
      if (reasons.Add(other.reasons, most_) && (!best_ || reasons < *best_)) best_ = reasons;
      return;
    }
    if (update.is_low ? update.end.value <= end.value : update.end.value >= end.value) return;
    end = update.end;
    for (const int row : p_.rows_of_[update.unknown]) is_due_[row] = true;
  }

  const Propagator& p_;
  const std::vector<bool>& out_;
  const int most_;
  std::vector<Ends> ends_;
  std::vector<bool> is_due_;
  std::vector<Update> updates_;
  std::optional<Reasons> best_;
};

Propagator::Propagator(const Model& model) : rows_of_(model.unknowns.size()) {
  for (const Unknown& unknown : model.unknowns) free_.push_back(unknown.free);
  for (const crosscheck::Row& row : model.rows) {
    const int first = static_cast<int>(terms_.size());
    for (const crosscheck::Term& term : row.terms) {
      if (term.coefficient == 0) continue;
      terms_.push_back({term.unknown, term.coefficient.get_d()});
      rows_of_[term.unknown].push_back(static_cast<int>(rows_.size()));
    }
    rows_.push_back({first, static_cast<int>(terms_.size()), row.range.low ? row.range.low->get_d() : -kInfinity,
                     row.range.high ? row.range.high->get_d() : kInfinity, row.statement});
  }
}

std::vector<int> Propagator::Conflict(const std::vector<bool>& out, int most) const {
  Pass pass(*this, out, most);
  pass.Run();
  return pass.best() ? std::vector<int>(pass.best()->begin(), pass.best()->end()) : std::vector<int>();
}

std::vector<Propagator::Ends> Propagator::Bounds(const std::vector<bool>& out, int most) const {
  Pass pass(*this, out, most);
  pass.Run();
  return pass.TakeEnds();
}

}  // namespace tallyman::crosscheck
