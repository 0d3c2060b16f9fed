#include "bindings/options.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "corpus/option_values.h"

namespace tallyman::bindings {
namespace {

using nlohmann::json;

constexpr int kMostThreads = 1024;

class Options {
 public:
  explicit Options(std::string_view text) : object_(text.empty() ? json::object() : json::parse(text, nullptr, false)) {
    if (!object_.is_object()) throw OptionError("options: needs a JSON object");
  }

  // Each reads an option where it is given, and not null, and knows it from then on.
  template <typename Target, typename Read>
  void Text(const char* name, Target& target, Read read) {
    const json* const value = Take(name);
    if (value == nullptr) return;
    if (!value->is_string()) Fail(name, "needs a string");
    try {
      target = read(value->get<std::string>());
    } catch (const std::invalid_argument& error) {
      Fail(name, error.what());
    }
  }

  std::vector<std::string> Texts(const char* name) {
    const json* const value = Take(name);
    if (value == nullptr) return {};
    const auto is_string = [](const json& element) { return element.is_string(); };
    if (!value->is_array() || !std::all_of(value->begin(), value->end(), is_string)) Fail(name, "needs an array of strings");
    return value->get<std::vector<std::string>>();
  }

  template <typename Number>
  void Within(const char* name, Number low, Number high, Number& target) {
    const json* const value = Take(name);
    if (value == nullptr) return;
    const bool fits = std::is_integral_v<Number> ? value->is_number_integer() : value->is_number();
    if (!fits || *value < low || *value > high)
      Fail(name, "needs a number from " + json(low).dump() + " to " + json(high).dump() + ", found " + value->dump());
    target = value->get<Number>();
  }

  void Fields(std::map<std::string, std::string, std::less<>>& fields) {
    const json* const value = Take("fields");
    if (value == nullptr) return;
    if (!value->is_object()) Fail("fields", "needs an object of names");
    for (const auto& [key, called] : value->items()) {
      const auto& keys = corpus::kArticleKeys;
      if (std::find(keys.begin(), keys.end(), key) == keys.end() || !called.is_string() || called == "")
        Fail("fields", key + ": write {\"text\": \"body\"}; keys are text, title, id, url, published, language, country and publisher");
      fields[key] = called.get<std::string>();
    }
  }

  // Throws where an option was given that none of the above has asked for.
  void RefuseOthers() const {
    for (const auto& [key, value] : object_.items())
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        std::string names;
        for (const std::string& name : known_) names += (names.empty() ? "" : ", ") + name;
        throw OptionError(key + ": is no option here; there are " + names);
      }
  }

 private:
  const json* Take(const char* name) {
    known_.emplace_back(name);
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  [[noreturn]] static void Fail(const std::string& name, const std::string& reason) { throw OptionError(name + ": " + reason); }

  json object_;
  std::vector<std::string> known_;
};

void ReadDefaults(Options& options, corpus::ReadOptions& read) {
  options.Text("published", read.published, corpus::PublicationDayValue);
  options.Text("country", read.country, corpus::CountryValue);
  options.Text("default_language", read.language, corpus::LanguageValue);
  options.Fields(read.fields);
  options.Within("max_article_bytes", std::size_t{1}, corpus::kLargestArticle, read.max_article_bytes);
}

}  // namespace

ExtractorOptions ExtractorOptions::Parse(std::string_view json) {
  Options options(json);
  ExtractorOptions parsed;
  ReadDefaults(options, parsed.read);
  parsed.language_packs = options.Texts("language_packs");
  options.RefuseOthers();
  return parsed;
}

corpus::ReadOptions ReaderOptions::Parse(std::string_view json) {
  Options options(json);
  corpus::ReadOptions read;
  ReadDefaults(options, read);
  options.Text("since", read.since, corpus::DateValue);
  options.Text("until", read.until, corpus::DateValue);
  for (const std::string& tag : options.Texts("languages")) {
    try {
      read.languages.push_back(corpus::LanguageValue(tag));
    } catch (const std::invalid_argument& error) {
      throw OptionError(std::string("languages: ") + error.what());
    }
  }
  options.RefuseOthers();
  return read;
}

CheckOptions CheckOptions::Parse(std::string_view json) {
  Options options(json);
  CheckOptions parsed;
  const auto read_percent = [&options](const char* name, double& share) {
    double percent = 100 * share;
    options.Within(name, 0.0, 100.0, percent);
    share = percent / 100;
  };
  read_percent("revision_slack", parsed.checker.revision_slack);
  read_percent("conversion_slack", parsed.checker.conversion_slack);
  read_percent("mirror_slack", parsed.checker.mirror_slack);
  parsed.checker.threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
  options.Within("threads", 1, kMostThreads, parsed.checker.threads);
  parsed.checker.threads = UsableThreads(parsed.checker.threads);
  parsed.against = options.Texts("against");
  options.RefuseOthers();
  return parsed;
}

int UsableThreads(int threads) {
  const std::size_t most = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  return static_cast<int>(std::min(static_cast<std::size_t>(threads), most));
}

}  // namespace tallyman::bindings
