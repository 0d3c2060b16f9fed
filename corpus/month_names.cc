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

// The names in CLDR's generated facts: twelve for each width and form, {"format_wide": [...], "standalone_wide": [...], ...}.
Names ReadNames(const nlohmann::json& months) {
  Names names;
  for (const nlohmann::json& form : months) {
    int month = 0;
    for (const nlohmann::json& name : form) {
      std::u32string folded = languages::Fold(name.get<std::string>(), languages::Folding::kNone);
      if (folded.ends_with(U'.')) folded.pop_back();
      names.emplace(std::move(folded), ++month);
    }
  }
  return names;
}

std::map<std::string, Names, std::less<>> ReadAllNames() {
  std::map<std::string, Names, std::less<>> all;
  for (const std::string_view path : languages::EmbeddedFiles()) {
    if (!path.starts_with(kFolder)) continue;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile(path));
    const auto months = json.find("months");
    if (months == json.end()) continue;
    const std::string_view language = path.substr(kFolder.size(), path.size() - kFolder.size() - kSuffix.size());
    all.emplace(language, ReadNames(*months));
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
