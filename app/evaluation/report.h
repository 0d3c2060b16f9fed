// An evaluation as a table for people and as JSON for programs.
#ifndef TALLYMAN_APP_EVALUATION_REPORT_H_
#define TALLYMAN_APP_EVALUATION_REPORT_H_

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/evaluation/calibration.h"
#include "app/evaluation/mistakes.h"
#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

enum class Grouping { kLanguage, kDocument };

struct Evaluation {
  Counts all;
  Grouping grouping = Grouping::kLanguage;
  std::map<std::string, Counts> groups;  // by language or by document id
  Calibration calibration;
  std::vector<Mistake> mistakes;
};

Evaluation Evaluate(const std::vector<DocumentResult>& results, Grouping grouping);

// Rounded to four digits after the point, as scores are published.
double RoundedScore(double score);

// Scores of every group and of all, the share of each field that is right, the reliability of confidence, and before all that up to
// `most_mistakes` mistakes.
std::string Table(const Evaluation& evaluation, std::size_t most_mistakes);

// The same as one object.
nlohmann::ordered_json ToJson(const Evaluation& evaluation, std::size_t most_mistakes);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_REPORT_H_
