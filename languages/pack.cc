#include "languages/pack.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "languages/embedded.h"

namespace tallyman::languages {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, Section>, 28> kSections = {{
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

std::optional<Section> ParseSection(std::string_view name) {
  for (const auto& [known, section] : kSections)
    if (known == name) return section;
  return std::nullopt;
}

std::string_view SectionName(Section section) {
  for (const auto& [name, known] : kSections)
    if (known == section) return name;
  return "";
}

bool IsFigureSection(Section section) {
  return section == Section::kNumbers || section == Section::kPercent || section == Section::kCurrency || section == Section::kUnit;
}

bool IsHeader(std::string_view key) {
  return key == "format" || key == "language" || key == "name" || key == "writing" || key == "trigger";
}

Boundary ParseBoundary(const std::string& name, const std::string& pack) {
  if (name == "word") return Boundary::kWord;
  if (name == "start") return Boundary::kStart;
  if (name == "none") return Boundary::kNone;
  throw PackError(pack + ": writing.boundary is \"" + name + "\", not word, start or none");
}

Folding ParseFolding(const std::string& name, const std::string& pack) {
  if (name.empty()) return Folding::kNone;
  if (name == "traditional_to_simplified") return Folding::kTraditionalToSimplified;
  throw PackError(pack + ": writing.fold is \"" + name + "\", not traditional_to_simplified");
}

// writing.decimal, writing.group: a sign or a list of signs.
std::u32string ParseSigns(const json& writing, const char* key, std::u32string_view otherwise) {
  const auto found = writing.find(key);
  if (found == writing.end() || found->empty()) return std::u32string(otherwise);
  std::u32string signs;
  if (found->is_string()) return DecodeUtf8(found->get<std::string>());
  for (const json& sign : *found) signs += DecodeUtf8(sign.get<std::string>());
  return signs;
}

}  // namespace

Pack::Pack(Boundary boundary, Folding folding)
    : boundary_(boundary), folding_(folding), figures_(boundary, folding), words_(boundary, folding) {}

void Pack::AddEntry(Section section, std::string key, std::string form, const std::vector<std::string>& patterns) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({section, std::move(key), std::move(form)});
  PatternSet& set = IsFigureSection(section) ? figures_ : words_;
  for (const std::string& pattern : patterns) set.Add(pattern, index);
}

bool Pack::AddEra(const std::string& key, const std::vector<std::string>& words) {
  const bool holds_count = key.starts_with("era_year:");
  if (!holds_count && !key.starts_with("era:")) return false;
  const int offset = std::atoi(key.c_str() + key.find(':') + 1);
  for (const std::string& word : words) eras_.push_back({Fold(word, folding_), offset, holds_count});
  return true;
}

void Pack::AddMonthNames() {
  const std::string path = "languages/cldr/" + language_ + ".json";
  if (boundary_ != Boundary::kWord || !HasEmbeddedFile(path)) return;
  const json facts = json::parse(EmbeddedFile(path));
  for (const auto& form : facts.at("months").items()) {
    if (!form.value().is_array() || form.value().size() != 12) continue;
    for (std::size_t month = 0; month < 12; ++month) {
      const auto name = form.value()[month].get<std::string>();
      const bool narrow = DecodeUtf8(name).size() < 3 || (name[0] >= '0' && name[0] <= '9');
      if (!narrow) AddEntry(Section::kMonth, std::to_string(month + 1), form.key(), {name});
    }
  }
}

std::unique_ptr<Pack> Pack::Load(std::string_view content, const std::string& name) {
  json file;
  try {
    file = json::parse(content);
    if (file.at("format").get<int>() != 1) throw PackError(name + ": format is not 1");
    const json& writing = file.at("writing");
    const Boundary boundary = ParseBoundary(writing.value("boundary", "word"), name);
    std::unique_ptr<Pack> pack(new Pack(boundary, ParseFolding(writing.value("fold", ""), name)));
    pack->language_ = file.at("language").get<std::string>();
    pack->signs_.decimal = ParseSigns(writing, "decimal", U".").at(0);
    pack->signs_.groups = ParseSigns(writing, "group", U",");
    pack->year_first_ = writing.value("year_first", boundary != Boundary::kWord);
    for (const json& prefix : writing.value("prefixes", json::array())) {
      pack->figures_.AddPrefix(prefix.get<std::string>());
      pack->words_.AddPrefix(prefix.get<std::string>());
    }
    pack->AddMonthNames();
    pack->triggers_ = file.value("trigger", std::vector<std::string>());
    for (const auto& section_item : file.items()) {
      if (IsHeader(section_item.key())) continue;
      const auto section = ParseSection(section_item.key());
      if (!section) throw PackError(name + ": unknown section \"" + section_item.key() + "\"");
      const auto add = [&](const std::string& key, const std::string& form, const json& list) {
        try {
          const auto patterns = list.get<std::vector<std::string>>();
          if (*section == Section::kPeriod && pack->AddEra(key, patterns)) return;
          pack->AddEntry(*section, key, form, patterns);
        } catch (const PackError& error) {
          throw PackError(name + ": " + section_item.key() + "/" + key + ": " + error.what());
        }
      };
      if (section_item.value().is_array()) {
        add("", "", section_item.value());
        continue;
      }
      for (const auto& key_item : section_item.value().items()) {
        if (key_item.value().is_array()) {
          add(key_item.key(), "", key_item.value());
          continue;
        }
        for (const auto& form_item : key_item.value().items()) add(key_item.key(), form_item.key(), form_item.value());
      }
    }
    return pack;
  } catch (const json::exception& error) {
    throw PackError(name + ": " + error.what());
  }
}

std::set<std::string> Pack::Paths() const {
  std::set<std::string> paths;
  for (const Entry& entry : entries_) paths.insert(std::string(SectionName(entry.section)) + "/" + entry.key + "/" + entry.form);
  return paths;
}

std::vector<PatternMatch> Pack::Match(const View& view, const SlotReader* reader) const {
  std::vector<PatternMatch> all;
  std::array<int, kSections.size()> covered{};  // by section: the end of the longest match so far
  std::vector<PatternMatch> here;
  for (int at = 0; at < view.size(); ++at) {
    if (view.Is(at, kSpace) || !words_.MayBegin(view, at)) continue;
    here.clear();
    words_.MatchAt(view, at, reader, [&](const PatternMatch& match) {
      const auto same = [&](const PatternMatch& other) { return other.end == match.end && other.entry == match.entry; };
      if (std::none_of(here.begin(), here.end(), same)) here.push_back(match);
    });
    if (here.empty()) continue;
    std::array<int, kSections.size()> longest{};
    for (const PatternMatch& match : here) {
      int& end = longest[static_cast<std::size_t>(entries_[match.entry].section)];
      end = std::max(end, match.end);
    }
    for (PatternMatch& match : here) {
      const auto section = static_cast<std::size_t>(entries_[match.entry].section);
      if (match.end == longest[section] && match.end > covered[section]) all.push_back(std::move(match));
    }
    for (std::size_t section = 0; section < covered.size(); ++section) covered[section] = std::max(covered[section], longest[section]);
  }
  return all;
}

std::vector<PatternMatch> Pack::MatchSection(const View& view, int begin, Section section) const {
  std::vector<PatternMatch> longest;
  const PatternSet& set = IsFigureSection(section) ? figures_ : words_;
  set.MatchAt(view, begin, nullptr, [&](const PatternMatch& match) {
    if (entries_[match.entry].section != section) return;
    if (!longest.empty() && match.end < longest[0].end) return;
    if (!longest.empty() && match.end > longest[0].end) longest.clear();
    longest.push_back(match);
  });
  return longest;
}

struct Packs::Slot {
  std::string name;
  std::string content;  // of a pack file; empty for a built-in one
  std::once_flag once;
  std::unique_ptr<Pack> pack;

  const Pack* Get() {
    std::call_once(once, [this] { pack = Pack::Load(content.empty() ? EmbeddedFile(name) : std::string_view(content), name); });
    return pack.get();
  }
};

Packs::Packs(const std::vector<std::string>& files) {
  constexpr std::string_view kFolder = "languages/", kEnding = ".json";
  for (const std::string_view path : EmbeddedFiles()) {
    if (!path.starts_with(kFolder) || !path.ends_with(kEnding) || path.find('/', kFolder.size()) != std::string_view::npos) continue;
    const std::string_view language = path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size());
    auto slot = std::make_unique<Slot>();
    slot->name = path;
    slots_.emplace(language, std::move(slot));
  }
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw PackError("cannot read the language pack " + path);
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
  return found == slots_.end() ? nullptr : found->second->Get();
}

std::vector<std::string> Packs::Languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, slot] : slots_) languages.push_back(language);
  return languages;
}

}  // namespace tallyman::languages
