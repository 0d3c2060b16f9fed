// The check in pieces finds what the check of everything finds, however claims are spread.
#include "crosscheck/pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "crosscheck/checker.h"
#include "tests/crosscheck/claim_builder.h"
#include "tests/crosscheck/world.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;
using schema::Finding;

std::vector<std::string> Texts(const std::vector<Finding>& findings) {
  std::vector<std::string> texts;
  for (const Finding& finding : findings) texts.push_back(ToJson(finding).dump());
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::size_t PartOf(const std::string& text, std::size_t parts) { return std::hash<std::string>()(text) % parts; }

// What of a spread check goes from piece to piece.
class Spread {
 public:
  explicit Spread(std::size_t parts) : parts_(parts) {}

  std::vector<Finding> Check(const std::vector<Claim>& claims) {
    CheckDocuments(claims);
    CheckFamilies();
    CheckCoupling(Candidates());
    std::map<std::string, std::pair<Rank, Finding>> first;
    for (const auto& [rank, finding] : findings_) {
      const auto [entry, is_new] = first.try_emplace(finding.id, rank, finding);
      if (!is_new && rank < entry->second.first) entry->second = {rank, finding};
    }
    std::vector<Finding> result;
    for (const auto& [id, finding] : first) result.push_back(finding.second);
    return result;
  }

  std::size_t candidates() const { return candidates_; }

 private:
  struct Placed {
    Claim claim;
    PlacedClaim place;
  };

  void CheckDocuments(const std::vector<Claim>& claims) {
    std::vector<std::vector<Claim>> of_parts(parts_);
    for (const Claim& claim : claims) of_parts[PartOf(claim.document.id, parts_)].push_back(claim);
    for (const auto& part : of_parts) {
      const DocumentsPiece piece = checker_.CheckDocuments(part);
      for (const PlacedClaim& placed : piece.claims) {
        placed_.push_back({*placed.claim, placed});
        for (const std::string& unit : placed.units) units_[placed.family].insert(unit);
      }
      for (const Finding& finding : piece.findings) findings_.push_back({{1, 0, "", 0}, finding});
    }
  }

  void Add(const Placed& placed, MarkedClaims* marked) const {
    marked->claims.push_back(placed.claim);
    if (placed.place.several_kinds) marked->several_kinds.insert(placed.claim.id);
    for (const std::string& family : {placed.place.family, placed.place.whole_family})
      if (const auto units = units_.find(family); units != units_.end()) marked->units[family] = units->second;
  }

  void CheckFamilies() {
    std::multimap<std::string, const Placed*> by_place;
    for (const Placed& placed : placed_) by_place.emplace(placed.place.place, &placed);
    std::vector<MarkedClaims> of_parts(parts_);
    std::vector<std::set<std::string>> families(parts_);
    for (const Placed& placed : placed_) {
      const std::size_t part = PartOf(placed.place.family, parts_);
      families[part].insert(placed.place.family);
      Add(placed, &of_parts[part]);
      const auto [first, last] = by_place.equal_range(placed.place.whole_place);
      for (auto whole = first; whole != last; ++whole) Add(*whole->second, &of_parts[part]);
    }
    for (std::size_t part = 0; part < parts_; ++part) {
      FamiliesPiece piece = checker_.CheckFamilies(of_parts[part], families[part]);
      findings_.insert(findings_.end(), piece.findings.begin(), piece.findings.end());
      for (const FamilyValue& value : piece.values) values_.push_back(ParseFamilyValue(nlohmann::json::parse(ToJson(value).dump())));
    }
  }

  std::vector<FamilyValue> Candidates() const {
    std::vector<std::vector<FamilyValue>> of_parts(parts_);
    for (const FamilyValue& value : values_)
      for (const std::string& key : CouplingKeys(value)) of_parts[PartOf(key, parts_)].push_back(value);
    std::vector<FamilyValue> candidates;
    for (const auto& part : of_parts)
      for (const std::size_t position : CouplingCandidates(part)) candidates.push_back(part[position]);
    return candidates;
  }

  void CheckCoupling(const std::vector<FamilyValue>& candidates) {
    candidates_ = candidates.size();
    std::set<std::string> places;
    for (const FamilyValue& value : candidates) places.insert(value.places.begin(), value.places.end());
    MarkedClaims marked;
    for (const Placed& placed : placed_)
      if (places.contains(placed.place.place)) Add(placed, &marked);
    const auto found = checker_.CheckCoupling(marked, candidates);
    findings_.insert(findings_.end(), found.begin(), found.end());
  }

  const std::size_t parts_;
  const Checker checker_;
  std::vector<Placed> placed_;
  std::map<std::string, std::set<std::string>> units_;
  std::vector<FamilyValue> values_;
  std::vector<RankedFinding> findings_;
  std::size_t candidates_ = 0;
};

TEST(Pieces, FindWhatTheWholeCheckFinds) {
  for (const unsigned seed : {1u, 2u}) {
    World world({.seed = seed, .pairs = 5, .claims = 2000});
    std::mt19937 random(seed);
    for (std::size_t index = 0; index < world.claims().size(); index += 25) world.MakeWrong(index, kFaults[random() % kFaults.size()]);
    const std::vector<Finding> expected = Checker().Check(world.claims());
    EXPECT_GT(expected.size(), 100u);
    for (const std::size_t parts : {1, 7})
      EXPECT_EQ(Texts(Spread(parts).Check(world.claims())), Texts(expected)) << "seed " << seed << ", " << parts << " parts";
  }
}

// A total that its parts exceed, in three families, of which each is true by itself.
TEST(Pieces, FamiliesThatContradictEachOther) {
  const std::vector<Claim> claims = {
      ClaimBuilder("a", "exports", "CN", "WORLD").InYear(2020).Level("100", 9, "USD"),
      ClaimBuilder("b", "exports", "CN", "US").InYear(2020).Level("70", 9, "USD"),
      ClaimBuilder("c", "exports", "CN", "JP").InYear(2020).Level("60", 9, "USD"),
  };
  const std::vector<Finding> expected = Checker().Check(claims);
  ASSERT_EQ(expected.size(), 1u);
  Spread spread(5);
  EXPECT_EQ(Texts(spread.Check(claims)), Texts(expected));
  EXPECT_GE(spread.candidates(), 3u) << "the contradiction does not come from coupling";
}

}  // namespace
}  // namespace tallyman::crosscheck
