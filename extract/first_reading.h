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
  // What tells the figure's statistic, period and role, with a value of the period.
  std::string StatementOf(const LinkedFigure& linked, const std::string& period) const;
  bool ConflictsWithOther(const LinkedFigure& current, const std::string& period) const;

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
