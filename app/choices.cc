#include "app/choices.h"

#include <sstream>
#include <utility>

namespace tallyman::app {
namespace {

// CLI11 has no place for what belongs to an option but its validators. One of this name takes every value, and asked this, which no
// argument of a program can be, it answers with the choices, a line for each.
constexpr char kName[] = "choices";
const std::string kQuestion("\0?", 2);

}  // namespace

void SetChoices(CLI::Option& option, std::function<std::vector<std::string>()> choices) {
  option.check(
      [choices = std::move(choices)](const std::string& value) {
        std::string answer;
        if (value == kQuestion)
          for (const std::string& choice : choices()) answer += choice + "\n";
        return answer;
      },
      "", kName);
}

void SetChoices(CLI::Option& option, const std::vector<std::string>& choices) {
  SetChoices(option, [choices] { return choices; });
}

void SetChoices(CLI::Option& option, const std::vector<store::NamedCode>& (*table)()) {
  SetChoices(option, [table] {
    std::vector<std::string> codes;
    for (const store::NamedCode& code : table()) codes.push_back(code.code);
    return codes;
  });
}

std::optional<std::vector<std::string>> ChoicesOf(CLI::Option& option) try {
  std::istringstream lines((*option.get_validator(kName))(kQuestion));
  std::vector<std::string> choices;
  for (std::string line; std::getline(lines, line);) choices.push_back(line);
  return choices;
} catch (const CLI::OptionNotFound&) {
  return std::nullopt;
}

}  // namespace tallyman::app
