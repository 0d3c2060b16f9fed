// Period expressions: what stands in a text ("in the first eleven months", "last year", 去年同期), and the period it stands for, given
// the publication date and the period last spoken of. Packs say which words mean which kind of expression; docs/adding-a-language.md
// lists the kinds.
//
//   for (const PeriodMention& mention : FindPeriods(view, pack, matches))
//     if (const auto period = Resolve(mention, context)) Use(*period);
#ifndef TALLYMAN_NORMALIZE_PERIOD_EXPRESSION_H_
#define TALLYMAN_NORMALIZE_PERIOD_EXPRESSION_H_

#include <array>
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

  // Whether a word begins there that a slot may take in: a figure's or a part of one, a month, an era. Without one, letters are no slot but
  // a gap or a quarter's sign.
  bool HasWord(const languages::View& view, int begin) const;
  // Of Slot::kQuarter, what is told without words of figures: "3", "III".
  void ReadQuarterSigns(const languages::View& view, int begin, std::vector<languages::SlotMatch>& matches) const;

 private:
  const languages::Pack& pack_;
};

// The same slots for one view, with the answers of late kept: patterns with different beginnings ask for the same slot at the same place,
// and nearly everywhere all slots ask in vain.
class SlotMemory : public languages::SlotReader {
 public:
  explicit SlotMemory(const languages::Pack& pack) : slots_(pack) {}
  // REQUIRES: the view is that of the first call.
  void Read(const languages::View& view, languages::Slot slot, int begin, std::vector<languages::SlotMatch>& matches) const override;

 private:
  struct Known {
    int begin = -1;
    languages::Slot slot = languages::Slot::kCount;
    std::vector<languages::SlotMatch> matches;
  };
  struct KnownWord {
    int begin = -1;
    bool has_any = false;
  };
  static constexpr std::size_t kPlaces = 128;

  bool HasWord(const languages::View& view, int begin) const;

  PackSlots slots_;
  mutable std::array<Known, kPlaces> known_;
  mutable std::array<KnownWord, kPlaces> known_words_;
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
  kYearAgo,   // the period spoken of, some years before or after
  kPrevious,  // the period spoken of, some months before or after
  kWholeYear,
  kNextMonth,
  kNextQuarter,
};

// Whether `key` of a pack's section period ("month", "half:1", "none") is one that says something here.
bool IsPeriodKey(std::string_view key);

// Whether a kind's period depends on the period last spoken of.
bool NeedsSpokenPeriod(PeriodKind kind);

// Which twelve months a mention's years are.
enum class YearBasis { kCalendar, kFiscal, kSeason };

struct PeriodMention {
  int begin = 0;
  int end = 0;
  PeriodKind kind = PeriodKind::kMonth;
  int number = 0;  // of a half (1, 2), a quarter, or a count of months, quarters, weeks or days
  std::optional<int> start_month, end_month;
  std::optional<int> start_year, end_year;
  std::optional<int> day;
  // Of kPartOfMonth the first and the last day, of kWeek the last one; both are counted from the month's end where below zero (-1 its last
  // day), and cut off there. Nothing where the words tell no days ("early June").
  std::optional<int> first_day, last_day;
  std::optional<int> from_month;  // of kYearToDate: "since July"
  // "last year" beside a month: -1 from the publication's year (from the year spoken of with year_offset_from_spoken).
  int year_offset = 0;
  bool has_year_offset = false;
  bool year_offset_from_spoken = false;
  // "the first four months of the 2012-13 harvest": the years are not calendar years. year_begins: a season's first month.
  YearBasis basis = YearBasis::kCalendar;
  std::optional<int> year_begins;
  int span = 0;         // of kSamePeriod, kYearAgo, kPrevious: how many months it covers ("the same month": 1); 0 where it is not said
  int years_later = 0;  // of kYearAgo: from the period spoken of to this one, below zero where it lies before
  std::optional<int> months_later;  // of kPrevious; nothing: by the length of the period spoken of
  bool forward = false;             // of kPrevious: "the following month"

  // "2015/16".
  bool is_split() const { return start_year && end_year == *start_year + 1; }
  bool has_year() const { return end_year.has_value() || has_year_offset; }
};

// The period mentions among a view's matches, in order. A year, fiscal year, season or "last year" beside a month, quarter or half is
// taken into it. Two neighbouring months joined by "and" give three mentions: both together, and each.
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
