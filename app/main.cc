// The command line, `tallyman`.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "app/commands.h"
#include "app/completion.h"
#include "app/console.h"
#include "app/standard_output.h"
#include "app/stop_signals.h"
#include "extract/extractor.h"
#include "store/postgres_address.h"

namespace {

using tallyman::app::ExitCode;

constexpr char kDescription[] =
    "Finds every figure about foreign trade in news articles, turns each into a record one can compute with,\n"
    "and says which figures contradict each other, and why.";

constexpr char kFooter[] = R"(Begin with:
  tallyman run news/ -o out            everything in one go; prints a summary
  tallyman show c-1234 --from out      one of its claims, with its sentence and findings
  tallyman report out -o report.html   the same as a page to look at
  tallyman extract --help              what a command takes, with examples

Articles come as plain text, web pages, JSON, WARC, feeds or NewsML, compressed or not, told by content. As JSON:
  {"text": "...", "title": "...", "published": "2024-07-12", "id": "..."}   only "text" is needed

Records go to standard output, everything else to standard error.
Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some input was skipped (named on standard error); 130 interrupted.)";

// A file opened later must not take the number of a standard stream that the caller has closed.
void HoldStandardStreams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != stream) std::abort();
}

// What the parser itself prints: help, version, or what is wrong with the command line.
ExitCode Explain(const CLI::App& program, const CLI::ParseError& error) {
  std::ostringstream complaint;
  const int code = program.exit(error, std::cout, complaint);
  std::cerr << tallyman::store::WithoutPassword(complaint.str());
  std::cout.flush();
  if (code == 0 && !std::cout) throw std::runtime_error("cannot write standard output");
  return code == 0 ? tallyman::app::kDone : tallyman::app::kWrongUsage;
}

bool IsCommand(const CLI::App& program, const std::string& name) {
  return !program.get_subcommands([&](const CLI::App* command) { return command->get_name() == name; }).empty();
}

ExitCode Run(int argc, char** argv) {
  CLI::App program(kDescription, "tallyman");
  program.footer(kFooter);
  program.require_subcommand(1);
  program.set_version_flag(
      "--version", [] { return tallyman::extract::Extractor().producer(); }, "Print the version of the program and its data");
  tallyman::app::Command chosen;
  tallyman::app::AddRunCommand(program, chosen);
  tallyman::app::AddExtractCommand(program, chosen);
  tallyman::app::AddCheckCommand(program, chosen);
  tallyman::app::AddShowCommand(program, chosen);
  tallyman::app::AddSeriesCommand(program, chosen);
  tallyman::app::AddVerifyCommand(program, chosen);
  tallyman::app::AddReportCommand(program, chosen);
  tallyman::app::AddServeCommand(program, chosen);
  tallyman::app::AddQuantitiesCommand(program, chosen);
  tallyman::app::AddReadCommand(program, chosen);
  tallyman::app::AddEvaluateCommand(program, chosen);
  tallyman::app::AddExportCommand(program, chosen);
  tallyman::app::AddSchemaCommand(program, chosen);
  tallyman::app::AddPackCommand(program, chosen);
  tallyman::app::AddCompletionCommand(program, chosen);
  tallyman::app::AddManualCommand(program, chosen);
  // What a shell asks has to be taken as it stands, before anything in it is parsed.
  if (argc > 1 && std::string_view(argv[1]) == "complete") {
    tallyman::app::Print(tallyman::app::Completions(program, {argv + 2, argv + argc}));
    return tallyman::app::kDone;
  }
  if (argc > 1 && *argv[1] != '-' && !IsCommand(program, argv[1])) {
    tallyman::app::PrintMessage("there is no command " + std::string(argv[1]) + "; tallyman --help lists them all");
    return tallyman::app::kWrongUsage;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Explain(program, error);
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  HoldStandardStreams();
  // Both would end the program without a word. Writing fails then, which says why.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const tallyman::app::EndOnSignals end_on_signals("interrupted");
  try {
    return Run(argc, argv);
  } catch (const CLI::ParseError& error) {
    tallyman::app::PrintMessage(error.what());
    return tallyman::app::kWrongUsage;
  } catch (const tallyman::app::ReaderGone&) {
    return tallyman::app::kDone;
  } catch (const std::bad_alloc&) {
    tallyman::app::PrintMessage("out of memory; use fewer --threads, or less input at a time");
  } catch (const std::exception& error) {
    tallyman::app::PrintMessage(error.what());
  }
  return tallyman::app::kFailed;
}
