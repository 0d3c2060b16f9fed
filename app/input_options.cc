#include "app/input_options.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "app/output_guard.h"
#include "corpus/option_values.h"

namespace tallyman::app {
namespace {

constexpr int kMostThreads = 1024;
constexpr std::uint64_t kLargestSample = 1'000'000'000;

// What `read` makes of the value, or the error that `option` reports.
template <typename Read>
auto Value(const char* option, const std::string& text, Read read) {
  try {
    return read(text);
  } catch (const std::invalid_argument& error) {
    throw CLI::ValidationError(option, error.what());
  }
}

normalize::Date ParseDate(const char* option, const std::string& text) { return Value(option, text, corpus::DateValue); }

std::string ParseLanguageCode(const char* option, const std::string& tag) { return Value(option, tag, corpus::LanguageValue); }

// What articles that do not say it are taken to be.
void AddDefaultOptions(CLI::App& command, corpus::ReadOptions& read) {
  command
      .add_option_function<std::string>(
          "--published", [&read](const std::string& text) { read.published = Value("--published", text, corpus::PublicationDayValue); },
          "Day of publication for articles that do not say theirs: settles \"last month\"; goes before a date in the text")
      ->type_name("DATE");
  command
      .add_option_function<std::string>(
          "--country", [&read](const std::string& code) { read.country = Value("--country", code, corpus::CountryValue); },
          "Country of the publisher for articles that do not say it: settles a bare \"$\"")
      ->type_name("CODE");
  command
      .add_option_function<std::string>(
          "--default-language", [&read](const std::string& tag) { read.language = ParseLanguageCode("--default-language", tag); },
          "Language of articles that do not say theirs, instead of detecting it")
      ->type_name("CODE");
}

// Which articles are read.
void AddFilterOptions(CLI::App& command, InputOptions& options) {
  corpus::ReadOptions& read = options.read;
  command
      .add_option_function<std::string>(
          "--since", [&read](const std::string& text) { read.since = ParseDate("--since", text); },
          "Only articles published on that day or later; those without a date are left out")
      ->type_name("DATE");
  command
      .add_option_function<std::string>(
          "--until", [&read](const std::string& text) { read.until = ParseDate("--until", text); },
          "Only articles published on that day or earlier; those without a date are left out")
      ->type_name("DATE");
  command
      .add_option_function<std::vector<std::string>>(
          "--language",
          [&read](const std::vector<std::string>& tags) {
            for (const std::string& tag : tags) read.languages.push_back(ParseLanguageCode("--language", tag));
          },
          "Only articles in these languages: en,zh; can be given again")
      ->type_name("CODE")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--sample", options.sample,
                  "Only N articles, drawn at random from those that are wanted; the same input gives the same ones")
      ->type_name("N")
      ->check(WholeNumber(1, kLargestSample));
}

// How articles are read.
void AddFormOptions(CLI::App& command, InputOptions& options) {
  corpus::ReadOptions& read = options.read;
  command
      .add_option_function<std::vector<std::string>>(
          "--field",
          [&read](const std::vector<std::string>& pairs) {
            for (const std::string& pair : pairs) {
              const std::size_t equals = pair.find('=');
              const std::string key = pair.substr(0, equals);
              const auto known = std::find(corpus::kArticleKeys.begin(), corpus::kArticleKeys.end(), key);
              if (equals == std::string::npos || equals + 1 == pair.size() || known == corpus::kArticleKeys.end())
                throw CLI::ValidationError(
                    "--field",
                    pair + ": write KEY=NAME, as text=body; KEY is text, title, id, url, published, language, country or publisher");
              read.fields[key] = pair.substr(equals + 1);
            }
          },
          "What JSON input calls one of an article's keys: text=body, or text=content.body within an object; can be given again")
      ->type_name("KEY=NAME")
      ->allow_extra_args(false);
  command
      .add_option_function<std::string>(
          "--max-article-bytes",
          [&read](const std::string& text) { read.max_article_bytes = Value("--max-article-bytes", text, corpus::SizeValue); },
          "Articles whose text is longer are skipped; so are records 16 times as long, and web pages 4 times")
      ->type_name("SIZE")
      ->option_text("SIZE  (default: 4MB)");
  command.add_flag("--strict", options.strict, "Stop at the first input that cannot be used");
}

}  // namespace

CLI::Validator WholeNumber(std::uint64_t least, std::uint64_t most) {
  const auto check = [least, most](const std::string& text) -> std::string {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return "";
    return text + " is no whole number from " + std::to_string(least) + " to " + std::to_string(most);
  };
  return CLI::Validator(check, "");
}

void AddInputOptions(CLI::App& command, InputOptions& options) {
  command
      .add_option("INPUT", options.inputs,
                  "Files, folders (all files below that are not hidden), patterns in quotes (\"news/*.txt\"), or - for standard input")
      ->type_name("");
  command.add_option("--files-from", options.files_from, "A file that lists more INPUTs, one a line; - is standard input")
      ->type_name("FILE");
  AddDefaultOptions(command, options.read);
  AddFilterOptions(command, options);
  AddFormOptions(command, options);
  AddLanguagePackOption(command, options.language_packs);
  AddThreadsOption(command, options.threads);
  AddQuietOption(command, options.quiet);
}

void AddQuarantineOption(CLI::App& command, InputOptions& options) {
  command
      .add_option("--quarantine", options.quarantine, "A file that gets a line of JSON for all that is skipped: file, line, offset, reason")
      ->type_name("FILE");
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
      ->check(WholeNumber(1, kMostThreads))
      ->option_text("N  (default: all cores)");
}

tbb::global_control AllowThreads(int threads) {
  return tbb::global_control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
}

void AddQuietOption(CLI::App& command, bool& quiet) {
  command.add_flag("-q,--quiet", quiet, "No progress and no warnings; errors and skipped input are still named");
}

corpus::Inputs FindInputs(const InputOptions& options) {
  std::vector<std::string> arguments = options.inputs;
  if (!options.files_from.empty()) {
    std::ifstream file;
    if (options.files_from != "-") file.open(options.files_from);
    std::istream& list = options.files_from == "-" ? std::cin : file;
    if (!list)
      throw CLI::ValidationError("--files-from", options.files_from + " cannot be read: " + std::generic_category().message(errno));
    for (std::string line; std::getline(list, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) arguments.push_back(line);
    }
  } else if (arguments.empty()) {
    throw CLI::RequiredError("INPUT");
  }
  corpus::Inputs inputs = corpus::ExpandInputs(arguments);
  LeaveOutOutput(options.quarantine, inputs, "--quarantine");
  if (IsSameFile(options.quarantine, options.files_from))
    throw CLI::ValidationError("--quarantine", options.quarantine + " lists the inputs; write somewhere else");
  return inputs;
}

}  // namespace tallyman::app
