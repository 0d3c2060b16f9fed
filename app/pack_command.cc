#include <iostream>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/text_file.h"
#include "languages/completeness.h"
#include "languages/json_reason.h"
#include "languages/pack.h"
#include "languages/pattern.h"
#include "normalize/examples.h"

namespace tallyman::app {
namespace {

constexpr char kFooter[] = R"(Examples:
  tallyman pack languages/vi.json --examples languages/vi.examples.json

Compares the pack with the English one, compiles its patterns and reads its examples back.
Exit code 0: the pack is complete and every example is read as the file says; 1: it is not.)";

struct PackOptions {
  std::string pack;
  std::string examples;
};

// Throws languages::PackError, with the file's name, where it holds no examples.
normalize::ExamplesReport CheckExamples(const languages::Pack& pack, const std::string& path) try {
  return normalize::CheckExamples(pack, ReadText(path));
} catch (const nlohmann::json::exception& error) {
  throw languages::PackError(path + ": " + languages::JsonReason(error));
}

ExitCode RunPack(const PackOptions& options) {
  const std::string content = ReadText(options.pack);
  const auto pack = languages::Pack::Load(content, options.pack);
  const auto missing = languages::MissingFrom(content);
  for (const std::string& line : missing) std::cout << options.pack << ": " << line << "\n";
  std::size_t failures = 0;
  if (!options.examples.empty()) {
    const auto report = CheckExamples(*pack, options.examples);
    for (const std::string& line : report.failures) std::cout << options.examples << ": " << line << "\n";
    failures = report.failures.size();
    std::cout << report.quantities << " quantities and " << report.periods << " periods tried, " << failures << " not read back\n";
  }
  std::cout << pack->language() << ": " << (missing.empty() ? "complete" : "not complete") << "\n";
  return missing.empty() && failures == 0 ? kDone : kFailed;
}

}  // namespace

void AddPackCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("pack", "Check a language pack and its examples");
  const auto options = std::make_shared<PackOptions>();
  command->add_option("PACK", options->pack, "The pack's file")->required()->type_name("");
  command->add_option("--examples", options->examples, "Its examples file")->type_name("FILE");
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunPack(*options); }; });
}

}  // namespace tallyman::app
