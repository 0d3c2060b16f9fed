#include "normalize/period_expression.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::Slot;
using languages::View;

constexpr std::array<std::pair<std::string_view, PeriodKind>, 27> kKinds = {{
    {"month", PeriodKind::kMonth},
    {"month_range", PeriodKind::kMonthRange},
    {"year", PeriodKind::kYear},
    {"years", PeriodKind::kYears},
    {"quarter", PeriodKind::kQuarter},
    {"half", PeriodKind::kHalf},
    {"first_months", PeriodKind::kFirstMonths},
    {"last_months", PeriodKind::kLastMonths},
    {"first_quarters", PeriodKind::kFirstQuarters},
    {"year_to_date", PeriodKind::kYearToDate},
    {"fiscal_year", PeriodKind::kFiscalYear},
    {"season", PeriodKind::kSeason},
    {"date", PeriodKind::kDate},
    {"part_of_month", PeriodKind::kPartOfMonth},
    {"week", PeriodKind::kWeek},
    {"this_year", PeriodKind::kThisYear},
    {"last_year", PeriodKind::kLastYear},
    {"next_year", PeriodKind::kNextYear},
    {"year_before_last", PeriodKind::kYearBeforeLast},
    {"this_month", PeriodKind::kThisMonth},
    {"last_month", PeriodKind::kLastMonth},
    {"this_quarter", PeriodKind::kThisQuarter},
    {"last_quarter", PeriodKind::kLastQuarter},
    {"same_period", PeriodKind::kSamePeriod},
    {"year_ago", PeriodKind::kYearAgo},
    {"previous", PeriodKind::kPrevious},
    {"whole_year", PeriodKind::kWholeYear},
}};

std::optional<PeriodKind> ParseKind(std::string_view name) {
  for (const auto& [known, kind] : kKinds)
    if (known == name) return kind;
  return std::nullopt;
}

// "half:2" names a kind and its number.
std::optional<PeriodMention> MentionOf(const PatternMatch& match, const std::string& key) {
  const auto colon = key.find(':');
  const auto kind = ParseKind(std::string_view(key).substr(0, colon));
  if (!kind) return std::nullopt;
  PeriodMention mention;
  mention.begin = match.begin;
  mention.end = match.end;
  mention.kind = *kind;
  if (colon != std::string::npos) mention.number = std::stoi(key.substr(colon + 1));
  for (const auto& slot : match.slots) {
    switch (slot.slot) {
      case Slot::kYear:
        (mention.start_year ? mention.end_year : mention.start_year) = slot.value;
        break;
      case Slot::kShortYear: {
        const int century = mention.start_year ? *mention.start_year / 100 * 100 : slot.value < 70 ? 2000 : 1900;
        (mention.start_year ? mention.end_year : mention.start_year) = century + slot.value;
        break;
      }
      case Slot::kMonth:
        (mention.start_month ? mention.end_month : mention.start_month) = slot.value;
        break;
      case Slot::kQuarter:
      case Slot::kCount:
        mention.number = slot.value;
        break;
      case Slot::kDay:
        mention.day = slot.value;
        break;
      default:
        break;
    }
  }
  const bool split = mention.kind == PeriodKind::kFiscalYear || mention.kind == PeriodKind::kSeason;
  if (split && mention.end_year && *mention.end_year != *mention.start_year + 1) return std::nullopt;
  if (mention.start_month && !mention.end_month) mention.end_month = mention.start_month;
  if (mention.start_year && !mention.end_year) mention.end_year = mention.start_year;
  return mention;
}

// Whether a year beside the mention belongs to it.
bool TakesYear(const PeriodMention& mention) {
  if (mention.has_year()) return false;
  switch (mention.kind) {
    case PeriodKind::kMonth:
    case PeriodKind::kMonthRange:
    case PeriodKind::kQuarter:
    case PeriodKind::kHalf:
    case PeriodKind::kFirstMonths:
    case PeriodKind::kFirstQuarters:
    case PeriodKind::kPartOfMonth:
    case PeriodKind::kDate:
      return true;
    default:
      return false;
  }
}

// The offset that "this year", "last year" ... stand for; nothing for other kinds.
std::optional<int> YearOffset(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::kThisYear:
      return 0;
    case PeriodKind::kLastYear:
      return -1;
    case PeriodKind::kNextYear:
      return 1;
    case PeriodKind::kYearBeforeLast:
      return -2;
    default:
      return std::nullopt;
  }
}

bool IsYearLike(const PeriodMention& mention) {
  return (mention.kind == PeriodKind::kYear && mention.start_year) || YearOffset(mention.kind).has_value();
}

