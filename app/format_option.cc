#include "app/format_option.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/choices.h"

namespace tallyman::app {

CLI::Option* AddFormatOption(CLI::App& command, std::span<const store::FileFormat> formats, std::optional<store::FileFormat>& format) {
  std::string list;
  std::vector<std::string> names;
  for (const store::FileFormat one : formats) {
    names.emplace_back(Name(one));
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const auto take = [formats, list, &format](const std::string& name) {
    const auto found = store::FindFileFormat(name);
    if (!found || std::find(formats.begin(), formats.end(), *found) == formats.end())
      throw CLI::ValidationError("--format", "there is no format " + name + " here; there are " + list);
    format = found;
  };
  CLI::Option* const option =
      command.add_option_function<std::string>("--format", take, "Format of a file, where its ending does not say it: " + list)
          ->type_name("FORMAT");
  SetChoices(*option, names);
  return option;
}

}  // namespace tallyman::app
