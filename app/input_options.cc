#include "app/input_options.h"

#include <algorithm>
#include <thread>

#include "corpus/language.h"
#include "normalize/codes.h"

namespace tallyman::app {
namespace {

constexpr int kMostThreads = 1024;

void AddReadOptions(CLI::App& command, corpus::ReadOptions& read) {
  command
      .add_option_function<std::string>(
          "--published",
          [&read](const std::string& text) {
            read.published = normalize::Date::Parse(text);
            if (!read.published) throw CLI::ValidationError("--published", text + " is no date; write it as 2024-07-12");
          },
          "Day of publication for articles that do not say theirs: settles \"last month\"; goes before a date in the text")
      ->type_name("DATE");
  command
      .add_option_function<std::string>(
          "--country",
          [&read](const std::string& code) {
            const auto area = normalize::Area::Parse(code);
            if (code.size() != 2 || !area || area->is_other()) {
              throw CLI::ValidationError("--country", code + " is no ISO 3166-1 code of a country; write US, CA, AU, ...");
            }
            read.country = code;
          },
          "Country of the publisher for articles that do not say it: settles a bare \"$\"")
      ->type_name("CODE");
  command
      .add_option_function<std::string>(
          "--language",
          [&read](const std::string& tag) {
            const auto language = corpus::ParseLanguage(tag);
            if (!language) throw CLI::ValidationError("--language", tag + " is no ISO 639-1 code of a language; write en, zh, ru, ...");
            read.language = *language;
          },
          "Language of articles that do not say theirs, instead of detecting it")
      ->type_name("CODE");
}

}  // namespace

void AddInputOptions(CLI::App& command, InputOptions& options) {
  command
      .add_option("INPUT", options.inputs, "Files, folders (all files below), patterns in quotes (\"news/*.txt\"), or - for standard input")
      ->required()
      ->type_name("");
  AddReadOptions(command, options.read);
  AddLanguagePackOption(command, options.language_packs);
  AddThreadsOption(command, options.threads);
  AddQuietOption(command, options.quiet);
}

void AddLanguagePackOption(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("--language-pack", files, "A language pack that adds or replaces a language; can be given again")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void AddThreadsOption(CLI::App& command, int& threads) {
  threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
  command.add_option("--threads", threads, "Number of threads; the output is the same for any")
      ->type_name("N")
      ->check(CLI::Range(1, kMostThreads))
      ->option_text("N  (default: all cores)");
}

void AddQuietOption(CLI::App& command, bool& quiet) {
  command.add_flag("-q,--quiet", quiet, "No progress and no warnings; errors and skipped input are still named");
}

}  // namespace tallyman::app
