#include <tbb/task_arena.h>

#include <memory>
#include <optional>

#include "app/checking.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/format_option.h"
#include "app/input_options.h"
#include "app/official.h"
#include "app/standard_output.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman check claims.jsonl -o findings.jsonl
  tallyman check claims.db                           prints the findings, and stores them in the database
  tallyman check claims.jsonl --against official.csv --against public
  tallyman extract news/ | tallyman check -
  tallyman check claims.jsonl -o findings.csv        likewise .jsonld: schema.org's ClaimReview
  tallyman check claims.jsonl | jq -r 'select(.severity == "error") | .explanation'

The exit code says whether the check was done, not what it found.)";

struct Options {
  std::string claims;
  std::string output = "-";
  std::optional<store::FileFormat> format;
  std::vector<std::string> against;
  Slack slack;
  int threads = 1;
  bool quiet = false;
};

store::FileFormat FormatOf(const Options& options) { return options.format.value_or(store::FindingFormatOf(options.output)); }

// Without the evidence where findings are written without the words of their claims.
std::vector<schema::Claim> ReadOnThreads(const Options& options) {
  tbb::task_arena arena(options.threads);
  const bool with_words = !store::IsDatabasePath(options.output) && FormatOf(options) != store::FileFormat::kJsonLines;
  return arena.execute([&] { return with_words ? store::ReadClaims(options.claims) : store::ReadClaimsWithoutEvidence(options.claims); });
}

ExitCode RunCheck(const Options& options) {
  Console console(options.quiet, options.output == "-");
  const std::vector<schema::OfficialFigure> official = ReadOfficialFigures(options.against, console);
  const bool is_database = store::IsDatabasePath(options.claims);
  schema::FindingsMemory memory;
  if (is_database) memory = store::ReadFindingsMemory(options.claims);
  const CheckResult check =
      Check(ReadOnThreads(options), official, is_database ? &memory : nullptr, CheckerOptions(options.slack, options.threads), console);
  const std::vector<schema::Finding>& findings = check.findings;
  if (is_database) store::WriteFindings(options.claims, findings, memory);
  if (options.output == options.claims && options.output != "-") return kDone;
  WriteTo(options.output, [&] {
    if (store::IsDatabasePath(options.output)) return store::WriteFindings(options.output, findings);
    tbb::task_arena(options.threads).execute([&] { store::WriteFindings(options.output, FormatOf(options), findings, check.claims); });
  });
  return kDone;
}

}  // namespace

void AddCheckCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("check", "Contradictions and corroborations among claims");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("CLAIMS", options->claims,
                   "Claims as extract writes them: JSON Lines, a database (.db, .sqlite, postgresql://...), or - for standard input")
      ->required()
      ->type_name("");
  command
      ->add_option("-o,--output", options->output,
                   "Where findings go: a file (.csv, .jsonld, else JSON Lines), or the database of their claims; - is standard output")
      ->type_name("FILE");
  AddFormatOption(*command, store::FindingFormats(), options->format);
  AddAgainstOption(*command, options->against);
  AddSlackOptions(*command, options->slack);
  AddThreadsOption(*command, options->threads);
  AddQuietOption(*command, options->quiet);
  command->footer(kFooter);
  command->callback([options, &chosen] {
    if (options->output == options->claims && options->output != "-" && !store::IsDatabasePath(options->claims)) {
      throw CLI::ValidationError("-o", options->output + " holds the claims; write the findings somewhere else");
    }
    chosen = [options] { return RunCheck(*options); };
  });
}

}  // namespace tallyman::app
