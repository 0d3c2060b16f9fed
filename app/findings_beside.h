// Findings that belong to a source of claims.
#ifndef TALLYMAN_APP_FINDINGS_BESIDE_H_
#define TALLYMAN_APP_FINDINGS_BESIDE_H_

#include <optional>
#include <string>
#include <vector>

#include "schema/finding.h"

namespace tallyman::app {

// The findings of the database `claims`, or of findings.jsonl beside the file; nothing where nothing has been checked.
std::optional<std::vector<schema::Finding>> FindingsBeside(const std::string& claims);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_FINDINGS_BESIDE_H_
