#include "languages/pack.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "languages/embedded.h"
#include "languages/figure_word.h"
#include "languages/section_names.h"

namespace tallyman::languages {
namespace {

using nlohmann::json;

bool IsFigureSection(Section section) {
  return section == Section::kNumbers || section == Section::kPercent || section == Section::kCurrency || section == Section::kUnit;
}

bool IsNumberPart(FigureKind kind) { return kind == FigureKind::kCardinal || kind == FigureKind::kScale || kind == FigureKind::kJoiner; }

// Whether the pattern is a currency code that is a word in small letters ("ALL", "TRY", "CUP").
bool IsWordCode(const std::string& pattern) {
  static const std::set<std::string> codes = [] {
    std::set<std::string> all;
    if (!HasEmbeddedFile(kUniversalFile)) return all;
    const json universal = json::parse(EmbeddedFile(kUniversalFile));
    for (const json& code : universal.at("word_codes")) all.insert(code.get<std::string>());
    return all;
  }();
  return codes.contains(pattern);
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
      months_(boundary, folding),
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
    if (section == Section::kMonth) months_.Add(pattern, index, {false, compounds_});  // "Julihälfte"
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
  const PatternSet& set = section == Section::kMonth ? months_ : words_;
  set.MatchAt(view, begin, nullptr, [&](const PatternMatch& match) {
    if (entries_[match.entry].section != section) return;
    if (!longest.empty() && match.end < longest[0].end) return;
    if (!longest.empty() && match.end > longest[0].end) longest.clear();
    longest.push_back(match);
  });
  return longest;
}

}  // namespace tallyman::languages
