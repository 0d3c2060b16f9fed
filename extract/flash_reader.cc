#include "extract/flash_reader.h"

#include <algorithm>
#include <map>
#include <span>

#include "extract/layout.h"

namespace tallyman::extract {
namespace {

using languages::Section;

constexpr double kToldByWord = 0.95;  // how sure a slot is that the words settle

enum class Part { kUnmarked, kForecast, kForecastBefore, kPrior };  // kForecastBefore: the word stands behind the figure

class Reader {
 public:
  Reader(const ArticleText& text, const Mentions& mentions, std::vector<LinkedFigure>& linked)
      : view_(text.view()), mentions_(mentions), layout_(text, mentions), linked_(linked) {}

  void Read(int sentence) {
    const auto figures = layout_.In(mentions_.figures, sentence);
    std::map<FigureKind, int> heads;  // the last unmarked figure of each kind
    for (const Figure& figure : figures) {
      const int index = static_cast<int>(&figure - mentions_.figures.data());
      const Part part = PartOf(figure);
      const auto head = heads.find(figure.kind);
      if (part != Part::kUnmarked && head != heads.end())
        ReadPart(head->second, index, part);
      else if (part == Part::kUnmarked && (head == heads.end() || !IsEarlier(index, head->second)))
        heads[figure.kind] = index;
    }
  }

 private:
  // Whether a figure tells what another of the same statistic was before ("26.3 billion, from 31.7 in April").
  bool IsEarlier(int index, int head) const {
    if (!HaveSameStatistic(linked_[index], linked_[head])) return false;
    const auto period = ParsePeriodText(linked_[index][Slot::kPeriod].value), later = ParsePeriodText(linked_[head][Slot::kPeriod].value);
    return period && later && period->end < later->end;
  }

  // A word that touches a figure on the left; a word for a forecast may stand right behind it, too, if it is no other figure's.
  Part PartOf(const Figure& figure) const {
    Part part = Part::kUnmarked;
    for (const WordMention& word : layout_.In(mentions_.words, figure.sentence)) {
      const Part said = PartOf(word);
      if (said == Part::kUnmarked) continue;
      if (word.end <= figure.begin && IsLead(word.end, figure.begin) && (said != Part::kPrior || StandsAlone(word))) part = said;
      if (part == Part::kUnmarked && said == Part::kForecast && IsRightBehind(figure, word) && !LeadsAnother(word))
        part = Part::kForecastBefore;
    }
    return part;
  }

  // Not part of a longer expression: "from the previous month -1.1%", "el año anterior 4.900 millones", "two years previously 4.9 billion".
  bool StandsAlone(const WordMention& word) const {
    int before = word.begin;
    while (before > 0 && view_[before - 1] == U' ') --before;
    const bool follows_word = view_.Is(before - 1, languages::kLetter) && !view_.Is(before - 1, languages::kIdeographic);
    const auto words = layout_.In(mentions_.words, word.sentence);
    bool in_base = false, behind_base = false;
    for (const WordMention& other : words) {
      if (other.section != Section::kBase) continue;
      in_base |= other.begin <= word.begin && word.end <= other.end;
      behind_base |= other.end == before && FollowsFigure(other);
    }
    return !in_base && (!follows_word || behind_base);
  }

  // "+8.6% Y/Y"
  bool FollowsFigure(const WordMention& word) const {
    constexpr int kTouching = 2;
    const auto figures = layout_.In(mentions_.figures, word.sentence);
    return std::any_of(figures.begin(), figures.end(),
                       [&](const Figure& figure) { return figure.end <= word.begin && word.begin - figure.end <= kTouching; });
  }

  static Part PartOf(const WordMention& word) {
    if (word.section == Section::kStatus && word.key == "forecast") return Part::kForecast;
    return word.section == Section::kAnaphora && word.key == "prior" ? Part::kPrior : Part::kUnmarked;
  }

  // Only spaces and signs that lead to a figure.
  bool IsLead(int begin, int end) const {
    constexpr int kLongest = 4;
    if (end - begin > kLongest) return false;
    for (int at = begin; at < end; ++at)
      if (view_[at] != U' ' && view_[at] != U':' && view_[at] != U'.' && view_[at] != U'=' && view_[at] != U'(' && view_[at] != U'+')
        return false;
    return true;
  }

