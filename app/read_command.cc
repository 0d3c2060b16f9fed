#include <memory>

#include "app/article_pipeline.h"
#include "app/commands.h"
#include "app/standard_output.h"
#include "schema/article_json.h"
#include "store/json_lines_writer.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman read article.txt
  tallyman read news/ > dump.jsonl

This is what the other commands see: the id that was made, the language and the date that were found, the title and the text in whose
characters a claim's offsets count.)";

ExitCode RunRead(const InputOptions& options) {
  Console console(options.quiet, true);
  const corpus::Inputs inputs = FindInputs(options);
  if (IsNothingToRead(inputs, console)) return kFailed;
  ExitCode code = kDone;
  WriteTo("-", [&] {
    store::JsonLinesWriter writer("-");
    const Work work = [&](const schema::Article& article) -> Write {
      return [&writer, json = ToJson(article)] {
        writer.Write(json);
        return std::uint64_t{1};
      };
    };
    code = RunPipeline(inputs, options, console, "records", work).exit_code();
    writer.Finish();
  });
  return code;
}

}  // namespace

void AddReadCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("read", "Articles as they are read, as JSON Lines");
  const auto options = std::make_shared<InputOptions>();
  AddInputOptions(*command, *options);
  AddQuarantineOption(*command, *options);
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunRead(*options); }; });
}

}  // namespace tallyman::app
