#include "extract/layout.h"

#include <algorithm>

namespace tallyman::extract {
namespace {

constexpr int kWidestGapInList = 12;  // ", and in the"

bool Is(const WordMention& word, languages::Section section, std::string_view key) {
  return word.section == section && (key.empty() || word.key == key);
}

}  // namespace

Relation Layout::Relate(const Mention& one, const Mention& other) const {
  Relation relation;
  int left = 0, right = 0;
  if (other.end <= one.begin) {
    relation.side = Relation::Side::kBefore;
    left = other.end;
    right = one.begin;
  } else if (other.begin >= one.end) {
    relation.side = Relation::Side::kAfter;
    left = one.end;
    right = other.begin;
  } else {
    return relation;
  }
  relation.distance = right - left;
  relation.commas = mentions_.commas[right] - mentions_.commas[left];
  relation.breaks = mentions_.breaks[right] - mentions_.breaks[left];
  relation.clauses = mentions_.clauses[right] - mentions_.clauses[left];
  relation.figures = CountBetween(mentions_.figures, left, right);
  const int depth_one = mentions_.depth[one.begin], depth_other = mentions_.depth[other.begin];
  relation.brackets = depth_one > depth_other ? 1 : depth_other > depth_one ? 2 : 0;
  return relation;
}

int Layout::CountSlots(int begin, int end) const {
  return CountBetween(mentions_.flows, begin, end) + CountBetween(mentions_.areas, begin, end) +
         CountBetween(mentions_.products, begin, end) + CountBetween(mentions_.periods, begin, end);
}

bool Layout::AreListed(const Mention& left, const Mention& right) const {
  return IsNear(left, right, kWidestGapInList) && mentions_.breaks[left.end] == mentions_.breaks[right.begin] &&
         CountBetween(mentions_.figures, left.end, right.begin) == 0;
}

bool Layout::AreListed(const Figure& left, const Figure& right) const {
  const Mention& one = left;
  return left.kind == right.kind && AreListed(one, right) && CountSlots(left.end, right.begin) == 0 && !IsReachedFrom(left, right);
}

bool Layout::IsReachedFrom(const Figure& left, const Figure& right) const {
  const std::vector<WordMention>& words = mentions_.words;
  auto word = std::lower_bound(words.begin(), words.end(), left.end, [](const WordMention& one, int place) { return one.begin < place; });
  for (; word != words.end() && word->end <= right.begin; ++word)
    if (word->section == languages::Section::kChange || word->section == languages::Section::kCompare) return true;
  return false;
}

int Layout::TieOf(const Figure& one, const Figure& other) const {
  if (one.sentence != other.sentence) return 0;
  const int begin = std::min(one.end, other.end), end = std::max(one.begin, other.begin);
  if (CountSlots(begin, end) > 0) return 0;
  constexpr int kClose = 25;
  if (one.kind == other.kind) return 1;
  return end - begin <= kClose ? 3 : 2;
}

bool Layout::IsBlank(int begin, int end) const {
  const languages::View& view = text_.view();
  while (begin < end &&
         (view.Is(begin, languages::kSpace) || view[begin] == U'(' || view[begin] == U')' || view[begin] == U'+' || view[begin] == U'-'))
    ++begin;
  return begin == end;
}

bool Layout::IsSameClause(int begin, int end) const {
  return mentions_.commas[begin] == mentions_.commas[end] && mentions_.breaks[begin] == mentions_.breaks[end] &&
         mentions_.clauses[begin] == mentions_.clauses[end] && CountBetween(mentions_.figures, begin, end) == 0;
}

const WordMention* Layout::NearestWord(languages::Section section, std::string_view key, const Mention& figure, Relation::Side side) const {
  const WordMention* nearest = nullptr;
  int distance = 0;
  for (const WordMention& word : In(mentions_.words, figure.sentence)) {
    if (!Is(word, section, key)) continue;
    const int before = figure.begin - word.end, after = word.begin - figure.end;  // of both at most one is not below zero
    if (side == Relation::Side::kBefore ? after >= 0 : before >= 0) continue;
    const int own = std::max({before, after, 0});
    if (nearest != nullptr && own >= distance) continue;
    nearest = &word;
    distance = own;
  }
  return nearest;
}

int Layout::Nearest(languages::Section section, std::string_view key, const Mention& figure, Relation::Side side) const {
  constexpr int kNear = 12;
  const WordMention* word = NearestWord(section, key, figure, side);
  if (word == nullptr) return 4;
  const Relation relation = Relate(figure, *word);
  if (relation.distance <= 2) return 0;
  if (relation.commas + relation.breaks > 0) return 3;
  return relation.distance <= kNear && relation.figures == 0 ? 1 : 2;
}

bool Layout::HasWord(languages::Section section, std::string_view key, int sentence) const {
  const auto words = In(mentions_.words, sentence);
  return std::any_of(words.begin(), words.end(), [&](const WordMention& word) { return Is(word, section, key); });
}

}  // namespace tallyman::extract
