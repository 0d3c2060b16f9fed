#include "app/evaluation/calibration.h"

#include <gtest/gtest.h>

#include "reference_cases.h"

namespace tallyman::evaluation {
namespace {

// One claim for each confidence; those of `right` are strictly right.
struct Measured {
  Measured(const std::vector<double>& confidences, std::vector<bool> right) : claims(confidences.size()) {
    for (std::size_t i = 0; i < confidences.size(); ++i) claims[i].confidence = confidences[i];
    DocumentResult result;
    for (const schema::Claim& claim : claims) result.claims.push_back(&claim);
    result.strictly_right = std::move(right);
    results.push_back(std::move(result));
  }

  std::vector<schema::Claim> claims;
  std::vector<DocumentResult> results;
};

TEST(Calibration, BinsHoldTheirLowerBound) {
  for (int tenth = 0; tenth <= 10; ++tenth) {
    const Calibration calibration(Measured({tenth / 10.0}, {true}).results);
    for (int bin = 0; bin < 10; ++bin)
      EXPECT_EQ(calibration.bins()[static_cast<std::size_t>(bin)].claims, bin == std::min(tenth, 9) ? 1u : 0u) << tenth << " in " << bin;
  }
}

TEST(Calibration, CountsWhatIsRight) {
  const Calibration calibration(Measured({0.82, 0.86, 0.88, 0.84, 0.1}, {true, true, false, true, false}).results);
  const Calibration::Bin& bin = calibration.bins()[8];
  EXPECT_EQ(bin.claims, 4u);
  EXPECT_EQ(bin.strictly_right, 3u);
  EXPECT_DOUBLE_EQ(bin.mean_confidence(), 0.85);
  EXPECT_DOUBLE_EQ(bin.share_right(), 0.75);
  // (4 * |0.85 - 0.75| + 1 * |0.1 - 0|) / 5
  EXPECT_NEAR(calibration.ExpectedCalibrationError(), 0.1, 1e-12);
}

TEST(Calibration, PerfectAndEmpty) {
  EXPECT_EQ(Calibration(Measured({1.0, 0.0}, {true, false}).results).ExpectedCalibrationError(), 0);
  const Calibration empty(std::vector<DocumentResult>{});
  EXPECT_EQ(empty.ExpectedCalibrationError(), 0);
  EXPECT_EQ(empty.bins()[3].share_right(), 0);
}

TEST(Calibration, TakesTheClaimsOfAllDocuments) {
  const Compared compared(ReferenceArticle("missed and invented"));
  const Calibration::Bin& bin = Calibration(compared.results).bins()[8];
  EXPECT_EQ(bin.claims, 3u);
  EXPECT_EQ(bin.strictly_right, 1u);
}

}  // namespace
}  // namespace tallyman::evaluation
