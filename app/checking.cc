#include "app/checking.h"

#include <string>
#include <utility>

#include "crosscheck/checker.h"
#include "store/versions.h"

namespace tallyman::app {

CheckResult Check(std::vector<schema::Claim> claims, const std::vector<schema::OfficialFigure>& official, schema::FindingsMemory* memory,
                  int threads, Console& console) {
  std::vector<std::string> warnings;
  CheckResult result;
  result.claims = store::KeepLatestVersions(std::move(claims), warnings);
  for (const std::string& warning : warnings) console.Warn(warning);
  crosscheck::Checker::Options options;
  options.threads = threads;
  const crosscheck::Checker checker(options);
  result.findings = memory ? checker.Check(result.claims, memory) : checker.Check(result.claims);
  if (!official.empty()) {
    const auto against = checker.CheckAgainst(result.claims, official);
    result.findings.insert(result.findings.end(), against.begin(), against.end());
  }
  return result;
}

}  // namespace tallyman::app
