#include "languages/pack.h"

#include <algorithm>
#include <array>
#include <charconv>
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
  return key == "format" || key == "language" || key == "country" || key == "name" || key == "writing" || key == "trigger" ||
         key == "scope";
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

// "1.5", "3/2" or "1000" as a ratio; nothing for other text.
bool ParseRatio(std::string_view text, FigureWord& word) {
  const auto whole = [](std::string_view digits, std::int64_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const auto slash = text.find('/'), point = text.find('.');
  if (slash != std::string_view::npos)
    return whole(text.substr(0, slash), word.numerator) && whole(text.substr(slash + 1), word.denominator) && word.denominator > 0;
  if (point == std::string_view::npos) return whole(text, word.numerator);
  const std::string digits = std::string(text.substr(0, point)) + std::string(text.substr(point + 1));
  for (std::size_t i = point + 1; i < text.size(); ++i) word.denominator *= 10;
  return whole(digits, word.numerator);
}

FigureKind NumberKind(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, FigureKind>, 17> kKinds = {{{"cardinals", FigureKind::kCardinal},
                                                                               {"scale", FigureKind::kScale},
                                                                               {"scale_more", FigureKind::kScale},
                                                                               {"scale_before", FigureKind::kScaleBefore},
                                                                               {"ordinals", FigureKind::kOrdinal},
                                                                               {"fractions", FigureKind::kFraction},
                                                                               {"and_half", FigureKind::kAndHalf},
                                                                               {"range", FigureKind::kRange},
                                                                               {"joiner", FigureKind::kJoiner},
                                                                               {"point", FigureKind::kPoint},
                                                                               {"places", FigureKind::kPlace},
                                                                               {"between", FigureKind::kBetween},
                                                                               {"vague", FigureKind::kVague},
                                                                               {"of", FigureKind::kOf},
                                                                               {"minus", FigureKind::kMinus},
                                                                               {"one_end", FigureKind::kOneEnd},
                                                                               {"reach", FigureKind::kReach}}};
  for (const auto& [known, kind] : kKinds)
    if (known == key) return kind;
  return FigureKind::kNone;
}

FigureKind PercentKind(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, FigureKind>, 8> kKinds = {{{"after", FigureKind::kPercent},
                                                                              {"before", FigureKind::kPercentBefore},
                                                                              {"points", FigureKind::kPoints},
                                                                              {"basis_points", FigureKind::kBasisPoints},
                                                                              {"permille", FigureKind::kPermille},
                                                                              {"permille_before", FigureKind::kPermilleBefore},
                                                                              {"hundredths", FigureKind::kHundredths},
                                                                              {"tenths", FigureKind::kTenths}}};
  for (const auto& [known, kind] : kKinds)
    if (known == key) return kind;
  return FigureKind::kNone;
}

// {"currency": {"minor": {"USD": ["cent*"]}}} is a hundredth, {"minor": {"CNY/10": ["角"]}} a tenth of the currency;
// {"scaled": {"SEK*1000000": ["mkr"]}} a million of it, {"counted": {"USD*2": ["دولاران"]}} two by itself.
void ParseCurrency(const Entry& entry, FigureWord& word) {
  word.kind = FigureKind::kCurrency;
  word.numerator = 1;
  if (entry.form.empty() || entry.form == "word_code") {
    if (entry.key == "not_before") word.kind = FigureKind::kNotBefore;
    word.code = entry.key;
    return;
  }
  word.code = entry.form.substr(0, 3);
  if (entry.key == "ambiguous") word.ambiguous = true;
  if (entry.key == "minor") {
    word.kind = FigureKind::kMinorCurrency;
    word.denominator = 100;
    if (entry.form.size() > 4) ParseRatio("1/" + entry.form.substr(4), word);
  }
  if (entry.key == "counted") {
    word.kind = FigureKind::kCountedCurrency;
    if (entry.form.size() > 4) ParseRatio(entry.form.substr(4), word);
  }
  if (entry.key == "scaled" && entry.form.size() > 4) ParseRatio(entry.form.substr(4), word);
}

FigureWord ParseFigure(const Entry& entry, int layer) {
  FigureWord word;
  word.layer = static_cast<std::uint8_t>(layer);
  switch (entry.section) {
    case Section::kNumbers:
      word.kind = NumberKind(entry.key);
      word.more = entry.key == "scale_more";
      if (!entry.form.empty() && !ParseRatio(entry.form, word)) word.kind = FigureKind::kNone;
      break;
    case Section::kPercent:
      word.kind = PercentKind(entry.key);
      break;
    case Section::kCurrency:
      ParseCurrency(entry, word);
      break;
    case Section::kUnit:
      word.kind = entry.key.empty() ? FigureKind::kNone : entry.key == "daily_before" ? FigureKind::kDailyBefore : FigureKind::kUnit;
      word.code = entry.key;
      break;
    default:
      break;
  }
  return word;
}

bool IsNumberPart(FigureKind kind) { return kind == FigureKind::kCardinal || kind == FigureKind::kScale || kind == FigureKind::kJoiner; }

constexpr int kOwnLayer = 0, kSupplementLayer = 1, kCldrLayer = 2;

constexpr const char* kUniversal = "languages/supplement/und.json";

// Whether the pattern is a currency code that is a word in small letters ("ALL", "TRY", "CUP").
bool IsWordCode(const std::string& pattern) {
  static const std::set<std::string> codes = [] {
    std::set<std::string> all;
    if (!HasEmbeddedFile(kUniversal)) return all;
    const json universal = json::parse(EmbeddedFile(kUniversal));
    for (const json& code : universal.at("word_codes")) all.insert(code.get<std::string>());
    return all;
  }();
  return codes.contains(pattern);
}

int CountLetters(const std::string& pattern) { return static_cast<int>(DecodeUtf8(pattern).size()); }

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

Pack::Pack(Boundary boundary, Folding folding)
    : boundary_(boundary),
      folding_(folding),
      figures_(boundary, folding),
      words_(boundary, folding),
      hedges_(boundary, folding),
      compares_(boundary, folding),
      periods_(boundary, folding),
      and_words_(boundary, folding),
      parts_(boundary, folding) {}

void Pack::AddEntry(Section section, std::string key, std::string form, const std::vector<std::string>& patterns, int layer) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({section, std::move(key), std::move(form)});
  figure_words_.push_back(ParseFigure(entries_.back(), layer));
  if (figure_words_.back().kind == FigureKind::kScaleBefore) scale_first_ = true;
  if (figure_words_.back().kind == FigureKind::kOneEnd) counted_needs_end_ = true;
  const bool is_figure = IsFigureSection(section);
  PatternSet& set = is_figure ? figures_ : words_;
  for (const std::string& pattern : patterns) {
    const bool relaxed = is_figure && section != Section::kNumbers && CountLetters(pattern) > 1 && !IsWordCode(pattern);
    const bool two_capitals =
        pattern.size() == 2 && std::all_of(pattern.begin(), pattern.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    set.Add(pattern, index, {relaxed && !two_capitals, false});
    if (section == Section::kHedge) hedges_.Add(pattern, index);
    if (section == Section::kCompare) compares_.Add(pattern, index);
    if (section == Section::kPeriod) periods_.Add(pattern, index);
    if (section == Section::kRole && entries_.back().form == "and") and_words_.Add(pattern, index);
    if (!IsNumberPart(figure_words_[index].kind)) continue;
    // A joiner of one letter is written with the word behind it (Arabic و).
    const bool clitic = figure_words_[index].kind == FigureKind::kJoiner && CountLetters(pattern) == 1;
    parts_.Add(pattern, index, {false, compounds_ || clitic || boundary_ == Boundary::kNone});
  }
}

bool Pack::AddEra(const std::string& key, const std::vector<std::string>& words) {
  const bool holds_count = key.starts_with("era_year:");
  if (!holds_count && !key.starts_with("era:")) return false;
  const int offset = std::atoi(key.c_str() + key.find(':') + 1);
  for (const std::string& word : words) eras_.push_back({Fold(word, folding_), offset, holds_count});
  return true;
}

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
    pack_->year_first_ = writing.value("year_first", boundary != Boundary::kWord);
    pack_->elides_scale_ = writing.value("elides_scale", false);
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
    pack_->triggers_ = file.value("trigger", std::vector<std::string>());
    AddFile(file, name_, kOwnLayer);
    if (!supplement_.empty()) AddFile(supplement_, supplement_name_, kSupplementLayer);
    if (HasEmbeddedFile(kUniversal)) AddUniversal(json::parse(EmbeddedFile(kUniversal)));
    if (!facts_.empty()) AddFacts();
    if (pack_->full_ && facts_.contains("territories")) CompleteAreas(file.value("area", json::object()));
    return std::move(pack_);
  }

 private:
  void AddPrefix(const std::string& prefix) {
    for (PatternSet* set :
         {&pack_->figures_, &pack_->words_, &pack_->hedges_, &pack_->compares_, &pack_->periods_, &pack_->and_words_, &pack_->parts_})
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
    AddFile(sections, kUniversal, kSupplementLayer);
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
    throw PackError(name + ": " + error.what());
  }
}

