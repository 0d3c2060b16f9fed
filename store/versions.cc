#include "store/versions.h"

#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tallyman::store {

namespace {

// Whoever has extracted them.
bool AreEqual(schema::Claim a, schema::Claim b) {
  a.producer = b.producer = {};
  return ToJsonText(a) == ToJsonText(b);
}

std::vector<schema::Claim> KeepFirstOfIds(std::vector<schema::Claim> claims, std::vector<std::string>& warnings) {
  std::unordered_map<std::string_view, std::size_t> first;
  std::set<std::string> differing;
  std::vector<bool> again(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto [entry, is_new] = first.try_emplace(claims[i].id, i);
    again[i] = !is_new;
    if (!is_new && !AreEqual(claims[entry->second], claims[i])) differing.insert(claims[i].id);
  }
  for (const std::string& id : differing) warnings.push_back("claim " + id + ": several records have this id and differ; kept the first");
  std::vector<schema::Claim> kept;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (!again[i]) kept.push_back(std::move(claims[i]));
  return kept;
}

}  // namespace

Version VersionOf(const schema::Document& document) { return {document.published, document.text_sha256}; }

std::vector<schema::Claim> KeepLatestVersions(std::vector<schema::Claim> claims, std::vector<std::string>& warnings) {
  std::map<std::string, std::set<Version>> versions;
  for (const schema::Claim& claim : claims) versions[claim.document.id].insert(VersionOf(claim.document));
  for (const auto& [id, found] : versions)
    if (found.size() > 1) warnings.push_back(VersionWarning(id, *found.rbegin()));
  std::erase_if(claims, [&](const schema::Claim& claim) { return VersionOf(claim.document) != *versions.at(claim.document.id).rbegin(); });
  return KeepFirstOfIds(std::move(claims), warnings);
}

std::string VersionWarning(const std::string& document_id, const Version& kept) {
  const std::string published = kept.published ? "published " + kept.published->ToString() : "without a date of publication";
  return "document " + document_id + ": several texts have this id; kept the one " + published + " with text_sha256 " +
         kept.text_sha256.substr(0, 12) + "...";
}

}  // namespace tallyman::store
