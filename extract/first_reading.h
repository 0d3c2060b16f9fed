// What a first reading of an article decided of its figures, as columns for the second: which values the other figures have, those
// that follow among them, and what comes next.
#ifndef TALLYMAN_EXTRACT_FIRST_READING_H_
#define TALLYMAN_EXTRACT_FIRST_READING_H_

#include <array>
#include <map>
#include <string>
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

  // What it decided of a figure; null where it took it for no claim.
  const LinkedFigure* Of(int figure) const { return IsLinked(figure) ? &linked_[figure] : nullptr; }

  // The next linked figure; null where none follows.
  const LinkedFigure* Next(int figure) const { return next_[figure] < 0 ? nullptr : &linked_[next_[figure]]; }

 private:
  // How sure the reading was of each value, summed over figures.
  struct Votes {
    std::map<std::string, double> of;
    double total = 0;

    void Add(const Choice& choice);
    // The value's share of all votes but one (where given); missing where no vote is left.
    double Share(const std::string& value, const Choice* without) const;
  };

  bool IsLinked(int figure) const { return linked_[figure][Slot::kFlow].value != "none"; }
  Votes InSentence(Slot slot, int figure) const;
  // The slots that tell what a figure speaks of.
  static constexpr std::array kStatementSlots = {Slot::kFlow, Slot::kRole, Slot::kReporter, Slot::kPartner, Slot::kProduct, Slot::kPeriod};
  using Statement = std::array<const std::string*, kStatementSlots.size()>;  // their values

  // REQUIRES: no value is null.
  std::string KeyOf(const Statement& statement, int figure) const;
  // What the figure speaks of: by what is decided, else by what the first reading decided; null where that took it for no claim.
  Statement StatementOf(const LinkedFigure& current) const;
  // 1 where another figure of the statement has another amount (an article rarely contradicts itself), -1 where all that there are have the
  // same, 0 where there is none.
  int ConflictOf(const Statement& statement, int figure) const;

  const Mentions& mentions_;
  const Layout& layout_;
  std::vector<LinkedFigure> linked_;
  std::vector<int> next_;  // by figure: the next linked one, or -1
  int count_linked_ = 0;
  std::array<Votes, kSlots> votes_;
  std::array<std::map<std::string, Votes>, kSlots> votes_of_flow_;
  std::map<std::string, std::vector<int>> statements_;  // figures by what they speak of
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_FIRST_READING_H_
