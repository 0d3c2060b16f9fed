#include "app/summary.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "app/words.h"

namespace tallyman::app {
namespace {

using schema::Claim;
using schema::Finding;
using schema::FindingKind;
using schema::Severity;

constexpr std::size_t kMostStatistics = 12;
constexpr std::size_t kMostFindings = 15;  // of one severity

// A heading over what is said of the claims.
std::string Heading(const char* subject, ClaimsOf scope) {
  return "\n" + std::string(subject) + (scope == ClaimsOf::kDatabase ? " in the whole database\n" : "\n");
}

// Keys with their counts, the most frequent first.
using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts Ranked(const std::map<std::string, std::uint64_t>& counts) {
  Counts ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return ranked;
}

Counts LanguagesOf(const std::vector<Claim>& claims) {
  std::map<std::string, std::uint64_t> counts;
  for (const Claim& claim : claims) ++counts[claim.document.language];
  return Ranked(counts);
}

Counts StatisticsOf(const std::vector<Claim>& claims) {
  std::map<std::string, std::uint64_t> counts;
  for (const Claim& claim : claims) ++counts[StatisticInWords(claim.statistic)];
  return Ranked(counts);
}

void WriteArticles(const ExtractionResult& extraction, ClaimsOf scope, std::ostream& out) {
  const ReadingResult& reading = extraction.reading;
  out << (scope == ClaimsOf::kDatabase ? "Articles of this run\n  " : "Articles\n  ") << Counted(reading.articles, "article") << " read, "
      << Grouped(extraction.articles_with_claims) << " with claims, " << Grouped(reading.skipped) << " skipped\n";
  for (const corpus::Skipped& skipped : reading.first_skipped)
    out << "    skipped " << ToString(skipped.position) << ": " << skipped.reason << "\n";
  if (reading.skipped > reading.first_skipped.size())
    out << "    and " << Grouped(reading.skipped - reading.first_skipped.size()) << " more in the quarantine file\n";
  if (reading.not_wanted > 0) out << "    " << Counted(reading.not_wanted, "article") << " left out by --since, --until or --language\n";
  if (reading.no_articles > 0) out << "    " << Counted(reading.no_articles, "record") << " that held no news article\n";
  if (extraction.copies > 0)
    out << "    " << Counted(extraction.copies, "article") << (scope == ClaimsOf::kDatabase ? " in the whole database" : "")
        << " with claims that copy another one (table copies)\n";
  for (const auto& [language, count] : extraction.articles_without_pack) {
    out << "    " << Counted(count, "article") << " in "
        << (language.empty() ? "an unknown language" : language + ", a language without a pack") << "\n";
  }
}

void WriteClaims(const std::vector<Claim>& claims, ClaimsOf scope, std::ostream& out) {
  out << Heading("Claims", scope) << "  " << Counted(claims.size(), "claim");
  const char* separator = ": ";
  for (const auto& [language, count] : LanguagesOf(claims)) {
    out << separator << (language.empty() ? "?" : language) << " " << Grouped(count);
    separator = ", ";
  }
  out << "\n";
  const Counts statistics = StatisticsOf(claims);
  for (std::size_t i = 0; i < std::min(statistics.size(), kMostStatistics); ++i)
    out << "    " << statistics[i].first << ": " << Counted(statistics[i].second, "claim") << "\n";
  if (statistics.size() > kMostStatistics) out << "    and " << Counted(statistics.size() - kMostStatistics, "more statistic") << "\n";
}

// "en-01 (0.8)": the likeliest suspect's document.
std::string SuspectInWords(const Finding& finding, const std::map<std::string, const Claim*>& claims) {
  if (finding.suspects.empty()) return "";
  const schema::Suspect& suspect = finding.suspects.front();
  const bool one_stands_out = finding.suspects.size() == 1 || suspect.weight > finding.suspects[1].weight;
  const auto claim = claims.find(suspect.claim);
  if (!one_stands_out || claim == claims.end()) return "";
  return "likeliest wrong: " + claim->second->document.id + ", " + suspect.claim;
}

void WriteFinding(const Finding& finding, const std::map<std::string, const Claim*>& claims, std::ostream& out) {
  out << "    - " << finding.explanation << "\n      " << Name(finding.rule) << ", " << finding.id;
  const std::string suspect = SuspectInWords(finding, claims);
  if (!suspect.empty()) out << "; " << suspect;
  out << "\n";
}

std::size_t CountOf(const std::vector<Finding>& findings, FindingKind kind) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [kind](const Finding& f) { return f.kind == kind; }));
}

void WriteContradictions(const CheckResult& check, const std::map<std::string, const Claim*>& claims, Severity severity,
                         const char* heading, const char* meaning, ClaimsOf scope, std::ostream& out) {
  std::vector<const Finding*> found;
  for (const Finding& finding : check.findings)
    if (finding.kind == FindingKind::kContradiction && finding.severity == severity) found.push_back(&finding);
  out << "  " << heading << ": " << Grouped(found.size()) << " (" << meaning << ")\n";
  for (std::size_t i = 0; i < std::min(found.size(), kMostFindings); ++i) WriteFinding(*found[i], claims, out);
  if (found.size() > kMostFindings)
    out << "    and " << Grouped(found.size() - kMostFindings)
        << (scope == ClaimsOf::kDatabase ? " more in the table findings\n" : " more in findings.jsonl\n");
}

void WriteFindings(const CheckResult& check, ClaimsOf scope, std::ostream& out) {
  std::map<std::string, const Claim*> claims;
  for (const Claim& claim : check.claims) claims[claim.id] = &claim;
  out << Heading("Contradictions", scope);
  WriteContradictions(check, claims, Severity::kError, "errors", "the claims cannot all be right", scope, out);
  WriteContradictions(check, claims, Severity::kWarning, "warnings", "not all right as printed, but a usual difference may explain it",
                      scope, out);
  out << Heading("Corroborations", scope) << "  " << Grouped(CountOf(check.findings, FindingKind::kCorroboration))
      << " (claims of independent documents that confirm each other)\n";
  const std::size_t anomalies = CountOf(check.findings, FindingKind::kAnomaly);
  if (anomalies > 0) out << Heading("Anomalies", scope) << "  " << Grouped(anomalies) << " (possible, but implausible)\n";
}

}  // namespace

std::string Summary(const ExtractionResult& extraction, const CheckResult& check, const std::vector<WrittenFile>& files, ClaimsOf scope) {
  std::ostringstream out;
  WriteArticles(extraction, scope, out);
  WriteClaims(check.claims, scope, out);
  WriteFindings(check, scope, out);
  out << "\nFiles\n";
  for (const auto& [path, what] : files) out << "  " << path << "  " << what << "\n";
  return out.str();
}

}  // namespace tallyman::app
