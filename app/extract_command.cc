#include <memory>
#include <optional>

#include "app/commands.h"
#include "app/extraction.h"
#include "app/format_option.h"
#include "app/output_guard.h"
#include "app/quarantine.h"
#include "app/standard_output.h"
#include "store/claim_sink.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman extract article.txt --published 2024-07-12
  tallyman extract dump.jsonl -o claims.jsonl
  tallyman extract news/ more/*.txt -o claims.db
  tallyman extract news/ -o postgresql://user@host/database
  tallyman extract dump.jsonl.gz --since 2024-01-01 --area CN | jq .statistic
  tallyman extract --follow feed.jsonl -o claims.db
  curl -s https://example.org/news.warc.gz | tallyman extract -

A plain text's first line is its title where an empty line follows. A claims.db keeps what earlier runs wrote on other articles; an
article with the id of an earlier one replaces it.)";

struct Options {
  InputOptions input;
  ClaimFilter filter;
  std::string output = "-";
  bool keep_text = true;
  std::optional<store::FileFormat> format;
};

// How much a pipe holds is not known.
bool IsWorthAFilter(const corpus::Inputs& inputs, const extract::Extractor& extractor) {
  const std::uint64_t size = corpus::TotalSize(inputs);
  return size == 0 || size >= extractor.least_bytes_to_filter();
}

ExitCode RunExtract(const Options& options) {
  Console console(options.input.quiet, options.output == "-");
  corpus::Inputs inputs = FindInputs(options.input);
  LeaveOutOutput(options.output, inputs);
  for (const std::string& other : {options.input.quarantine, options.input.files_from})
    if ((options.output == other && other != "-") || IsSameFile(options.output, other))
      throw CLI::ValidationError("-o", options.output + " is asked for something else as well; write somewhere else");
  if (IsNothingToRead(inputs, console)) return kFailed;
  if (options.input.follow && (inputs.files.size() != 1 || options.input.sample > 0))
    throw CLI::ValidationError("--follow", "follows one INPUT, a file or a pipe, without --sample");
  const extract::Extractor extractor({options.input.language_packs});
  InputOptions input = options.input;
  ExitCode code = kDone;
  WriteTo(options.output, [&] {
    const auto sink = store::OpenSink(options.output, {extractor.producer(), options.keep_text, options.format});
    // A database has to know of articles without claims, too: one may correct an article that has some.
    // Of what the filter rules out nobody knows whether it is an article, and a sample is of articles.
    if (!store::IsDatabasePath(options.output) && options.input.sample == 0 && IsWorthAFilter(inputs, extractor))
      input.read.content_filter = [&](std::string_view bytes) { return extractor.MayHoldClaim(bytes, ""); };
    QuarantineFile quarantine(options.input.quarantine, false);
    ReadingHooks hooks;
    if (options.input.follow) {
      // Indices are not put off to an end that may never come.
      sink->Complete();
      hooks.on_written = [&](const corpus::ReaderPosition&) { sink->Flush(); };
    }
    hooks.on_skipped = [&](const corpus::Skipped& skipped) { quarantine.Write(skipped); };
    ExtractionResult result;
    Extract(inputs, input, options.filter, extractor, {sink.get()}, hooks, console, result);
    sink->Complete();
    sink->Finish();
    quarantine.Finish();
    WarnOfSinks({sink.get()}, console);
    if (result.reading.is_interrupted) PrintMessage("interrupted: " + Counted(result.reading.articles, "article") + " done, and written");
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
      ->add_option(
          "-o,--output", options->output,
          "Where claims go: a database (.db, .sqlite, postgresql://...) or a file (.csv, .sdmx.csv, .jsonld, else JSON Lines); - is "
          "standard output")
      ->type_name("FILE");
  AddFormatOption(*command, store::ClaimFormats(), options->format);
  command->add_flag("--follow", options->input.follow,
                    "Wait at the end of the one INPUT, JSON Lines in a growing file or a pipe, for more, and write the claims of each "
                    "article at once; SIGTERM ends it");
  AddNoTextOption(*command, options->keep_text);
  command->footer(kFooter);
  command->callback([options, &chosen] {
    CheckOutput(options->output, store::ClaimFormats(), options->format);
    if (!options->keep_text && !store::IsDatabasePath(options->output))
      throw CLI::ValidationError("--no-text", "is for a database, which -o names; nothing else keeps the articles' texts");
    chosen = [options] { return RunExtract(*options); };
  });
}

}  // namespace tallyman::app
