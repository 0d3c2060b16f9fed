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

// Articles, claims by language and by statistic, contradictions with their explanation, corroborations, and where the files lie. Long lists
// are cut, and say so.
std::string Summary(const ExtractionResult& extraction, const CheckResult& check, const std::vector<WrittenFile>& files);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_SUMMARY_H_
