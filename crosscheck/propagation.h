// Short contradictions of a model, by the propagation of bounds: what a few statements say of a value, against what a few others do.
#ifndef TALLYMAN_CROSSCHECK_PROPAGATION_H_
#define TALLYMAN_CROSSCHECK_PROPAGATION_H_

#include <array>
#include <vector>

#include "crosscheck/model.h"

namespace tallyman::crosscheck {

// A few statements by their indices, ascending.
class Reasons {
 public:
  static constexpr int kMost = 8;

  Reasons() = default;
  explicit Reasons(int statement) : statements_{statement}, size_(1) {}

  // False, and the reasons are of no use, where they would be more than `most`.
  bool Add(const Reasons& other, int most);

  int size() const { return size_; }
  const int* begin() const { return statements_.data(); }
  const int* end() const { return statements_.data() + size_; }
  friend bool operator<(const Reasons& a, const Reasons& b) {
    return a.size_ != b.size_ ? a.size_ < b.size_ : a.statements_ < b.statements_;
  }
  friend bool operator==(const Reasons& a, const Reasons& b) { return a.size_ == b.size_ && a.statements_ == b.statements_; }

 private:
  std::array<int, kMost> statements_{};
  int size_ = 0;
};

// Keeps a model ready for many searches. In floating point: what it finds is to be proved.
class Propagator {
 public:
  explicit Propagator(const Model& model);

  // At most `most` (up to Reasons::kMost) statements, none of those left out, that contradict each other by bounds handed from row to
  // row; empty where it finds none, which does not mean that there are none. The fewest that it sees. `out` is by statement.
  std::vector<int> Conflict(const std::vector<bool>& out, int most) const;

  // What the bounds of at most `most` statements leave of each unknown, with the statements behind each end. Meaningless where these
  // contradict each other.
  struct End {
    double value;
    Reasons reasons;
  };
  struct Ends {
    End low, high;
  };
  // By unknown.
  std::vector<Ends> Bounds(const std::vector<bool>& out, int most) const;

 private:
  struct Row {
    int first, last;  // of its terms
    double low, high;
    int statement;
  };
  struct Term {
    int unknown;
    double coefficient;
  };
  class Pass;

  std::vector<Row> rows_;
  std::vector<Term> terms_;
  std::vector<std::vector<int>> rows_of_;  // by unknown
  std::vector<bool> free_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_PROPAGATION_H_
