#include <memory>

#include "app/commands.h"
#include "app/extraction.h"
#include "app/output_guard.h"
#include "app/standard_output.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman extract article.txt --published 2024-07-12
  tallyman extract dump.jsonl -o claims.jsonl
  tallyman extract news/ more/*.txt -o claims.db
  zcat dump.jsonl.gz | tallyman extract - | jq .statistic

A plain text's first line is its title where an empty line follows. A claims.db keeps what earlier runs wrote on other articles; an
article with the id of an earlier one replaces it.)";

struct Options {
  InputOptions input;
  std::string output = "-";
};

ExitCode RunExtract(const Options& options) {
  Console console(options.input.quiet, options.output == "-");
  corpus::Inputs inputs = corpus::ExpandInputs(options.input.inputs);
  LeaveOutOutput(options.output, inputs);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.input.language_packs});
  ExitCode code = kDone;
  WriteTo(options.output, [&] {
    const auto sink = store::OpenSink(options.output);
    code = Extract(inputs, options.input, extractor, {sink.get()}, console).reading.exit_code();
  });
  return code;
}

}  // namespace

void AddExtractCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("extract", "Claims out of articles, one record each");
  const auto options = std::make_shared<Options>();
  AddInputOptions(*command, options->input);
  command
      ->add_option("-o,--output", options->output, "Where claims go: an SQLite database (.db, .sqlite) or JSON Lines; - is standard output")
      ->type_name("FILE");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunExtract(*options); }; });
}

}  // namespace tallyman::app
