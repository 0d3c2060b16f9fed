#include "app/checking.h"

#include <string>
#include <utility>

#include "crosscheck/checker.h"
#include "store/versions.h"

namespace tallyman::app {

CheckResult Check(std::vector<schema::Claim> claims, int threads, Console& console) {
  std::vector<std::string> warnings;
  CheckResult result;
  result.claims = store::KeepLatestVersions(std::move(claims), warnings);
  for (const std::string& warning : warnings) console.Warn(warning);
  crosscheck::Checker::Options options;
  options.threads = threads;
  result.findings = crosscheck::Checker(options).Check(result.claims);
  return result;
}

}  // namespace tallyman::app
