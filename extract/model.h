// The model that scores a slot's candidates: for each slot an ensemble of regression trees over the columns of a candidate's row. The
// probability of a value is exp(score) divided by the sum of that over the slot's values. One of the columns is what a sum of weights of
// words says (extract/wording.h). Trees and weights are data, trained by scripts/train.
#ifndef TALLYMAN_EXTRACT_MODEL_H_
#define TALLYMAN_EXTRACT_MODEL_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/columns.h"
#include "extract/forest.h"
#include "extract/slot.h"
#include "extract/weights.h"

namespace tallyman::extract {

// A value that a slot may hold for a figure; a value stands in one candidate only.
struct Candidate {
  std::string value;
  Row row;
  int begin = -1, end = -1;  // the nearest mention in the view that offers it; -1 where none does
};

// Whether two values are the same. Most that are not differ in length or in their last letter, and most are so short that they are
// compared without a call: as two words that together cover them.
inline bool IsSameValue(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size == 0) return true;
  const auto have_same_ends = [&]<typename Word>(Word) {
    Word words[4];
    std::memcpy(&words[0], a.data(), sizeof(Word));
    std::memcpy(&words[1], a.data() + size - sizeof(Word), sizeof(Word));
    std::memcpy(&words[2], b.data(), sizeof(Word));
    std::memcpy(&words[3], b.data() + size - sizeof(Word), sizeof(Word));
    return words[0] == words[2] && words[1] == words[3];
  };
  if (size == 1) return a[0] == b[0];
  if (size < sizeof(std::uint32_t)) return have_same_ends(std::uint16_t{});
  if (size < sizeof(std::uint64_t)) return have_same_ends(std::uint32_t{});
  if (size <= 2 * sizeof(std::uint64_t)) return have_same_ends(std::uint64_t{});
  return a.back() == b.back() && a == b;
}

struct Choice {
  std::string value;
  double probability = 0;
  int begin = -1, end = -1;
};

class Model {
 public:
  // `weights` is a weights file or its compiled form (extract/weights.h), which must outlive the model. Throws as Weights does.
  explicit Model(std::string_view weights);

  bool has_second_reading() const { return has_second_reading_; }

  // The candidate with the greatest probability; ties go to the first. REQUIRES: there is a candidate.
  Choice Choose(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const;

  // Probabilities in the order of the candidates. Those of candidates that are far behind after the first trees are rough.
  std::vector<double> Probabilities(Reading reading, Slot slot, const std::vector<Candidate>& candidates) const;

  // Whether words tell a slot, and the sum of the weights of these buckets (Wording::Feature). REQUIRES for the sum: they do.
  bool KnowsWords(Slot slot) const { return !weights_.WordSteps(slot).empty(); }
  double WordScore(Slot slot, std::span<const std::uint32_t> features) const;
  // The same of an article's words.
  bool KnowsArticles() const { return !weights_.ArticleSteps().empty(); }
  double ArticleScore(std::span<const std::uint32_t> features) const;

 private:
  // A slot's trees, laid out when it is first asked for.
  struct LazyForest {
    std::once_flag once;
    std::optional<Forest> forest;
  };

  const Forest& ForestOf(Reading reading, Slot slot) const;

  Weights weights_;
  bool has_second_reading_;
  mutable std::array<std::array<LazyForest, kSlots>, kReadings> forests_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MODEL_H_
