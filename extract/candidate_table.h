// The candidates of one slot while they are being made: one row for each value.
#ifndef TALLYMAN_EXTRACT_CANDIDATE_TABLE_H_
#define TALLYMAN_EXTRACT_CANDIDATE_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "extract/candidates.h"

namespace tallyman::extract {

class CandidateMaker::Table {
 public:
  // `room` is empty; what it has room for is used.
  Table(const Row& context, std::vector<Candidate> room) : context_(context), candidates_(std::move(room)) {}

  // The candidate of a value, which begins with the context alone. Valid until the next call.
  Candidate& Of(const std::string& value) {
    for (Candidate& candidate : candidates_)
      if (IsSameValue(candidate.value, value)) return candidate;
    return candidates_.emplace_back(Candidate{value, context_, -1, -1});
  }

  bool Has(const std::string& value) const {
    for (const Candidate& candidate : candidates_)
      if (IsSameValue(candidate.value, value)) return true;
    return false;
  }

  std::vector<Candidate>& candidates() { return candidates_; }
  std::vector<Candidate> Take() { return std::move(candidates_); }

 private:
  Row context_;
  std::vector<Candidate> candidates_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_CANDIDATE_TABLE_H_
