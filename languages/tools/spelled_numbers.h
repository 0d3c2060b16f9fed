// Words of numbers, taken apart from what ICU's RuleBasedNumberFormat spells out: the numbers below 100 and the hundreds as whole
// words, scale words in all their forms, and what joins them. A reader that multiplies and adds puts every other number together.
#ifndef TALLYMAN_LANGUAGES_TOOLS_SPELLED_NUMBERS_H_
#define TALLYMAN_LANGUAGES_TOOLS_SPELLED_NUMBERS_H_

#include <unicode/rbnf.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cldr.h"

namespace tallyman::languages::tools {

class Speller {
 public:
  explicit Speller(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status) || std::string(format_->getLocale(ULOC_ACTUAL_LOCALE, status).getLanguage()) != locale.getLanguage()) return;
    for (int32_t i = 0; i < format_->getNumberOfRuleSetNames(); ++i) {
      const icu::UnicodeString name = format_->getRuleSetName(i);
      const bool cardinal = name.startsWith(u"%spellout-cardinal") || name == u"%spellout-numbering";
      if (cardinal && name.indexOf(u"financial") < 0) rule_sets_.push_back(name);
    }
  }

  bool known() const { return !rule_sets_.empty(); }

  // All ways to spell a number; digits in it mean that the rules end there.
  std::set<std::string> Spell(std::int64_t value) const {
    std::set<std::string> result;
    for (const icu::UnicodeString& rule_set : rule_sets_) {
      icu::UnicodeString text;
      icu::FieldPosition position;
      UErrorCode status = U_ZERO_ERROR;
      format_->format(value, rule_set, text, position, status);
      if (U_SUCCESS(status)) Add(text, &result);
    }
    return result;
  }

  std::set<std::string> SpellDecimal(double value) const {
    std::set<std::string> result;
    for (const icu::UnicodeString& rule_set : rule_sets_) {
      icu::UnicodeString text;
      icu::FieldPosition position;
      UErrorCode status = U_ZERO_ERROR;
      format_->format(value, rule_set, text, position, status);
      if (U_SUCCESS(status)) Add(text, &result);
    }
    return result;
  }

 private:
  static void Add(icu::UnicodeString text, std::set<std::string>* to) {
    text.findAndReplace(u"\u00ad", u"").findAndReplace(u"\u200b", u"");
    for (int32_t i = 0; i < text.length(); ++i)
      if (u_isdigit(text[i])) return;
    to->insert(Name(text));
  }

  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
  std::vector<icu::UnicodeString> rule_sets_;
};

inline std::string Trim(const std::string& text) { return Name(icu::UnicodeString::fromUTF8(text)); }

// The scale words of 10^exponent: what is left of k * 10^exponent when the words of k are taken away, where several k agree.
inline void CollectScale(const Speller& speller, std::int64_t power, std::map<std::string, std::set<std::int64_t>>* after,
                         std::map<std::string, std::set<std::int64_t>>* before) {
  for (const std::int64_t k : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 20, 21, 22, 25, 40, 70, 100, 101, 200, 300, 500}) {
    if (power > INT64_MAX / 4 / k) continue;
    const std::set<std::string> multipliers = speller.Spell(k);
    for (const std::string& text : speller.Spell(k * power)) {
      std::string best_after, best_before;
      std::size_t longest = 0;
      for (const std::string& multiplier : multipliers) {
        if (multiplier.size() >= text.size() || multiplier.size() <= longest) continue;
        if (text.compare(0, multiplier.size(), multiplier) == 0) {
          const std::string rest = text.substr(multiplier.size());
          if (rest[0] != ' ' && rest.find(' ') != std::string::npos) continue;  // the middle of a word
          longest = multiplier.size();
          best_after = Trim(text.substr(multiplier.size()));
          best_before.clear();
        } else if (text.compare(text.size() - multiplier.size(), multiplier.size(), multiplier) == 0 &&
                   text[text.size() - multiplier.size() - 1] == ' ') {
          longest = multiplier.size();
          best_before = Trim(text.substr(0, text.size() - multiplier.size()));
          best_after.clear();
        }
      }
      if (!best_after.empty()) (*after)[best_after].insert(k);
      if (!best_before.empty()) (*before)[best_before].insert(k);
    }
  }
}

// What remains of texts between known words.
class Remainders {
 public:
  void AddWord(const std::string& word) { words_.insert(word); }

  void Collect(const std::string& text) {
    std::string rest;
    std::set<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t longest = 0;
      for (std::size_t size = std::min<std::size_t>(text.size() - at, 60); size > 0 && longest == 0; --size)
        if (words_.contains(text.substr(at, size))) longest = size;
      if (longest == 0) {
        rest += text[at++];
        continue;
      }
      found.insert(Trim(rest));
      rest.clear();
      at += longest;
    }
    if (Trim(rest).empty())
      for (const std::string& joiner : found) ++counts_[joiner];
  }

  // Whether the text is nothing but known words.
  bool Covers(const std::string& text) const {
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '-') {
        ++at;
        continue;
      }
      std::size_t size = std::min<std::size_t>(text.size() - at, 60);
      while (size > 0 && !words_.contains(text.substr(at, size))) --size;
      if (size == 0) return false;
      at += size;
    }
    return true;
  }

  Json Joiners() const {
    Json result = Json::array();
    for (const auto& [joiner, count] : counts_) {
      const icu::UnicodeString text = icu::UnicodeString::fromUTF8(joiner);
      const bool letters = !joiner.starts_with('-') && text.length() > 0 && text.length() <= 6 && u_isalpha(text.char32At(0));
      if (letters && count >= 4) result.push_back(joiner);
    }
    return result;
  }

 private:
  std::set<std::string> words_;
  std::map<std::string, int> counts_;
};

