// Findings that belong to a source of claims.
#ifndef TALLYMAN_APP_FINDINGS_BESIDE_H_
#define TALLYMAN_APP_FINDINGS_BESIDE_H_

#include <string>
#include <vector>

#include "schema/finding.h"

namespace tallyman::app {

// The claims of a database, of a file, or of a folder that run has written.
std::string ClaimsFile(const std::string& from);

// The findings of the database `claims`, or of findings.jsonl beside the file; none where nothing has been checked.
std::vector<schema::Finding> FindingsBeside(const std::string& claims);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_FINDINGS_BESIDE_H_
