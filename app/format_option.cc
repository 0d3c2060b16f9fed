#include "app/format_option.h"

#include <algorithm>
#include <string>

namespace tallyman::app {

CLI::Option* AddFormatOption(CLI::App& command, std::span<const store::FileFormat> formats, std::optional<store::FileFormat>& format) {
  std::string list;
  for (const store::FileFormat one : formats) list += (list.empty() ? "" : ", ") + std::string(Name(one));
  const auto take = [formats, list, &format](const std::string& name) {
    const auto found = store::FindFileFormat(name);
    if (!found || std::find(formats.begin(), formats.end(), *found) == formats.end())
      throw CLI::ValidationError("--format", "there is no format " + name + " here; there are " + list);
    format = found;
  };
  return command.add_option_function<std::string>("--format", take, "Format of a file, where its ending does not say it: " + list)
      ->type_name("FORMAT");
}

}  // namespace tallyman::app