  bool IsRightBehind(const Figure& figure, const WordMention& word) const {
    return word.begin >= figure.end && word.begin <= figure.end + 1 && (word.begin == figure.end || view_[figure.end] == U' ');
  }

  bool LeadsAnother(const WordMention& word) const {
    const auto figures = layout_.In(mentions_.figures, word.sentence);
    return std::any_of(figures.begin(), figures.end(),
                       [&](const Figure& figure) { return figure.begin >= word.end && IsLead(word.end, figure.begin); });
  }

  // `head` is the figure that the marked one stands behind. What is known of one of them is known of both, but for the period of a prior
  // figure.
  void ReadPart(int head, int index, Part part) {
    LinkedFigure& first = linked_[head];
    LinkedFigure& figure = linked_[index];
    if (part == Part::kForecastBefore || NamesAnother(mentions_.figures[head].end, mentions_.figures[index].begin, part)) {
      if (part != Part::kPrior && figure[Slot::kFlow].value != "none") figure[Slot::kStatus] = {"forecast", kToldByWord, -1, -1};
      return;
    }
    // "6 percent is forecast for 2025, previously 4.5": an earlier forecast, not what was before.
    if (part == Part::kPrior && first[Slot::kStatus].value == "forecast") return;
    if (first[Slot::kFlow].value == "none") {
      if (part != Part::kForecast || figure[Slot::kFlow].value == "none") return;
      Copy(figure, head);
    }
    if (first[Slot::kStatus].value == "forecast") first[Slot::kStatus] = {"actual", kToldByWord, -1, -1};
    Copy(first, index);
    figure[Slot::kStatus] = {part == Part::kForecast ? "forecast" : "actual", kToldByWord, -1, -1};
    const auto period = ParsePeriodText(first[Slot::kPeriod].value);
    if (part == Part::kPrior && period) figure[Slot::kPeriod] = {PeriodText(period->Before()), kToldByWord, -1, -1};
  }

  // Whether words between two figures name what the second alone is about: another flow, area or product, or the period of a forecast.
  bool NamesAnother(int begin, int end, Part part) const {
    const int periods = part == Part::kForecast ? layout_.CountBetween(mentions_.periods, begin, end) : 0;
    return periods + layout_.CountBetween(mentions_.flows, begin, end) + layout_.CountBetween(mentions_.areas, begin, end) +
               layout_.CountBetween(mentions_.products, begin, end) >
           0;
  }

  // All but the unit and the sign.
  void Copy(const LinkedFigure& from, int index) {
    const normalize::QuantityMention& quantity = mentions_.figures[index].quantity;
    LinkedFigure& figure = linked_[index];
    const Choice unit = figure[Slot::kUnit], direction = figure[Slot::kDirection];
    figure.choices = from.choices;
    figure[Slot::kUnit] = unit;
    figure[Slot::kDirection] = direction;
    const bool signs_are_printed = quantity.sign != 0 || mentions_.figures[from.figure].quantity.sign != 0;
    if (direction.value.empty() || signs_are_printed) figure[Slot::kDirection] = {SignOf(from, quantity), kToldByWord, -1, -1};
    figure.base.reset();
  }

  // Without a sign of its own a figure has the direction of the words before ("fell 3.2%, forecast 2.5%"), unless that was printed.
  std::string SignOf(const LinkedFigure& from, const normalize::QuantityMention& quantity) const {
    if (quantity.sign != 0) return quantity.sign < 0 ? "-" : "+";
    return mentions_.figures[from.figure].quantity.sign != 0 ? "+" : from[Slot::kDirection].value;
  }

  const languages::View& view_;
  const Mentions& mentions_;
  const Layout layout_;
  std::vector<LinkedFigure>& linked_;
};

}  // namespace

void ReadFlashes(const ArticleText& text, const Mentions& mentions, std::vector<LinkedFigure>& linked) {
  Reader reader(text, mentions, linked);
  for (int sentence = 0; sentence < static_cast<int>(text.sentences().size()); ++sentence) reader.Read(sentence);
}

}  // namespace tallyman::extract
