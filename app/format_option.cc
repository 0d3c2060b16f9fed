#include "app/format_option.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/choices.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

std::string Listed(std::span<const store::FileFormat> formats, const char* separator) {
  std::string list;
  for (const store::FileFormat format : formats) list += (list.empty() ? "" : separator) + std::string(Name(format));
  return list;
}

// Refuses what no command writes.
void RefuseUnknownEndings(const std::string& output) {
  if (output.ends_with(".parquet"))
    throw CLI::ValidationError("-o", output + ": Parquet is written by python -m tallyman.parquet INPUT -o " + output);
  for (const char* ending : {".gz", ".zst", ".bz2", ".xz"})
    if (output.ends_with(ending)) throw CLI::ValidationError("-o", output + ": what is written is not compressed; compress it afterwards");
}

}  // namespace

CLI::Option* AddFormatOption(CLI::App& command, std::span<const store::FileFormat> formats, std::optional<store::FileFormat>& format) {
  const std::string list = Listed(formats, ", ");
  std::vector<std::string> names;
  for (const store::FileFormat one : formats) names.emplace_back(Name(one));
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

void CheckOutput(const std::string& output, std::span<const store::FileFormat> formats, const std::optional<store::FileFormat>& format) {
  RefuseUnknownEndings(output);
  if (store::IsDatabasePath(output)) {
    if (format) throw CLI::ValidationError("--format", "is for files, and " + output + " is a database: leave one of them out");
    return;
  }
  const std::span<const store::FileFormat> of_ending = store::FormatsOfEnding(output);
  if (of_ending.empty()) return;
  const auto fits = [&](store::FileFormat one) { return std::find(of_ending.begin(), of_ending.end(), one) != of_ending.end(); };
  const std::string file = output + " ends like a file of " + Listed(of_ending, " or ");
  if (format && !fits(*format)) throw CLI::ValidationError("-o", file + ", and --format says " + std::string(Name(*format)));
  if (std::none_of(formats.begin(), formats.end(), fits))
    throw CLI::ValidationError("-o", file + "; what is written here can be " + Listed(formats, ", "));
}

void RefuseEndingsOfRecords(const std::string& output, const char* what) {
  if (store::IsDatabasePath(output)) throw CLI::ValidationError("-o", output + " is a database; what is written here is " + what);
  RefuseEndingsOfFiles(output, what);
}

void RefuseEndingsOfFiles(const std::string& output, const char* what) {
  RefuseUnknownEndings(output);
  const std::span<const store::FileFormat> of_ending = store::FormatsOfEnding(output);
  if (of_ending.empty()) return;
  throw CLI::ValidationError("-o", output + " ends like a file of " + Listed(of_ending, " or ") + "; what is written here is " + what);
}

}  // namespace tallyman::app
