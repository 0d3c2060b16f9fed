#include "corpus/language_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "languages/embedded.h"
#include "languages/view.h"

namespace tallyman::corpus {
namespace {

// What a word counts that is none of a language's usual ones: as often as two in 100,000.
constexpr double kUnusual = 2e-5;

struct Usage {
  std::string language;
  std::u32string letters;                            // sorted
  std::unordered_map<std::u32string, double> words;  // logarithms of how often each is used
};

std::u32string Small(std::string_view utf8) { return languages::Fold(utf8, languages::Folding::kNone); }

std::vector<Usage> ReadUsages() {
  constexpr double kWordsCounted = 100'000;
  std::vector<Usage> usages;
  const auto json = nlohmann::json::parse(languages::EmbeddedFile("corpus/data/language_words.json"));
  for (const auto& [language, facts] : json.items()) {
    Usage usage{language, Small(facts.at("letters").get_ref<const std::string&>()), {}};
    std::sort(usage.letters.begin(), usage.letters.end());
    for (const auto& [word, count] : facts.at("words").items())
      usage.words.emplace(Small(word), std::log(count.get<double>() / kWordsCounted));
    usages.push_back(std::move(usage));
  }
  return usages;
}

std::vector<std::u32string> WordsOf(std::string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : Small(text)) {
    if (u_isalpha(static_cast<UChar32>(c)))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Whether each letter is one of the language's.
bool MayWrite(const Usage& usage, const std::vector<std::u32string>& words) {
  for (const std::u32string& word : words)
    for (const char32_t c : word)
      if (!std::binary_search(usage.letters.begin(), usage.letters.end(), c)) return false;
  return true;
}

}  // namespace

WordEvidence WeighWords(std::string_view text) {
  static const std::vector<Usage> kUsages = ReadUsages();
  const std::vector<std::u32string> words = WordsOf(text);
  WordEvidence evidence;
  double first = -HUGE_VAL, second = -HUGE_VAL;
  for (const Usage& usage : kUsages) {
    if (!MayWrite(usage, words)) continue;
    double sum = 0;
    int known = 0;
    for (const std::u32string& word : words) {
      const auto used = usage.words.find(word);
      known += used != usage.words.end() ? 1 : 0;
      sum += used != usage.words.end() ? used->second : std::log(kUnusual);
    }
    if (sum > first && known > 0) {
      evidence.language = usage.language;
      evidence.known = static_cast<double>(known) / static_cast<double>(words.size());
    }
    second = std::max(second, std::min(first, sum));
    first = std::max(first, sum);
  }
  const double none = static_cast<double>(words.size()) * std::log(kUnusual);  // what a language of which no word is known would get
  evidence.lead = evidence.language.empty() ? 0 : first - std::max(second, none);
  return evidence;
}

}  // namespace tallyman::corpus
