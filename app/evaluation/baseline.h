// Earlier scores, and whether today's are lower. A baseline is a JSON file, one line a language, that people keep under version control.
#ifndef TALLYMAN_APP_EVALUATION_BASELINE_H_
#define TALLYMAN_APP_EVALUATION_BASELINE_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

// By how much an F1 may fall.
inline constexpr double kBaselineTolerance = 0.005;

struct BaselineScore {
  std::size_t documents = 0;
  std::size_t figures = 0;  // of the gold
  double found_f1 = 0;
  double strict_f1 = 0;
};

// By language.
using Baseline = std::map<std::string, BaselineScore>;

Baseline BaselineOf(const std::vector<DocumentResult>& results);

// Throws schema::FormatError, with the file's name, where it holds something else, and store::StoreError where it cannot be read.
Baseline ReadBaseline(const std::string& path);

std::string BaselineJson(const Baseline& baseline);

struct BaselineComparison {
  std::vector<std::string> falls;  // one sentence for each score that fell by more than the tolerance, and each language that is gone
  std::vector<std::string> notes;  // languages that are new, and those whose gold is not what it was
};

// What has become of each language of `before`. `where` is what messages call the baseline.
BaselineComparison CompareWithBaseline(const Baseline& before, const Baseline& now, const std::string& where);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_BASELINE_H_
