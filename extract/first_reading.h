// What a first reading of an article decided of its figures, as columns for the second: which values the other figures have, those
// that follow among them, and what comes next.
#ifndef TALLYMAN_EXTRACT_FIRST_READING_H_
#define TALLYMAN_EXTRACT_FIRST_READING_H_

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/layout.h"
#include "extract/linker.h"
#include "extract/mentions.h"
#include "extract/model.h"

namespace tallyman::extract {

class FirstReading {
 public:
  // `linked` holds every figure, in order. `mentions` and `layout` must outlive the reading.
  FirstReading(const Mentions& mentions, const Layout& layout, std::vector<LinkedFigure> linked);

  // The columns of what the figure has around it.
  void Describe(int figure, Row& row) const;

  // Says of every candidate of a slot which figures have its value. REQUIRES: the slots before it are decided in `current`.
  void Describe(Slot slot, const LinkedFigure& current, std::vector<Candidate>& candidates) const;

  // What it decided of a figure.
  const LinkedFigure& All(int figure) const { return linked_[figure]; }

  // The same; null where it took it for no claim.
  const LinkedFigure* Of(int figure) const { return IsLinked(figure) ? &linked_[figure] : nullptr; }

  // The next linked figure; null where none follows.
  const LinkedFigure* Next(int figure) const { return next_[figure] < 0 ? nullptr : &linked_[next_[figure]]; }

 private:
  // Values and units have numbers, so that they are looked up once; one that no linked figure has is kUnknown.
  static constexpr int kUnknown = -1;
  int NumberOf(const std::string& value) const;
  int AddNumber(const std::string& value);

  // How sure the reading was of each value, summed over figures.
  struct Votes {
    std::vector<double> of;  // by number
    double total = 0;

    void Add(const Choice& choice, int number);
    // The value's share of all votes but one (where given); missing where no vote is left.
    double Share(const std::string& value, int number, const Choice* without) const;
  };
  // A share of votes, given in fifths.
  static double Share(double votes, double total);

  // How likely each value is for the figures of an article or paragraph, chosen or not.
  struct Likelihood {
    std::unordered_map<int, double> of;  // by number, summed over figures
    int figures = 0;

    // The mean over all figures but one that gave the value `own`; missing where there is no other.
    double MeanOfOthers(int number, double own, bool without) const;
  };
  // How likely the figure had a value.
  static double ProbabilityOf(const LinkedFigure& figure, Slot slot, const std::string& value);
  // Says of every candidate of the doubted slot how likely it was for the figure and for others.
  void DescribeLikelihood(std::size_t doubted, int figure, std::vector<Candidate>& candidates) const;

  bool IsLinked(int figure) const { return linked_[figure][Slot::kFlow].value != "none"; }
  // What the other linked figures of its sentence have.
  std::vector<const Choice*> InSentence(Slot slot, int figure) const;
  // The value's share of their votes; missing where there is none.
  static double ShareOf(const std::string& value, const std::vector<const Choice*>& choices);
  // The slots that tell what a figure speaks of.
  static constexpr std::array kStatementSlots = {Slot::kFlow, Slot::kRole, Slot::kReporter, Slot::kPartner, Slot::kProduct, Slot::kPeriod};
  using Statement = std::array<const std::string*, kStatementSlots.size()>;  // their values

  using Numbers = std::array<int, kStatementSlots.size() + 1>;  // of a statement's values and of the figure's unit

  // kUnknown where the value is null.
  Numbers NumbersOf(const Statement& statement, int figure) const;
  static std::string UnitOf(const Figure& figure);
  normalize::Decimal AmountOf(int figure) const { return mentions_.figures[figure].quantity.amount.Abs(); }
  // What the figure speaks of: by what is decided, else by what the first reading decided; null where that took it for no claim.
  Statement StatementOf(const LinkedFigure& current) const;
  // 1 where another figure of the statement has another amount (an article rarely contradicts itself), -1 where all that there are have the
  // same, 0 where there is none.
  int ConflictOf(const Numbers& statement, int figure) const;

  const Mentions& mentions_;
  const Layout& layout_;
  std::vector<LinkedFigure> linked_;
  std::vector<int> next_;  // by figure: the next linked one, or -1
  int count_linked_ = 0;
  std::array<Votes, kSlots> votes_;
  std::array<std::map<std::string, Votes>, kSlots> votes_of_flow_;
  std::array<Likelihood, kDoubted.size()> likelihood_;
  std::unordered_map<int, std::array<Likelihood, kDoubted.size()>> likelihood_of_paragraph_;
  std::unordered_map<std::string, int> numbers_;
  struct Stated {
    std::vector<int> figures;  // the last one first
    bool differ = false;       // in their amounts
  };
  std::map<Numbers, Stated> statements_;  // by what figures speak of
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FIRST_READING_H_
