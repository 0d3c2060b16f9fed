#include "normalize/period_keys.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tallyman::normalize {
namespace {

using languages::PatternMatch;
using languages::Slot;
using languages::SlotMatch;

// What the number behind a key's colon says: "half:2", "months:5-8", "fiscal_year:-1", "season:10", "year_ago:1", "years_ago:2".
// "part_of_month:1-15", "part_of_month:-7".
enum class Argument { kNumber, kMonths, kYearOffset, kYearBegins, kSpan, kYears, kDays };

struct Key {
  std::string_view name;
  PeriodKind kind;
  Argument argument = Argument::kNumber;
};

constexpr std::array<Key, 57> kKeys = {{
    {"month", PeriodKind::kMonth},
    {"months", PeriodKind::kMonthRange, Argument::kMonths},
    {"month_pair", PeriodKind::kMonthRange},
    {"month_range", PeriodKind::kMonthRange},
    {"year", PeriodKind::kYear},
    {"years", PeriodKind::kYears},
    {"last_years", PeriodKind::kYears},
    {"quarter", PeriodKind::kQuarter},
    {"half", PeriodKind::kHalf},
    {"first_months", PeriodKind::kFirstMonths},
    {"last_months", PeriodKind::kLastMonths},
    {"closing_months", PeriodKind::kLastMonths},
    {"year_to_quarter", PeriodKind::kLastMonths},
    {"first_quarters", PeriodKind::kFirstQuarters},
    {"year_to_date", PeriodKind::kYearToDate},
    {"month_or_to_date", PeriodKind::kYearToDate},
    {"since", PeriodKind::kYearToDate},
    {"fiscal_to_date", PeriodKind::kYearToDate, Argument::kYearOffset},
    {"season_to_date", PeriodKind::kYearToDate, Argument::kYearBegins},
    {"fiscal_year", PeriodKind::kFiscalYear, Argument::kYearOffset},
    {"season", PeriodKind::kSeason, Argument::kYearBegins},
    {"last_season", PeriodKind::kSeason, Argument::kYearBegins},
    {"previous_fiscal_year", PeriodKind::kFiscalYear},
    {"season_begins", PeriodKind::kDate},
    {"season_ends", PeriodKind::kDate},
    {"date", PeriodKind::kDate},
    {"part_of_month", PeriodKind::kPartOfMonth, Argument::kDays},
    {"last_days_of_month", PeriodKind::kPartOfMonth},
    {"weeks_of_month", PeriodKind::kPartOfMonth},
    {"week_of_month", PeriodKind::kPartOfMonth},
    {"week", PeriodKind::kWeek},
    {"week_from", PeriodKind::kWeek},
    {"this_year", PeriodKind::kThisYear},
    {"last_year", PeriodKind::kLastYear},
    {"next_year", PeriodKind::kNextYear},
    {"year_before_last", PeriodKind::kYearBeforeLast},
    {"this_month", PeriodKind::kThisMonth},
    {"last_month", PeriodKind::kLastMonth},
    {"next_month", PeriodKind::kNextMonth},
    {"this_quarter", PeriodKind::kThisQuarter},
    {"last_quarter", PeriodKind::kLastQuarter},
    {"next_quarter", PeriodKind::kNextQuarter},
    {"same_period", PeriodKind::kSamePeriod, Argument::kSpan},
    {"same_period_this_year", PeriodKind::kSamePeriod, Argument::kSpan},
    {"year_ago", PeriodKind::kYearAgo, Argument::kSpan},
    {"previous_year", PeriodKind::kYearAgo, Argument::kSpan},
    {"years_ago", PeriodKind::kYearAgo, Argument::kYears},
    {"years_later", PeriodKind::kYearAgo, Argument::kYears},
    {"previous", PeriodKind::kPrevious, Argument::kSpan},
    {"following", PeriodKind::kPrevious, Argument::kSpan},
    {"months_ago", PeriodKind::kPrevious},
    {"months_later", PeriodKind::kPrevious},
    {"whole_year", PeriodKind::kWholeYear},
    {"fiscal_half", PeriodKind::kHalf},
    {"fiscal_quarter", PeriodKind::kQuarter},
    {"fiscal_first_months", PeriodKind::kFirstMonths},
    {"season_first_months", PeriodKind::kFirstMonths, Argument::kYearBegins},
}};

const Key* FindKey(std::string_view name) {
  for (const Key& key : kKeys)
    if (key.name == name) return &key;
  return nullptr;
}

// The whole number in front of `text`, which is moved behind it; 0 where there is none.
int TakeNumber(std::string_view& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(error == std::errc() ? end - text.data() : 0);
  return value;
}

void ReadArgument(Argument argument, std::string_view text, PeriodMention& mention) {
  const int value = TakeNumber(text);
  switch (argument) {
    case Argument::kNumber:
    case Argument::kYears:
      mention.number = value;
      break;
    case Argument::kMonths:
      mention.start_month = value;
      if (!text.empty()) text.remove_prefix(1);
      mention.end_month = text.empty() ? value : TakeNumber(text);
      break;
    case Argument::kYearOffset:
      mention.year_offset = value;
      mention.has_year_offset = true;
      break;
    case Argument::kYearBegins:
      mention.year_begins = value;
      break;
    case Argument::kSpan:
      mention.span = value;
      break;
    case Argument::kDays:
      mention.first_day = value;
      if (!text.empty()) text.remove_prefix(1);
      mention.last_day = text.empty() ? -1 : TakeNumber(text);
      break;
  }
}

// The year that two digits name behind `before`: 1999/00 is 1999 and 2000.
int ReadShortYear(int digits, std::optional<int> before) {
  if (!before) return digits < 70 ? 2000 + digits : 1900 + digits;
  const int year = *before / 100 * 100 + digits;
  return year < *before ? year + 100 : year;
}

void ReadSlot(const SlotMatch& slot, PeriodMention& mention) {
  switch (slot.slot) {
    case Slot::kYear:
      (mention.start_year ? mention.end_year : mention.start_year) = slot.value;
      break;
    case Slot::kShortYear:
      (mention.start_year ? mention.end_year : mention.start_year) = ReadShortYear(slot.value, mention.start_year);
      break;
    case Slot::kMonth:
    case Slot::kMonthNumber:
      (mention.start_month ? mention.end_month : mention.start_month) = slot.value;
      break;
    case Slot::kQuarter:
    case Slot::kCount:
      mention.number = slot.value;
      break;
    case Slot::kDay:
      if (mention.day) mention.first_day = mention.day;  // of a range
      mention.day = slot.value;
      break;
    default:
      break;
  }
}

// The days of a part of a month or of a week. The weeks of a month are its days 1 to 7, 8 to 14 and so on, and its last seven days.
void ReadDays(std::string_view name, PeriodMention& mention) {
  constexpr int kWeek = 7;
  const int number = mention.number;
  if (name == "last_days_of_month") {
    mention.first_day = -number;
    mention.last_day = -1;
  } else if (name == "weeks_of_month") {
    mention.first_day = 1;
    mention.last_day = number * kWeek;
  } else if (name == "week_of_month") {
    mention.first_day = number * kWeek - (kWeek - 1);
    mention.last_day = number * kWeek;
  } else if (name == "week_from" && !mention.first_day) {
    mention.first_day = mention.day;
  } else if (name == "part_of_month" && number > 0) {
    mention.first_day = 1;
    mention.last_day = number;
  } else if (mention.day) {
    if (name == "part_of_month" && !mention.first_day) mention.first_day = 1;
    mention.last_day = mention.day;
  }
}

// What a key's name says beyond its kind.
void ReadName(std::string_view name, PeriodMention& mention) {
  if (name.starts_with("fiscal_") || name == "previous_fiscal_year") mention.basis = YearBasis::kFiscal;
  if (name.starts_with("season_") || name == "season" || name == "last_season") mention.basis = YearBasis::kSeason;
  if ((name == "last_season" || name == "previous_fiscal_year") && !mention.end_year) {
    mention.year_offset = -1;
    mention.has_year_offset = true;
  }
  if (name == "same_period_this_year") mention.has_year_offset = true;
  if (name == "since") {
    mention.from_month = mention.start_month;
    mention.start_month = mention.end_month = std::nullopt;
  }
  if (mention.kind == PeriodKind::kYearToDate && mention.number > 0) mention.day = mention.number;  // "since:1": "since the first of July"
  if (name == "year_to_quarter") {
    mention.end_month = mention.start_month = mention.number * 3;
    mention.number = 12;
  }
  if (name == "closing_months" || (name == "last_months" && mention.end_year && !mention.end_month)) mention.end_month = 12;
  if (name == "previous_year") mention.year_offset_from_spoken = true;
  if (name == "year_ago" || name == "previous_year") mention.years_later = -1;
  if (name == "years_ago") mention.years_later = -std::max(mention.number, 1);
  if (name == "years_later") mention.years_later = std::max(mention.number, 1);
  if (name == "following") mention.forward = true;
  if (name == "months_ago") mention.months_later = -std::max(mention.number, 1);
  if (name == "months_later") mention.months_later = std::max(mention.number, 1);
  const bool same = mention.kind == PeriodKind::kSamePeriod || name == "year_ago";
  if (same && mention.number > 0) mention.span = mention.number;  // "the same eleven months"
}

}  // namespace

