// The check of claims, as the commands check and run do it.
#ifndef TALLYMAN_APP_CHECKING_H_
#define TALLYMAN_APP_CHECKING_H_

#include <CLI/CLI.hpp>
#include <vector>

#include "app/console.h"
#include "crosscheck/checker.h"
#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/findings_memory.h"
#include "schema/official_figure.h"

namespace tallyman::app {

struct CheckResult {
  std::vector<schema::Claim> claims;  // those that were checked: of each document the version that counts
  std::vector<schema::Finding> findings;
};

// What figures may differ by, in percent.
struct Slack {
  double revision = 1, conversion = 1.5, mirror = 10;
};

// `slack` must outlive the parsing.
void AddSlackOptions(CLI::App& command, Slack& slack);
crosscheck::Checker::Options CheckerOptions(const Slack& slack, int threads);

// `official` may be empty; `memory` may be null (crosscheck/checker.h).
CheckResult Check(std::vector<schema::Claim> claims, const std::vector<schema::OfficialFigure>& official, schema::FindingsMemory* memory,
                  const crosscheck::Checker::Options& options, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_CHECKING_H_
