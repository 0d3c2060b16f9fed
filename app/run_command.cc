#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/checking.h"
#include "app/commands.h"
#include "app/extraction.h"
#include "app/output_guard.h"
#include "app/standard_output.h"
#include "app/summary.h"
#include "store/error.h"
#include "store/json_lines_writer.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

namespace fs = std::filesystem;

constexpr char kFooter[] = R"(Examples:
  tallyman run news/ -o out
  tallyman run dump.jsonl "more/*.txt" -o out --threads 4

DIR gets, in place of an earlier run's:
  claims.db          an SQLite database of articles, claims and findings
  claims.jsonl       the claims, one JSON object a line
  findings.jsonl     contradictions and corroborations, likewise
  quarantine.jsonl   what was skipped: file, line, reason
  summary.txt        what is printed at the end)";

struct Options {
  InputOptions input;
  std::string folder;
};

// Where the files of a run lie.
struct RunFiles {
  explicit RunFiles(const fs::path& folder)
      : database((folder / "claims.db").string()),
        claims((folder / "claims.jsonl").string()),
        findings((folder / "findings.jsonl").string()),
        quarantine((folder / "quarantine.jsonl").string()),
        summary((folder / "summary.txt").string()) {}

  std::string database, claims, findings, quarantine, summary;
};

// Makes the folder, and takes away what an earlier run left there.
void Prepare(const fs::path& folder, const RunFiles& files) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    throw store::StoreError("cannot make the folder " + folder.string() + ": " + (error ? error.message() : "it is a file"));
  }
  for (const std::string& file : {files.database, files.database + "-wal", files.database + "-shm", files.database + "-journal",
                                  files.claims, files.findings, files.quarantine, files.summary}) {
    fs::remove(file, error);
    if (error) throw store::StoreError("cannot replace " + file + ": " + error.message());
  }
}

// Throws the usage error of a name that an input has as well.
void GuardInputs(const RunFiles& files, const std::string& folder, corpus::Inputs& inputs) {
  for (const std::string& file : {files.database, files.claims, files.findings, files.quarantine, files.summary})
    LeaveOutOutput(file, inputs);
  LeaveOutOutput(folder, inputs);
}

void WriteQuarantine(const std::string& path, const std::vector<corpus::Skipped>& skipped) {
  store::JsonLinesWriter writer(path);
  for (const corpus::Skipped& item : skipped) {
    nlohmann::ordered_json record;
    record["file"] = item.position.file;
    record["line"] = item.position.line > 0 ? nlohmann::ordered_json(item.position.line) : nullptr;
    record["reason"] = item.reason;
    writer.Write(record);
  }
  writer.Finish();
}

void WriteText(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw store::StoreError("cannot write " + path);
}

ExtractionResult ExtractInto(const RunFiles& files, const corpus::Inputs& inputs, const InputOptions& options,
                             const extract::Extractor& extractor, Console& console) {
  const auto database = store::OpenSink(files.database);
  const auto claims = store::OpenSink(files.claims);
  return Extract(inputs, options, extractor, {database.get(), claims.get()}, console);
}

ExitCode RunAll(const Options& options) {
  Console console(options.input.quiet, false);
  const RunFiles files(options.folder);
  corpus::Inputs inputs = corpus::ExpandInputs(options.input.inputs);
  GuardInputs(files, options.folder, inputs);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.input.language_packs});
  Prepare(options.folder, files);
  const ExtractionResult extraction = ExtractInto(files, inputs, options.input, extractor, console);
  WriteQuarantine(files.quarantine, extraction.reading.skipped);
  schema::FindingsMemory memory;
  const CheckResult check = Check(store::ReadClaims(files.database), {}, &memory, options.input.threads, console);
  store::WriteFindings(files.database, check.findings, memory);
  store::WriteFindings(files.findings, check.findings);
  const std::string summary = Summary(extraction, check,
                                      {{files.database, "articles, claims and findings (SQLite)"},
                                       {files.claims, "claims"},
                                       {files.findings, "findings"},
                                       {files.quarantine, "what was skipped, and why"},
                                       {files.summary, "this summary"}});
  WriteText(files.summary, summary);
  Print(summary);
  return extraction.reading.exit_code();
}

}  // namespace

void AddRunCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("run", "Extract, check and summarize in one go");
  const auto options = std::make_shared<Options>();
  AddInputOptions(*command, options->input);
  command->add_option("-o,--output", options->folder, "The folder for the results; made where it is missing")->required()->type_name("DIR");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunAll(*options); }; });
}

}  // namespace tallyman::app
