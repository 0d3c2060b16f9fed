// --format: the format of a file with claims or findings.
#ifndef TALLYMAN_APP_FORMAT_OPTION_H_
#define TALLYMAN_APP_FORMAT_OPTION_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <span>

#include "store/formats/file_format.h"

namespace tallyman::app {

// `formats` are those to choose from.
CLI::Option* AddFormatOption(CLI::App& command, std::span<const store::FileFormat> formats, std::optional<store::FileFormat>& format);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_FORMAT_OPTION_H_
