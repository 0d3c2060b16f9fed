// How an article's mentions lie to each other: what stands between two of them, who shares a sentence, a paragraph or a list.
#ifndef TALLYMAN_EXTRACT_LAYOUT_H_
#define TALLYMAN_EXTRACT_LAYOUT_H_

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/article_text.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// Where a mention lies as seen from another.
struct Relation {
  enum class Side { kBefore, kAfter, kOverlapping };
  Side side = Side::kOverlapping;
  int distance = 0;  // characters between
  int commas = 0;
  int breaks = 0;
  int clauses = 0;   // clause words between
  int figures = 0;   // figures between
  int brackets = 0;  // 0 same depth, 1 the one is deeper, 2 the other
};

// Place and length of a list: mentions of one kind that only signs and short words separate.
struct ListPlace {
  int index = 0;
  int size = 1;
};

// A list of mentions, and the one of a figure's place in its own list.
template <typename T>
struct ListPair {
  std::span<const T> list;
  const T* own = nullptr;
};

class Layout {
 public:
  // Both must outlive the layout.
  Layout(const ArticleText& text, const Mentions& mentions) : text_(text), mentions_(mentions) {}

  const Sentence& sentence(int index) const { return text_.sentences()[index]; }

  // Where `other` lies as seen from `one`.
  Relation Relate(const Mention& one, const Mention& other) const;

  // The mentions of a sentence.
  template <typename T>
  std::span<const T> In(const std::vector<T>& all, int sentence) const {
    const auto before = [](const T& mention, int place) { return mention.sentence < place; };
    const auto first = std::lower_bound(all.begin(), all.end(), sentence, before);
    const auto last = std::lower_bound(first, all.end(), sentence + 1, before);
    return {first, last};
  }

  // The mentions of earlier sentences.
  template <typename T>
  std::span<const T> Before(const std::vector<T>& all, int sentence) const {
    const auto before = [](const T& mention, int place) { return mention.sentence < place; };
    return {all.begin(), std::lower_bound(all.begin(), all.end(), sentence, before)};
  }

  // How many mentions begin in [begin, end).
  template <typename T>
  int CountBetween(const std::vector<T>& all, int begin, int end) const {
    if (end <= begin) return 0;
    const auto before = [](const T& mention, int place) { return mention.begin < place; };
    return static_cast<int>(std::lower_bound(all.begin(), all.end(), end, before) -
                            std::lower_bound(all.begin(), all.end(), begin, before));
  }

  template <typename T>
  ListPlace PlaceInList(const std::vector<T>& all, const T& mention) const {
    constexpr int kWidestGap = 8;
    return Place(all, mention, [](const T& left, const T& right) { return IsNear(left, right, kWidestGap); });
  }

  // The list that a figure's own goes with, where its sentence lists as many of a kind as it lists figures ("to China and Japan by 5 and 6
  // percent"): the last such list before the figures, or else the first behind. Nothing where there is none.
  template <typename T>
  std::optional<ListPair<T>> PairOf(const std::vector<T>& all, const Figure& figure) const {
    constexpr int kLongest = 20;  // rows of a table are no lists
    int left_to_ask = kLongest;
    const ListPlace own = Place(mentions_.figures, figure,
                                [&](const Figure& left, const Figure& right) { return left_to_ask-- > 0 && AreListed(left, right); });
    if (own.size < 2 || left_to_ask < 0) return std::nullopt;
    std::optional<ListPair<T>> pair;
    const std::span<const T> here = In(all, figure.sentence);
    for (std::size_t first = 0, end = 0; first < here.size(); first = end) {
      end = first + 1;
      while (end < here.size() && AreListed(here[end - 1], here[end])) ++end;
      if (end - first != static_cast<std::size_t>(own.size)) continue;
      if (pair && here[first].begin > figure.begin) break;
      pair = {here.subspan(first, own.size), &here[first + own.index]};
    }
    return pair;
  }

  // How closely two figures belong together: 0 they stand in different sentences, or a flow, area, product or period between them; 1 none
  // does; 2 they are of different kinds, too, as level and change are; 3 and close.
  int TieOf(const Figure& one, const Figure& other) const;

  // The mention of a kind that stands nearest before (behind) `anchor` in its clause, with no figure between; null where none does.
  template <typename T>
  const T* LeftOf(const std::vector<T>& all, const Mention& anchor) const {
    const T* nearest = nullptr;
    for (const T& mention : In(all, anchor.sentence))
      if (mention.end <= anchor.begin && IsSameClause(mention.end, anchor.begin)) nearest = &mention;
    return nearest;
  }
  template <typename T>
  const T* RightOf(const std::vector<T>& all, const Mention& anchor) const {
    for (const T& mention : In(all, anchor.sentence))
      if (mention.begin >= anchor.end) return IsSameClause(anchor.end, mention.begin) ? &mention : nullptr;
    return nullptr;
  }

  // Whether nothing but blanks, brackets and signs stands in [begin, end).
  bool IsBlank(int begin, int end) const;

  // Whether neither sign, clause word nor figure stands in [begin, end).
  bool IsSameClause(int begin, int end) const;

  // The nearest word of a section (of a key, where given) on one side of a figure in its sentence: 0 touching, 1 near, 2 with no comma
  // between, 3 farther, 4 none.
  int Nearest(languages::Section section, std::string_view key, const Mention& figure, Relation::Side side) const;
  const WordMention* NearestWord(languages::Section section, std::string_view key, const Mention& figure, Relation::Side side) const;
  bool HasWord(languages::Section section, std::string_view key, int sentence) const;

 private:
  static bool IsNear(const Mention& left, const Mention& right, int widest_gap) {
    return left.sentence == right.sentence && right.begin >= left.end && right.begin - left.end <= widest_gap;
  }
  // Whether one stands right behind the other in a list of their own, with no figures between (no mentions, likewise).
  bool AreListed(const Mention& left, const Mention& right) const;
  bool AreListed(const Figure& left, const Figure& right) const;
  // Whether words between two figures say that the one went to the other, or is compared with it.
  bool IsReachedFrom(const Figure& left, const Figure& right) const;
  // How many flows, areas, products and periods begin in [begin, end).
  int CountSlots(int begin, int end) const;

  // The place of a mention among those that `joined` says go on a list.
  template <typename T, typename Joined>
  static ListPlace Place(const std::vector<T>& all, const T& mention, const Joined& joined) {
    const auto own = std::lower_bound(all.begin(), all.end(), mention.begin, [](const T& m, int place) { return m.begin < place; });
    ListPlace place;
    for (auto it = own; it != all.begin() && joined(*(it - 1), *it); --it) ++place.index;
    place.size += place.index;
    for (auto it = own; it + 1 < all.end() && joined(*it, *(it + 1)); ++it) ++place.size;
    return place;
  }

  const ArticleText& text_;
  const Mentions& mentions_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_LAYOUT_H_
