// --format: the format of a file with claims or findings.
#ifndef TALLYMAN_APP_FORMAT_OPTION_H_
#define TALLYMAN_APP_FORMAT_OPTION_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <span>
#include <string>

#include "store/formats/file_format.h"

namespace tallyman::app {

// `formats` are those to choose from.
CLI::Option* AddFormatOption(CLI::App& command, std::span<const store::FileFormat> formats, std::optional<store::FileFormat>& format);

// Throws CLI::ValidationError where a command with these formats cannot write `output`: where its ending says another format than
// `format`, none of `formats` or what nothing here writes, and where `format` is given for a database.
void CheckOutput(const std::string& output, std::span<const store::FileFormat> formats, const std::optional<store::FileFormat>& format);

// Throws CLI::ValidationError where the ending of `output`, which is to be `what`, is that of a database or of a file of claims or
// findings.
void RefuseEndingsOfRecords(const std::string& output, const char* what);
void RefuseEndingsOfFiles(const std::string& output, const char* what);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_FORMAT_OPTION_H_
