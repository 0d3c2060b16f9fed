// What stands beside a number and says what it counts: a currency, percent, a physical unit.
#ifndef TALLYMAN_NORMALIZE_MEASURE_H_
#define TALLYMAN_NORMALIZE_MEASURE_H_

#include <optional>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/codes.h"
#include "normalize/decimal.h"

namespace tallyman::normalize {

enum class QuantityKind { kMoney, kPercent, kPoints, kPhysical, kNumber };

struct Measure {
  int begin = 0;
  int end = 0;
  QuantityKind kind = QuantityKind::kNumber;
  std::optional<Unit> unit;
  Decimal factor = 1;
  std::optional<Decimal> factor_of_decimals;  // what stands for the factor where a small number is printed with decimals ("248.5 MT")
  bool ambiguous = false;                     // a currency name that several countries use
  bool minor = false;                         // cents of a currency
  bool word = false;                          // a currency's name rather than its code or sign
  bool never_before = false;                  // a name that does not stand before its number
  bool needs_scale = false;                   // letters that stand before a number in millions or more, and nowhere else
  std::optional<Decimal> tonnes;              // in one of a currency's name that is a weight as well ("pounds")
};

// All that one place of a view can be read as.
class MeasureReader {
 public:
  MeasureReader(const languages::View& view, const languages::Pack& pack) : view_(view), pack_(pack) {}

  // The words of figures at `begin`. The reference holds until the next call.
  const std::vector<languages::WordMatch>& WordsAt(int begin);
  // The end of the longest word of this kind at `begin`; 0 where there is none.
  int EndOf(int begin, languages::FigureKind kind);

  std::optional<Measure> Currency(int begin);
  // A name that holds its number: the factor is that number.
  std::optional<Measure> Counted(int begin);
  // A word before the number: 百分之, yüzde, and a percent sign that touches a digit.
  std::optional<Measure> PercentBefore(int begin);
  // The longest of what can stand behind a number.
  std::optional<Measure> After(int begin);

 private:
  std::optional<Measure> Read(const languages::WordMatch& match, int begin) const;
  // How many tonnes one of the unit of weight at [begin, end) has; nothing where none stands there.
  std::optional<Decimal> TonnesIn(int begin, int end);
  // Whether a currency's name is a word: of letters, and no code in capitals.
  bool IsWord(int begin, int end) const;

  const languages::View& view_;
  const languages::Pack& pack_;
  int at_ = -1;
  std::vector<languages::WordMatch> words_;
};

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_MEASURE_H_
