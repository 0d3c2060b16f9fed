#include "store/versions.h"

#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

namespace tallyman::store {

Version VersionOf(const schema::Document& document) { return {document.published, document.text_sha256}; }

std::vector<schema::Claim> KeepLatestVersions(std::vector<schema::Claim> claims, std::vector<std::string>& warnings) {
  std::map<std::string, std::set<Version>> versions;
  for (const schema::Claim& claim : claims) versions[claim.document.id].insert(VersionOf(claim.document));
  for (const auto& [id, found] : versions)
    if (found.size() > 1) warnings.push_back(VersionWarning(id, *found.rbegin()));
  std::unordered_set<std::string> seen;
  std::erase_if(claims, [&](const schema::Claim& claim) {
    return VersionOf(claim.document) != *versions.at(claim.document.id).rbegin() || !seen.insert(claim.id).second;
  });
  return claims;
}

std::string VersionWarning(const std::string& document_id, const Version& kept) {
  const std::string published = kept.published ? "published " + kept.published->ToString() : "without a date of publication";
  return "document " + document_id + ": several texts have this id; kept the one " + published + " with text_sha256 " +
         kept.text_sha256.substr(0, 12) + "...";
}

}  // namespace tallyman::store
