#include "store/records.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

#include "schema/json_lines.h"
#include "store/database.h"
#include "store/error.h"
#include "store/json_lines_writer.h"

namespace tallyman::store {
namespace {

using schema::Claim;
using schema::Finding;

// All records of a JSON Lines file as `parse` makes them.
template <typename Record>
std::vector<Record> ReadFile(const std::string& path, Record (*parse)(const nlohmann::json&)) {
  constexpr std::size_t kBatch = 4096;
  std::vector<Record> records;
  std::vector<schema::JsonLine> lines;
  const auto parse_batch = [&] {
    const std::size_t first = records.size();
    records.resize(first + lines.size());
    std::vector<std::exception_ptr> errors(lines.size());
    tbb::parallel_for(std::size_t{0}, lines.size(), [&](std::size_t i) {
      try {
        lines[i].Read([&](const nlohmann::json& json) { records[first + i] = parse(json); });
      } catch (...) {
        errors[i] = std::current_exception();
      }
    });
    for (const std::exception_ptr& error : errors)
      if (error) std::rethrow_exception(error);
    lines.clear();
  };
  try {
    schema::ReadLines(path, [&](schema::JsonLine line) {
      lines.push_back(std::move(line));
      if (lines.size() == kBatch) parse_batch();
    });
    parse_batch();
  } catch (const std::system_error& error) {
    throw StoreError("cannot read " + std::string(error.what()));
  }
  return records;
}

Claim ParseWithoutEvidence(const nlohmann::json& json) {
  Claim claim = schema::ParseClaim(json);
  claim.evidence = {};
  claim.producer = {};
  return claim;
}

// All records of a query whose rows are an id and a record as JSON.
template <typename Record>
std::vector<Record> ReadDatabase(const std::string& path, const char* query, Record (*parse)(const nlohmann::json&)) {
  const auto database = OpenForReading(path);
  Statement rows(*database, query);
  std::vector<Record> records;
  while (rows.Step()) {
    try {
      records.push_back(parse(nlohmann::json::parse(rows.Text(1))));
    } catch (const nlohmann::json::parse_error& error) {
      throw schema::FormatError(path + ": record " + rows.Text(0) + ": " + error.what());
    } catch (const schema::FormatError& error) {
      throw schema::FormatError(path + ": record " + rows.Text(0) + ": " + error.what());
    }
  }
  return records;
}

constexpr char kMemoryTable[] = R"sql(
CREATE TABLE IF NOT EXISTS checked_families (
  -- What the last check found on each family of claims that may tie, so that the next one looks only at those that have changed.
  fingerprint TEXT PRIMARY KEY,
  findings TEXT NOT NULL,   -- JSON array of finding records
  put_aside TEXT NOT NULL   -- JSON array of the ids of claims taken for wrong
) WITHOUT ROWID)sql";

void WriteMemory(Sqlite& database, const schema::FindingsMemory& memory) {
  Statement put(database, "INSERT INTO checked_families (fingerprint, findings, put_aside) VALUES (?, ?, ?)");
  for (const auto& [fingerprint, remembered] : memory) {
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const Finding& finding : remembered.findings) findings.push_back(ToJson(finding));
    put.Bind(fingerprint).Bind(findings.dump()).Bind(nlohmann::json(remembered.put_aside).dump()).Run();
  }
}

void WriteFindingsToDatabase(const std::string& path, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  const auto database = OpenForWriting(path);
  database->Execute(kMemoryTable);
  Statement put_finding(*database,
                        "INSERT INTO findings (id, kind, rule, severity, gap, publishers, slip_claim, slip_kind, slip_repaired, "
                        "explanation, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Statement put_claim(*database, "INSERT INTO finding_claims (finding, position, claim_id, weight) VALUES (?, ?, ?, ?)");
  database->Execute("BEGIN IMMEDIATE; DELETE FROM findings; DELETE FROM checked_families");
  WriteMemory(*database, memory);
  for (const Finding& finding : findings) {
    put_finding.Bind(finding.id).Bind(Name(finding.kind)).Bind(Name(finding.rule)).Bind(Name(finding.severity));
    put_finding.Bind(finding.gap).Bind(finding.publishers);
    if (finding.slip)
      put_finding.Bind(finding.slip->claim).Bind(Name(finding.slip->kind)).Bind(finding.slip->repaired);
    else
      put_finding.BindNull().BindNull().BindNull();
    put_finding.Bind(finding.explanation).Bind(ToJson(finding).dump()).Run();
    const std::int64_t key = database->last_insert_key();
    int position = 0;
    for (const std::string& claim : finding.claims) {
      const auto suspect =
          std::find_if(finding.suspects.begin(), finding.suspects.end(), [&](const schema::Suspect& s) { return s.claim == claim; });
      put_claim.Bind(key).Bind(position++).Bind(claim);
      put_claim.Bind(suspect == finding.suspects.end() ? std::nullopt : std::optional(suspect->weight)).Run();
    }
  }
  database->Execute("COMMIT");
}

}  // namespace

bool IsDatabasePath(const std::string& path) { return path.ends_with(".db") || path.ends_with(".sqlite") || path.ends_with(".sqlite3"); }

namespace {

std::vector<Claim> ReadClaims(const std::string& path, Claim (*parse)(const nlohmann::json&)) {
  if (!IsDatabasePath(path)) return ReadFile(path, parse);
  return ReadDatabase(path, "SELECT id, record FROM claims ORDER BY document, position", parse);
}

}  // namespace

std::vector<Claim> ReadClaims(const std::string& path) { return ReadClaims(path, &schema::ParseClaim); }

std::vector<Claim> ReadClaimsWithoutEvidence(const std::string& path) { return ReadClaims(path, &ParseWithoutEvidence); }

void WriteFindings(const std::string& path, const std::vector<Finding>& findings) {
  if (IsDatabasePath(path)) return WriteFindingsToDatabase(path, findings, {});
  JsonLinesWriter writer(path);
  for (const Finding& finding : findings) writer.Write(ToJson(finding));
  writer.Finish();
}

void WriteFindings(const std::string& database, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  WriteFindingsToDatabase(database, findings, memory);
}

schema::FindingsMemory ReadFindingsMemory(const std::string& path) {
  const auto database = OpenForReading(path);
  schema::FindingsMemory memory;
  if (database->Integer("SELECT count(*) FROM sqlite_master WHERE name = 'checked_families'") == 0) return memory;
  Statement rows(*database, "SELECT fingerprint, findings, put_aside FROM checked_families");
  while (rows.Step()) {
    schema::RememberedFindings& remembered = memory[rows.Text(0)];
    for (const auto& finding : nlohmann::json::parse(rows.Text(1))) remembered.findings.push_back(schema::ParseFinding(finding));
    remembered.put_aside = nlohmann::json::parse(rows.Text(2)).get<std::vector<std::string>>();
  }
  return memory;
}

std::vector<Finding> ReadFindings(const std::string& path) {
  if (!IsDatabasePath(path)) return ReadFile(path, &schema::ParseFinding);
  return ReadDatabase(path, "SELECT id, record FROM findings ORDER BY key", &schema::ParseFinding);
}

}  // namespace tallyman::store
