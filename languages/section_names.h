// What the sections of a pack's file are called, and what is shared by those who read one. Used by pack*.cc only.
#ifndef TALLYMAN_LANGUAGES_SECTION_NAMES_H_
#define TALLYMAN_LANGUAGES_SECTION_NAMES_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "languages/pack.h"
#include "languages/view.h"

namespace tallyman::languages {

inline constexpr std::array<std::pair<std::string_view, Section>, 28> kSections = {{
    {"numbers", Section::kNumbers},
    {"percent", Section::kPercent},
    {"currency", Section::kCurrency},
    {"unit", Section::kUnit},
    {"flow", Section::kFlow},
    {"area", Section::kArea},
    {"role", Section::kRole},
    {"product", Section::kProduct},
    {"period", Section::kPeriod},
    {"base", Section::kBase},
    {"compare", Section::kCompare},
    {"direction", Section::kDirection},
    {"change", Section::kChange},
    {"multiple", Section::kMultiple},
    {"share", Section::kShare},
    {"status", Section::kStatus},
    {"hedge", Section::kHedge},
    {"terms", Section::kTerms},
    {"measure", Section::kMeasure},
    {"agency", Section::kAgency},
    {"attribution", Section::kAttribution},
    {"anaphora", Section::kAnaphora},
    {"respectively", Section::kRespectively},
    {"clause", Section::kClause},
    {"rival", Section::kRival},
    {"furniture", Section::kFurniture},
    {"month", Section::kMonth},
    {"basis", Section::kBasis},
}};

inline std::optional<Section> ParseSection(std::string_view name) {
  for (const auto& [known, section] : kSections)
    if (known == name) return section;
  return std::nullopt;
}

inline std::string_view SectionName(Section section) {
  for (const auto& [name, known] : kSections)
    if (known == section) return name;
  return "";
}

// The codes, signs and abbreviations of every language.
inline constexpr const char* kUniversalFile = "languages/supplement/und.json";

inline int CountLetters(const std::string& pattern) { return static_cast<int>(DecodeUtf8(pattern).size()); }

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_SECTION_NAMES_H_
