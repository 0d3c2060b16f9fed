// What a number may measure that is printed without a unit.
#ifndef TALLYMAN_EXTRACT_UNIT_MEMORY_H_
#define TALLYMAN_EXTRACT_UNIT_MEMORY_H_

#include <optional>
#include <vector>

#include "extract/mentions.h"

namespace tallyman::extract {

// The units printed so far, for numbers that are printed without one: "exports rose to 15.8 billion dollars, imports to 17.9, by 4 percent
// and 3.1 respectively".
class UnitMemory {
 public:
  explicit UnitMemory(const languages::View& view) : view_(view) {}

  // The article's first amount of money: what millions and billions are before any unit was printed.
  void Expect(const Figure& money) { expected_ = money; }

  // The article's first declared unit, which may stand in a footnote.
  void ExpectDeclared(const Figure& unit) { expected_declared_ = unit; }

  // A unit that is told once for numbers to come.
  void Declare(const Figure& unit) { (unit.kind == FigureKind::kMoney ? declared_money_ : declared_physical_) = unit; }

  // A figure printed with its unit.
  void Remember(const Figure& figure, bool in_brackets);

  // All that a number may be, what is likeliest by the last units first; nothing where it counts something else. `next` is the number or
  // quantity behind it, if any.
  std::vector<Measure> MeasuresOf(const Figure& number, const normalize::QuantityMention* next, bool in_brackets) const;

 private:
  const std::optional<Figure>& Nearest(const Figure& number, bool in_brackets) const;
  std::optional<Measure> LikeThat(const Figure& number, const Figure& source) const;
  std::optional<Measure> Declared(const Figure& number, const Figure& unit) const;
  std::optional<Measure> Percentage(const Figure& number) const;
  bool IsInGroups(const normalize::QuantityMention& quantity) const;
  // Whether the number has the source's unit, but says itself how many they are.
  bool IsWrittenOut(const normalize::QuantityMention& number, const Figure& source) const;

  const languages::View& view_;
  std::optional<Figure> last_, outside_, money_, other_money_, physical_, percent_, expected_, declared_money_, declared_physical_,
      expected_declared_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_UNIT_MEMORY_H_
