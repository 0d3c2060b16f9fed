// Claims and findings as CSV (RFC 4180) for spreadsheets: UTF-8, a header, a row each.
#ifndef TALLYMAN_STORE_FORMATS_CSV_H_
#define TALLYMAN_STORE_FORMATS_CSV_H_

#include <memory>
#include <string>
#include <vector>

#include "schema/finding.h"
#include "store/formats/file_format.h"

namespace tallyman::store {

std::unique_ptr<ClaimFormatter> MakeCsvFormatter();

std::string FindingsAsCsv(const std::vector<schema::Finding>& findings);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_CSV_H_
