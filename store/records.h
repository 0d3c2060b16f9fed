// Reading stored claims and findings back, and writing findings. Paths mean what they mean to OpenSink; "-" is standard input or output.
#ifndef TALLYMAN_STORE_RECORDS_H_
#define TALLYMAN_STORE_RECORDS_H_

#include <string>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/findings_memory.h"
#include "store/formats/file_format.h"

namespace tallyman::store {

// Whether a path names a database: an SQLite file that ends in .db, .sqlite or .sqlite3, or a PostgreSQL database, postgresql://...
bool IsDatabasePath(const std::string& path);

// All claims: of JSON Lines in the file's order, of a database in the order of document ids and of the article.
// Throws StoreError where the file cannot be read, and schema::FormatError, with file and line, where it holds something else.
// Parses on all threads of the caller's TBB arena.
std::vector<schema::Claim> ReadClaims(const std::string& path);

// The same without evidence and producer, which a check of many claims has no use for: they are not even parsed.
std::vector<schema::Claim> ReadClaimsWithoutEvidence(const std::string& path);

// Replaces all findings. Throws StoreError.
void WriteFindings(const std::string& path, const std::vector<schema::Finding>& findings);

// Writes findings to a file in a format (store/formats/file_format.h); `claims` are those that they cite, and more. JSON Lines are made
// on all threads of the caller's TBB arena. Throws StoreError.
void WriteFindings(const std::string& path, FileFormat format, const std::vector<schema::Finding>& findings,
                   const std::vector<schema::Claim>& claims);

// Replaces all findings of a database and what it remembers of the check. Throws StoreError.
void WriteFindings(const std::string& database, const std::vector<schema::Finding>& findings, const schema::FindingsMemory& memory);

// What a database remembers of the last check; empty where there was none. Throws StoreError, and schema::FormatError where it holds
// something else.
schema::FindingsMemory ReadFindingsMemory(const std::string& database);

// All findings in the order they were written. Throws as ReadClaims.
std::vector<schema::Finding> ReadFindings(const std::string& path);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_RECORDS_H_
