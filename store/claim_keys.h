// Which row each claim of a document gets in a database, where some of them may be there already.
#ifndef TALLYMAN_STORE_CLAIM_KEYS_H_
#define TALLYMAN_STORE_CLAIM_KEYS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/prepared_document.h"

namespace tallyman::store {

struct ClaimKeys {
  std::vector<std::pair<std::size_t, std::int64_t>> written;  // the claim's index in the document, and its key
  std::vector<std::int64_t> kept;                             // keys of claims that were there before, and are again
  std::vector<std::int64_t> gone;                             // keys of claims that were there before, and are not
};

// `old`: keys by claim id of what the database holds of the document; `next`: the key of the next new claim, moved on. A claim whose id the
// document has had before keeps its key. Adds a warning for a claim id that the document has twice: the first one is kept.
ClaimKeys KeysOf(const PreparedDocument& document, std::map<std::string, std::int64_t> old, std::int64_t& next,
                 std::vector<std::string>& warnings);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_CLAIM_KEYS_H_
