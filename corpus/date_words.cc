#include "corpus/date_words.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "languages/embedded.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

using Names = std::map<std::u32string, int>;

constexpr std::string_view kFolder = "languages/cldr/";
constexpr std::string_view kSuffix = ".json";
constexpr std::string_view kData = "corpus/data/date_words.json";
constexpr std::array<std::string_view, 4> kSpaceless = {"th", "lo", "km", "my"};

std::u32string FoldedName(const std::string& name) {
  std::u32string folded = languages::Fold(name, languages::Folding::kNone);
  if (folded.ends_with(U'.')) folded.pop_back();
  return folded;
}

// The names in CLDR's generated facts of a language, twelve for each width and form: {"months": {"format_wide": [...], ...}, ...}; nothing
// where there are none. The rest of the file, which is most of it, is passed over.
std::optional<Names> ReadNames(std::string_view facts) {
  const simdjson::padded_string json(facts);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document = parser.iterate(json);
  auto months = document.find_field_unordered("months");
  if (months.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
  Names names;
  for (auto form : months.get_object()) {
    int month = 0;
    for (auto name : form.value().get_array()) names.emplace(FoldedName(std::string(name.get_string().value())), ++month);
  }
  return names;
}

struct Words {
  std::map<std::string, Names, std::less<>> months;
  std::set<std::string, std::less<>> day_first, month_first, order_open;
  std::set<std::u32string> hour_words, counted, published;
};

Words ReadWords() {
  Words words;
  for (const std::string_view path : languages::EmbeddedFiles()) {
    if (!path.starts_with(kFolder)) continue;
    const std::string_view language = path.substr(kFolder.size(), path.size() - kFolder.size() - kSuffix.size());
    if (auto months = ReadNames(languages::EmbeddedFile(path))) words.months.emplace(language, std::move(*months));
  }
  const auto data = nlohmann::json::parse(languages::EmbeddedFile(kData));
  for (const auto& [language, names] : data.at("months").items())
    for (const auto& [name, month] : names.items()) words.months[language].emplace(FoldedName(name), month.get<int>());
  const auto tags = [&data](const char* key, std::set<std::string, std::less<>>& set) {
    for (const auto& tag : data.at(key)) set.insert(tag.get<std::string>());
  };
  tags("day_first", words.day_first);
  tags("month_first", words.month_first);
  tags("order_open", words.order_open);
  for (const auto& word : data.at("hour_words")) words.hour_words.insert(FoldedName(word.get<std::string>()));
  for (const auto& word : data.at("counted")) words.counted.insert(FoldedName(word.get<std::string>()));
  for (const auto& word : data.at("published")) words.published.insert(FoldedName(word.get<std::string>()));
  return words;
}

const Words& AllWords() {
  static const Words words = ReadWords();
  return words;
}

}  // namespace

std::string_view WithoutRegion(std::string_view language) { return language.substr(0, language.find('-')); }

std::optional<int> MonthNamed(const std::u32string& word, std::string_view language) {
  const std::string_view wanted = WithoutRegion(language);
  for (const auto& [name, names] : AllWords().months) {
    if (!wanted.empty() && name != wanted && name != "en") continue;
    if (const auto found = names.find(word); found != names.end()) return found->second;
  }
  return std::nullopt;
}

std::optional<LeadingMonth> MonthAtStart(std::u32string_view text, std::string_view language) {
  const std::string_view wanted = WithoutRegion(language);
  std::optional<LeadingMonth> longest;
  for (const std::string_view spaceless : kSpaceless) {
    const auto names = AllWords().months.find(spaceless);
    if ((!wanted.empty() && wanted != spaceless) || names == AllWords().months.end()) continue;
    for (const auto& [name, month] : names->second)
      if (text.starts_with(name) && (!longest || name.size() > longest->size)) longest = LeadingMonth{month, name.size()};
  }
  return longest;
}

NumberOrder OrderIn(std::string_view language) {
  const Words& words = AllWords();
  for (const std::string_view tag : {language, WithoutRegion(language)}) {
    if (words.order_open.contains(tag)) return NumberOrder::kOpen;
    if (words.day_first.contains(tag)) return NumberOrder::kDayFirst;
    if (words.month_first.contains(tag)) return NumberOrder::kMonthFirst;
  }
  return NumberOrder::kOpen;
}

bool IsHourWord(const std::u32string& word) { return AllWords().hour_words.contains(word); }
bool IsCountedBesideDates(const std::u32string& word) { return AllWords().counted.contains(word); }

bool BeginsLikePublication(std::u32string_view text) {
  const auto& openings = AllWords().published;
  return std::any_of(openings.begin(), openings.end(), [text](const std::u32string& opening) { return text.starts_with(opening); });
}

}  // namespace tallyman::corpus
