#include "app/official.h"

#include "app/text_file.h"
#include "store/error.h"
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
  std::vector<std::string> warnings;
  std::vector<schema::OfficialFigure> figures;
  try {
    figures = store::ReadOfficialFigures(files, warnings);
  } catch (const store::StoreError&) {
    // Says as well why a table cannot be read.
    for (const std::string& file : files)
      if (file != "public") CheckReadable(file);
    throw;
  }
  for (const std::string& warning : warnings) console.Warn(warning);
  return figures;
}

}  // namespace tallyman::app
