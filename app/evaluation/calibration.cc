#include "app/evaluation/calibration.h"

#include <algorithm>
#include <cmath>

namespace tallyman::evaluation {

Calibration::Calibration(const std::vector<DocumentResult>& results) {
  for (const DocumentResult& result : results)
    for (std::size_t i = 0; i < result.claims.size(); ++i) Add(result.claims[i]->confidence, result.strictly_right[i]);
}

void Calibration::Add(double confidence, bool strictly_right) {
  // 0.7 * 10 is 7 in binary floating point too, and so are the other bounds.
  const auto bin = std::min(static_cast<std::size_t>(confidence * kBins), kBins - 1);
  ++bins_[bin].claims;
  bins_[bin].strictly_right += strictly_right;
  bins_[bin].confidence_sum += confidence;
}

double Calibration::ExpectedCalibrationError() const {
  std::size_t claims = 0;
  double distance = 0;
  for (const Bin& bin : bins_) {
    claims += bin.claims;
    distance += static_cast<double>(bin.claims) * std::abs(bin.mean_confidence() - bin.share_right());
  }
  return claims == 0 ? 0 : distance / static_cast<double>(claims);
}

}  // namespace tallyman::evaluation
