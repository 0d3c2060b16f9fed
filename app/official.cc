#include "app/official.h"

#include <iterator>

#include "languages/embedded.h"
#include "store/official_csv.h"

namespace tallyman::app {

void AddAgainstOption(CLI::App& command, std::vector<std::string>& files) {
  command
      .add_option("--against", files,
                  "Official figures: CSV, SDMX-CSV or UN Comtrade's download; \"public\" is the small table that comes with the program. "
                  "May be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

std::vector<schema::OfficialFigure> ReadOfficialFigures(const std::vector<std::string>& files, Console& console) {
  std::vector<schema::OfficialFigure> figures;
  for (const std::string& file : files) {
    store::OfficialTable table = file == kPublicTable
                                     ? store::ParseOfficialCsv(languages::EmbeddedFile("crosscheck/data/official.csv"), "the public table")
                                     : store::ReadOfficialCsv(file);
    if (table.skipped > 0)
      console.Warn(std::to_string(table.skipped) + (table.skipped == 1 ? " row" : " rows") + " of " + file +
                   " not used; the first: " + table.first_skipped);
    figures.insert(figures.end(), std::make_move_iterator(table.figures.begin()), std::make_move_iterator(table.figures.end()));
  }
  return figures;
}

}  // namespace tallyman::app
