// Trees of a weights file: how rows walk them, and what is wrong with a file.
#include "extract/model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace tallyman::extract {
namespace {

// One tree on one column: at most 2 gives leaf 0, above gives leaf 1; what is missing goes left where `missing` is 1.
std::string OneSplit(const std::string& column, int missing) {
  return R"({"columns": [")" + column +
         R"("], "slots": {"flow": [{"column": [0], "threshold": [2.0], "left": [-1], "right": [-2], "missing": [)" +
         std::to_string(missing) + R"(], "leaf": [0.0, 1.0]}]}})";
}

Candidate Make(const std::string& value, double distance) {
  Candidate candidate{value, {}, -1, -1};
  if (!std::isnan(distance)) candidate.row.Set(Block::kBefore, Part::kDistance, distance);
  return candidate;
}

TEST(Model, RowsGoLeftUpToTheThreshold) {
  const Model model(OneSplit("before.distance", 0));
  EXPECT_EQ(model.Choose(Reading::kFirst, Slot::kFlow, {Make("near", 2), Make("far", 2.5)}).value, "far");
  const auto probabilities = model.Probabilities(Reading::kFirst, Slot::kFlow, {Make("near", 2), Make("far", 3)});
  EXPECT_NEAR(probabilities[1] / probabilities[0], std::exp(1.0), 1e-9);
  EXPECT_NEAR(probabilities[0] + probabilities[1], 1, 1e-12);
}

TEST(Model, WhatIsMissingGoesWhereTheTreeSays) {
  const double missing = std::nan("");
  EXPECT_EQ(Model(OneSplit("before.distance", 0)).Choose(Reading::kFirst, Slot::kFlow, {Make("near", 1), Make("none", missing)}).value,
            "none");
  EXPECT_EQ(Model(OneSplit("before.distance", 1)).Choose(Reading::kFirst, Slot::kFlow, {Make("none", missing), Make("far", 3)}).value,
            "far");
}

TEST(Model, SlotsWithoutTreesTakeTheFirstCandidate) {
  const Model model(R"({"columns": [], "slots": {}})");
  EXPECT_EQ(model.Choose(Reading::kFirst, Slot::kPeriod, {Make("b", 1), Make("a", 1)}).value, "b");
  EXPECT_DOUBLE_EQ(model.Probabilities(Reading::kFirst, Slot::kPeriod, {Make("b", 1), Make("a", 1)})[0], 0.5);
}

TEST(Model, HasASecondReadingWhereTheFileHasOne) {
  EXPECT_FALSE(Model(R"({"columns": [], "slots": {}})").has_second_reading());
  const Model model(R"({"columns": ["before.distance"], "slots": {}, "second": {"flow": [{"column": [0], "threshold": [2.0], "left": [-1],
                        "right": [-2], "missing": [0], "leaf": [1.0, 0.0]}]}})");
  ASSERT_TRUE(model.has_second_reading());
  const std::vector<Candidate> candidates = {Make("far", 3), Make("near", 1)};
  EXPECT_EQ(model.Choose(Reading::kFirst, Slot::kFlow, candidates).value, "far");
  EXPECT_EQ(model.Choose(Reading::kSecond, Slot::kFlow, candidates).value, "near");
}

TEST(Model, ReadsCompiledWeights) {
  const std::string json = R"({"columns": ["before.distance"], "slots": {}, "second": {"flow": [{"column": [0], "threshold": [2.0],
                               "left": [-1], "right": [-2], "missing": [0], "leaf": [1.0, 0.1]}]}})";
  const std::string compiled = CompileWeights(json);
  const Model model(compiled);
  ASSERT_TRUE(model.has_second_reading());
  const std::vector<Candidate> candidates = {Make("far", 3), Make("near", 1)};
  EXPECT_EQ(model.Probabilities(Reading::kSecond, Slot::kFlow, candidates),
            Model(json).Probabilities(Reading::kSecond, Slot::kFlow, candidates));
  EXPECT_EQ(model.Choose(Reading::kSecond, Slot::kFlow, candidates).value, "near");
  EXPECT_THROW(Weights(std::string_view(compiled).substr(0, compiled.size() - 1)), std::invalid_argument);
}

TEST(Model, SaysWhatIsWrong) {
  EXPECT_THROW(Model("[]"), nlohmann::json::exception);
  EXPECT_THROW(Model(OneSplit("before.colour", 0)), std::invalid_argument);
  const auto tree = [](const std::string& left) {
    return R"({"columns": ["before.distance"], "slots": {"flow": [{"column": [0], "threshold": [2.0], "left": [)" + left +
           R"(], "right": [-1], "missing": [0], "leaf": [0.0]}]}})";
  };
  EXPECT_NO_THROW(Model(tree("-1")));
  std::string large = tree("-1");
  EXPECT_THROW(Model(large.replace(large.find("[0.0]"), 5, "[3.3]")), std::invalid_argument);
  for (const char* child : {"0", "1", "-2"}) EXPECT_THROW(Model(tree(child)), std::invalid_argument) << child;
}

TEST(Values, AreTheSameWhereEveryLetterIs) {
  for (std::size_t size = 0; size <= 20; ++size) {
    const std::string value = std::string("2024-01..2024-12/2024").substr(0, size);
    EXPECT_TRUE(IsSameValue(value, std::string(value))) << value;
    EXPECT_FALSE(IsSameValue(value, value + "x")) << value;
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = value;
      other[at] = 'x';
      EXPECT_FALSE(IsSameValue(value, other)) << other;
    }
  }
}

TEST(Columns, HaveNamesThatAreReadBack) {
  for (int column = 0; column < kColumns; ++column) EXPECT_EQ(ParseColumn(ColumnName(column)), column) << ColumnName(column);
  EXPECT_EQ(ParseColumn("before.colour"), std::nullopt);
}

}  // namespace
}  // namespace tallyman::extract
