#include "store/records.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <system_error>
#include <utility>

#include "schema/claim_parse.h"
#include "schema/json_lines.h"
#include "store/database.h"
#include "store/error.h"
#include "store/findings_writer.h"
#include "store/json_lines_writer.h"
#include "store/postgres_session.h"

namespace tallyman::store {
namespace {

using schema::Claim;
using schema::Finding;

// All records of a JSON Lines file as `parse` makes them, without parsing the member `passed_over` of each.
template <typename Record>
std::vector<Record> ReadFile(const std::string& path, Record (*parse)(const nlohmann::json&), std::string_view passed_over = {}) {
  constexpr std::size_t kBatch = 4096;
  std::vector<Record> records;
  std::vector<schema::JsonLine> lines;
  const auto parse_batch = [&] {
    const std::size_t first = records.size();
    records.resize(first + lines.size());
    std::vector<std::exception_ptr> errors(lines.size());
    tbb::parallel_for(std::size_t{0}, lines.size(), [&](std::size_t i) {
      try {
        if (!passed_over.empty()) lines[i].content = schema::WithNullFor(passed_over, lines[i].content);
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

// Each record as a line, made on all threads of the caller's TBB arena.
void WriteLines(const std::string& path, const std::vector<Finding>& findings) {
  constexpr std::size_t kBatch = 4096;
  JsonLinesWriter writer(path);
  for (std::size_t first = 0; first < findings.size(); first += kBatch) {
    std::vector<std::string> lines(std::min(kBatch, findings.size() - first));
    tbb::parallel_for(std::size_t{0}, lines.size(), [&](std::size_t i) { lines[i] = ToJson(findings[first + i]).dump(); });
    for (const std::string& line : lines) writer.WriteLine(line);
  }
  writer.Finish();
}

constexpr char kClaimRecords[] =
    "SELECT claims.id, record FROM articles JOIN claims ON article = articles.key JOIN claim_records ON claim = claims.key "
    "ORDER BY articles.id, claims.position";
constexpr char kFindingRecords[] = "SELECT id, record FROM findings ORDER BY key";
constexpr char kFamilies[] = "SELECT fingerprint, findings, put_aside FROM checked_families";

// Calls `begin`, and then `use` with the columns of each row of a query, of which none is null. Where the connection to a server is lost,
// both begin anew over another one.
void ForEachRow(const std::string& path, const char* query, int columns, const std::function<void()>& begin,
                const std::function<void(const std::vector<std::string>&)>& use) {
  std::vector<std::string> values(static_cast<std::size_t>(columns));
  if (IsPostgresAddress(path)) {
    PostgresSession session(path, PostgresSession::Mode::kRead);
    session.Transact([&](Postgres& postgres) {
      begin();
      postgres.Query(query, {}, [&](const Postgres::Row& row) {
        for (int i = 0; i < columns; ++i) values[static_cast<std::size_t>(i)] = row(i).value_or("");
        use(values);
      });
    });
    return;
  }
  begin();
  const auto database = OpenForReading(path);
  Statement rows(*database, query);
  while (rows.Step()) {
    for (int i = 0; i < columns; ++i) values[static_cast<std::size_t>(i)] = rows.Text(i);
    use(values);
  }
}

// All records of a query whose rows are an id and a record as JSON.
template <typename Record>
std::vector<Record> ReadDatabase(const std::string& path, const char* query, Record (*parse)(const nlohmann::json&)) {
  std::vector<Record> records;
  const auto begin = [&] { records.clear(); };
  ForEachRow(path, query, 2, begin, [&](const std::vector<std::string>& row) {
    const auto fail = [&](const std::exception& error) {
      throw schema::FormatError(WithoutPassword(path) + ": record " + row[0] + ": " + error.what());
    };
    try {
      records.push_back(parse(nlohmann::json::parse(row[1])));
    } catch (const nlohmann::json::parse_error& error) {
      fail(error);
    } catch (const schema::FormatError& error) {
      fail(error);
    }
  });
  return records;
}

void WriteFindingsToDatabase(const std::string& path, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  if (IsPostgresAddress(path)) {
    PostgresSession session(path, PostgresSession::Mode::kUpdate);
    session.Transact([&](Postgres& database) { ReplaceFindings(database, findings, memory); });
    return;
  }
  const auto database = OpenForWriting(path);
  database->Execute("BEGIN IMMEDIATE");
  ReplaceFindings(*database, findings, memory);
  database->Execute("COMMIT");
}

}  // namespace

bool IsDatabasePath(const std::string& path) {
  return IsPostgresAddress(path) || path.ends_with(".db") || path.ends_with(".sqlite") || path.ends_with(".sqlite3");
}

std::vector<Claim> ReadClaims(const std::string& path) {
  return IsDatabasePath(path) ? ReadDatabase(path, kClaimRecords, &schema::ParseClaim) : ReadFile(path, &schema::ParseClaim);
}

std::vector<Claim> ReadClaimsWithoutEvidence(const std::string& path) {
  return IsDatabasePath(path) ? ReadDatabase(path, kClaimRecords, &schema::ParseClaimWithoutEvidence)
                              : ReadFile(path, &schema::ParseClaimWithoutEvidence, "evidence");
}

void WriteFindings(const std::string& path, const std::vector<Finding>& findings) {
  if (IsDatabasePath(path)) return WriteFindingsToDatabase(path, findings, {});
  WriteLines(path, findings);
}

void WriteFindings(const std::string& path, FileFormat format, const std::vector<Finding>& findings, const std::vector<Claim>& claims) {
  if (format == FileFormat::kJsonLines) return WriteLines(path, findings);
  JsonLinesWriter writer(path);
  writer.WriteText(FormatFindings(format, findings, claims));
  writer.Finish();
}

void WriteFindings(const std::string& database, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  WriteFindingsToDatabase(database, findings, memory);
}

schema::FindingsMemory ReadFindingsMemory(const std::string& path) {
  schema::FindingsMemory memory;
  const auto begin = [&] { memory.clear(); };
  ForEachRow(path, kFamilies, 3, begin, [&](const std::vector<std::string>& row) {
    schema::RememberedFindings& remembered = memory[row[0]];
    for (const auto& finding : nlohmann::json::parse(row[1])) remembered.findings.push_back(schema::ParseFinding(finding));
    remembered.put_aside = nlohmann::json::parse(row[2]).get<std::vector<std::string>>();
  });
  return memory;
}

std::vector<Finding> ReadFindings(const std::string& path) {
  if (!IsDatabasePath(path)) return ReadFile(path, &schema::ParseFinding);
  return ReadDatabase(path, kFindingRecords, &schema::ParseFinding);
}

}  // namespace tallyman::store
