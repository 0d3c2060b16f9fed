#include "tests/crosscheck/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "crosscheck/checker.h"

namespace tallyman::crosscheck {
namespace {

using schema::Finding;
using schema::FindingKind;

std::vector<Finding> Contradictions(const std::vector<schema::Claim>& claims, int threads = 2) {
  Checker::Options options;
  options.threads = threads;
  std::vector<Finding> findings = Checker(options).Check(claims);
  std::erase_if(findings, [](const Finding& finding) { return finding.kind != FindingKind::kContradiction; });
  return findings;
}

// Makes so many claims wrong, by all kinds of slips, and returns their ids.
std::set<std::string> MakeWrong(World* world, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::set<std::size_t> taken;
  std::set<std::string> wrong;
  while (wrong.size() < count) {
    const std::size_t index = random() % world->claims().size();
    if (taken.contains(index)) continue;
    if (const auto id = world->MakeWrong(index, kFaults[random() % kFaults.size()])) {
      taken.insert(index);
      wrong.insert(*id);
    }
  }
  return wrong;
}

TEST(WorldTest, AConsistentWorldRaisesNothing) {
  for (const unsigned seed : {1u, 2u, 3u}) {
    const World world({.seed = seed, .pairs = 6, .claims = 6000});
    const auto found = Contradictions(world.claims());
    EXPECT_TRUE(found.empty()) << found[0].explanation;
  }
}

TEST(WorldTest, WrongClaimsAreFoundAndNamed) {
  World world({.seed = 3, .pairs = 1, .claims = 5000, .products = false});
  const std::set<std::string> wrong = MakeWrong(&world, 30, 3);
  std::set<std::string> named;
  std::vector<std::size_t> sizes;
  std::size_t first = 0;
  const auto found = Contradictions(world.claims());
  for (const Finding& finding : found) {
    sizes.push_back(finding.claims.size());
    first += wrong.contains(finding.suspects[0].claim);
    named.insert(finding.suspects[0].claim);
    EXPECT_TRUE(std::any_of(finding.claims.begin(), finding.claims.end(), [&](const auto& claim) { return wrong.contains(claim); }))
        << finding.explanation;
  }
  const auto caught = std::count_if(wrong.begin(), wrong.end(), [&](const auto& claim) { return named.contains(claim); });
  EXPECT_GE(caught, 28);
  EXPECT_GE(10 * first, 9 * found.size());
  std::sort(sizes.begin(), sizes.end());
  EXPECT_LE(sizes[sizes.size() / 2], 3u);
}

TEST(WorldTest, ContradictionsAreIrreducible) {
  World world({.seed = 5, .pairs = 1, .claims = 800});
  MakeWrong(&world, 10, 5);
  const auto found = Contradictions(world.claims());
  EXPECT_FALSE(found.empty());
  for (const Finding& finding : found) {
    std::vector<schema::Claim> members;
    for (const auto& claim : world.claims())
      if (std::binary_search(finding.claims.begin(), finding.claims.end(), claim.id)) members.push_back(claim);
    EXPECT_FALSE(Contradictions(members).empty());
    for (std::size_t i = 0; i < members.size(); ++i) {
      auto rest = members;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      for (const Finding& left : Contradictions(rest))
        EXPECT_TRUE(finding.severity == schema::Severity::kError && left.severity == schema::Severity::kWarning) << finding.explanation;
    }
  }
}

TEST(WorldTest, OrderAndThreadsChangeNothing) {
  World world({.seed = 4, .pairs = 2, .claims = 1500});
  MakeWrong(&world, 15, 4);
  std::vector<schema::Claim> claims = world.claims();
  const auto text = [](const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) all += ToJson(finding).dump() + "\n";
    return all;
  };
  const std::string expected = text(Contradictions(claims, 1));
  EXPECT_FALSE(expected.empty());
  for (const unsigned seed : {1u, 2u}) {
    std::shuffle(claims.begin(), claims.end(), std::mt19937(seed));
    EXPECT_EQ(text(Contradictions(claims, 2)), expected);
  }
}

}  // namespace
}  // namespace tallyman::crosscheck
