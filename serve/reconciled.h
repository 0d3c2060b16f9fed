// What stands behind a statistic's claims on the page: the values that all claims together leave possible, and the exchange rates by which
// amounts in several currencies are shown on one axis.
#ifndef TALLYMAN_SERVE_RECONCILED_H_
#define TALLYMAN_SERVE_RECONCILED_H_

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "crosscheck/checker.h"
#include "schema/claim.h"
#include "serve/answers.h"
#include "serve/catalogue.h"

namespace tallyman::serve {

// What is known of one product between two areas, in either direction.
struct Between {
  std::vector<std::uint32_t> numbers;  // of the claims
  std::vector<schema::Claim> claims;
  std::vector<schema::Finding> findings;  // the contradictions that cite them
};

// Thread-safe.
class Reconciled {
 public:
  // Claims between a statistic's areas on its product that a band rests on, the surest first; the others are not looked at.
  static constexpr std::size_t kMostClaims = 300;

  // Equal for statistics that have the same claims between them.
  static std::array<std::uint32_t, 3> KeyOf(const StatisticEntry& statistic);
  // Throws StoreError.
  Between ReadBetween(const Catalogue& catalogue, const Answers& answers, std::uint32_t statistic) const;

  // A series record (docs/formats.md) over the claims between the statistic's areas on its product, "null" where they bound
  // nothing. `unit`: the one that most claims use, where none is given.
  std::string Series(const Catalogue& catalogue, const Between& between, std::uint32_t statistic, const std::string& unit) const;

  // Rates for the claims' periods and currencies, into each currency that one of them uses and the dollar and the euro: an array of
  // [from, to, first month, last month, lowest, highest monthly mean]; a claim whose rate is not known has none.
  nlohmann::ordered_json RatesFor(const std::vector<schema::Claim>& claims) const;

 private:
  crosscheck::Checker checker_;
};

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_RECONCILED_H_
