// What an earlier check found, kept so that a later one need not look again where nothing has changed.
#ifndef TALLYMAN_SCHEMA_FINDINGS_MEMORY_H_
#define TALLYMAN_SCHEMA_FINDINGS_MEMORY_H_

#include <map>
#include <string>
#include <vector>

#include "schema/finding.h"

namespace tallyman::schema {

struct RememberedFindings {
  std::vector<Finding> findings;
  std::vector<std::string> put_aside;  // ids of the claims that were taken for wrong
};

// By a fingerprint of all that the findings were found from.
using FindingsMemory = std::map<std::string, RememberedFindings>;

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_FINDINGS_MEMORY_H_
