#include "app/checking.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "store/versions.h"

namespace tallyman::app {

void AddSlackOptions(CLI::App& command, Slack& slack) {
  constexpr double kMost = 100;
  const auto add = [&](const char* name, double& percent, const char* description) {
    command.add_option(name, percent, description)
        ->type_name("PERCENT")
        ->check(CLI::Range(0.0, kMost))
        ->check([](const std::string& text) { return std::isnan(std::strtod(text.c_str(), nullptr)) ? text + " is no percentage" : ""; })
        ->capture_default_str();
  };
  add("--revision-slack", slack.revision, "By how much later figures may revise earlier ones before it is an error");
  add("--conversion-slack", slack.conversion, "By how much amounts may be off the exchange rates of their time");
  add("--mirror-slack", slack.mirror, "By how much two countries' figures on one flow may differ");
}

crosscheck::Checker::Options CheckerOptions(const Slack& slack, int threads) {
  return {slack.revision / 100, slack.conversion / 100, slack.mirror / 100, threads};
}

CheckResult Check(std::vector<schema::Claim> claims, const std::vector<schema::OfficialFigure>& official, schema::FindingsMemory* memory,
                  const crosscheck::Checker::Options& options, Console& console) {
  std::vector<std::string> warnings;
  CheckResult result;
  result.claims = store::KeepLatestVersions(std::move(claims), warnings);
  for (const std::string& warning : warnings) console.Warn(warning);
  const crosscheck::Checker checker(options);
  result.findings = memory ? checker.Check(result.claims, memory) : checker.Check(result.claims);
  if (!official.empty()) {
    const auto against = checker.CheckAgainst(result.claims, official);
    result.findings.insert(result.findings.end(), against.begin(), against.end());
  }
  return result;
}

}  // namespace tallyman::app
