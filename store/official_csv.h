// Tables of official figures out of CSV files: plain ones, SDMX-CSV, and UN Comtrade's download as it is.
#ifndef TALLYMAN_STORE_OFFICIAL_CSV_H_
#define TALLYMAN_STORE_OFFICIAL_CSV_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/official_figure.h"

namespace tallyman::store {

struct OfficialTable {
  std::vector<schema::OfficialFigure> figures;
  std::uint64_t skipped = 0;  // rows about what has no code here: areas, products, re-exports, parts of a total
  std::string first_skipped;  // "file:line: why"; empty where none was
};

// Columns are told by their names, whatever their order; lines that begin with "#" are passed over. `name` stands in messages, and for the
// source where no column tells it. Throws schema::FormatError, with name and line, where a needed column is missing or a value is none.
//   flow       flow, FLOW, TRADE_FLOW, flowCode: exports, imports, trade, balance, X, M
//   reporter   reporter, REF_AREA, reporterCode; partner: partner, COUNTERPART_AREA, partnerCode: codes of claim-record, of ISO 3166-1
//              (two or three letters) or M49; W, W00, W1 and WLD are the world
//   product    product, COMMODITY, cmdCode: codes of claims or headings of the Harmonized System; none is the total
//   period     start and end, or TIME_PERIOD or period: 2023, 2023-06, 202306, 2023-Q2, 2023-S1
//   amount     amount, OBS_VALUE (times ten to the UNIT_MULT), primaryValue
//   unit       unit, UNIT_MEASURE, CURRENCY; UN Comtrade's are dollars
//   source     source, SOURCE, vintage: vintage, VINTAGE
OfficialTable ParseOfficialCsv(std::string_view text, const std::string& name);

// Reads a file. Throws as ParseOfficialCsv, and StoreError where the file cannot be read.
OfficialTable ReadOfficialCsv(const std::string& path);

// The figures of all files; "public" is the small table that comes with the program. Adds a warning for each file of which rows were
// skipped. Throws as ReadOfficialCsv.
std::vector<schema::OfficialFigure> ReadOfficialFigures(const std::vector<std::string>& files, std::vector<std::string>& warnings);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_OFFICIAL_CSV_H_
