#include "store/findings_writer.h"

#include <optional>
#include <string>
#include <unordered_map>

#include "store/database.h"
#include "store/rows.h"

namespace tallyman::store {
namespace {

using schema::Finding;

// Only rows that change are touched: most claims are in no finding.
constexpr char kRenewVerdicts[] =
    "UPDATE claims SET verdict = 'unchecked' WHERE verdict <> 'unchecked' "
    "AND key NOT IN (SELECT claim FROM finding_claims WHERE claim IS NOT NULL); "
    "UPDATE claims SET verdict = (SELECT verdict FROM verdicts WHERE claim = claims.key) "
    "WHERE key IN (SELECT claim FROM finding_claims)";

constexpr char kDeleteAll[] = "DELETE FROM finding_claims; DELETE FROM findings; DELETE FROM checked_families";

// Binds a row of checked_families for each family that is remembered.
template <typename Row, typename Put>
void PutMemory(Row& row, const schema::FindingsMemory& memory, Put put) {
  for (const auto& [fingerprint, remembered] : memory) {
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const Finding& finding : remembered.findings) findings.push_back(ToJson(finding));
    row.Bind(fingerprint).Bind(findings.dump()).Bind(nlohmann::json(remembered.put_aside).dump());
    put();
  }
}

constexpr char kMemoryColumns[] = "fingerprint, findings, put_aside";

}  // namespace

void ReplaceFindings(Sqlite& database, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  MakeIndices(database);
  database.Execute(kDeleteAll);
  Statement put_family(database, InsertSql("checked_families", kMemoryColumns));
  PutMemory(put_family, memory, [&] { put_family.Run(); });
  Statement put_finding(database, InsertSql("findings", kFindingColumns));
  Statement put_claim(database, InsertSql("finding_claims", kFindingClaimColumns));
  Statement find_claim(database, "SELECT key FROM claims WHERE id = ?");
  const auto key_of = [&](const std::string& id) -> std::optional<std::int64_t> {
    std::optional<std::int64_t> key;
    find_claim.Bind(id);
    while (find_claim.Step()) key = find_claim.Integer(0);
    return key;
  };
  std::int64_t key = 0;
  for (const Finding& finding : findings) {
    BindFinding(put_finding, ++key, finding);
    put_finding.Run();
    PutFindingClaims(put_claim, key, finding, key_of, [&] { put_claim.Run(); });
  }
  database.Execute(kRenewVerdicts);
}

void ReplaceFindings(Postgres& database, const std::vector<Finding>& findings, const schema::FindingsMemory& memory) {
  database.Execute(IndicesSql());
  database.Execute(kDeleteAll);
  std::unordered_map<std::string, std::int64_t> keys;
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.insert(ids.end(), finding.claims.begin(), finding.claims.end());
  database.Query("SELECT id, key FROM claims WHERE id = ANY ($1::text[])", {ArrayOf(ids)},
                 [&](const Postgres::Row& row) { keys[std::string(*row(0))] = std::stoll(std::string(*row(1))); });
  const auto key_of = [&](const std::string& id) -> std::optional<std::int64_t> {
    const auto found = keys.find(id);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
  };
  CopyBuffer families, rows, cited;
  PutMemory(families, memory, [&] { families.EndRow(); });
  std::int64_t key = 0;
  for (const Finding& finding : findings) {
    BindFinding(rows, ++key, finding);
    rows.EndRow();
    PutFindingClaims(cited, key, finding, key_of, [&] { cited.EndRow(); });
  }
  database.Copy("checked_families", kMemoryColumns, families);
  database.Copy("findings", kFindingColumns, rows);
  database.Copy("finding_claims", kFindingClaimColumns, cited);
  database.Execute(kRenewVerdicts);
}

}  // namespace tallyman::store
