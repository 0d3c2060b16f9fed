#include "extract/attached_words.h"

#include <algorithm>

namespace tallyman::extract {
namespace {

using languages::Section;

bool IsPercentage(const Figure& figure) { return figure.kind == FigureKind::kPercent || figure.kind == FigureKind::kMultiple; }

// Gives each word to one figure at most. A figure takes the word before it, unless an earlier one has taken that; else the one behind it.
class Attacher {
 public:
  // `farthest`: characters that may stand between a word and its figure; where it is 0, only blanks and brackets may.
  Attacher(const Layout& layout, const Mentions& mentions, int farthest) : layout_(layout), mentions_(mentions), farthest_(farthest) {}

  template <typename IsSought>
  std::vector<const WordMention*> Attach(const IsSought& is_sought) const {
    std::vector<const WordMention*> attached(mentions_.figures.size());
    const WordMention* taken = nullptr;
    for (std::size_t i = 0; i < attached.size(); ++i) {
      const Figure& figure = mentions_.figures[i];
      if (!IsPercentage(figure)) continue;
      const WordMention *before = nullptr, *behind = nullptr;
      for (const WordMention& word : layout_.In(mentions_.words, figure.sentence)) {
        if (!is_sought(word)) continue;
        if (word.end <= figure.begin && IsWithinReach(word.end, figure.begin)) before = &word;
        if (word.begin >= figure.end && behind == nullptr && IsWithinReach(figure.end, word.begin) && !OpensBracketOfMore(figure, word))
          behind = &word;
      }
      // Words behind the percentage that tell of the amount behind them are that amount's: "up 12 percent and worth 5 million".
      if (behind != nullptr && behind->begin - figure.end > kTouching && IsOfAmount(*behind)) behind = nullptr;
      attached[i] = before != nullptr && before != taken ? before : behind;
      if (attached[i] != nullptr) taken = attached[i];
    }
    return attached;
  }

 private:
  static constexpr int kTouching = 2;

  bool IsWithinReach(int begin, int end) const {
    return (farthest_ == 0 ? layout_.IsBlank(begin, end) : end - begin <= farthest_) && layout_.IsSameClause(begin, end) &&
           layout_.CountBetween(mentions_.flows, begin, end) == 0 && layout_.CountBetween(mentions_.areas, begin, end) == 0 &&
           layout_.CountBetween(mentions_.products, begin, end) == 0 && mentions_.depth[begin] <= mentions_.depth[end];
  }

  // In "-3.5% (m/m +0.8%)" the words in brackets are those of the figure in them, in "-3.5% (y/y)" of the one before.
  bool OpensBracketOfMore(const Figure& figure, const WordMention& word) const {
    return mentions_.depth[word.begin] > mentions_.depth[figure.end] && mentions_.depth[word.end + 1] >= mentions_.depth[word.end];
  }

  bool IsOfAmount(const WordMention& word) const {
    const Figure* next = layout_.RightOf(mentions_.figures, word);
    return next != nullptr && !IsPercentage(*next);
  }

  const Layout& layout_;
  const Mentions& mentions_;
  int farthest_;
};

}  // namespace

std::vector<const WordMention*> AttachMeasures(const Layout& layout, const Mentions& mentions) {
  constexpr int kFarthest = 24;
  return Attacher(layout, mentions, kFarthest).Attach([](const WordMention& word) { return word.section == Section::kMeasure; });
}

std::vector<const WordMention*> AttachBases(const Layout& layout, const Mentions& mentions) {
  const auto names_period = [&](const WordMention& word) {
    const auto periods = layout.In(mentions.periods, word.sentence);
    return std::any_of(periods.begin(), periods.end(), [&](const PeriodMention& period) {
      const bool inside = word.begin <= period.begin && period.end <= word.end;
      return period.begin < word.end && word.begin < period.end && !(inside && period.expression.kind == normalize::PeriodKind::kYearAgo);
    });
  };
  return Attacher(layout, mentions, /*farthest=*/0).Attach([&](const WordMention& word) {
    return word.section == Section::kBase && (word.key == "yoy" || word.key == "prev") && !names_period(word);
  });
}

}  // namespace tallyman::extract
