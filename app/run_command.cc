#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "app/checking.h"
#include "app/commands.h"
#include "app/extraction.h"
#include "app/format_option.h"
#include "app/output_guard.h"
#include "app/resumable_outputs.h"
#include "app/standard_output.h"
#include "app/stop_signals.h"
#include "app/summary.h"
#include "app/text_file.h"
#include "app/words.h"
#include "corpus/utf8.h"
#include "schema/hash.h"
#include "store/database.h"
#include "store/error.h"
#include "store/lock.h"
#include "store/postgres.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

namespace fs = std::filesystem;

constexpr char kFooter[] = R"(Examples:
  tallyman run news/ -o out
  tallyman run dump.warc.gz "more/*.jsonl.zst" -o out --threads 4
  tallyman run news/ -o claims.db
  tallyman run news/ -o postgresql://user@host/database

A folder gets, in place of an earlier run's:
  claims.db          an SQLite database of articles, claims and findings
  claims.jsonl       the claims, one JSON object a line
  findings.jsonl     contradictions and corroborations, likewise
  quarantine.jsonl   what was skipped: file, line, offset, reason
  summary.txt        what is printed at the end
A database keeps what earlier runs wrote on other articles; the quarantine lies beside it. A PostgreSQL database exists; its tables are made
where they are missing, and the quarantine is tallyman.quarantine.jsonl here.

A run that was killed or interrupted goes on where it stood when the same command is given again.)";

// Of what a run that was broken off leaves to be known; one of another form does not go on.
constexpr int kStateForm = 2;

struct Options {
  InputOptions input;
  ClaimFilter filter;
  std::string output;
  bool restart = false;
  bool keep_text = true;
};

// Where the files of a run lie. Of a run into a database only the first two are written.
struct RunFiles {
  explicit RunFiles(const fs::path& output) : is_folder(!store::IsDatabasePath(output.string())) {
    if (store::IsPostgresAddress(output.string())) {
      database = output.string();
      quarantine = "tallyman.quarantine.jsonl";
      return;
    }
    if (!is_folder) {
      database = output.string();
      quarantine = (output.parent_path() / output.stem()).string() + ".quarantine.jsonl";
      return;
    }
    database = (output / "claims.db").string();
    quarantine = (output / "quarantine.jsonl").string();
    claims = (output / "claims.jsonl").string();
    findings = (output / "findings.jsonl").string();
    summary = (output / "summary.txt").string();
  }

  std::vector<std::string> All() const {
    return is_folder ? std::vector{database, quarantine, claims, findings, summary} : std::vector{database, quarantine};
  }

  bool is_folder;
  std::string database, quarantine, claims, findings, summary;
};

void MakeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    throw store::StoreError("cannot make the folder " + folder.string() + ": " + (error ? error.message() : "it is a file"));
  }
}

// Whether the database holds a run that was broken off.
bool IsUnfinished(const std::string& database) {
  std::error_code error;
  if (!fs::exists(database, error) || fs::file_size(database, error) == 0) return false;
  return store::HasUnfinishedRun(database);
}

// Takes away what an earlier run left in the folder, unless it was broken off and is to go on.
void ClearFolder(const RunFiles& files, bool restart) {
  // Held while files are removed: a second run finds the lock, or nothing.
  const store::Lock lock(files.database);
  if (!restart && IsUnfinished(files.database)) return;
  std::error_code error;
  std::vector<std::string> all = files.All();
  for (const char* suffix : {"-wal", "-shm", "-journal"}) all.push_back(files.database + suffix);
  for (const std::string& file : all) {
    fs::remove(file, error);
    if (error) throw store::StoreError("cannot replace " + file + ": " + error.message());
  }
}

// Throws the usage error of a name that an input has as well.
void GuardInputs(const RunFiles& files, const std::string& output, corpus::Inputs& inputs) {
  LeaveOutOutput(output, inputs);
  for (const std::string& file : files.All()) LeaveOutOutput(file, inputs);
}

