// Period expressions: what stands in a text ("in the first eleven months", "last year", 去年同期), and the period it stands for, given
// the publication date and the period last spoken of.
#ifndef TALLYMAN_NORMALIZE_PERIOD_EXPRESSION_H_
#define TALLYMAN_NORMALIZE_PERIOD_EXPRESSION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/codes.h"
#include "normalize/period.h"

namespace tallyman::normalize {

// Reads the slots of a pack's patterns: years, months, counts, numbers, currencies.
class PackSlots : public languages::SlotReader {
 public:
  explicit PackSlots(const languages::Pack& pack) : pack_(pack) {}
  void Read(const languages::View& view, languages::Slot slot, int begin, std::vector<languages::SlotMatch>& matches) const override;

 private:
  const languages::Pack& pack_;
};

enum class PeriodKind {
  kMonth,
  kMonthRange,
  kYear,
  kYears,
  kQuarter,
  kHalf,
  kFirstMonths,
  kLastMonths,
  kFirstQuarters,
  kYearToDate,
  kFiscalYear,
  kSeason,
  kDate,
  kPartOfMonth,
  kWeek,
  kThisYear,
  kLastYear,
  kNextYear,
  kYearBeforeLast,
  kThisMonth,
  kLastMonth,
  kThisQuarter,
  kLastQuarter,
  kSamePeriod,
  kYearAgo,
  kPrevious,
  kWholeYear,
};

struct PeriodMention {
  int begin = 0;
  int end = 0;
  PeriodKind kind = PeriodKind::kMonth;
  int number = 0;  // of a half (1, 2), a quarter, or a count of months, quarters or days
  std::optional<int> start_month, end_month;
  std::optional<int> start_year, end_year;
  std::optional<int> day;
  int year_offset = 0;  // "last year" beside a month: -1 from the publication's year
  bool has_year_offset = false;

  bool has_year() const { return end_year.has_value() || has_year_offset; }
};

// The period mentions among a view's matches, in order; a year or "last year" beside a month, quarter or half is taken into it.
std::vector<PeriodMention> FindPeriods(const languages::View& view, const languages::Pack& pack,
                                       const std::vector<languages::PatternMatch>& matches);

struct PeriodContext {
  std::optional<Date> published;
  std::optional<Period> last;    // the period last spoken of
  std::optional<Area> reporter;  // whose fiscal year counts
  bool future = false;           // the figure is a forecast or target: a month without a year may lie ahead
};

// The period that a mention stands for; nothing where the context does not settle it.
std::optional<Period> Resolve(const PeriodMention& mention, const PeriodContext& context);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_PERIOD_EXPRESSION_H_
