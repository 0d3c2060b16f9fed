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

TEST(WorldTest, AConsistentWorldRaisesNothing) {
  for (const unsigned seed : {1u, 2u}) {
    const World world(seed, 350);
    const auto found = Contradictions(world.claims());
    EXPECT_TRUE(found.empty()) << found[0].explanation;
  }
}

TEST(WorldTest, WrongClaimsAreFoundAndNamed) {
  World world(3, 150);
  std::mt19937 random(3);
  std::set<std::string> wrong;
  while (wrong.size() < 12) {
    const std::size_t index = random() % world.claims().size();
    if (world.claims()[index].level && !wrong.contains(world.claims()[index].id)) wrong.insert(world.MakeWrong(index));
  }
  const auto found = Contradictions(world.claims());
  std::set<std::string> named;
  std::vector<std::size_t> sizes;
  for (const Finding& finding : found) {
    named.insert(finding.suspects[0].claim);
    sizes.push_back(finding.claims.size());
    EXPECT_TRUE(std::any_of(finding.claims.begin(), finding.claims.end(), [&](const auto& claim) { return wrong.contains(claim); }))
        << finding.explanation;
  }
  std::size_t caught = std::count_if(wrong.begin(), wrong.end(), [&](const auto& claim) { return named.contains(claim); });
  EXPECT_GE(caught, wrong.size() - 1);
  std::sort(sizes.begin(), sizes.end());
  EXPECT_LE(sizes[sizes.size() / 2], 3u);
}

TEST(WorldTest, ContradictionsAreIrreducible) {
  World world(5, 60);
  for (const std::size_t index : {10, 70, 140})
    if (world.claims()[index].level) world.MakeWrong(index);
  for (const Finding& finding : Contradictions(world.claims())) {
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
  World world(4, 60);
  for (const std::size_t index : {5, 50, 100, 200})
    if (world.claims()[index].level) world.MakeWrong(index);
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
