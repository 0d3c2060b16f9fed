// The options of all commands that read articles.
#ifndef TALLYMAN_APP_INPUT_OPTIONS_H_
#define TALLYMAN_APP_INPUT_OPTIONS_H_

#include <tbb/global_control.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/inputs.h"
#include "corpus/reader.h"

namespace tallyman::app {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string files_from;  // a file that lists more inputs; empty for none
  corpus::ReadOptions read;
  std::size_t sample = 0;  // articles to draw; 0 takes all
  bool strict = false;
  bool follow = false;     // wait at the end of the one input for more
  std::string quarantine;  // a file; empty for none
  std::vector<std::string> language_packs;
  int threads = 1;
  bool quiet = false;
};

// Of an option that takes a whole number.
CLI::Validator WholeNumber(std::uint64_t least, std::uint64_t most);

// `options` must outlive the parsing.
void AddInputOptions(CLI::App& command, InputOptions& options);
// For commands that have no place of their own for it.
void AddQuarantineOption(CLI::App& command, InputOptions& options);

void AddLanguagePackOption(CLI::App& command, std::vector<std::string>& files);
void AddThreadsOption(CLI::App& command, int& threads);
// While it lives, as many threads work as were asked for. Without it TBB warns of more than the machine has cores, and takes these.
tbb::global_control AllowThreads(int threads);
void AddQuietOption(CLI::App& command, bool& quiet);

// The files that INPUT and --files-from name. Throws CLI::ValidationError where the list cannot be read, or where there is neither.
corpus::Inputs FindInputs(const InputOptions& options);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_INPUT_OPTIONS_H_
