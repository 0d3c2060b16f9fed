#include <unistd.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "app/choices.h"
#include "app/claims_source.h"
#include "app/commands.h"
#include "app/evidence.h"
#include "app/findings_beside.h"
#include "app/standard_output.h"
#include "app/words.h"
#include "store/error.h"
#include "store/postgres_address.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

using schema::Claim;
using schema::Finding;

constexpr std::size_t kMostCandidates = 5;

constexpr char kFooter[] = R"(Examples:
  tallyman show c-0123456789abcdef --from out             out is what run has written
  tallyman show c-01 --from claims.jsonl                  the beginning of an id is enough

Findings come from the database, or from findings.jsonl beside a file of claims.)";

struct Options {
  std::string claim;
  std::string from;
};

// The claim whose id is, or alone begins with, `id`.
const Claim& Find(const std::vector<Claim>& claims, const std::string& id, const std::string& file) {
  std::vector<const Claim*> candidates;
  for (const Claim& claim : claims) {
    if (claim.id == id) return claim;
    if (claim.id.starts_with(id)) candidates.push_back(&claim);
  }
  if (candidates.empty()) throw store::StoreError("no claim in " + file + " has the id " + id);
  if (candidates.size() == 1) return *candidates.front();
  std::string message = std::to_string(candidates.size()) + " claims in " + file + " have ids that begin with " + id + ":";
  for (std::size_t i = 0; i < std::min(candidates.size(), kMostCandidates); ++i) message += " " + candidates[i]->id;
  throw store::StoreError(message + (candidates.size() > kMostCandidates ? " ..." : ""));
}

void WriteClaim(const Claim& claim, std::ostream& out) {
  out << claim.id << "\n  " << StatisticInWords(claim.statistic) << ", "
      << (claim.period ? PeriodInWords(*claim.period) : "period unknown");
  if (claim.status != schema::Status::kActual) out << ", " << Name(claim.status);
  out << "\n";
  for (const std::string& figure : FiguresInWords(claim)) out << "  " << figure << "\n";
  out << "\nArticle\n  " << claim.document.id;
  if (!claim.document.title.empty()) out << ": " << claim.document.title;
  out << "\n  " << (claim.document.published ? claim.document.published->ToString() : "date unknown");
  if (claim.document.publisher) out << ", " << *claim.document.publisher;
  if (claim.document.url) out << ", " << *claim.document.url;
  if (claim.source) out << "\n  source named: " << *claim.source;
  out << "\n\nEvidence\n";
}

void WriteDoubts(const Claim& claim, std::ostream& out) {
  out << "  confidence " << claim.confidence << "\n";
  for (const std::string& warning : claim.warnings) out << "  warning: " << warning << "\n";
}

void WriteFindings(const Claim& claim, const std::vector<Finding>& findings, std::ostream& out) {
  out << "\nFindings: " << Verdict(claim.id, findings) << "\n";
  for (const Finding& finding : findings) {
    if (std::find(finding.claims.begin(), finding.claims.end(), claim.id) == finding.claims.end()) continue;
    out << "  " << Name(finding.kind);
    if (finding.kind == schema::FindingKind::kContradiction) out << " (" << Name(finding.severity) << ")";
    out << " by " << Name(finding.rule) << ", " << finding.id << "\n    " << finding.explanation << "\n";
    for (const std::string& other : finding.claims)
      if (other != claim.id) out << "    with " << other << "\n";
  }
}

ExitCode RunShow(const Options& options) {
  const std::string file = ClaimsSource(options.from);
  const std::vector<Claim> claims = store::ReadClaims(file);
  const Claim& claim = Find(claims, options.claim, store::WithoutPassword(file));
  std::ostringstream before, behind;
  WriteClaim(claim, before);
  WriteDoubts(claim, behind);
  WriteFindings(claim, FindingsBeside(file).value_or(std::vector<Finding>()), behind);
  // The marks may be a terminal's own controls.
  const std::string sentence = MarkedSentence(claim.evidence, isatty(STDOUT_FILENO) ? kBold : kBrackets);
  Print(Printable(before.str()) + "  " + sentence + "\n" + Printable(behind.str()));
  return kDone;
}

}  // namespace

void AddShowCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("show", "One claim in words, its sentence with the figures marked, its findings");
  const auto options = std::make_shared<Options>();
  SetChoices(*command->add_option("CLAIM_ID", options->claim, "The claim's id, or the beginning of it")->required()->type_name(""),
             std::vector<std::string>());
  command
      ->add_option("--from", options->from,
                   "Claims: JSON Lines, a database (.db, .sqlite, postgresql://...), or the folder that run has written")
      ->required()
      ->type_name("FILE");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunShow(*options); }; });
}

}  // namespace tallyman::app
