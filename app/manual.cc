#include "app/manual.h"

#include <cctype>
#include <sstream>
#include <string_view>

namespace tallyman::app {
namespace {

// Text that troff prints as it stands: also where a line begins with a dot, a quote or blanks.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '.' || c == '\'') && (i == 0 || text[i - 1] == '\n')) escaped += "\\&";
    if (c == '\\')
      escaped += "\\e";
    else if (c == '-')
      escaped += "\\-";
    else
      escaped += c;
  }
  return escaped;
}

std::string Bold(const std::string& text) { return "\\fB" + Escaped(text) + "\\fR"; }

// Lines as they stand, with their indentation.
std::string AsItStands(const std::string& text) { return ".PP\n.nf\n" + Escaped(text) + "\n.fi\n"; }

// What stands behind an option's name: "FILE", "N  (default: all cores)".
std::string ValueOf(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return "";
  if (!option.get_option_text().empty()) return option.get_option_text();
  std::string value = option.get_type_name() + (option.get_required() ? " (required)" : "");
  if (!option.get_default_str().empty()) value += " (default: " + option.get_default_str() + ")";
  return value;
}

std::string OptionText(const CLI::Option& option) {
  std::string names;
  if (option.get_positional()) {
    names = Bold(option.get_name(true, false));
  } else {
    for (const std::string& name : option.get_snames()) names += (names.empty() ? "" : ", ") + Bold("-" + name);
    for (const std::string& name : option.get_lnames()) names += (names.empty() ? "" : ", ") + Bold("--" + name);
  }
  const std::string value = option.get_positional() ? "" : ValueOf(option);
  return ".TP\n" + names + (value.empty() ? "" : " " + Escaped(value)) + "\n" + Escaped(option.get_description()) + "\n";
}

std::string OptionsText(CLI::App& command) {
  std::string text;
  for (const bool positional : {true, false})
    for (const CLI::Option* option : command.get_options([](CLI::Option* one) { return !one->get_group().empty(); }))
      if (option->get_positional() == positional) text += OptionText(*option);
  return text;
}

// "tallyman check [OPTIONS] CLAIMS".
std::string Usage(CLI::App& command) {
  std::string usage = command.get_parent()->get_name() + " " + command.get_name() + " [OPTIONS]";
  for (const CLI::Option* option : command.get_options([](CLI::Option* one) { return one->get_positional(); })) {
    std::string name = option->get_name(true, false);
    if (option->get_items_expected_max() > 1) name += "...";
    usage += " " + (option->get_required() ? name : "[" + name + "]");
  }
  return usage;
}

std::string CommandText(CLI::App& command) {
  return ".SS " + Escaped(command.get_name()) + "\n" + Bold(Usage(command)) + "\n.PP\n" + Escaped(command.get_description()) + ".\n" +
         OptionsText(command) + AsItStands(command.get_footer());
}

std::string OneLine(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

}  // namespace

std::string ManualPage(CLI::App& program, const std::string& version) {
  const std::string name = program.get_name(), description = OneLine(program.get_description());
  std::ostringstream page;
  page << ".TH TALLYMAN 1 \"\" \"" << Escaped(name + " " + version) << "\" \"User Commands\"\n"
       << ".SH NAME\n"
       << Escaped(name) << " \\- numeric claims about foreign trade, out of news articles\n"
       << ".SH SYNOPSIS\n"
       << Bold(name) << " COMMAND [OPTIONS]\n"
       << ".SH DESCRIPTION\n"
       << Escaped(description) << "\n"
       << AsItStands(program.get_footer()) << ".SH OPTIONS\n"
       << OptionsText(program) << ".SH COMMANDS\n";
  for (CLI::App* command : program.get_subcommands([](CLI::App* one) { return !one->get_group().empty(); })) page << CommandText(*command);
  return page.str();
}

}  // namespace tallyman::app
