// The weights: trees by reading and slot, and the weights of words by slot, out of the data file extract/data/weights.json or out of the
// form that it is compiled to at build, in which a slot's trees are found without reading the others.
#ifndef TALLYMAN_EXTRACT_WEIGHTS_H_
#define TALLYMAN_EXTRACT_WEIGHTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/regression_tree.h"
#include "extract/slot.h"

namespace tallyman::extract {

// Words are features in buckets, 2^19 for each slot and for articles; a bucket's weight is a whole number of steps.
inline constexpr int kWordBucketBits = 19;
inline constexpr double kWordStep = 0.02;
// What the sum of an article's words is multiplied by, before it is divided by the square root of their number.
inline constexpr double kArticleScale = 8;

class Weights {
 public:
  // `data` is what CompileWeights returned, which must outlive the weights and comes from this build of the program; or a weights file:
  // {"columns": [names], "slots": {"flow": [tree, ...], ...}, "second": {...}, "words": {"flow": {"gap": [], "steps": []}, ..., "article":
  // {...}}}, "second" being the slots of the second reading; without it there is one. A tree is {"column": [], "threshold": [], "left": [],
  // "right": [], "missing": [], "leaf": []}: as RegressionTree says, "missing" being 1 where what is missing goes left, and leaves being
  // rounded to whole steps. Of words, "steps" has the weights (-127 to 127) that are not 0 in the order of their buckets, and "gap" how
  // many buckets each lies behind the one before. Throws nlohmann::json::exception or std::invalid_argument on anything else.
  explicit Weights(std::string_view data);

  bool has_second_reading() const { return has_second_reading_; }

  // A slot's trees in order; none where the file has none. Thread-safe.
  std::vector<RegressionTree> Trees(Reading reading, Slot slot) const;

  // The weights of a slot's words by bucket, in steps; empty where the file has none. Valid as long as the weights. Thread-safe.
  std::span<const std::int8_t> WordSteps(Slot slot) const;
  // The same of articles.
  std::span<const std::int8_t> ArticleSteps() const;

 private:
  std::string compiled_here_;  // where the data was a weights file
  bool has_second_reading_ = false;
  std::array<std::array<std::string_view, kSlots>, kReadings> forests_;
  std::array<std::string_view, kSlots + 1> words_;  // by slot, then of articles
};

// The compiled form of a weights file. Throws as Weights does.
std::string CompileWeights(std::string_view json);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_WEIGHTS_H_
