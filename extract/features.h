// Features of linking candidates, and the linear model that scores them. Features name no word of any language: they speak of places,
// cues and kinds.
#ifndef TALLYMAN_EXTRACT_FEATURES_H_
#define TALLYMAN_EXTRACT_FEATURES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallyman::extract {

// What is decided of a figure, in this order.
enum class Slot : std::uint8_t { kFlow, kRole, kReporter, kPartner, kProduct, kPeriod, kVersus, kDirection, kStatus };
inline constexpr int kSlots = 9;
std::string_view Name(Slot slot);

// A feature: a name (a string literal) and up to three small numbers, packed for look-up.
struct Feature {
  const char* name;
  int a = 0, b = 0, c = 0;
  std::string ToString() const;  // "side_commas.0.1.0"
};

using Features = std::vector<Feature>;

// Something that a slot may hold for a figure.
struct Candidate {
  std::string value;
  Features features;
  int begin = -1, end = -1;  // the mention in the view that offers it; -1 where none does
};

struct Choice {
  std::string value;
  double probability = 0;
  int begin = -1, end = -1;  // the best mention that offers the value
};

class Weights {
 public:
  // `json` is a weights file: {"flow": {"side_commas.0.1.0": 0.5, ...}, ...}. Throws nlohmann::json::exception on anything else.
  explicit Weights(std::string_view json);

  // A value's score is the sum of the weights of all features that any of its candidates has, each once. The value with the greatest
  // probability; ties go to the smaller value. REQUIRES: there is a candidate.
  Choice Choose(Slot slot, const std::vector<Candidate>& candidates) const;

  // As Choose, over all values, the best first.
  std::vector<Choice> Rank(Slot slot, const std::vector<Candidate>& candidates) const;

 private:
  double WeightOf(Slot slot, const Feature& feature) const;

  std::unordered_map<std::uint64_t, double> weights_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FEATURES_H_
