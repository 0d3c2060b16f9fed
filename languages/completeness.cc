#include "languages/completeness.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "languages/embedded.h"
#include "languages/pattern.h"

namespace tallyman::languages {
namespace {

// The sections whose keys every language must have; areas, agencies, currencies and the like differ by language.
constexpr std::array<std::string_view, 12> kFixedSections = {"percent", "flow",  "base",    "direction", "change", "share",
                                                             "status",  "hedge", "measure", "anaphora",  "role",   "product"};

}  // namespace

std::vector<std::string> MissingFrom(std::string_view content) {
  const nlohmann::json pack = nlohmann::json::parse(content, nullptr, false);
  if (!pack.is_object()) throw PackError("the pack is no JSON object");
  const nlohmann::json english = nlohmann::json::parse(EmbeddedFile("languages/en.json"));
  std::vector<std::string> missing;
  for (const auto& section : english.items()) {
    if (section.key() == "month") continue;  // CLDR has them
    if (!pack.contains(section.key())) {
      missing.push_back("the section \"" + section.key() + "\" is missing");
      continue;
    }
    if (std::find(kFixedSections.begin(), kFixedSections.end(), section.key()) == kFixedSections.end()) continue;
    // Longer words that say nothing (key "") are each language's own.
    for (const auto& key : section.value().items())
      if (!key.key().empty() && !pack.at(section.key()).contains(key.key()))
        missing.push_back(section.key() + " has no \"" + key.key() + "\"");
  }
  if (!pack.contains("trigger") || pack.at("trigger").empty()) missing.push_back("trigger is empty");
  return missing;
}

}  // namespace tallyman::languages
