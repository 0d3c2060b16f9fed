#include "app/completion.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/choices.h"

namespace tallyman::app {
namespace {

constexpr char kBash[] = R"(# Completion of tallyman in bash.
_tallyman() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o default ;;
      :folders) compopt -o dirnames ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("$1" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _tallyman tallyman
)";

constexpr char kZsh[] = R"(#compdef tallyman
# Completion of tallyman in zsh.
_tallyman() {
  local line
  local -a found
  for line in "${(@f)$("$words[1]" complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :files) _files ;;
      :folders) _files -/ ;;
      *) found+=("${line/$'\t'/:}") ;;
    esac
  done
  (( $#found )) && _describe -V 'tallyman' found
}
if [[ $funcstack[1] == _tallyman ]]; then _tallyman "$@"; else compdef _tallyman tallyman; fi
)";

constexpr char kFish[] = R"(# Completion of tallyman in fish.
function __tallyman_complete
    set -l before (commandline -opc)
    for line in ($before[1] complete $before[2..-1] (commandline -ct) 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c tallyman -f -a '(__tallyman_complete)'
)";

class Proposals {
 public:
  explicit Proposals(std::string prefix) : prefix_(std::move(prefix)) {}

  void Add(const std::string& word, const std::string& what = "") {
    if (word.starts_with(prefix_)) text_ += word + (what.empty() ? "" : "\t" + what.substr(0, what.find('\n'))) + "\n";
  }
  // What the option takes.
  void AddValues(CLI::Option& option) {
    if (const auto choices = ChoicesOf(option)) {
      for (const std::string& choice : *choices) Add(choice);
      return;
    }
    const std::string type = option.get_type_name();
    if (type.starts_with("DIR"))
      text_ += ":folders\n";
    else if (type.starts_with("FILE") || option.get_positional())
      text_ += ":files\n";
  }

  const std::string& text() const { return text_; }

 private:
  const std::string prefix_;
  std::string text_;
};

bool IsHidden(const CLI::App& command) { return command.get_group().empty(); }

void AddCommands(CLI::App& program, Proposals& proposals) {
  for (const CLI::App* command : program.get_subcommands([](CLI::App* one) { return !IsHidden(*one); }))
    proposals.Add(command->get_name(), command->get_description());
}

// Nothing where there is none.
CLI::App* FindCommand(CLI::App& program, const std::string& name) {
  const auto found = program.get_subcommands([&](CLI::App* command) { return command->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

// Options that can still come: those not in `given`, and those that may come again.
void AddOptions(CLI::App& command, const std::set<CLI::Option*>& given, Proposals& proposals) {
  for (CLI::Option* option : command.get_options([](CLI::Option* one) { return !one->get_positional() && !one->get_group().empty(); })) {
    if (given.contains(option) && option->get_items_expected_max() <= 1) continue;
    for (const std::string& name : option->get_lnames()) proposals.Add("--" + name, option->get_description());
  }
}

// The last positional takes all that follow.
void AddPositional(CLI::App& command, std::size_t number, Proposals& proposals) {
  const auto positionals = command.get_options([](CLI::Option* one) { return one->get_positional(); });
  if (positionals.empty()) return;
  if (number >= positionals.size() && positionals.back()->get_items_expected_max() <= 1) return;
  proposals.AddValues(*positionals[std::min(number, positionals.size() - 1)]);
}

// What the words before the cursor say.
struct Situation {
  CLI::App* command;
  std::set<CLI::Option*> given;
  std::size_t positionals = 0;
  CLI::Option* awaits_value = nullptr;
  bool only_positionals = false;  // behind "--"
};

Situation Read(CLI::App& program, std::vector<std::string>::const_iterator word, std::vector<std::string>::const_iterator end) {
  Situation at{.command = &program};
  for (; word != end; ++word) {
    // bash makes a word of the sign in --option=value.
    if (*word == "=" && at.awaits_value != nullptr) continue;
    if (at.awaits_value != nullptr) {
      at.awaits_value = nullptr;
    } else if (at.only_positionals || !word->starts_with('-') || *word == "-") {
      CLI::App* const command = at.command == &program ? FindCommand(program, *word) : nullptr;
      if (command != nullptr)
        at.command = command;
      else
        ++at.positionals;
    } else if (*word == "--") {
      at.only_positionals = true;
    } else if (CLI::Option* const option = at.command->get_option_no_throw(*word); option != nullptr) {
      at.given.insert(option);
      if (option->get_items_expected_max() > 0) at.awaits_value = option;
    }
  }
  return at;
}

}  // namespace

std::string Completions(CLI::App& program, const std::vector<std::string>& words) {
  std::string prefix = words.empty() ? "" : words.back();
  const Situation at = Read(program, words.begin(), words.empty() ? words.end() : words.end() - 1);
  if (prefix == "=" && at.awaits_value != nullptr) prefix.clear();
  Proposals proposals(prefix);
  if (at.awaits_value != nullptr)
    proposals.AddValues(*at.awaits_value);
  else if (prefix.starts_with('-') && !at.only_positionals)
    AddOptions(*at.command, at.given, proposals);
  else if (at.command == &program && at.positionals == 0)
    AddCommands(program, proposals);
  else
    AddPositional(*at.command, at.positionals, proposals);
  return proposals.text();
}

std::string CompletionScript(const std::string& shell) {
  static const std::map<std::string, const char*> scripts = {{"bash", kBash}, {"zsh", kZsh}, {"fish", kFish}};
  return scripts.at(shell);
}

}  // namespace tallyman::app