std::optional<PeriodMention> MentionOf(const PatternMatch& match, std::string_view key_text) {
  const auto colon = key_text.find(':');
  const std::string_view name = key_text.substr(0, colon);
  const Key* key = FindKey(name);
  if (key == nullptr) return std::nullopt;
  PeriodMention mention;
  mention.begin = match.begin;
  mention.end = match.end;
  mention.kind = key->kind;
  if (colon != std::string_view::npos) ReadArgument(key->argument, key_text.substr(colon + 1), mention);
  for (const SlotMatch& slot : match.slots) ReadSlot(slot, mention);
  const bool split = mention.kind == PeriodKind::kFiscalYear || mention.kind == PeriodKind::kSeason;
  if (split && mention.end_year && *mention.end_year != *mention.start_year + 1) return std::nullopt;
  if (mention.start_month && !mention.end_month) mention.end_month = mention.start_month;
  if (mention.start_year && !mention.end_year) mention.end_year = mention.start_year;
  ReadName(name, mention);
  if (mention.kind == PeriodKind::kPartOfMonth || mention.kind == PeriodKind::kWeek) ReadDays(name, mention);
  return mention;
}

bool IsPeriodKey(std::string_view key) { return key == "none" || FindKey(key.substr(0, key.find(':'))) != nullptr; }

}  // namespace tallyman::normalize
