// Whether `confidence` keeps its word: of the claims given 0.8 to 0.9, how many are strictly right?
#ifndef TALLYMAN_APP_EVALUATION_CALIBRATION_H_
#define TALLYMAN_APP_EVALUATION_CALIBRATION_H_

#include <array>
#include <cstddef>
#include <vector>

#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

// Ten bins of equal width; a bin holds its lower bound, the last one also 1.
class Calibration {
 public:
  static constexpr std::size_t kBins = 10;

  struct Bin {
    std::size_t claims = 0;
    std::size_t strictly_right = 0;
    double confidence_sum = 0;

    // Of a bin without claims: 0.
    double mean_confidence() const { return claims == 0 ? 0 : confidence_sum / static_cast<double>(claims); }
    double share_right() const { return Ratio{strictly_right, claims}.share(); }
  };

  // Over all claims of the documents: a claim is strictly right where every figure of it is.
  explicit Calibration(const std::vector<DocumentResult>& results);

  const std::array<Bin, kBins>& bins() const { return bins_; }
  static double LowerBound(std::size_t bin) { return static_cast<double>(bin) / kBins; }
  static double UpperBound(std::size_t bin) { return static_cast<double>(bin + 1) / kBins; }

  // The mean over all claims of the distance between a bin's mean confidence and its share of claims that are right: 0 is perfect.
  double ExpectedCalibrationError() const;

 private:
  void Add(double confidence, bool strictly_right);

  std::array<Bin, kBins> bins_{};
};

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_CALIBRATION_H_
