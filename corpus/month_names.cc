#include "corpus/month_names.h"

#include <map>
#include <nlohmann/json.hpp>

#include "languages/embedded.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

using Names = std::map<std::u32string, int>;

constexpr std::string_view kFolder = "languages/cldr/";
constexpr std::string_view kSuffix = ".json";

// Adds every list of twelve names in `json`: CLDR has some for each width and grammatical form.
void AddNames(const nlohmann::json& json, Names& names) {
  const bool is_list = json.is_array() && json.size() == 12 && json[0].is_string();
  if (!is_list) {
    for (const nlohmann::json& part : json)
      if (part.is_structured()) AddNames(part, names);
    return;
  }
  for (int month = 1; month <= 12; ++month) {
    std::u32string name = languages::Fold(json[month - 1].get<std::string>(), languages::Folding::kNone);
    if (name.ends_with(U'.')) name.pop_back();
    names.emplace(std::move(name), month);
  }
}

std::map<std::string, Names, std::less<>> ReadAllNames() {
  std::map<std::string, Names, std::less<>> all;
  for (const std::string_view path : languages::EmbeddedFiles()) {
    if (!path.starts_with(kFolder)) continue;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile(path));
    const auto months = json.find("months");
    if (months == json.end()) continue;
    const std::string_view language = path.substr(kFolder.size(), path.size() - kFolder.size() - kSuffix.size());
    AddNames(*months, all[std::string(language)]);
  }
  return all;
}

const std::map<std::string, Names, std::less<>>& AllNames() {
  static const auto names = ReadAllNames();
  return names;
}

std::optional<int> Find(const Names& names, const std::u32string& word) {
  const auto found = names.find(word);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<int> MonthNamed(const std::u32string& word, std::string_view language) {
  for (const auto& [name, names] : AllNames()) {
    if (!language.empty() && name != language && name != "en") continue;
    if (const auto month = Find(names, word)) return month;
  }
  return std::nullopt;
}

}  // namespace tallyman::corpus
