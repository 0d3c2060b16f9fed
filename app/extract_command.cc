#include <memory>

#include "app/commands.h"
#include "app/extraction.h"
#include "app/output_guard.h"
#include "app/quarantine.h"
#include "app/standard_output.h"
#include "store/sqlite_sink.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman extract article.txt --published 2024-07-12
  tallyman extract dump.jsonl -o claims.jsonl
  tallyman extract news/ more/*.txt -o claims.db
  tallyman extract dump.jsonl.gz --since 2024-01-01 --area CN | jq .statistic
  curl -s https://example.org/news.warc.gz | tallyman extract -

A plain text's first line is its title where an empty line follows. A claims.db keeps what earlier runs wrote on other articles; an
article with the id of an earlier one replaces it.)";

struct Options {
  InputOptions input;
  ClaimFilter filter;
  std::string output = "-";
};

// Making the filter takes most of a second. How much a pipe holds is not known.
bool IsWorthAFilter(const corpus::Inputs& inputs) {
  constexpr std::uint64_t kLeastBytes = std::uint64_t{16} << 20;
  const std::uint64_t size = corpus::TotalSize(inputs);
  return size == 0 || size >= kLeastBytes;
}

ExitCode RunExtract(const Options& options) {
  Console console(options.input.quiet, options.output == "-");
  corpus::Inputs inputs = FindInputs(options.input);
  LeaveOutOutput(options.output, inputs);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.input.language_packs});
  InputOptions input = options.input;
  ExitCode code = kDone;
  WriteTo(options.output, [&] {
    const auto sink = store::OpenSink(options.output);
    auto* const database = dynamic_cast<store::SqliteSink*>(sink.get());
    // A database has to know of articles without claims, too: one may correct an article that has some.
    if (database == nullptr && IsWorthAFilter(inputs))
      input.read.content_filter = [&](std::string_view bytes) { return extractor.MayHoldClaim(bytes, ""); };
    QuarantineFile quarantine(options.input.quarantine, false);
    ReadingHooks hooks;
    hooks.on_skipped = [&](const corpus::Skipped& skipped) { quarantine.Write(skipped); };
    ExtractionResult result;
    Extract(inputs, input, options.filter, extractor, {sink.get()}, hooks, console, result);
    if (database != nullptr) database->MarkCopies();
    sink->Finish();
    quarantine.Finish();
    WarnOfSinks({sink.get()}, console);
    if (result.reading.is_interrupted) PrintMessage("interrupted: " + Grouped(result.reading.articles) + " articles are done, and written");
    code = result.reading.exit_code();
  });
  return code;
}

}  // namespace

void AddExtractCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("extract", "Claims out of articles, one record each");
  const auto options = std::make_shared<Options>();
  AddInputOptions(*command, options->input);
  AddQuarantineOption(*command, options->input);
  AddClaimFilterOptions(*command, options->filter);
  command
      ->add_option("-o,--output", options->output, "Where claims go: an SQLite database (.db, .sqlite) or JSON Lines; - is standard output")
      ->type_name("FILE");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunExtract(*options); }; });
}

}  // namespace tallyman::app
