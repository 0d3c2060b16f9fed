// The commands of the program. Each Add function puts one on the command line; when the user has chosen it, `chosen` is what to run.
// Running returns the exit code; what fails is thrown as an exception whose what() is for the user.
#ifndef TALLYMAN_APP_COMMANDS_H_
#define TALLYMAN_APP_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "app/exit_code.h"

namespace tallyman::app {

using Command = std::function<ExitCode()>;

void AddRunCommand(CLI::App& program, Command& chosen);
void AddExtractCommand(CLI::App& program, Command& chosen);
void AddCheckCommand(CLI::App& program, Command& chosen);
void AddShowCommand(CLI::App& program, Command& chosen);
void AddReportCommand(CLI::App& program, Command& chosen);
void AddServeCommand(CLI::App& program, Command& chosen);
void AddQuantitiesCommand(CLI::App& program, Command& chosen);
void AddReadCommand(CLI::App& program, Command& chosen);
void AddEvaluateCommand(CLI::App& program, Command& chosen);
void AddSeriesCommand(CLI::App& program, Command& chosen);
void AddVerifyCommand(CLI::App& program, Command& chosen);
void AddExportCommand(CLI::App& program, Command& chosen);
void AddSchemaCommand(CLI::App& program, Command& chosen);
void AddPackCommand(CLI::App& program, Command& chosen);
// These two are for who installs the program, and not in its help.
void AddCompletionCommand(CLI::App& program, Command& chosen);
void AddManualCommand(CLI::App& program, Command& chosen);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_COMMANDS_H_
