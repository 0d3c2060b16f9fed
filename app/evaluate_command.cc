#include <memory>
#include <set>

#include "app/choices.h"
#include "app/claims_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/evaluation/baseline.h"
#include "app/evaluation/gold.h"
#include "app/evaluation/html.h"
#include "app/evaluation/report.h"
#include "app/evaluation/scoring.h"
#include "app/input_options.h"
#include "app/standard_output.h"
#include "app/text_file.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman evaluate tests/gold claims.jsonl
  tallyman evaluate tests/gold/vi claims.jsonl --errors 20 --html vi.html
  tallyman evaluate tests/gold claims.db --by document --json | jq .groups
  tallyman evaluate tests/gold claims.jsonl --baseline tests/gold/scores.json

GOLD is an annotated article (JSON), or a folder with such files at any depth. scripts/evaluate extracts the claims as well.

A figure (a level, its second currency, a percentage, a delta, a share) counts once an article. It is "found" where kind, value and unit are
right, "strict" where flow, reporter, partner, product, start, end, status and (of a change) versus are right too. "whole": gold claims all
of whose figures stand, strictly right, in one record. "evidence": found figures whose record quotes the article exactly, at its gold quote.

With --baseline, the exit code is 1 where the found or strict F1 of a language fell by more than 0.005.)";

struct Options {
  std::string gold;
  std::string claims;
  std::string grouping = "language";
  std::size_t errors = 0;
  bool json = false;
  bool quiet = false;
  std::string html;
  std::string baseline;
  std::string write_baseline;
};

// Says what of the input is not measured.
void WarnOfUnmeasured(const std::vector<evaluation::GoldDocument>& gold, const std::vector<schema::Claim>& claims, Console& console) {
  std::set<std::string> ids;
  for (const evaluation::GoldDocument& document : gold)
    if (!ids.insert(document.id).second) console.Warn("GOLD holds several articles with the id " + document.id + ": each is measured");
  std::set<std::string> unknown;
  for (const schema::Claim& claim : claims)
    if (!ids.contains(claim.document.id)) unknown.insert(claim.document.id);
  if (!unknown.empty()) {
    console.Warn(Grouped(unknown.size()) + " of the articles with claims are not in GOLD and not measured; the first is " +
                 *unknown.begin());
  }
}

ExitCode CompareBaseline(const std::string& path, const std::vector<evaluation::DocumentResult>& results, Console& console) {
  const auto comparison = CompareWithBaseline(evaluation::ReadBaseline(path), evaluation::BaselineOf(results), path);
  for (const std::string& note : comparison.notes) console.Warn(note);
  for (const std::string& fall : comparison.falls) PrintMessage(fall);
  return comparison.falls.empty() ? kDone : kFailed;
}

ExitCode RunEvaluate(const Options& options) {
  Console console(options.quiet, true);
  const std::vector<evaluation::GoldDocument> gold = evaluation::ReadGold(options.gold);
  const std::vector<schema::Claim> claims = store::ReadClaims(ClaimsSource(options.claims));
  WarnOfUnmeasured(gold, claims, console);
  const std::vector<evaluation::DocumentResult> results = evaluation::Compare(gold, claims);
  const evaluation::Evaluation measured =
      Evaluate(results, options.grouping == "document" ? evaluation::Grouping::kDocument : evaluation::Grouping::kLanguage);
  if (!options.html.empty()) WriteText(options.html, HtmlPage(results, measured));
  if (!options.write_baseline.empty()) WriteText(options.write_baseline, BaselineJson(evaluation::BaselineOf(results)));
  Print(options.json ? ToJson(measured, options.errors).dump(1) + "\n" : Table(measured, options.errors));
  return options.baseline.empty() ? kDone : CompareBaseline(options.baseline, results, console);
}

}  // namespace

void AddEvaluateCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("evaluate", "Claims against annotated articles: how many are found, and right");
  const auto options = std::make_shared<Options>();
  command->add_option("GOLD", options->gold, "Annotated articles: a file, or a folder of them")->required()->type_name("");
  command->add_option("CLAIMS", options->claims, kClaimsHelp)->required()->type_name("");
  const std::vector<std::string> groupings = {"language", "document"};
  SetChoices(*command->add_option("--by", options->grouping, "Group scores by language or by document")
                  ->type_name("GROUP")
                  ->check(CLI::IsMember(groupings))
                  ->option_text("GROUP  (default: language)"),
             groupings);
  command->add_option("--errors", options->errors, "List up to N errors: article, what is wrong in which field, the gold's quote")
      ->type_name("N")
      ->check(WholeNumber(0, 1'000'000'000));
  command->add_flag("--json", options->json, "One JSON object instead of tables");
  command->add_option("--html", options->html, "Write a page that shows each article with its figures marked, right and wrong")
      ->type_name("FILE");
  CLI::Option* const baseline =
      command->add_option("--baseline", options->baseline, "Fail where a language's F1 fell by more than 0.005 below the scores in FILE")
          ->type_name("FILE");
  command->add_option("--write-baseline", options->write_baseline, "Write the scores by language into FILE, for --baseline")
      ->type_name("FILE")
      ->excludes(baseline);
  AddQuietOption(*command, options->quiet);
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunEvaluate(*options); }; });
}

}  // namespace tallyman::app