// Whether nothing that matters stands between two mentions: spaces, a comma, or one short word ("of", 的).
bool IsCloseGap(const View& view, int begin, int end) {
  constexpr int kMostLetters = 3;
  if (end - begin > kMostLetters + 2) return false;
  int letters = 0;
  for (int at = begin; at < end; ++at) {
    if (view.Is(at, languages::kDigit)) return false;
    if (view.Is(at, languages::kLetter)) ++letters;
    const char32_t c = view[at];
    if (c == U'\n' || c == U'.' || c == U';' || c == U'(' || c == U')' || c == 0x3002) return false;
    if (c == U',' && letters > 0) return false;
  }
  return letters <= (view.Is(begin, languages::kIdeographic) ? 1 : kMostLetters);
}

void TakeYear(const PeriodMention& year, PeriodMention& mention) {
  if (const auto offset = YearOffset(year.kind)) {
    mention.has_year_offset = true;
    mention.year_offset = *offset;
  } else {
    mention.start_year = mention.end_year = year.end_year;
  }
  mention.begin = std::min(mention.begin, year.begin);
  mention.end = std::max(mention.end, year.end);
}

struct FiscalYear {
  int start = 1;
  bool named_by_end = false;
};

struct FiscalYears {
  std::map<std::string, FiscalYear, std::less<>> by_country;
  int default_split_start = 7;
};

const FiscalYears& LoadFiscalYears() {
  static const FiscalYears years = [] {
    FiscalYears all;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/fiscal_years.json"));
    for (const auto& item : json.at("fiscal_years").items())
      all.by_country[item.key()] = {item.value().at("start").get<int>(), item.value().at("named_by").get<std::string>() == "end"};
    all.default_split_start = json.at("default_split_year_start").get<int>();
    return all;
  }();
  return years;
}

Period TwelveMonths(int year, int month) { return {Month(year, month), Month(year, month) + 11, {}, {}}; }

Period ResolveFiscalYear(const PeriodMention& mention, const PeriodContext& context) {
  const FiscalYears& years = LoadFiscalYears();
  const auto found = context.reporter ? years.by_country.find(context.reporter->country().text()) : years.by_country.end();
  const int first = mention.start_year.value_or(context.published ? context.published->year() : 2000);
  const bool split = mention.end_year && *mention.end_year == first + 1;
  if (mention.end_month && !split) {  // "the year to March 2023"
    const Month end(first, *mention.end_month);
    return {end - 11, end, {}, {}};
  }
  if (split) return TwelveMonths(first, found != years.by_country.end() ? found->second.start : years.default_split_start);
  if (found == years.by_country.end()) return Period::OfYear(first);
  const FiscalYear& fiscal = found->second;
  return TwelveMonths(fiscal.named_by_end && fiscal.start > 1 ? first - 1 : first, fiscal.start);
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
  if (mention.has_year_offset) return context.published ? std::optional(context.published->year() + mention.year_offset) : std::nullopt;
  return InferYear(end_month, context);
}

std::optional<Period> MonthsOfYear(const PeriodMention& mention, int first, int last, const PeriodContext& context) {
  if (first < 1 || last > 12 || first > 12 || last < 1) return std::nullopt;
  const auto year = YearOf(mention, last, context);
  if (!year) return std::nullopt;
  const int start_year = mention.start_year && mention.end_year && *mention.start_year != *mention.end_year ? *mention.start_year
                         : first > last                                                                     ? *year - 1
                                                                                                            : *year;
  const Period period{Month(start_year, first), Month(*year, last), {}, {}};
  return period.start <= period.end ? std::optional(period) : std::nullopt;
}

// The `months` months that end with the mention's month.
std::optional<Period> MonthsEndingAt(const PeriodMention& mention, int months, const PeriodContext& context) {
  const auto last = MonthsOfYear(mention, *mention.end_month, *mention.end_month, context);
  if (!last || months < 1) return std::nullopt;
  return Period{last->end - (months - 1), last->end, {}, {}};
}

std::optional<Period> FromPublication(const PeriodContext& context, int offset_months) {
  if (!context.published) return std::nullopt;
  return Period::Of(context.published->calendar_month() + offset_months);
}

std::optional<Period> YearFromPublication(const PeriodContext& context, int offset) {
  if (!context.published) return std::nullopt;
  return Period::OfYear(context.published->year() + offset);
}

std::optional<Period> QuarterFromPublication(const PeriodContext& context, int offset) {
  if (!context.published) return std::nullopt;
  const int quarter = context.published->year() * 4 + (context.published->month() - 1) / 3 + offset;
  return Period::OfQuarter(quarter / 4, quarter % 4 + 1);
}

