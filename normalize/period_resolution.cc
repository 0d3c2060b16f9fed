// Which months a period expression stands for.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "languages/embedded.h"
#include "normalize/period_expression.h"

namespace tallyman::normalize {
namespace {

// How a country's, or a season's, years lie against the calendar's.
struct YearRule {
  int begins = 1;             // the first month
  bool named_by_end = false;  // a single number is the calendar year of the last month
  int calendar_ahead = 0;     // years by which the country's own calendar is ahead
};

struct FiscalYears {
  std::map<std::string, YearRule, std::less<>> by_country;
  int default_split_begin = 7;
};

const FiscalYears& LoadFiscalYears() {
  static const FiscalYears years = [] {
    FiscalYears all;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/fiscal_years.json"));
    for (const auto& item : json.at("fiscal_years").items())
      all.by_country[item.key()] = {item.value().at("start").get<int>(), item.value().at("named_by").get<std::string>() == "end",
                                    item.value().value("calendar_ahead", 0)};
    all.default_split_begin = json.at("default_split_year_start").get<int>();
    return all;
  }();
  return years;
}

YearRule RuleOf(const PeriodMention& mention, const PeriodContext& context) {
  const FiscalYears& years = LoadFiscalYears();
  if (mention.year_begins && *mention.year_begins > 0) return {*mention.year_begins, false};
  if (mention.basis == YearBasis::kSeason) {
    const bool calendar = mention.end_year && !mention.is_split();  // "the 2023 season"
    return {calendar ? 1 : years.default_split_begin, false};
  }
  const auto found = context.reporter ? years.by_country.find(context.reporter->country().text()) : years.by_country.end();
  if (found != years.by_country.end()) return found->second;
  return {mention.is_split() ? years.default_split_begin : 1, false};
}

// Whether a year is one of the country's own calendar: no article speaks of years so far ahead.
bool IsOfOwnCalendar(int year, const YearRule& rule, const PeriodContext& context) {
  return rule.calendar_ahead > 0 && context.published && year - context.published->year() > rule.calendar_ahead / 2;
}

// The first month of the fiscal year or season that the mention's years name; without years, of the one under way or the one
// `year_offset` from it.
std::optional<Month> FirstMonthOfYear(const PeriodMention& mention, const PeriodContext& context) {
  const YearRule rule = RuleOf(mention, context);
  const int ahead = mention.end_year && IsOfOwnCalendar(*mention.end_year, rule, context) ? rule.calendar_ahead : 0;
  if (mention.is_split()) return Month(*mention.start_year - ahead, rule.begins);
  if (mention.end_year) return Month(*mention.end_year - ahead - (rule.named_by_end && rule.begins > 1 ? 1 : 0), rule.begins);
  if (!context.published) return std::nullopt;
  // "The fiscal year" by itself is the ended one for some months, until figures of the next are more than a beginning.
  constexpr int kMonthsSpokenOfAfterwards = 3;
  const bool whole = mention.kind == PeriodKind::kFiscalYear;
  const Month now = context.published->calendar_month() - (mention.has_year_offset ? 0 : whole ? kMonthsSpokenOfAfterwards : 1);
  const int year = now.month() >= rule.begins ? now.year() : now.year() - 1;
  return Month(year + mention.year_offset, rule.begins);
}

Period Stretch(Month first, int months) { return {first, first + (months - 1), {}, {}}; }

// The part of a fiscal year or season that begins in `first`.
std::optional<Period> PartOfYear(const PeriodMention& mention, Month first) {
  const auto part = [&](int skipped, int months) -> std::optional<Period> {
    if (skipped < 0 || months < 1 || skipped + months > 12) return std::nullopt;
    return Stretch(first + skipped, months);
  };
  switch (mention.kind) {
    case PeriodKind::kFiscalYear:
    case PeriodKind::kSeason:
      return part(0, 12);
    case PeriodKind::kHalf:
      return part(mention.number == 1 ? 0 : 6, 6);
    case PeriodKind::kQuarter:
      return part(mention.number * 3 - 3, 3);
    case PeriodKind::kFirstMonths:
      return part(0, mention.number);
    case PeriodKind::kFirstQuarters:
      return part(0, mention.number * 3);
    case PeriodKind::kLastMonths:
      return part(12 - mention.number, mention.number);
    default: {
      if (!mention.start_month || !mention.end_month) return std::nullopt;
      const int skipped = (*mention.start_month + 12 - first.month()) % 12;
      return part(skipped, (*mention.end_month + 12 - *mention.start_month) % 12 + 1);
    }
  }
}

std::optional<Period> ResolveWithinYear(const PeriodMention& mention, const PeriodContext& context) {
  if (mention.end_month && !mention.is_split() && mention.kind == PeriodKind::kFiscalYear) {  // "the year to March 2023"
    if (!mention.end_year && !context.published) return std::nullopt;
    const int year = mention.end_year
                         ? *mention.end_year
                         : context.published->year() - (*mention.end_month > context.published->month() ? 1 : 0) + mention.year_offset;
    return Stretch(Month(year, *mention.end_month) - 11, 12);
  }
  const auto first = mention.kind == PeriodKind::kSeason && mention.start_month && mention.start_year
                         ? Month(*mention.start_year, *mention.start_month)
                         : FirstMonthOfYear(mention, context);
  if (!first) return std::nullopt;
  PeriodMention whole = mention;
  if (mention.kind == PeriodKind::kFiscalYear || mention.kind == PeriodKind::kSeason) whole.start_month = whole.end_month = std::nullopt;
  auto period = PartOfYear(whole, *first);
  const bool whole_year = mention.kind == PeriodKind::kFiscalYear || mention.kind == PeriodKind::kSeason;
  if (period && !whole_year && !mention.has_year() && !context.future && context.published &&
      period->end > context.published->calendar_month())
    period = period->Shifted(-12);
  return period;
}

// The year in which months ending at `end_month` lie when no year is said: the last one not after publication.
std::optional<int> InferYear(int end_month, const PeriodContext& context) {
  if (!context.published) return context.last ? std::optional(context.last->end.year()) : std::nullopt;
  const int published_month = context.published->month();
  if (end_month <= published_month) return context.published->year();
  return context.future ? context.published->year() : context.published->year() - 1;
}

std::optional<int> YearOf(const PeriodMention& mention, int end_month, const PeriodContext& context) {
  if (mention.end_year) return mention.end_year;
  if (!mention.has_year_offset) return InferYear(end_month, context);
  if (mention.year_offset_from_spoken) {
    const auto spoken = context.last ? std::optional(context.last->end.year()) : InferYear(end_month, context);
    return spoken ? std::optional(*spoken + mention.year_offset) : std::nullopt;
  }
  return context.published ? std::optional(context.published->year() + mention.year_offset) : std::nullopt;
}

std::optional<Period> MonthsOfYear(const PeriodMention& mention, int first, int last, const PeriodContext& context) {
  if (first < 1 || last > 12 || first > 12 || last < 1) return std::nullopt;
  const auto year = YearOf(mention, last, context);
  if (!year) return std::nullopt;
  const bool two_years = mention.start_year && mention.end_year && *mention.start_year != *mention.end_year;
  const int start_year = two_years ? *mention.start_year : first > last ? *year - 1 : *year;
  const Period period{Month(start_year, first), Month(*year, last), {}, {}};
  return period.start <= period.end ? std::optional(period) : std::nullopt;
}

// The `months` months that end with the mention's month.
std::optional<Period> MonthsEndingAt(const PeriodMention& mention, int months, const PeriodContext& context) {
  PeriodMention one_year = mention;
  one_year.start_year = one_year.end_year;
  const auto last = MonthsOfYear(one_year, *mention.end_month, *mention.end_month, context);
  if (!last || months < 1) return std::nullopt;
  return Stretch(last->end - (months - 1), months);
}

// The `months` months that end `offset` months after the publication's.
std::optional<Period> FromPublication(const PeriodContext& context, int offset, int months = 1) {
  if (!context.published || months < 1) return std::nullopt;
  return Stretch(context.published->calendar_month() + (offset - months + 1), months);
}

std::optional<Period> YearFromPublication(const PeriodContext& context, int offset) {
  if (!context.published) return std::nullopt;
  return Period::OfYear(context.published->year() + offset);
}

// The part of `months` months (a quarter, a half) of the calendar year that holds `month`, and `offset` such parts on.
Period PartHolding(Month month, int months, int offset) {
  return Stretch(Month::FromIndex(month.index() / months * months + offset * months), months);
}

std::optional<Period> QuarterFromPublication(const PeriodContext& context, int offset) {
  if (!context.published) return std::nullopt;
  return PartHolding(context.published->calendar_month(), 3, offset);
}

// The last month that figures "to date" hold, from `start` on: as said; else that of the period spoken of; else the month before
// publication.
std::optional<Month> EndToDate(const PeriodMention& mention, Month start, const PeriodContext& context) {
  if (context.last && context.last->end >= start && (!context.published || context.last->end <= context.published->calendar_month()) &&
      context.last->end.index() - start.index() < 12)
    return context.last->end;
  if (!context.published) return std::nullopt;
  // A day ("since 1 July") or a season speaks of weekly counts, which are fresher than a month's.
  const bool fresh = mention.day || mention.basis == YearBasis::kSeason;
  const Month published = context.published->calendar_month() - (fresh ? 0 : 1);
  return std::min(published, start + 11);
}

std::optional<Period> ToDate(const PeriodMention& mention, Month start, const PeriodContext& context) {
  const auto end = EndToDate(mention, start, context);
  return end && start <= *end ? std::optional(Period{start, *end, {}, {}}) : std::nullopt;
}

// The month from which figures to date count; nothing where they count from January.
std::optional<Month> BeginToDate(const PeriodMention& mention, const PeriodContext& context) {
  if (mention.basis != YearBasis::kCalendar) return FirstMonthOfYear(mention, context);
  if (!mention.from_month) return std::nullopt;
  const auto from = MonthsOfYear(mention, *mention.from_month, *mention.from_month, context);
  return from ? std::optional(from->start) : std::nullopt;
}

std::optional<Period> YearToDate(const PeriodMention& mention, const PeriodContext& context) {
  // On the first of a month the figures are those up to the month before.
  const int whole = mention.end_month && mention.day == 1 ? 1 : 0;
  const bool from_january = mention.basis == YearBasis::kCalendar && !mention.from_month;
  if (!from_january) {
    const auto begin = BeginToDate(mention, context);
    if (!begin || !mention.end_month) return begin ? ToDate(mention, *begin, context) : std::nullopt;
    const int months = (*mention.end_month + 12 - begin->month()) % 12 + 1 - whole;
    return months > 0 ? std::optional(Stretch(*begin, months)) : std::nullopt;
  }
  if (mention.end_month) {  // "as of 15 August"
    const auto last = MonthsOfYear(mention, *mention.end_month, *mention.end_month, context);
    if (!last) return std::nullopt;
    const Month end = last->end - whole;
    return Period{Month(end.year(), 1), end, {}, {}};
  }
  if (mention.end_year) return ToDate(mention, Month(*mention.end_year, 1), context);
  if (!context.published) return std::nullopt;
  const Month published = context.published->calendar_month();
  const bool spoken = context.last && context.last->end.year() == published.year() && context.last->end <= published;
  const Month end = spoken ? context.last->end : published - 1;
  return Period{Month(end.year(), 1), end, {}, {}};
}

// The day of a month that a mention's number means: from its end where below zero. Nothing behind its end, of a `first` day.
std::optional<Date> DayIn(Month month, int number, bool first) {
  const Date last = LastDayOf(month);
  if (first && number > last.day()) return std::nullopt;
  return DayOf(month, std::max(1, number < 0 ? last.day() + 1 + number : number));
}

// The mention's days in the months of `period`; the months alone where it has none, or none that exist.
Period WithDays(const PeriodMention& mention, const Period& period) {
  if (!mention.first_day || !mention.last_day) return period;
  const auto first = DayIn(period.start, *mention.first_day, true), last = DayIn(period.end, *mention.last_day, false);
  return first && *first <= *last ? Period::OfDays(*first, *last) : period;
}

std::optional<Period> PartOfMonth(const PeriodMention& mention, const PeriodContext& context) {
  const int month = mention.end_month.value_or(context.last        ? context.last->end.month()
                                               : context.published ? context.published->month()
                                                                   : 0);
  const auto period = MonthsOfYear(mention, mention.start_month.value_or(month), month, context);
  return period ? std::optional(WithDays(mention, *period)) : std::nullopt;
}

constexpr int kWeek = 7;          // days
constexpr int kDaysToMonday = 3;  // 1970-01-01 was a Thursday

// The week from the mention's day to its other one; the one that begins or ends with it where there is only one.
Period WeekAround(const PeriodMention& mention, const Period& months) {
  if (mention.first_day && mention.last_day) return WithDays(mention, months);
  const Month month = months.end;
  const auto begin = mention.first_day ? DayIn(month, *mention.first_day, true) : std::nullopt;
  if (begin) return Period::OfDays(*begin, Date::FromDays(begin->days() + kWeek - 1));
  const auto end = mention.last_day ? DayIn(month, *mention.last_day, true) : std::nullopt;
  return end ? Period::OfDays(Date::FromDays(end->days() - kWeek + 1), *end) : Period::Of(month);
}

// The week: as said; else that of the publication date, of which only the month is known. mention.number: -1 for "last week" where the pack
// says so, from Monday to Sunday.
std::optional<Period> Week(const PeriodMention& mention, const PeriodContext& context) {
  if (mention.end_month) {
    const auto months = MonthsOfYear(mention, mention.start_month.value_or(*mention.end_month), *mention.end_month, context);
    return months ? std::optional(WeekAround(mention, *months)) : std::nullopt;
  }
  if (!context.published) return std::nullopt;
  if (mention.number >= 0) return Period::Of(context.published->calendar_month());
  const int days = context.published->days();
  const int monday = days - (days + kDaysToMonday) % kWeek + kWeek * mention.number;
  return Period::OfDays(Date::FromDays(monday), Date::FromDays(monday + kWeek - 1));
}

// What "the same period" points back to: the months said, else the period spoken of, cut to the length said ("the same month"), else the
// last whole month, quarter or half before publication.
std::optional<Period> Spoken(const PeriodMention& mention, const PeriodContext& context) {
  if (mention.end_month) {
    PeriodMention without_year = mention;
    without_year.start_year = without_year.end_year = std::nullopt;
    without_year.has_year_offset = false;
    if (context.last && context.last->end.month() == *mention.end_month)
      without_year.start_year = without_year.end_year = context.last->end.year();
    const auto said = MonthsOfYear(without_year, *mention.start_month, *mention.end_month, context);
    if (said && said->months() == 1 && context.last && context.last->part_of_month() && context.last->months() == 1)
      return context.last->Shifted(said->end.index() - context.last->end.index());  // "the same period in May" of the first half of June
    return said;
  }
  const int span = mention.span;
  if (context.last) {
    if (span == 0 || context.last->months() == span) return context.last;
    if (span == 1) return Period::Of(context.last->end);
    if (span == 3 || span == 6) return PartHolding(context.last->end, span, 0);
    if (span > 12) return std::nullopt;
    const int year = context.last->end.year();
    return Period{Month(year, 1), Month(year, span), {}, {}};
  }
  if (!context.published || span == 0) return std::nullopt;
  const Month before = context.published->calendar_month() - 1;
  if (span == 1) return Period::Of(before);
  if (span == 3 || span == 6) return PartHolding(before + 1, span, -1);
  PeriodMention first_months;
  return span <= 12 ? MonthsOfYear(first_months, 1, span, context) : std::nullopt;
}

// `period` moved by whole years so that it ends in the mention's year, where it has one.
Period MovedToYear(const Period& period, const PeriodMention& mention, const PeriodContext& context) {
  if (mention.end_year) return period.Shifted((*mention.end_year - period.end.year()) * 12);
  if (mention.has_year_offset && !mention.year_offset_from_spoken && context.published)
    return period.Shifted((context.published->year() + mention.year_offset - period.end.year()) * 12);
  return period.Shifted(mention.years_later * 12);
}

std::optional<Period> YearsFromSpoken(const PeriodMention& mention, const PeriodContext& context) {
  if (const auto spoken = Spoken(mention, context)) return MovedToYear(*spoken, mention, context);
  if (mention.kind == PeriodKind::kSamePeriod) {
    const bool this_year = mention.has_year_offset && mention.year_offset == 0;
    return this_year ? YearToDate(PeriodMention(), context) : std::nullopt;
  }
  if (mention.end_year) return Period::OfYear(*mention.end_year);
  return YearFromPublication(context, mention.years_later);
}

std::optional<Period> MonthsFromSpoken(const PeriodMention& mention, const PeriodContext& context) {
  const int direction = mention.forward ? 1 : -1;
  if (mention.months_later)
    return context.last ? std::optional(context.last->Shifted(*mention.months_later)) : FromPublication(context, *mention.months_later - 1);
  if (context.last) {
    if (mention.span == 0 && !mention.forward) return context.last->Before();
    const int span = mention.span > 0 ? mention.span : context.last->months();
    if (span == context.last->months() || context.last->part_of_month()) return context.last->Shifted(direction * span);
    if (span == 3 || span == 6) return PartHolding(context.last->end, span, direction);
    return Stretch(mention.forward ? context.last->end + 1 : context.last->end - span, span);
  }
  if (mention.forward) return FromPublication(context, std::max(mention.span, 1), std::max(mention.span, 1));
  if (!context.published) return std::nullopt;
  if (mention.span == 3 || mention.span == 6) return PartHolding(context.published->calendar_month(), mention.span, -2);
  return FromPublication(context, -2);
}

}  // namespace

std::optional<Period> Resolve(const PeriodMention& mention, const PeriodContext& context) {
  if (mention.basis != YearBasis::kCalendar && mention.kind != PeriodKind::kYearToDate && mention.kind != PeriodKind::kDate)
    return ResolveWithinYear(mention, context);
  switch (mention.kind) {
    case PeriodKind::kMonth:
    case PeriodKind::kDate:
    case PeriodKind::kMonthRange:
      if (!mention.end_month || !mention.start_month) return std::nullopt;
      return MonthsOfYear(mention, *mention.start_month, *mention.end_month, context);
    case PeriodKind::kYear:
      return mention.start_year ? std::optional(Period::OfYear(*mention.start_year)) : YearFromPublication(context, 0);
    case PeriodKind::kYears:
      if (!mention.start_year && mention.number > 0 && context.published)
        return Period{Month(context.published->year() - mention.number, 1), Month(context.published->year() - 1, 12), {}, {}};
      if (!mention.start_year || *mention.start_year > *mention.end_year) return std::nullopt;
      return Period{Month(*mention.start_year, 1), Month(*mention.end_year, 12), {}, {}};
    case PeriodKind::kQuarter:
      if (mention.number == 0 && mention.end_month) return MonthsEndingAt(mention, 3, context);
      return MonthsOfYear(mention, mention.number * 3 - 2, mention.number * 3, context);
    case PeriodKind::kHalf:
      return MonthsOfYear(mention, mention.number == 1 ? 1 : 7, mention.number == 1 ? 6 : 12, context);
    case PeriodKind::kFirstMonths:
      return MonthsOfYear(mention, 1, mention.number, context);
    case PeriodKind::kFirstQuarters:
      return MonthsOfYear(mention, 1, mention.number * 3, context);
    case PeriodKind::kLastMonths:
      return mention.end_month ? MonthsEndingAt(mention, mention.number, context) : FromPublication(context, -1, mention.number);
    case PeriodKind::kYearToDate:
      return YearToDate(mention, context);
    case PeriodKind::kFiscalYear:
    case PeriodKind::kSeason:
      return ResolveWithinYear(mention, context);
    case PeriodKind::kPartOfMonth:
      return PartOfMonth(mention, context);
    case PeriodKind::kWeek:
      return Week(mention, context);
    case PeriodKind::kThisYear:
      return YearFromPublication(context, 0);
    case PeriodKind::kLastYear:
      return YearFromPublication(context, -1);
    case PeriodKind::kNextYear:
      return YearFromPublication(context, 1);
    case PeriodKind::kYearBeforeLast:
      return YearFromPublication(context, -2);
    case PeriodKind::kThisMonth:
      return FromPublication(context, 0);
    case PeriodKind::kLastMonth:
      return FromPublication(context, -1);
    case PeriodKind::kNextMonth:
      return FromPublication(context, 1);
    case PeriodKind::kThisQuarter:
      return QuarterFromPublication(context, 0);
    case PeriodKind::kLastQuarter:
      return QuarterFromPublication(context, -1);
    case PeriodKind::kNextQuarter:
      return QuarterFromPublication(context, 1);
    case PeriodKind::kSamePeriod:
    case PeriodKind::kYearAgo:
      return YearsFromSpoken(mention, context);
    case PeriodKind::kPrevious:
      return MonthsFromSpoken(mention, context);
    case PeriodKind::kWholeYear:
      return context.last ? std::optional(Period::OfYear(context.last->end.year())) : YearFromPublication(context, -1);
  }
  return std::nullopt;
}

}  // namespace tallyman::normalize
