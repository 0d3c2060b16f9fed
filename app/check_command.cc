#include <tbb/task_arena.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "app/checking.h"
#include "app/claims_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/format_option.h"
#include "app/input_options.h"
#include "app/official.h"
#include "app/output_guard.h"
#include "app/standard_output.h"
#include "app/stop_signals.h"
#include "store/error.h"
#include "store/lock.h"
#include "store/postgres_address.h"
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

// Claims of the database; none where there is none yet.
std::unordered_set<std::string> IdsIn(const std::string& database) {
  std::error_code error;
  if (!store::IsPostgresAddress(database) && !std::filesystem::exists(database, error)) return {};
  std::unordered_set<std::string> ids;
  for (const schema::Claim& claim : store::ReadClaimsWithoutEvidence(database)) ids.insert(claim.id);
  return ids;
}

// Findings of other claims than the database's would say nothing there.
void CheckHolds(const std::string& database, const std::vector<schema::Claim>& claims, Console& console) {
  if (claims.empty()) return;
  const std::unordered_set<std::string> ids = IdsIn(database);
  const auto missing = static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [&](const schema::Claim& claim) { return !ids.contains(claim.id); }));
  const std::string name = store::WithoutPassword(database);
  if (missing == claims.size())
    throw store::StoreError(name +
                            " holds none of the claims that were checked: findings go into the database of their claims, or into a file");
  if (missing > 0)
    console.Warn(name + " does not hold " + Grouped(missing) + " of the " + Counted(claims.size(), "claim") +
                 " that were checked: findings name these by their ids alone");
}

// Without the evidence where findings are written without the words of their claims.
std::vector<schema::Claim> ReadOnThreads(const std::string& claims, const Options& options) {
  tbb::task_arena arena(options.threads);
  const bool with_words = !store::IsDatabasePath(options.output) && FormatOf(options) != store::FileFormat::kJsonLines;
  return arena.execute([&] { return with_words ? store::ReadClaims(claims) : store::ReadClaimsWithoutEvidence(claims); });
}

// Keeps others from writing the SQLite databases among `paths`, from before claims are read until findings are written: a database that is
// being written is refused at once, and findings are those of its claims. What is not there yet is left alone.
std::vector<std::unique_ptr<store::Lock>> LockDatabases(const std::vector<std::string>& paths) {
  std::vector<std::unique_ptr<store::Lock>> locks;
  std::error_code error;
  for (const std::string& path : paths)
    if (store::IsDatabasePath(path) && !store::IsPostgresAddress(path) && std::filesystem::exists(path, error))
      locks.push_back(std::make_unique<store::Lock>(path));
  return locks;
}

ExitCode RunCheck(const Options& options) {
  const EndOnSignals on_signals("interrupted; the same command checks again");
  const tbb::global_control threads = AllowThreads(options.threads);
  Console console(options.quiet, options.output == "-");
  const std::string claims = ClaimsSource(options.claims);
  const bool is_one_place = claims == options.output || IsSameFile(claims, options.output);
  std::vector<std::string> databases = {claims};
  if (!is_one_place) databases.push_back(options.output);
  const auto locks = LockDatabases(databases);
  const std::vector<schema::OfficialFigure> official = ReadOfficialFigures(options.against, console);
  const bool is_database = store::IsDatabasePath(claims), into_database = store::IsDatabasePath(options.output);
  schema::FindingsMemory memory;
  if (is_database) memory = store::ReadFindingsMemory(claims);
  const CheckResult check = Check(ReadOnThreads(claims, options), official, is_database || into_database ? &memory : nullptr,
                                  CheckerOptions(options.slack, options.threads), console);
  const std::vector<schema::Finding>& findings = check.findings;
  const bool into_other = into_database && !is_one_place;
  if (into_other) CheckHolds(options.output, check.claims, console);
  if (is_database) store::WriteFindings(claims, findings, memory);
  if (into_database) {
    if (into_other) store::WriteFindings(options.output, findings, memory);
    return kDone;
  }
  WriteTo(options.output, [&] {
    tbb::task_arena(options.threads).execute([&] { store::WriteFindings(options.output, FormatOf(options), findings, check.claims); });
  });
  return kDone;
}

}  // namespace

void AddCheckCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("check", "Contradictions and corroborations among claims");
  const auto options = std::make_shared<Options>();
  command->add_option("CLAIMS", options->claims, kClaimsHelp)->required()->type_name("");
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
    CheckOutput(options->output, store::FindingFormats(), options->format);
    chosen = [options] { return RunCheck(*options); };
  });
}

}  // namespace tallyman::app
