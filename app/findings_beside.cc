#include "app/findings_beside.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "store/records.h"

namespace tallyman::app {
namespace {

namespace fs = std::filesystem;

std::optional<std::vector<schema::Finding>> FindingsIn(const std::string& database) {
  std::vector<schema::Finding> findings = store::ReadFindings(database);
  // A check that found nothing is remembered all the same.
  if (findings.empty() && store::ReadFindingsMemory(database).empty()) return std::nullopt;
  return findings;
}

}  // namespace

std::optional<std::vector<schema::Finding>> FindingsBeside(const std::string& claims) {
  if (claims == "-") return std::nullopt;
  if (store::IsDatabasePath(claims)) return FindingsIn(claims);
  const std::string beside = (fs::path(claims).parent_path() / "findings.jsonl").string();
  std::error_code error;
  if (!fs::exists(beside, error)) return std::nullopt;
  return store::ReadFindings(beside);
}

}  // namespace tallyman::app