std::unique_ptr<Pack> Pack::FromFacts(const std::string& language) {
  const std::string name = "languages/cldr/" + language + ".json";
  try {
    const json file = {{"format", 1}, {"language", language}, {"scope", "figures"}};
    return PackBuilder(file, name).Build(file);
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
    if (view.Is(at, kSpace) || !words_.CanBegin(view, at) || !words_.MayBegin(view, at)) continue;
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

const PatternSet& Pack::AroundSet(Section section) const {
  return section == Section::kHedge ? hedges_ : section == Section::kCompare ? compares_ : periods_;
}

std::vector<PatternMatch> Pack::MatchAround(const View& view, int begin, int end, Section section, const SlotReader* reader) const {
  const PatternSet& set = AroundSet(section);
  std::vector<PatternMatch> all, here;
  int covered = 0;  // the end of the longest match so far
  for (int at = std::max(0, begin); at < std::min(end, view.size()); ++at) {
    if (!set.CanBegin(view, at) || !set.MayBegin(view, at)) continue;
    here.clear();
    int longest = 0;
    set.MatchAt(view, at, reader, [&](const PatternMatch& match) {
      longest = std::max(longest, match.end);
      here.push_back(match);
    });
    for (PatternMatch& match : here)
      if (match.end == longest && match.end > covered) all.push_back(std::move(match));
    covered = std::max(covered, longest);
  }
  return all;
}

int Pack::EndOfAnd(const View& view, int begin) const {
  std::vector<WordMatch> words;
  and_words_.MatchWords(view, begin, words);
  int end = 0;
  for (const WordMatch& word : words) end = std::max(end, word.end);
  return end;
}

void Pack::MatchFigures(const View& view, int begin, std::vector<WordMatch>& found) const {
  found.clear();
  figures_.MatchWords(view, begin, found);
  if (found.size() < 2) return;
  const auto beaten = [&](const WordMatch& match) {
    const Section section = entries_[match.entry].section;
    const FigureWord& word = figure_words_[match.entry];
    return std::any_of(found.begin(), found.end(), [&](const WordMatch& other) {
      if (entries_[other.entry].section != section) return false;
      // "milliers de" says that "milliers" is no number where it stands alone, and leaves it one behind digits.
      if ((figure_words_[other.entry].kind == FigureKind::kVague) != (word.kind == FigureKind::kVague)) return false;
      if (other.end != match.end) return other.end > match.end;
      const FigureWord& rival = figure_words_[other.entry];
      const auto apart = [](FigureKind kind) { return kind == FigureKind::kNotBefore || kind == FigureKind::kCountedCurrency; };
      const bool other_kinds = section == Section::kNumbers || apart(word.kind) || apart(rival.kind);
      const bool same_kind = !other_kinds || rival.kind == word.kind;
      if (same_kind && rival.layer != word.layer) return rival.layer < word.layer;
      return section == Section::kCurrency && same_kind && word.ambiguous && !rival.ambiguous;
    });
  };
  std::vector<WordMatch> kept;
  for (const WordMatch& match : found)
    if (!beaten(match)) kept.push_back(match);
  found = std::move(kept);
}

void Pack::MatchNumberParts(const View& view, int begin, std::vector<WordMatch>& found) const {
  found.clear();
  parts_.MatchWords(view, begin, found);
}

std::vector<PatternMatch> Pack::MatchSection(const View& view, int begin, Section section) const {
  std::vector<PatternMatch> longest;
  if (IsFigureSection(section)) {
    std::vector<WordMatch> words;
    MatchFigures(view, begin, words);
    for (const WordMatch& word : words)
      if (entries_[word.entry].section == section) longest.push_back({begin, word.end, word.entry, {}});
    return longest;
  }
  words_.MatchAt(view, begin, nullptr, [&](const PatternMatch& match) {
    if (entries_[match.entry].section != section) return;
    if (!longest.empty() && match.end < longest[0].end) return;
    if (!longest.empty() && match.end > longest[0].end) longest.clear();
    longest.push_back(match);
  });
  return longest;
}

struct Packs::Slot {
  std::string name;
  std::string content;   // of a pack file; empty for a built-in one
  std::string language;  // of a language without a file
  std::once_flag once;
  std::unique_ptr<Pack> pack;

  const Pack* Get() {
    std::call_once(once, [this] {
      pack = !language.empty() ? Pack::FromFacts(language)
                               : Pack::Load(content.empty() ? EmbeddedFile(name) : std::string_view(content), name);
    });
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
  return found == slots_.end() || !found->second->language.empty() ? nullptr : found->second->Get();
}

const Pack* Packs::FindForFigures(std::string_view language) const {
  const auto found = slots_.find(language);
  return found == slots_.end() ? nullptr : found->second->Get();
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
