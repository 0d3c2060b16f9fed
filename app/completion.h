// What can come next on the command line, out of the same tree that parses it: `tallyman complete WORD...`, which the shells' scripts call.
#ifndef TALLYMAN_APP_COMPLETION_H_
#define TALLYMAN_APP_COMPLETION_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace tallyman::app {

// What begins with the last of `words`, which is where the cursor stands and may be empty; the words before it, behind the program's name,
// say what is wanted there. A line for each: the word, and behind a tab what it is. The line ":files" or ":folders" asks the shell for
// names of files or folders.
std::string Completions(CLI::App& program, const std::vector<std::string>& words);

// The script that makes a shell ask: of bash, zsh or fish.
std::string CompletionScript(const std::string& shell);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_COMPLETION_H_
