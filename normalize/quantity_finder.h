// Finds the quantities of one view: what FindQuantities (quantity.h) is made of. Used by quantity*.cc only.
#ifndef TALLYMAN_NORMALIZE_QUANTITY_FINDER_H_
#define TALLYMAN_NORMALIZE_QUANTITY_FINDER_H_

#include <algorithm>
#include <optional>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/measure.h"
#include "normalize/number.h"
#include "normalize/period_expression.h"
#include "normalize/quantity.h"

namespace tallyman::normalize {

inline bool IsLetter(const languages::View& view, int at) {
  return view.Is(at, languages::kLetter) && !view.Is(at, languages::kIdeographic);
}

// Puts what stands beside a number into its quantity.
void Apply(const Measure& measure, QuantityMention& quantity);

// Hedges, comparisons and periods around figures: from matches of the whole text, or looked for where they are asked for.
class Surroundings {
 public:
  Surroundings(const languages::View& view, const languages::Pack& pack, const std::vector<languages::PatternMatch>* matches)
      : view_(view), pack_(pack), matches_(matches), slots_(pack) {}

  // Matches of the section that may touch [begin, end): those that begin up to `reach` characters before it and a few behind it.
  std::vector<languages::PatternMatch> Near(languages::Section section, int begin, int end, int reach) const {
    if (matches_ == nullptr) return pack_.MatchAround(view_, begin - reach, end + kBehind, section, &slots_);
    std::vector<languages::PatternMatch> near;
    const auto first = std::lower_bound(matches_->begin(), matches_->end(), begin - kReach,
                                        [](const languages::PatternMatch& match, int place) { return match.begin < place; });
    for (auto match = first; match != matches_->end() && match->begin < end + kBehind; ++match)
      if (pack_.entry(match->entry).section == section) near.push_back(*match);
    return near;
  }

 private:
  static constexpr int kReach = 64, kBehind = 4;

  const languages::View& view_;
  const languages::Pack& pack_;
  const std::vector<languages::PatternMatch>* matches_;
  PackSlots slots_;
};

// One use: construct, Find or FindDeclared.
class QuantityFinder {
 public:
  QuantityFinder(const languages::View& view, const languages::Pack& pack, const std::vector<languages::PatternMatch>* matches)
      : view_(view), pack_(pack), signs_(SignsOf(view, pack, matches)), measures_(view, pack), around_(view, pack, matches) {}
  std::vector<QuantityMention> Find();
  // As FindDeclaredUnits.
  std::vector<QuantityMention> FindDeclared(const std::vector<QuantityMention>& quantities);

 private:
  // Reads what begins at `at`; returns where to go on.
  int Step(int at);

  // What `read` returns behind the first clitic at `at` behind which it reads something; 0 where there is none.
  template <typename Read>
  int ReadBehindPrefix(int at, Read read) const {
    for (const std::u32string& prefix : pack_.prefixes())
      if (view_.text().substr(at, prefix.size()) == prefix)
        if (const int end = read(at + static_cast<int>(prefix.size())); end > 0) return end;
    return 0;
  }

  // Reads a declared unit at `at`; returns where to go on.
  int StepDeclared(int at);
  // Its end, or that of what is none; 0 where nothing of it begins there.
  int ReadDeclared(int at);

  // Reads what begins with a word or sign of figures at `at`. Returns its end, or 0.
  // Behind a clitic (`clitic`) a currency's name does not stand before a number: بين is no yen.
  int ReadWords(int at, bool clitic = false);

  // "minus 3.5 percent", ▲47.4％: a quantity behind a word or sign for minus. Returns its end, or 0.
  int ReadNegative(int begin, int minus_end);

  // "a dollar", دولاران: a currency's name that holds its number. Returns its end, or 0.
  int ReadCounted(const Measure& counted);

  bool LiesInHedge(int begin, int end) const;

  // "several billion", 数十亿: no number.
  int SkipVague(int at);

