// The check in pieces, for more claims than one machine should hold (docs/checking.md, "On many machines"). What goes between the pieces is
// text and numbers, which whoever runs them may send anywhere:
//
//   1. Checker::CheckDocuments, with all claims of any documents, says which family each claim belongs to and what of other families that
//      family needs.
//   2. Checker::CheckFamilies, with all claims of any families, and the claims that stand at the places that these speak of as wholes,
//      checks the families, and says what couples them to others.
//   3. CouplingCandidates, with all values under any coupling keys, finds those that may contradict each other across families.
//   4. Checker::CheckCoupling, with all candidates and all claims at their places, checks these.
//
// The findings of all pieces, of those with one id the first by Rank, are the findings of Checker::Check on all claims.
#ifndef TALLYMAN_CROSSCHECK_PIECES_H_
#define TALLYMAN_CROSSCHECK_PIECES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

// A claim that ties with others.
struct PlacedClaim {
  const schema::Claim* claim = nullptr;
  bool several_kinds = false;  // its document shows that its code stands for several things
  std::string family;          // claims of one family are checked together
  std::string place;           // the value that it speaks of: family, reporter's side, flow and period
  // Of a claim on a share: where the figures stand that it is a part of. Empty for others.
  std::string whole_family, whole_place;
  std::vector<std::string> units;  // in which it speaks of its family
};

struct DocumentsPiece {
  std::vector<PlacedClaim> claims;
  std::vector<schema::Finding> findings;
};

// Claims as a later piece takes them. One may be there more than once.
struct MarkedClaims {
  std::vector<schema::Claim> claims;
  std::set<std::string> several_kinds;                 // ids of claims
  std::map<std::string, std::set<std::string>> units;  // by family, besides those of the claims themselves
};

// Which of two findings with one id counts: the one of the lower rank.
struct Rank {
  int piece = 0;
  std::int64_t minus_size = 0;  // of the family: of the larger one comes first
  std::string family;
  std::size_t position = 0;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

struct RankedFinding {
  Rank rank;
  schema::Finding finding;
};

// What a family leaves possible for one of its values, and the places of the claims that say so.
struct FamilyValue {
  std::string family;
  int side = 0;
  schema::Flow flow = schema::Flow::kTrade;
  std::string unit;
  int start = 0, end = 0;  // indices of months
  double low = 0;
  std::optional<double> high;
  std::vector<std::string> low_by, high_by;  // ids of claims
  std::vector<std::string> places;           // of those claims
};

nlohmann::ordered_json ToJson(const FamilyValue& value);
// REQUIRES: `json` is what ToJson has made.
FamilyValue ParseFamilyValue(const nlohmann::json& json);

// Values that can contradict each other across families have a key in common. Two empty texts where the value has none.
std::array<std::string, 2> CouplingKeys(const FamilyValue& value);

struct FamiliesPiece {
  std::vector<RankedFinding> findings;
  std::vector<FamilyValue> values;  // those that have coupling keys
};

// Those of `values` that may contradict each other across families, by their positions, sorted.
std::vector<std::size_t> CouplingCandidates(const std::vector<FamilyValue>& values);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_PIECES_H_
