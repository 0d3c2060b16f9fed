#include <memory>

#include "app/article_pipeline.h"
#include "app/commands.h"
#include "app/standard_output.h"
#include "extract/extractor.h"
#include "store/json_lines_writer.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman quantities article.txt
  tallyman quantities dump.jsonl | jq -r '[.kind, .amount, .unit, .text] | @tsv'

Every amount of money, percentage and physical quantity is a record, whether it is about trade or not.)";

ExitCode RunQuantities(const InputOptions& options) {
  Console console(options.quiet, true);
  const corpus::Inputs inputs = FindInputs(options);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.language_packs});
  ExitCode code = kDone;
  WriteTo("-", [&] {
    store::JsonLinesWriter writer("-");
    const Work work = [&](const schema::Article& article) -> Write {
      return [&writer, quantities = extractor.Quantities(article)] {
        for (const schema::Quantity& quantity : quantities) writer.Write(ToJson(quantity));
        return std::uint64_t{quantities.size()};
      };
    };
    code = RunPipeline(inputs, options, console, "quantities", work).exit_code();
    writer.Finish();
  });
  return code;
}

}  // namespace

void AddQuantitiesCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("quantities", "Every quantity in articles, claim or not");
  const auto options = std::make_shared<InputOptions>();
  AddInputOptions(*command, *options);
  AddQuarantineOption(*command, *options);
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunQuantities(*options); }; });
}

}  // namespace tallyman::app
