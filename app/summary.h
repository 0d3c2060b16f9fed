// What a run found, in words on a page.
#ifndef TALLYMAN_APP_SUMMARY_H_
#define TALLYMAN_APP_SUMMARY_H_

#include <string>
#include <utility>
#include <vector>

#include "app/checking.h"
#include "app/extraction.h"

namespace tallyman::app {

// A file that the run wrote, and what it holds.
using WrittenFile = std::pair<std::string, std::string>;

// Whose claims were checked: those of the run alone, or all that the database holds, also of earlier runs.
enum class ClaimsOf { kRun, kDatabase };

// Articles, claims by language and by statistic, contradictions with their explanation, corroborations, and where the files lie. Where
// the claims are not of the run alone, each heading says whose they are. Long lists are cut, and say so.
std::string Summary(const ExtractionResult& extraction, const CheckResult& check, const std::vector<WrittenFile>& files, ClaimsOf scope);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_SUMMARY_H_
