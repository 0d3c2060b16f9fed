#include "store/claim_keys.h"

#include <set>
#include <string_view>

namespace tallyman::store {

ClaimKeys KeysOf(const PreparedDocument& document, std::map<std::string, std::int64_t> old, std::int64_t& next,
                 std::vector<std::string>& warnings) {
  ClaimKeys keys;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    const std::string& id = document.claims[i].id;
    if (!seen.insert(id).second) {
      warnings.push_back("document " + document.article.id + ": claim " + id + " is there twice; kept the first");
      continue;
    }
    const auto before = old.find(id);
    if (before == old.end()) {
      keys.written.emplace_back(i, next++);
      continue;
    }
    keys.written.emplace_back(i, before->second);
    keys.kept.push_back(before->second);
    old.erase(before);
  }
  for (const auto& [id, key] : old) keys.gone.push_back(key);
  return keys;
}

}  // namespace tallyman::store
