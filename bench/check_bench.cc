// The speed, memory and power of the cross-check on made-up worlds (tests/crosscheck/world.h).
//
//   check_bench CLAIMS [WRONG [SEED [THREADS]]]     prints one line
//   check_bench --write FILE CLAIMS [WRONG [SEED]]  writes the world as JSON Lines, to be checked by the program
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>

#include "crosscheck/checker.h"
#include "schema/hash.h"
#include "tests/crosscheck/world.h"

namespace {

using tallyman::crosscheck::Checker;
using tallyman::crosscheck::Fault;
using tallyman::crosscheck::kFaults;
using tallyman::crosscheck::World;
using tallyman::schema::Finding;
using tallyman::schema::FindingKind;
using tallyman::schema::Severity;

constexpr int kClaimsOfPair = 2600;
const char* const kFaultNames[] = {"scale", "digits", "currency", "sign", "year", "flow"};

struct Wrong {
  Fault fault;
  bool caught = false, named_first = false, error = false;
};

void Report(const std::vector<Finding>& findings, std::map<std::string, Wrong> wrong) {
  std::vector<std::size_t> sizes;
  int false_alarms = 0, contradictions = 0, first = 0;
  for (const Finding& finding : findings) {
    if (finding.kind != FindingKind::kContradiction) continue;
    ++contradictions;
    sizes.push_back(finding.claims.size());
    bool real = false;
    for (const std::string& claim : finding.claims) {
      const auto it = wrong.find(claim);
      if (it == wrong.end()) continue;
      real = it->second.caught = true;
      it->second.error |= finding.severity == Severity::kError;
    }
    if (const auto it = wrong.find(finding.suspects[0].claim); it != wrong.end()) {
      it->second.named_first = true;
      ++first;
    }
    if (!real) {
      ++false_alarms;
      if (false_alarms < 4) std::printf("  FALSE: %s\n", finding.explanation.c_str());
    }
  }
  std::sort(sizes.begin(), sizes.end());
  std::map<Fault, std::array<int, 4>> tally;
  int caught = 0, named = 0, missed = 0;
  for (const auto& [id, item] : wrong) {
    auto& [all, in_error, any, top] = tally[item.fault];
    ++all;
    in_error += item.error;
    any += item.caught;
    top += item.named_first;
    caught += item.caught;
    named += item.named_first;
    if (!item.caught && ++missed < 4) std::printf("  MISSED: %s %s\n", id.c_str(), kFaultNames[static_cast<int>(item.fault)]);
  }
  std::printf("  %d contradictions, %d false; %zu wrong claims, %d caught, %d named first; wrong claim first in %d; median size %zu\n",
              contradictions, false_alarms, wrong.size(), caught, named, first, sizes.empty() ? 0 : sizes[sizes.size() / 2]);
  for (const auto& [fault, counts] : tally)
    std::printf("    %-8s %d: in an error %d, caught %d, named first %d\n", kFaultNames[static_cast<int>(fault)], counts[0], counts[1],
                counts[2], counts[3]);
}

std::map<std::string, Wrong> MakeWrong(World* world, int count, unsigned seed) {
  std::mt19937 random(seed);
  std::map<std::string, Wrong> wrong;
  std::set<std::size_t> taken;
  while (static_cast<int>(wrong.size()) < count) {
    const std::size_t index = random() % world->claims().size();
    const Fault fault = kFaults[random() % kFaults.size()];
    if (taken.contains(index)) continue;
    if (const auto id = world->MakeWrong(index, fault)) {
      wrong[*id] = {fault};
      taken.insert(index);
    }
  }
  return wrong;
}

}  // namespace

int main(int argc, char** argv) {
  const bool write = argc > 3 && std::string(argv[1]) == "--write";
  const int at = write ? 3 : 1;
  if (argc <= at) {
    std::fprintf(stderr, "usage: check_bench [--write FILE] CLAIMS [WRONG [SEED [THREADS]]]\n");
    return 2;
  }
  const auto argument = [&](int place, int otherwise) { return argc > at + place ? std::atoi(argv[at + place]) : otherwise; };
  const int claims = argument(0, 65000), wrong_count = argument(1, 0), seed = argument(2, 1), threads = argument(3, 2);
  World world({.seed = static_cast<unsigned>(seed), .pairs = std::max(2, claims / kClaimsOfPair), .claims = claims});
  const std::map<std::string, Wrong> wrong = MakeWrong(&world, wrong_count, static_cast<unsigned>(seed));
  if (write) {
    std::ofstream out(argv[2]);
    for (tallyman::schema::Claim claim : world.claims()) {
      claim.document.text_sha256 = tallyman::schema::Sha256Hex(claim.document.id);
      claim.document.sketch = claim.document.text_sha256.substr(0, 16);
      claim.evidence.quote.text = claim.evidence.sentence.text = "figure";
      claim.evidence.quote.span = claim.evidence.sentence.span = {tallyman::schema::Field::kText, 0, 6};
      out << ToJsonText(claim) << "\n";
    }
    return out ? 0 : 1;
  }
  Checker::Options options;
  options.threads = threads;
  const Checker checker(options);
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  const std::vector<Finding> findings = checker.Check(world.claims());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%d claims: %.2f s on %d threads (%.2f s of processor), %.0f us a claim, %ld MiB at most; %zu findings\n", claims, seconds,
              threads, static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC, 1e6 * seconds / claims, usage.ru_maxrss / 1024,
              findings.size());
  Report(findings, wrong);
  return 0;
}
