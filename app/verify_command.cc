#include <algorithm>
#include <memory>
#include <sstream>

#include "app/commands.h"
#include "app/extraction.h"
#include "app/official.h"
#include "app/standard_output.h"
#include "app/words.h"
#include "crosscheck/checker.h"
#include "store/claim_sink.h"

namespace tallyman::app {
namespace {

using schema::Claim;
using schema::Finding;
using schema::Severity;

constexpr char kFooter[] = R"(Examples:
  tallyman verify article.txt --against official.csv
  tallyman verify article.txt --against public --against comtrade.csv

For each claim of the article: whether the official figures confirm it, contradict it or do not cover it.)";

struct Options {
  InputOptions input;
  std::vector<std::string> against;
};

// Keeps claims in memory.
class Collector : public store::ClaimSink {
 public:
  void Write(const std::shared_ptr<const store::PreparedDocument>& document) override {
    claims_.insert(claims_.end(), document->claims.begin(), document->claims.end());
  }
  void Flush() override {}
  void Finish() override {}
  const std::vector<Claim>& claims() const { return claims_; }

 private:
  std::vector<Claim> claims_;
};

std::string VerdictOf(const Finding* finding) {
  if (!finding) return "not covered";
  if (finding->severity == Severity::kInfo) return "confirmed";
  return finding->severity == Severity::kWarning ? "differs a little" : "contradicted";
}

void WriteVerdict(const Claim& claim, const Finding* finding, std::ostream& out) {
  out << VerdictOf(finding) << ": " << StatisticInWords(claim.statistic) << ", "
      << (claim.period ? PeriodInWords(*claim.period) : "period unknown") << "\n";
  for (const std::string& figure : FiguresInWords(claim)) out << "  " << figure << "\n";
  out << "  \"" << claim.evidence.quote.text << "\"\n";
  if (!finding) return;
  out << "  " << finding->explanation << "\n";
  if (const auto& reference = finding->reference)
    out << "  official: " << AmountInWords(reference->amount, reference->unit.text()) << ", " << reference->source
        << (reference->vintage.empty() ? "" : ", " + reference->vintage) << "\n";
}

ExitCode RunVerify(const Options& options) {
  Console console(options.input.quiet, true);
  const std::vector<schema::OfficialFigure> figures = ReadOfficialFigures(options.against, console);
  const corpus::Inputs inputs = FindInputs(options.input);
  if (IsNothingToRead(inputs, console)) return kFailed;
  const extract::Extractor extractor({options.input.language_packs});
  Collector collector;
  ExtractionResult extraction;
  Extract(inputs, options.input, {}, extractor, {&collector}, {}, console, extraction);
  const std::vector<Finding> findings = crosscheck::Checker().CheckAgainst(collector.claims(), figures);
  std::ostringstream out;
  int confirmed = 0, differing = 0;
  for (const Claim& claim : collector.claims()) {
    const auto finding =
        std::find_if(findings.begin(), findings.end(), [&](const Finding& candidate) { return candidate.claims[0] == claim.id; });
    const Finding* found = finding == findings.end() ? nullptr : &*finding;
    if (found) ++(found->severity == Severity::kInfo ? confirmed : differing);
    WriteVerdict(claim, found, out);
    out << "\n";
  }
  const int all = static_cast<int>(collector.claims().size());
  out << all << (all == 1 ? " claim: " : " claims: ") << confirmed << " confirmed, " << differing << " contradicted or differing, "
      << all - confirmed - differing << " not covered\n";
  Print(Printable(out.str()));
  if (extraction.reading.is_interrupted) PrintMessage("interrupted: " + Counted(extraction.reading.articles, "article") + " verified");
  return extraction.reading.exit_code();
}

}  // namespace

void AddVerifyCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("verify", "Each claim of an article against official figures");
  const auto options = std::make_shared<Options>();
  AddInputOptions(*command, options->input);
  AddAgainstOption(*command, options->against);
  command->get_option("--against")->required();
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunVerify(*options); }; });
}

}  // namespace tallyman::app
