// Claims as SDMX-CSV 2.0, the statistical offices' exchange format: an observation for each figure of a claim. Its structure is
// SdmxStructure.
#ifndef TALLYMAN_STORE_FORMATS_SDMX_CSV_H_
#define TALLYMAN_STORE_FORMATS_SDMX_CSV_H_

#include <memory>
#include <string>

#include "store/formats/file_format.h"

namespace tallyman::store {

// Claims without a period cannot be told in SDMX: they are left out, and counted in a warning.
std::unique_ptr<ClaimFormatter> MakeSdmxCsvFormatter();

// The structure of that: code lists out of the program's own tables, concepts, data structure definition and data flow, as SDMX-ML 3.0.
std::string SdmxStructure();

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_SDMX_CSV_H_
