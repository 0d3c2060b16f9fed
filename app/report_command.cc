#include <memory>
#include <string>

#include "app/claims_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/format_option.h"
#include "app/standard_output.h"
#include "app/text_file.h"
#include "serve/report_file.h"
#include "store/claim_query.h"

namespace tallyman::app {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

constexpr char kFooter[] = R"(Examples:
  tallyman report out -o report.html               what run has written
  tallyman report claims.db -o report.html --claims 5000

Open the file in a browser; it holds all it shows and asks for nothing else. Where not all fits, articles in the gravest contradictions come
first, then the newest, and the page says what was left out; tallyman serve shows all.)";

struct Options {
  std::string database, output;
  std::size_t megabytes = serve::ReportLimits().bytes / kMegabyte;
  std::size_t claims = serve::ReportLimits().claims;
};

// "5 claims", "5 of 12 claims".
std::string CountedOf(std::size_t in, std::size_t all, const std::string& noun) {
  return (in == all ? "" : Grouped(in) + " of ") + Counted(all, noun);
}

ExitCode RunReport(const Options& options) {
  store::ClaimQuery query(ClaimsSource(options.database));
  const serve::Catalogue catalogue(query);
  const serve::Reconciled reconciled;
  const serve::Report report = serve::MakeReport(catalogue, query, reconciled, {options.claims, options.megabytes * kMegabyte});
  if (options.output == "-") {
    Print(report.html);
  } else {
    WriteText(options.output, report.html);
  }
  PrintMessage(CountedOf(report.claims, catalogue.size(), "claim") + " of " +
               CountedOf(report.articles, catalogue.articles.size(), "article") + " and " +
               CountedOf(report.findings, catalogue.findings.size(), "finding") + " in " + options.output + " (" +
               Grouped(report.html.size() / 1000) + " kB)");
  return kDone;
}

}  // namespace

void AddReportCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("report", "The claims of a database as one HTML file to look at");
  const auto options = std::make_shared<Options>();
  command->add_option("DATABASE", options->database, "An SQLite database of claims, or the folder that run has written")
      ->required()
      ->type_name("");
  command->add_option("-o,--output", options->output, "The HTML file to write; - is standard output")->required()->type_name("FILE");
  command->add_option("--claims", options->claims, "The most claims that go into it")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--megabytes", options->megabytes, "About the largest size of the file")
      ->capture_default_str()
      ->check(CLI::Range(1, 500));
  command->footer(kFooter);
  command->callback([options, &chosen] {
    RefuseEndingsOfRecords(options->output, "an HTML page");
    chosen = [options] { return RunReport(*options); };
  });
}

}  // namespace tallyman::app
