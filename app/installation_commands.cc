#include <memory>
#include <string>

#include "app/commands.h"
#include "app/completion.h"
#include "app/manual.h"
#include "app/standard_output.h"

namespace tallyman::app {
namespace {

// Commands whose group is empty are not listed in the help.
constexpr char kHidden[] = "";

}  // namespace

void AddCompletionCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("completion", "The script that completes command lines in a shell")->group(kHidden);
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("")->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([shell, &chosen] {
    chosen = [shell] {
      Print(CompletionScript(*shell));
      return kDone;
    };
  });
}

void AddManualCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("manual", "The manual page tallyman(1), for troff")->group(kHidden);
  command->callback([&program, &chosen] {
    chosen = [&program] {
      Print(ManualPage(program, TALLYMAN_VERSION));
      return kDone;
    };
  });
}

}  // namespace tallyman::app