std::optional<Period> YearToDate(const PeriodContext& context) {
  if (!context.published) return std::nullopt;
  const Month published = context.published->calendar_month();
  const bool spoken = context.last && context.last->end.year() == published.year() && context.last->end < published;
  const Month end = spoken ? context.last->end : published - 1;
  return Period{Month(end.year(), 1), end, {}, {}};
}

std::optional<Period> PartOfMonth(const PeriodMention& mention, const PeriodContext& context) {
  const int month = mention.end_month.value_or(context.last ? context.last->end.month() : 0);
  auto period = MonthsOfYear(mention, month, month, context);
  if (!period) return std::nullopt;
  const int days = mention.number > 0 ? mention.number : mention.day.value_or(0);
  period->first_day = Date::FromParts(period->start.year(), period->start.month(), 1);
  period->last_day = Date::FromParts(period->start.year(), period->start.month(), days);
  if (!period->last_day) period->first_day = std::nullopt;
  return period;
}

}  // namespace

std::vector<PeriodMention> FindPeriods(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) {
  std::vector<PeriodMention> mentions;
  for (const PatternMatch& match : matches) {
    if (pack.entry(match.entry).section != Section::kPeriod) continue;
    const auto mention = MentionOf(match, pack.entry(match.entry).key);
    if (mention && (mentions.empty() || mentions.back().begin != mention->begin)) mentions.push_back(*mention);
  }
  std::vector<PeriodMention> joined;
  for (const PeriodMention& mention : mentions) {
    if (!joined.empty() && IsCloseGap(view, joined.back().end, mention.begin)) {
      if (IsYearLike(mention) && TakesYear(joined.back())) {
        TakeYear(mention, joined.back());
        continue;
      }
      if (IsYearLike(joined.back()) && TakesYear(mention)) {
        PeriodMention whole = mention;
        TakeYear(joined.back(), whole);
        joined.back() = whole;
        continue;
      }
    }
    joined.push_back(mention);
  }
  return joined;
}

std::optional<Period> Resolve(const PeriodMention& mention, const PeriodContext& context) {
  switch (mention.kind) {
    case PeriodKind::kMonth:
    case PeriodKind::kDate:
      if (!mention.end_month) return std::nullopt;
      return MonthsOfYear(mention, *mention.start_month, *mention.end_month, context);
    case PeriodKind::kMonthRange:
      if (!mention.end_month) return std::nullopt;
      return MonthsOfYear(mention, *mention.start_month, *mention.end_month, context);
    case PeriodKind::kYear:
      return mention.start_year ? std::optional(Period::OfYear(*mention.start_year)) : YearFromPublication(context, 0);
    case PeriodKind::kYears:
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
    case PeriodKind::kLastMonths: {
      if (mention.end_month) return MonthsEndingAt(mention, mention.number, context);
      if (!context.published || mention.number < 1) return std::nullopt;
      const Month end = context.published->calendar_month() - 1;
      return Period{end - (mention.number - 1), end, {}, {}};
    }
    case PeriodKind::kYearToDate:
      return mention.end_month ? MonthsOfYear(mention, 1, *mention.end_month, context) : YearToDate(context);
    case PeriodKind::kFiscalYear:
      return ResolveFiscalYear(mention, context);
    case PeriodKind::kSeason:
      return mention.start_month && mention.start_year ? std::optional(TwelveMonths(*mention.start_year, *mention.start_month))
                                                       : std::optional(ResolveFiscalYear(mention, {context.published, {}, {}, false}));
    case PeriodKind::kPartOfMonth:
      return PartOfMonth(mention, context);
    case PeriodKind::kWeek:
      return FromPublication(context, 0);
    case PeriodKind::kThisYear:
    case PeriodKind::kLastYear:
    case PeriodKind::kNextYear:
    case PeriodKind::kYearBeforeLast:
      return YearFromPublication(context, *YearOffset(mention.kind));
    case PeriodKind::kThisMonth:
      return FromPublication(context, 0);
    case PeriodKind::kLastMonth:
      return FromPublication(context, -1);
    case PeriodKind::kThisQuarter:
      return QuarterFromPublication(context, 0);
    case PeriodKind::kLastQuarter:
      return QuarterFromPublication(context, -1);
    case PeriodKind::kSamePeriod:
      return context.last;
    case PeriodKind::kYearAgo:
      return context.last ? std::optional(context.last->Shifted(-12)) : YearFromPublication(context, -1);
    case PeriodKind::kPrevious:
      return context.last ? std::optional(context.last->Shifted(-context.last->months())) : FromPublication(context, -2);
    case PeriodKind::kWholeYear:
      return context.last ? std::optional(Period::OfYear(context.last->end.year())) : YearFromPublication(context, -1);
  }
  return std::nullopt;
}

}  // namespace tallyman::normalize
