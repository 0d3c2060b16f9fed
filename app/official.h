// Tables of official figures, as the commands check and verify take them.
#ifndef TALLYMAN_APP_OFFICIAL_H_
#define TALLYMAN_APP_OFFICIAL_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/console.h"
#include "schema/official_figure.h"

namespace tallyman::app {

void AddAgainstOption(CLI::App& command, std::vector<std::string>& files);

// All figures of the tables. What was skipped is said on the console. Throws as store::ReadOfficialCsv.
std::vector<schema::OfficialFigure> ReadOfficialFigures(const std::vector<std::string>& files, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_OFFICIAL_H_
