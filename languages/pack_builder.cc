// PackBuilder: puts a pack together from its file, the supplement and CLDR's facts.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "languages/embedded.h"
#include "languages/json_reason.h"
#include "languages/pack.h"
#include "languages/section_names.h"

namespace tallyman::languages {
namespace {

using nlohmann::json;

bool IsHeader(std::string_view key) {
  return key == "format" || key == "language" || key == "country" || key == "country_of_traditional" || key == "name" || key == "writing" ||
         key == "trigger" || key == "scope";
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

constexpr int kOwnLayer = 0, kSupplementLayer = 1, kCldrLayer = 2;

// A name as a pattern: signs that patterns give a meaning are taken for themselves.
std::string Escaped(const std::string& name) {
  std::string pattern;
  for (const char c : name) {
    if (std::string_view("*()[]{}|\\").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// The same, where capitals do not matter but in short names, which may be words of the language in small letters.
std::string AsPattern(const std::string& name) {
  constexpr int kShort = 3;
  const bool keep_case = CountLetters(name) <= kShort;
  return Escaped(keep_case ? name : EncodeUtf8(Fold(name, Folding::kNone)));
}

}  // namespace

// Puts a pack together: its file, then the supplement, then CLDR's facts.
class PackBuilder {
 public:
  PackBuilder(const json& file, std::string name) : name_(std::move(name)), language_(file.at("language").get<std::string>()) {
    if (file.at("format").get<int>() != 1) throw PackError(name_ + ": format is not 1");
    if (const std::string path = "languages/cldr/" + language_ + ".json"; HasEmbeddedFile(path)) facts_ = json::parse(EmbeddedFile(path));
    if (const std::string path = "languages/supplement/" + language_ + ".json"; HasEmbeddedFile(path)) {
      supplement_ = json::parse(EmbeddedFile(path));
      supplement_name_ = path;
    }
    json writing = supplement_.value("writing", json::object());
    if (file.contains("writing")) writing.update(file.at("writing"));
    const Boundary boundary = ParseBoundary(writing.value("boundary", "word"), name_);
    pack_.reset(new Pack(boundary, ParseFolding(writing.value("fold", ""), name_)));
    pack_->language_ = language_;
    pack_->country_ = file.value("country", "");
    pack_->country_of_traditional_ = file.value("country_of_traditional", "");
    pack_->year_first_ = writing.value("year_first", boundary != Boundary::kWord);
    pack_->elides_scale_ = writing.value("elides_scale", false);
    for (const json& area : writing.value("point_areas", json::array())) pack_->point_areas_.insert(area.get<std::string>());
    inflects_ = writing.value("inflects", false);
    ReadSigns(writing);
    for (const json& word : writing.value("abbreviations", json::array()))
      pack_->abbreviations_.insert(Fold(word.get<std::string>(), pack_->folding_));
    for (const json& prefix : writing.value("prefixes", json::array())) AddPrefix(prefix.get<std::string>());
    pack_->compounds_ = facts_.contains("spellout") && facts_.at("spellout").contains("compound");
  }

  std::unique_ptr<Pack> Build(const json& file) {
    pack_->full_ = file.value("scope", "full") == "full";
    if (pack_->full_) AddMonthNames();
    AddFile(file, name_, kOwnLayer);
    if (!supplement_.empty()) AddFile(supplement_, supplement_name_, kSupplementLayer);
    if (HasEmbeddedFile(kUniversalFile)) AddUniversal(json::parse(EmbeddedFile(kUniversalFile)));
    if (!facts_.empty()) AddFacts();
    if (pack_->full_ && facts_.contains("territories")) CompleteAreas(file.value("area", json::object()));
    return std::move(pack_);
  }

 private:
  void AddPrefix(const std::string& prefix) {
    for (PatternSet* set : {&pack_->figures_, &pack_->words_, &pack_->hedges_, &pack_->compares_, &pack_->periods_, &pack_->and_words_,
                            &pack_->months_, &pack_->parts_})
      set->AddPrefix(prefix);
    pack_->prefixes_.push_back(Fold(prefix, pack_->folding_));
  }

  void ReadSigns(const json& writing) {
    std::u32string decimal = U".", group = U",";
    if (facts_.contains("numbers")) {
      const json& numbers = facts_.at("numbers");
      const json& signs = numbers.contains("latn") ? numbers.at("latn") : numbers.at("default");
      decimal = Fold(signs.at("decimal").get<std::string>(), Folding::kNone);
      group = Fold(signs.at("group").get<std::string>(), Folding::kNone);
    }
    NumberSigns& signs = pack_->signs_;
    signs.decimals = ParseSigns(writing, "decimal", decimal);
    signs.decimal = signs.decimals.at(0);
    signs.groups = ParseSigns(writing, "group", group);
    if (writing.contains("reversed_decimal")) signs.reversed_decimal = ParseSigns(writing, "reversed_decimal", U"").at(0);
  }

  // CLDR's names of the months, where words have edges; languages that print months as numbers need none.
  void AddMonthNames() {
    if (pack_->boundary_ != Boundary::kWord || !facts_.contains("months")) return;
    for (const auto& form : facts_.at("months").items()) {
      if (!form.value().is_array() || form.value().size() != 12) continue;
      for (std::size_t month = 0; month < 12; ++month) {
        const auto name = form.value()[month].get<std::string>();
        const bool narrow = DecodeUtf8(name).size() < 3 || (name[0] >= '0' && name[0] <= '9');
        if (!narrow) pack_->AddEntry(Section::kMonth, std::to_string(month + 1), form.key(), {name});
      }
    }
  }

  void AddFile(const json& file, const std::string& name, int layer) {
    for (const auto& section_item : file.items()) {
      if (IsHeader(section_item.key())) continue;
      const auto section = ParseSection(section_item.key());
      if (!section) throw PackError(name + ": unknown section \"" + section_item.key() + "\"");
      const auto add = [&](const std::string& key, const std::string& form, const json& list) {
        try {
          const auto patterns = list.get<std::vector<std::string>>();
          if (*section == Section::kPeriod && pack_->AddEra(key, patterns)) return;
          pack_->AddEntry(*section, key, form, patterns, layer);
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
  }

  // Codes, signs and abbreviations that every language prints.
  void AddUniversal(const json& universal) {
    for (const json& code : universal.at("codes"))
      pack_->AddEntry(Section::kCurrency, code.get<std::string>(), "", {code.get<std::string>()}, kCldrLayer);
    for (const json& code : universal.at("word_codes"))
      pack_->AddEntry(Section::kCurrency, code.get<std::string>(), "word_code", {code.get<std::string>()}, kCldrLayer);
    json sections = universal;
    for (const char* header : {"codes", "word_codes", "source"}) sections.erase(header);
    AddFile(sections, kUniversalFile, kSupplementLayer);
  }

  // CLDR's names of the areas that the file does not name. Their capitals count: Jersey is no jersey.
  void CompleteAreas(const json& known) {
    for (const auto& territory : facts_.at("territories").items()) {
      if (known.contains(territory.key())) continue;
      std::vector<std::string> patterns;
      for (const json& name : territory.value()) patterns.push_back(Escaped(name.get<std::string>()));
      pack_->AddEntry(Section::kArea, territory.key(), "name", patterns, kCldrLayer);
    }
  }

  void AddFacts() {
    AddScales();
    if (facts_.contains("spellout")) AddSpelledNumbers();
    AddPercent();
    AddCurrencies();
    if (facts_.contains("units"))
      for (const auto& unit : facts_.at("units").items()) {
        json names = json::array();  // single letters are more often something else ("2011 г.")
        for (const json& name : unit.value())
          if (CountLetters(name.get<std::string>()) > 1) names.push_back(name);
        AddNames(Section::kUnit, unit.key(), "", names);
      }
  }

  void AddNames(Section section, const std::string& key, const std::string& form, const json& names, bool inflect = false) {
    constexpr int kShortestStem = 5;
    std::vector<std::string> patterns;
    for (const json& item : names) {
      const auto name = item.get<std::string>();
      std::string pattern = AsPattern(name);
      // Names with years in brackets are of currencies that went, of one name with those that came after.
      const bool with_years =
          name.find('(') != std::string::npos && std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (pattern.empty() || with_years) continue;
      if (inflect && inflects_ && CountLetters(name) >= kShortestStem && !pattern.ends_with('.')) pattern += '*';
      patterns.push_back(std::move(pattern));
    }
    if (!patterns.empty()) pack_->AddEntry(section, key, form, patterns, kCldrLayer);
  }

  void AddScales() {
    std::set<std::string> words;
    for (const auto& scale : facts_.at("scale").items())
      for (const json& word : scale.value()) words.insert(word.get<std::string>());
    for (const char* key : {"scale", "scale_before"}) {
      if (!facts_.contains(key)) continue;
      for (const auto& scale : facts_.at(key).items()) {
        json names = json::array();
        for (const json& name : scale.value()) {
          // "mil millones" is put together from its words.
          const auto text = name.get<std::string>();
          const auto space = text.find(' ');
          const bool composed =
              space != std::string::npos && words.contains(text.substr(0, space)) && words.contains(text.substr(space + 1));
          if (!composed) names.push_back(name);
        }
        AddNames(Section::kNumbers, key, scale.key(), names);
      }
    }
  }

  // Keys are "cardinal 7", "scale 1000", "joiner". Where the spelled-out numbers and the compact ones disagree on a word's value (the
  // Hebrew trillion), the press follows the compact ones.
  void AddSpelledNumbers() {
    std::map<std::string, std::string> compact;
    for (const auto& scale : facts_.at("scale").items())
      for (const json& word : scale.value()) compact.emplace(word.get<std::string>(), scale.key());
    for (const auto& item : facts_.at("spellout").items()) {
      const auto space = item.key().find(' ');
      const std::string kind = item.key().substr(0, space), value = space == std::string::npos ? "" : item.key().substr(space + 1);
      json words = json::array();
      for (const json& word : item.value()) {
        const auto known = compact.find(word.get<std::string>());
        if (value.empty() || known == compact.end() || known->second == value) words.push_back(word);
      }
      if (kind != "compound") AddNames(Section::kNumbers, kind == "cardinal" ? "cardinals" : kind, value, words);
      // Words that stand before the number may stand behind it as well.
      if (kind == "scale_before") AddNames(Section::kNumbers, "scale", value, words);
    }
  }

  void AddPercent() {
    const auto found = facts_.find("percent");
    if (found == facts_.end()) return;
    for (const auto& [key, form] : {std::pair("percent", "after"), {"percent_before", "before"}, {"permille", "permille"}})
      if (found->contains(key)) AddNames(Section::kPercent, form, "", found->at(key));
  }

  void AddCurrencies() {
    const json& currencies = facts_.at("currencies");
    std::map<std::string, int> bearers;  // of a symbol
    for (const auto& currency : currencies.items())
      for (const json& symbol : currency.value().at("symbols")) ++bearers[symbol.get<std::string>()];
    for (const auto& currency : currencies.items()) {
      AddNames(Section::kCurrency, currency.key(), "", currency.value().at("names"), /*inflect=*/true);
      json symbols = json::array();
      for (const json& symbol : currency.value().at("symbols"))
        if (bearers[symbol.get<std::string>()] == 1) symbols.push_back(symbol);
      AddNames(Section::kCurrency, currency.key(), "", symbols);
    }
    if (facts_.contains("bare_currencies"))
      for (const auto& currency : facts_.at("bare_currencies").items())
        AddNames(Section::kCurrency, "ambiguous", currency.key(), currency.value(), /*inflect=*/true);
  }

  std::string name_;
  std::string language_;
  json facts_;
  json supplement_ = json::object();
  std::string supplement_name_;
  bool inflects_ = false;
  std::unique_ptr<Pack> pack_;
};

std::unique_ptr<Pack> Pack::Load(std::string_view content, const std::string& name) {
  try {
    const json file = json::parse(content);
    return PackBuilder(file, name).Build(file);
  } catch (const json::exception& error) {
    throw PackError(name + ": " + JsonReason(error));
  }
}

std::unique_ptr<Pack> Pack::FromFacts(const std::string& language) {
  const std::string name = "languages/cldr/" + language + ".json";
  try {
    const json file = {{"format", 1}, {"language", language}, {"scope", "figures"}};
    return PackBuilder(file, name).Build(file);
  } catch (const json::exception& error) {
    throw PackError(name + ": " + JsonReason(error));
  }
}

}  // namespace tallyman::languages
