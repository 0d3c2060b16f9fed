// Packs by language: those built in, and those from files.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <system_error>

#include "languages/embedded.h"
#include "languages/pack.h"

namespace tallyman::languages {

struct Packs::Slot {
  std::string name;
  std::string content;   // of a pack file; empty for a built-in one
  std::string language;  // of a language without a file
  std::once_flag once;
  std::unique_ptr<Pack> pack;

  std::string_view data() const { return content.empty() ? EmbeddedFile(name) : std::string_view(content); }

  const Pack* Get() {
    std::call_once(once, [this] { pack = !language.empty() ? Pack::FromFacts(language) : Pack::Load(data(), name); });
    return pack.get();
  }
};

namespace {

constexpr std::string_view kFolder = "languages/", kFactsFolder = "languages/cldr/", kEnding = ".json";

// The language that a data file directly in `folder` is for; empty for others.
std::string_view LanguageOf(std::string_view path, std::string_view folder) {
  constexpr std::size_t kLongest = 3;
  if (!path.starts_with(folder) || !path.ends_with(kEnding)) return "";
  const std::string_view name = path.substr(folder.size(), path.size() - folder.size() - kEnding.size());
  return name.size() <= kLongest ? name : "";
}

}  // namespace

Packs::Packs(const std::vector<std::string>& files) {
  for (const std::string_view path : EmbeddedFiles()) {
    if (const std::string_view language = LanguageOf(path, kFolder); !language.empty()) {
      auto slot = std::make_unique<Slot>();
      slot->name = path;
      slots_.insert_or_assign(std::string(language), std::move(slot));
    } else if (const std::string_view known = LanguageOf(path, kFactsFolder); !known.empty()) {
      auto slot = std::make_unique<Slot>();
      slot->language = known;
      slots_.emplace(known, std::move(slot));
    }
  }
  for (const std::string& path : files) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) throw PackError("cannot read the language pack " + path + ": is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw PackError("cannot read the language pack " + path + ": " + std::generic_category().message(errno));
    auto slot = std::make_unique<Slot>();
    slot->name = path;
    slot->content.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    const std::string language = slot->Get()->language();
    slots_.insert_or_assign(language, std::move(slot));
  }
}

Packs::~Packs() = default;

const Pack* Packs::Find(std::string_view language) const {
  const auto found = slots_.find(language);
  return found == slots_.end() || !found->second->language.empty() ? nullptr : found->second->Get();
}

const Pack* Packs::FindForFigures(std::string_view language) const {
  const auto found = slots_.find(language);
  return found == slots_.end() ? nullptr : found->second->Get();
}

std::vector<std::string> Packs::Triggers(std::string_view language) const {
  const auto found = slots_.find(language);
  if (found == slots_.end() || !found->second->language.empty()) return {};
  using nlohmann::json;
  // All other parts of the file are dropped while it is read.
  const auto keep = [](int depth, json::parse_event_t event, json& key) {
    return depth != 1 || event != json::parse_event_t::key || key == "trigger";
  };
  return json::parse(found->second->data(), keep).value("trigger", std::vector<std::string>());
}

bool Packs::AreAsBuilt() const {
  return std::all_of(slots_.begin(), slots_.end(), [](const auto& named) {
    const Slot& slot = *named.second;
    return !slot.language.empty() || (slot.content.empty() && !BuiltInDigest(slot.name).empty());
  });
}

std::vector<std::string> Packs::Languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, slot] : slots_)
    if (slot->language.empty()) languages.push_back(language);
  return languages;
}

std::vector<std::string> Packs::FigureLanguages() const {
  std::vector<std::string> languages;
  for (const auto& [language, slot] : slots_) languages.push_back(language);
  return languages;
}

}  // namespace tallyman::languages
