// The manual page, out of the same tree that `--help` prints.
#ifndef TALLYMAN_APP_MANUAL_H_
#define TALLYMAN_APP_MANUAL_H_

#include <CLI/CLI.hpp>
#include <string>

namespace tallyman::app {

// tallyman(1) as troff's man macros.
std::string ManualPage(CLI::App& program, const std::string& version);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_MANUAL_H_
