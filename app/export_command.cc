#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/claims_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/extraction.h"
#include "app/findings_beside.h"
#include "app/format_option.h"
#include "app/input_options.h"
#include "app/output_guard.h"
#include "app/standard_output.h"
#include "app/stop_signals.h"
#include "store/claim_sink.h"
#include "store/error.h"
#include "store/postgres.h"
#include "store/postgres_address.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman export claims.db -o claims.csv                       for a spreadsheet
  tallyman export out --format sdmx-csv > claims.sdmx.csv       its structure: tallyman schema sdmx
  tallyman export out -o evidence.jsonld                        W3C Web Annotations of the articles
  tallyman export out --format claim-review -o findings.jsonld  findings as schema.org's ClaimReview
  tallyman export claims.jsonl -o claims.db                     into a database; articles stay without text

SOURCE is a file of claims, a database, or a folder that run has written. Findings come from the database, or from findings.jsonl beside the
file.)";

constexpr store::FileFormat kFormats[] = {store::FileFormat::kJsonLines, store::FileFormat::kCsv, store::FileFormat::kSdmxCsv,
                                          store::FileFormat::kWebAnnotation, store::FileFormat::kClaimReview};

struct Options {
  std::string source;
  std::string output = "-";
  std::optional<store::FileFormat> format;
  bool quiet = false;
};

// Claims of one document's version, which stand side by side, go together.
void WriteClaims(std::vector<schema::Claim> claims, store::ClaimSink& sink) {
  for (auto begin = claims.begin(); begin != claims.end();) {
    const schema::Document document = begin->document;
    const auto end = std::find_if(begin, claims.end(), [&](const schema::Claim& claim) {
      return claim.document.id != document.id || claim.document.text_sha256 != document.text_sha256;
    });
    sink.Write(store::Prepare(store::ArticleOf(document), {std::make_move_iterator(begin), std::make_move_iterator(end)}, sink.needs()));
    begin = end;
  }
}

// What a check of the claims has found.
std::vector<schema::Finding> FindingsOf(const std::string& source, bool has_claims) {
  auto findings = FindingsBeside(source);
  if (findings || !has_claims) return std::move(findings).value_or(std::vector<schema::Finding>());
  const std::string name = store::WithoutPassword(source);
  if (source == "-") throw store::StoreError("standard input holds no findings; name a database, or a file with findings.jsonl beside it");
  if (store::IsDatabasePath(source)) throw store::StoreError(name + " holds no findings: run tallyman check " + name + " first");
  const std::string beside = (std::filesystem::path(source).parent_path() / "findings.jsonl").string();
  throw store::StoreError("there is no " + beside + " beside the claims: run tallyman check " + name + " -o " + beside + " first");
}

ExitCode RunExport(const Options& options) {
  const EndOnSignals on_signals("interrupted; " + (options.output == "-" ? "standard output" : options.output) + " is not complete");
  Console console(options.quiet, options.output == "-");
  const std::string source = ClaimsSource(options.source);
  // The database that a run has written beside its claims has the articles' text as well, which claims do not.
  const std::string beside = store::IsPostgresAddress(source) ? "" : (std::filesystem::path(source).parent_path() / "claims.db").string();
  if (IsSameFile(options.output, source) || IsSameFile(options.output, beside))
    throw CLI::ValidationError("-o", options.output + " holds the claims; write somewhere else");
  std::vector<schema::Claim> claims = store::ReadClaims(source);
  WriteTo(options.output, [&] {
    if (options.format == store::FileFormat::kClaimReview)
      return store::WriteFindings(options.output, *options.format, FindingsOf(source, !claims.empty()), claims);
    const auto sink = store::OpenSink(options.output, {.producer = {}, .keep_text = false, .format = options.format});
    WriteClaims(std::move(claims), *sink);
    sink->Complete();
    sink->Finish();
    WarnOfSinks({sink.get()}, console);
  });
  return kDone;
}

}  // namespace

void AddExportCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("export", "Claims or findings in another format");
  const auto options = std::make_shared<Options>();
  command->add_option("SOURCE", options->source, "Claims: a file, a database, or a folder that run has written")->required()->type_name("");
  command->add_option("-o,--output", options->output, "Where they go: a file or a database; - is standard output")->type_name("FILE");
  AddFormatOption(*command, kFormats, options->format);
  AddQuietOption(*command, options->quiet);
  command->footer(kFooter);
  command->callback([options, &chosen] {
    if (options->output == options->source && options->output != "-")
      throw CLI::ValidationError("-o", options->output + " holds the claims; write somewhere else");
    CheckOutput(options->output, kFormats, options->format);
    chosen = [options] { return RunExport(*options); };
  });
}

}  // namespace tallyman::app