// A hash of everything that settles what the run writes, except the number of threads and what the input files hold. --strict is not in it:
// a run without it goes on where one with it stopped.
std::string Fingerprint(const Options& options, const corpus::Inputs& inputs, const std::string& producer) {
  const corpus::ReadOptions& read = options.input.read;
  const auto date = [](const std::optional<normalize::Date>& day) { return day ? day->ToString() : ""; };
  nlohmann::json all = {kStateForm,       producer,       date(read.published),   read.language,
                        read.country,     read.fields,    read.max_article_bytes, date(read.since),
                        date(read.until), read.languages, options.input.sample,   options.keep_text};
  for (const std::string& pack : options.input.language_packs) all.push_back(ReadText(pack));
  for (const normalize::Area& area : options.filter.areas) all.push_back(area.text());
  for (const schema::Flow flow : options.filter.flows) all.push_back(Name(flow));
  for (const corpus::InputFile& file : inputs.files) {
    std::error_code error;
    const auto size = fs::file_size(file.path, error);
    all.push_back({corpus::EscapedName(file.path), file.name, error ? 0 : size});
  }
  return schema::Sha256Hex(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

// Whether reading was stopped, and how to go on.
bool SayWhetherStopped(const ReadingResult& reading, bool goes_on) {
  if (reading.is_interrupted) {
    PrintMessage("interrupted after " + Counted(reading.articles, "article") + "; the same command " +
                 (goes_on ? "goes on from there" : "begins anew"));
  } else if (reading.is_refused && goes_on) {
    PrintMessage("the same command without --strict goes on from there");
  }
  return reading.is_interrupted || reading.is_refused;
}

// What was skipped before cannot be refused any more.
void CheckStrict(const Options& options, const ResumableOutputs& outputs, const ReadingResult& before) {
  if (!options.input.strict || !outputs.is_resumed() || before.skipped == 0) return;
  throw store::StoreError("the run that was broken off has skipped " + Counted(before.skipped, "input") +
                          " already: leave --strict out, and it goes on, or give --restart to begin anew");
}

// What follows when everything is read.
void CheckAndSummarize(const RunFiles& files, const Options& options, const ExtractionResult& extraction, Console& console) {
  schema::FindingsMemory memory;
  const CheckResult check = Check(store::ReadClaims(files.database), {}, &memory, CheckerOptions({}, options.input.threads), console);
  store::WriteFindings(files.database, check.findings, memory);
  std::vector<WrittenFile> written = {{store::WithoutPassword(files.database), store::IsPostgresAddress(files.database)
                                                                                   ? "articles, claims and findings (PostgreSQL)"
                                                                                   : "articles, claims and findings (SQLite)"}};
  if (files.is_folder) {
    store::WriteFindings(files.findings, check.findings);
    written.insert(written.end(), {{files.claims, "claims"}, {files.findings, "findings"}});
  }
  written.emplace_back(files.quarantine, "what was skipped, and why");
  if (files.is_folder) written.emplace_back(files.summary, "this summary");
  const std::string summary = Summary(extraction, check, written, files.is_folder ? ClaimsOf::kRun : ClaimsOf::kDatabase);
  if (files.is_folder) WriteText(files.summary, summary);
  Print(Printable(summary));
}

// Reads all, and says whether it was not stopped.
bool ReadAll(const Options& options, const corpus::Inputs& inputs, const extract::Extractor& extractor, ResumableOutputs& outputs,
             Console& console, ExtractionResult& extraction) {
  ReadingHooks hooks = outputs.Hooks(extraction);
  CheckStrict(options, outputs, extraction.reading);
  if (outputs.is_resumed()) console.Warn("goes on with a run that was broken off after " + Counted(extraction.reading.articles, "article"));
  // Of a sample there is no place in the input to go on from before all is read.
  const auto goes_on = [&] { return options.input.sample == 0 && outputs.is_begun(); };
  hooks.before_refusal = [&] {
    if (goes_on()) outputs.Save(extraction);
  };
  Extract(inputs, options.input, options.filter, extractor, outputs.sinks(), hooks, console, extraction);
  const ReadingResult& reading = extraction.reading;
  if (!reading.is_refused && (!reading.is_interrupted || goes_on())) outputs.Save(extraction);
  return !SayWhetherStopped(reading, goes_on());
}

ExitCode RunAll(const Options& options) {
  const EndOnSignals on_signals("interrupted; the same command goes on where it stood");
  Console console(options.input.quiet, false);
  const RunFiles files(options.output);
  corpus::Inputs inputs = FindInputs(options.input);
  GuardInputs(files, options.output, inputs);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.input.language_packs});
  if (files.is_folder) {
    MakeFolder(options.output);
    ClearFolder(files, options.restart);
  }
  ResumableOutputs outputs({files.database, files.claims, files.quarantine}, {extractor.producer(), options.keep_text, {}},
                           {Fingerprint(options, inputs, extractor.producer()), options.restart}, inputs.files);
  ExtractionResult extraction;
  if (!ReadAll(options, inputs, extractor, outputs, console, extraction)) return extraction.reading.exit_code();
  const EndOnSignals on_signals_in_check("interrupted in the check: all is read, and written; the same command checks it");
  const tbb::global_control threads = AllowThreads(options.input.threads);
  outputs.Close();
  extraction.copies = outputs.database().Complete();
  WarnOfSinks(outputs.sinks(), console);
  CheckAndSummarize(files, options, extraction, console);
  outputs.database().Finish();
  return extraction.reading.exit_code();
}

}  // namespace

void AddRunCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("run", "Extract, check and summarize in one go");
  const auto options = std::make_shared<Options>();
  AddInputOptions(*command, options->input);
  AddClaimFilterOptions(*command, options->filter);
  command
      ->add_option("-o,--output", options->output,
                   "A folder for the results, made where it is missing; or a database: SQLite (.db, .sqlite) or postgresql://...")
      ->required()
      ->type_name("DIR");
  AddNoTextOption(*command, options->keep_text);
  command->add_flag("--restart", options->restart, "Begin anew, and forget a run that was broken off");
  command->footer(kFooter);
  command->callback([options, &chosen] {
    std::error_code error;
    if (!fs::is_directory(options->output, error)) RefuseEndingsOfFiles(options->output, "a folder, or a database");
    chosen = [options] { return RunAll(*options); };
  });
}

}  // namespace tallyman::app
