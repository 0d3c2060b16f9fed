// The options of all commands that read articles.
#ifndef TALLYMAN_APP_INPUT_OPTIONS_H_
#define TALLYMAN_APP_INPUT_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "corpus/reader.h"

namespace tallyman::app {

struct InputOptions {
  std::vector<std::string> inputs;
  corpus::ReadOptions read;
  std::vector<std::string> language_packs;
  int threads = 1;
  bool quiet = false;
};

// `options` must outlive the parsing.
void AddInputOptions(CLI::App& command, InputOptions& options);

void AddLanguagePackOption(CLI::App& command, std::vector<std::string>& files);
void AddThreadsOption(CLI::App& command, int& threads);
void AddQuietOption(CLI::App& command, bool& quiet);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_INPUT_OPTIONS_H_
