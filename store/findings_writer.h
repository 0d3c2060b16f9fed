// Findings in a database, and the verdicts that follow from them.
#ifndef TALLYMAN_STORE_FINDINGS_WRITER_H_
#define TALLYMAN_STORE_FINDINGS_WRITER_H_

#include <vector>

#include "schema/finding.h"
#include "schema/findings_memory.h"
#include "store/postgres.h"
#include "store/sqlite.h"

namespace tallyman::store {

// Replaces all findings, the verdicts of all claims, and what the database remembers of the check. REQUIRES: within a transaction.
void ReplaceFindings(Sqlite& database, const std::vector<schema::Finding>& findings, const schema::FindingsMemory& memory);
void ReplaceFindings(Postgres& database, const std::vector<schema::Finding>& findings, const schema::FindingsMemory& memory);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FINDINGS_WRITER_H_
