#include "bindings/check_pieces.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/json_lines.h"
#include "store/official_csv.h"
#include "store/versions.h"

namespace tallyman::bindings {
namespace {

using crosscheck::FamilyValue;

// Pieces of findings, in the order in which those with one id count. CheckFamilies ranks its own.
constexpr int kConversions = 1, kReference = 3;

std::vector<schema::Claim> ParseClaims(const std::vector<std::string>& lines) {
  std::vector<schema::Claim> claims(lines.size());
  tbb::parallel_for(std::size_t{0}, lines.size(), [&](std::size_t i) {
    schema::JsonLine{"claims", i + 1, lines[i]}.Read([&](const nlohmann::json& json) { claims[i] = schema::ParseClaim(json); });
  });
  return claims;
}

crosscheck::MarkedClaims Marked(const MarkedRecords& records) {
  crosscheck::MarkedClaims marked;
  marked.claims = ParseClaims(records.records);
  for (std::size_t i = 0; i < marked.claims.size(); ++i)
    if (records.several_kinds.at(i)) marked.several_kinds.insert(marked.claims[i].id);
  for (const auto& [family, unit] : records.units) marked.units[family].insert(unit);
  return marked;
}

FamilyValue ParseValue(const std::string& value) { return crosscheck::ParseFamilyValue(nlohmann::json::parse(value)); }

std::vector<FamilyValue> ParseValues(const std::vector<std::string>& texts) {
  std::vector<FamilyValue> values;
  values.reserve(texts.size());
  for (const std::string& text : texts) values.push_back(ParseValue(text));
  return values;
}

std::vector<RankedRecord> RecordsOf(const std::vector<crosscheck::RankedFinding>& findings) {
  std::vector<RankedRecord> records;
  records.reserve(findings.size());
  for (const auto& [rank, finding] : findings) records.push_back({ToJson(finding).dump(), rank});
  return records;
}

void AddFindings(const std::vector<schema::Finding>& findings, int piece, std::vector<RankedRecord>* records) {
  for (const schema::Finding& finding : findings) records->push_back({ToJson(finding).dump(), {piece, 0, "", 0}});
}

PlacedRecord RecordOf(const crosscheck::PlacedClaim& placed) {
  schema::Claim claim = *placed.claim;
  claim.evidence = {};
  claim.producer = {};
  return {ToJsonText(claim), placed.several_kinds, placed.family, placed.place, placed.whole_family, placed.whole_place, placed.units};
}

}  // namespace

PieceChecker::PieceChecker(const CheckOptions& options) : options_(options), checker_(options.checker) {
  std::vector<std::string> warnings;
  official_ = store::ReadOfficialFigures(options_.against, warnings);
}

DocumentRecords PieceChecker::CheckDocuments(const std::vector<std::string>& lines) const {
  DocumentRecords records;
  tbb::task_arena arena(options_.checker.threads);
  arena.execute([&] {
    const std::vector<schema::Claim> claims = store::KeepLatestVersions(ParseClaims(lines), records.warnings);
    const crosscheck::DocumentsPiece piece = checker_.CheckDocuments(claims);
    for (const crosscheck::PlacedClaim& claim : piece.claims) records.claims.push_back(RecordOf(claim));
    AddFindings(piece.findings, kConversions, &records.findings);
    if (!official_.empty()) AddFindings(checker_.CheckAgainst(claims, official_), kReference, &records.findings);
  });
  return records;
}

FamilyRecords PieceChecker::CheckFamilies(const MarkedRecords& claims, const std::vector<std::string>& families) const {
  FamilyRecords records;
  tbb::task_arena arena(options_.checker.threads);
  arena.execute([&] {
    const crosscheck::FamiliesPiece piece = checker_.CheckFamilies(Marked(claims), {families.begin(), families.end()});
    records.findings = RecordsOf(piece.findings);
    for (const FamilyValue& value : piece.values) {
      const auto keys = crosscheck::CouplingKeys(value);
      records.values.push_back({ToJson(value).dump(), {keys.begin(), keys.end()}, value.places});
    }
  });
  return records;
}

std::vector<RankedRecord> PieceChecker::CheckCoupling(const MarkedRecords& claims, const std::vector<std::string>& candidates) const {
  tbb::task_arena arena(options_.checker.threads);
  return arena.execute([&] { return RecordsOf(checker_.CheckCoupling(Marked(claims), ParseValues(candidates))); });
}

std::vector<std::size_t> CouplingCandidates(const std::vector<std::string>& values) {
  return crosscheck::CouplingCandidates(ParseValues(values));
}

}  // namespace tallyman::bindings