// {"cardinals": {value: [...]}, "scale": {factor: [...]}, "scale_before": {...}, "joiner": {"": [...]}, "point": {"": [...]}}, flattened
// to keys "cardinal 7", "scale 1000", "scale_before 1000", "joiner", "point", "compound".
inline Json SpelledNumbers(const icu::Locale& locale) {
  const Speller speller(locale);
  Json result = Json::object();
  if (!speller.known()) return result;
  Remainders remainders;
  const auto add = [&](const std::string& key, const std::string& word) {
    Json& list = result.emplace(key, Json::array()).first.value();
    AddTo(&list, word);
    remainders.AddWord(word);
  };
  for (std::int64_t value = 0; value < 100; ++value)
    for (const std::string& text : speller.Spell(value)) add("cardinal " + std::to_string(value), text);
  for (std::int64_t value = 100; value < 1000; value += 100)
    for (const std::string& text : speller.Spell(value)) add("cardinal " + std::to_string(value), text);
  // Hundreds have forms of their own before smaller numbers in some languages.
  for (std::int64_t value = 100; value < 1000; value += 100) {
    std::map<std::string, int> heads;
    for (const std::int64_t small : {2, 3, 5, 14})
      for (const std::string& text : speller.Spell(value + small))
        for (const std::string& tail : speller.Spell(small))
          if (text.size() > tail.size() && text.ends_with(tail)) ++heads[Trim(text.substr(0, text.size() - tail.size()))];
    for (const auto& [head, count] : heads)
      if (count >= 3 && !remainders.Covers(head) && head.find(' ') == std::string::npos) add("cardinal " + std::to_string(value), head);
  }
  constexpr std::size_t kAgreeing = 3;
  std::set<std::string> scales;
  const auto add_scale = [&](const std::string& key, std::int64_t power, const std::map<std::string, std::set<std::int64_t>>& words) {
    std::vector<std::string> accepted;
    for (const auto& [word, multipliers] : words) {
      const bool singular = multipliers.contains(1) && multipliers.size() == 1;
      if (multipliers.size() < kAgreeing && !singular) continue;
      // "hundred million" is put together by the reader; "illion" is a piece of a word.
      const auto ends_in = [&](const auto& others) {
        return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return other != word && word.ends_with(other); });
      };
      const bool piece = std::any_of(words.begin(), words.end(), [&](const auto& other) {
        return other.first != word && other.first.ends_with(word) && other.first.find(' ') == std::string::npos;
      });
      if (!ends_in(scales) && !piece) accepted.push_back(word);
    }
    for (const std::string& word : accepted) {
      add(key + " " + std::to_string(power), word);
      scales.insert(word);
    }
  };
  for (std::int64_t power = 100; power <= 1'000'000'000'000'000; power *= 10) {
    std::map<std::string, std::set<std::int64_t>> after, before;
    CollectScale(speller, power, &after, &before);
    add_scale("scale", power, after);
    add_scale("scale_before", power, before);
  }
  // Words for the whole: "mille", and the Arabic dual.
  for (std::int64_t power = 1000; power <= 1'000'000'000'000'000; power *= 10)
    for (std::int64_t k = 1; k < 10; ++k)
      for (const std::string& text : speller.Spell(k * power))
        if (!remainders.Covers(text) || (k == 1 && scales.contains(text))) add("cardinal " + std::to_string(k * power), text);
  bool compound = false;
  for (const std::string& text : speller.Spell(123)) compound = compound || text.find(' ') == std::string::npos;
  for (std::int64_t value = 101; value < 2'000'000'000; value = value * 7 / 5 + 13)
    for (const std::string& text : speller.Spell(value)) {
      remainders.Collect(text);
      compound = compound || (value > 1000 && text.find(' ') == std::string::npos);
    }
  result["joiner"] = remainders.Joiners();
  Json points = Json::array();
  const std::set<std::string> wholes = speller.Spell(2), fives = speller.Spell(5);
  for (const std::string& text : speller.SpellDecimal(2.5))
    for (const std::string& whole : wholes)
      for (const std::string& five : fives)
        if (text.size() > whole.size() + five.size() && text.starts_with(whole) && text.ends_with(five) &&
            (text[whole.size()] == ' ' || text.find(' ') == std::string::npos))
          AddTo(&points, Trim(text.substr(whole.size(), text.size() - whole.size() - five.size())));
  result["point"] = points;
  if (compound) result["compound"] = Json::array({"yes"});
  return result;
}

}  // namespace tallyman::languages::tools

#endif  // TALLYMAN_LANGUAGES_TOOLS_SPELLED_NUMBERS_H_