  // A number behind its currency or percent word. Returns its end, or 0.
  int ReadPrefixed(const Measure& measure);

  // The number at `at` behind a currency or percent word. Behind a currency's sign that touches it spaces may group its digits, where a
  // scale word shows that they are one number: "R1 333.1 billion".
  std::optional<Number> ReadNumberBehind(const Measure& measure, int at);

  // Whether the number behind a currency's name is an amount of it: "euro 500", but not "euro 2024", "the yen 5 percent", "won 3
  // medals".
  bool StandsBefore(const Measure& measure, const Number& number);

  // "US$ 5 billion dollars", "$19.81 billion (USD)", "人民币5000万元": the longer name settles a bare sign.
  void TakeSecondName(const Measure& measure, QuantityMention& quantity);

  // 日量232万バレル, "günde 2 milyon varil", 日均出口200万桶: barrels a day.
  void ReadDaily(QuantityMention& quantity);

  // "60,000 dólares" in a language of decimal commas: three decimals that no one prints are a group.
  void Regroup(QuantityMention& quantity) const;

  // 3割5分, 七成五, 两毛五, 三块五: a digit behind tenths counts tenths of these.
  void ReadNextDigit(const Measure& measure, QuantityMention& quantity);

  // "5,-" and "5.--" print no minor units.
  void ReadPriceDash(QuantityMention& quantity) const;

  // Whether digits in brackets of their own end there: "(335) barrels".
  bool EndsInBrackets(int end) const;
  // What stands behind a number that ends at `end`: directly, behind a space, a hyphen, or a word that links both.
  std::optional<Measure> AfterNumber(int end);

  // A number that no unit stands before. A letter for a scale as well as for a unit is the unit where nothing else is one: "83.6 mln T",
  // but "1.2T yen".
  std::optional<Number> ReadPlainNumber(int at);
  int ReadPlain(int at) { return ReadPlain(at, SkipWord(at)); }
  int ReadPlain(int at, int otherwise);

  // "(- 13 %)", "à - 58,9 milliards", "Solde : - 4,7": a minus sign and a space, where no dash between words can stand.
  bool StandsBehindSpacedMinus(int begin);

  QuantityMention Start(const Number& number);

  // "5 dollars and 20 cents", 5元3角2分, "3 euros 50": adds the minor units to the amount.
  void ReadMinor(const Measure& major, QuantityMention& quantity);

  // "3 euros 50": two digits behind a currency's name that belong to nothing else.
  bool ReadBareMinor(const Measure& major, QuantityMention& quantity);

  // Takes in the upper end of a range: "3.3-3.5 million", "3% to 4%", "$3-$4 billion", "3 до 4%".
  void ReadRange(QuantityMention& quantity, const Measure* before);

  // Whether such a word stands before `begin`, with or without an article ("between 3 and 4 billion", "entre el 5 y el 8%").
  bool Follows(languages::FigureKind kind, int begin);

  bool FollowsCompare(int begin);
  // Whether a word for a change stands before it, with or without "by".
  bool FollowsChange(int begin);

  bool LiesInPeriod(const QuantityMention& quantity);

  int SkipWord(int at) const;

  // Whether only list signs and a word for "and" stand between two places.
  bool IsListGap(int begin, int end) const;

  // Numbers in a list take the unit (and the scale) of the list's end, or of its beginning.
  void ShareUnits();

  // "5,5 auf 5,1 Prozent": only a word for the way from one to the other stands between.
  bool IsReachGap(const QuantityMention& left, const QuantityMention& right);

  static void TakeUnit(const QuantityMention& from, QuantityMention& to);

  void ReadHedges();

  const languages::View& view_;
  const languages::Pack& pack_;
  languages::NumberSigns signs_;
  MeasureReader measures_;
  Surroundings around_;
  std::vector<QuantityMention> found_;
  int daily_end_ = 0;  // of the last word for "daily" that stands before its barrels
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_QUANTITY_FINDER_H_
