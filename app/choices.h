// What an option takes where it takes one of certain words: kept with the option, for completion (app/completion.h).
#ifndef TALLYMAN_APP_CHOICES_H_
#define TALLYMAN_APP_CHOICES_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/schema_sql.h"

namespace tallyman::app {

// Remembers what the option takes; whether a value is one of them is for the option's own check. `choices` is called when somebody asks.
// None: nothing can be proposed, not even names of files.
void SetChoices(CLI::Option& option, std::function<std::vector<std::string>()> choices);
void SetChoices(CLI::Option& option, const std::vector<std::string>& choices);
// The codes of a table: &store::AreaNames.
void SetChoices(CLI::Option& option, const std::vector<store::NamedCode>& (*table)());

// Nothing where SetChoices was not called.
std::optional<std::vector<std::string>> ChoicesOf(CLI::Option& option);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_CHOICES_H_
