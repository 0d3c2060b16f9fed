#include "app/findings_beside.h"

#include <filesystem>
#include <system_error>

#include "store/records.h"

namespace tallyman::app {

namespace fs = std::filesystem;

std::string ClaimsFile(const std::string& from) {
  std::error_code error;
  return fs::is_directory(from, error) ? (fs::path(from) / "claims.db").string() : from;
}

std::vector<schema::Finding> FindingsBeside(const std::string& claims) {
  if (store::IsDatabasePath(claims)) return store::ReadFindings(claims);
  const std::string beside = (fs::path(claims).parent_path() / "findings.jsonl").string();
  std::error_code error;
  return claims != "-" && fs::exists(beside, error) ? store::ReadFindings(beside) : std::vector<schema::Finding>();
}

}  // namespace tallyman::app
