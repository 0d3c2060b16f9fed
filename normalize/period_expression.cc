#include "normalize/period_expression.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "normalize/period_keys.h"

namespace tallyman::normalize {
namespace {

using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::Slot;
using languages::SlotMatch;
using languages::View;

// Whether a year beside the mention may belong to it.
bool MayTakeYear(const PeriodMention& mention) {
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
    case PeriodKind::kSamePeriod:
      return true;
    case PeriodKind::kLastMonths:
      return mention.end_month.has_value();
    default:
      return false;
  }
}

// Whether `year` beside the mention, behind it or before, may belong to it: "the last three months of 2023" ends in December, "this year
// exports of the last three months" does not.
bool TakesYear(const PeriodMention& mention, const PeriodMention& year, bool behind) {
  if (mention.kind == PeriodKind::kLastMonths && !mention.end_month && !mention.has_year())
    return behind && (year.kind == PeriodKind::kYear || year.kind == PeriodKind::kLastYear);
  return MayTakeYear(mention);
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
  return (mention.kind == PeriodKind::kYear && mention.start_year) || YearOffset(mention.kind).has_value() ||
         mention.year_offset_from_spoken;
}

// A fiscal year or season that a part of it may stand beside; not "the year to March".
bool IsFiscalLike(const PeriodMention& mention) {
  return (mention.kind == PeriodKind::kFiscalYear || mention.kind == PeriodKind::kSeason) && !mention.end_month;
}

// "since the start of the season", "since July"; and "as of 31 July".
bool IsBeginning(const PeriodMention& mention) {
  return mention.kind == PeriodKind::kYearToDate && !mention.end_month && (mention.basis != YearBasis::kCalendar || mention.from_month);
}

bool IsEnding(const PeriodMention& mention) {
  return mention.kind == PeriodKind::kYearToDate && mention.end_month && mention.basis == YearBasis::kCalendar && !mention.from_month;
}

bool TakesFiscalYear(const PeriodMention& mention) {
  return MayTakeYear(mention) && mention.basis == YearBasis::kCalendar && mention.kind != PeriodKind::kDate &&
         mention.kind != PeriodKind::kSamePeriod;
}

// Whether the mention is a part of a year, in the calendar's years so far.
bool IsPart(PeriodMention mention) {
  mention.start_year = mention.end_year = std::nullopt;
  return TakesFiscalYear(mention);
}

// Whether nothing that matters stands between two mentions: spaces, one line break, a comma, or one short word ("of", 的).
bool IsCloseGap(const View& view, int begin, int end, int most_letters = 3) {
  if (end - begin > most_letters + 3) return false;
  int letters = 0, breaks = 0;
  for (int at = begin; at < end; ++at) {
    if (view.Is(at, languages::kDigit)) return false;
    if (view.Is(at, languages::kLetter)) ++letters;
    const char32_t c = view[at];
    if (c == U'\n' && ++breaks > 1) return false;
    if (c == U'.' || c == U';' || c == U'(' || c == U')' || c == 0x3002) return false;
    if (c == U',' && letters > 0) return false;
  }
  return letters <= (view.Is(begin, languages::kIdeographic) ? 1 : most_letters);
}

void Cover(const PeriodMention& other, PeriodMention& mention) {
  mention.begin = std::min(mention.begin, other.begin);
  mention.end = std::max(mention.end, other.end);
}

void TakeYear(const PeriodMention& year, PeriodMention& mention) {
  if (mention.kind == PeriodKind::kLastMonths && !mention.end_month) mention.end_month = 12;
  if (const auto offset = YearOffset(year.kind)) {
    mention.has_year_offset = true;
    mention.year_offset = *offset;
  } else if (year.year_offset_from_spoken) {
    mention.has_year_offset = mention.year_offset_from_spoken = true;
    mention.year_offset = -1;
  } else {
    mention.start_year = mention.end_year = year.end_year;
  }
}

void TakeFiscalYear(const PeriodMention& year, PeriodMention& mention) {
  mention.basis = year.basis;
  mention.start_year = year.start_year;
  mention.end_year = year.end_year;
  mention.has_year_offset = year.has_year_offset;
  mention.year_offset = year.year_offset;
  mention.year_begins = year.year_begins;
}

// A mention with the months that its pattern's slots took in.
struct Found {
  PeriodMention mention;
  std::string_view name;
  std::vector<SlotMatch> months;
  std::vector<std::uint32_t> vagueness;
};

// Joins mentions to the years beside them.
class Joiner {
 public:
  Joiner(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) : view_(view), year_first_(pack.year_first()) {
    std::vector<int> belonging;
    for (const PatternMatch& match : matches) {
      const languages::Entry& entry = pack.entry(match.entry);
      if (entry.section == Section::kCompare) comparisons_.push_back(match.begin);
      if (entry.section == Section::kRole && (entry.form == "of" || entry.form == "from")) belonging.push_back(match.begin);
    }
    std::erase_if(comparisons_, [&](int at) { return std::binary_search(belonging.begin(), belonging.end(), at); });
  }

  std::vector<Found> Join(std::vector<Found> all) const {
    std::vector<Found> joined;
    for (Found& found : all) {
      if (!joined.empty() && Absorb(found.mention, joined.back())) continue;
      if (!joined.empty() && Absorb(joined.back().mention, found)) joined.pop_back();
      joined.push_back(std::move(found));
    }
    return joined;
  }

 private:
  // Takes `year` into `found` where it belongs to it.
  bool Absorb(const PeriodMention& year, Found& found) const {
    PeriodMention& mention = found.mention;
    const bool behind = year.begin >= mention.end;
    const int begin = behind ? mention.end : year.end, end = behind ? year.begin : mention.begin;
    constexpr int kMostLettersToFiscal = 7;  // "of the"
    if (IsYearLike(year) && TakesYear(mention, year, behind) && IsCloseGap(view_, begin, end)) {
      const bool relative = !year.end_year.has_value();
      if (behind && relative && (year_first_ || IsComparison(begin, end))) return false;
      TakeYear(year, mention);
    } else if (IsFiscalLike(year) && TakesFiscalYear(mention) && IsCloseGap(view_, begin, end, kMostLettersToFiscal)) {
      TakeFiscalYear(year, mention);
    } else if (IsFiscalLike(year) && year.begin < mention.end && mention.begin < year.begin && mention.end < year.end && IsPart(mention)) {
      TakeFiscalYear(year, mention);  // "April-January of 2023" and "2023-24"
    } else if (IsBeginning(mention) && IsEnding(year) && IsCloseGap(view_, begin, end, kMostLettersToFiscal)) {
      mention.start_month = mention.end_month = year.end_month;  // "since the start of the season and as of 31 July"
      mention.day = year.day;
    } else {
      return false;
    }
    Cover(year, mention);
    return true;
  }

  // "in June against last year" is not June of last year.
  bool IsComparison(int begin, int end) const {
    const auto first = std::lower_bound(comparisons_.begin(), comparisons_.end(), begin);
    return first != comparisons_.end() && *first < end;
  }

  const View& view_;
  const bool year_first_;
  std::vector<int> comparisons_;  // where words begin that compare and never say "of"
};

// The month in which the article's seasons begin, where it says so: "the 2014-15 season, which closed on 30 September", "from October
// 2011 to September 2012".
std::optional<int> FindSeasonBegin(const std::vector<Found>& all) {
  constexpr int kFarthest = 150;  // from the season to the words for its beginning: other things begin, too
  const PeriodMention* before = nullptr;
  for (const Found& found : all) {
    const PeriodMention& mention = found.mention;
    const bool near = before != nullptr && mention.begin - before->end <= kFarthest;
    if (near && found.name == "season_begins" && mention.start_month) return mention.start_month;
    if (near && found.name == "season_ends" && mention.end_month) return *mention.end_month % 12 + 1;
    if (IsFiscalLike(mention) || mention.basis != YearBasis::kCalendar) before = &mention;
    if (mention.kind == PeriodKind::kFiscalYear && mention.end_month && *mention.end_month != 12 && !mention.has_year_offset)
      return *mention.end_month % 12 + 1;
    const bool twelve = mention.kind == PeriodKind::kMonthRange && mention.start_month && *mention.start_month > 1 &&
                        *mention.end_month == *mention.start_month - 1;
    const bool one_year = !mention.start_year || *mention.end_year - *mention.start_year <= 1;
    if (twelve && one_year) return mention.start_month;
  }
  return std::nullopt;
}

// "the first ten months" behind "the first ten months of this fiscal year" are those again.
void CarryFiscalParts(std::vector<Found>& all) {
  std::vector<PeriodMention> parts;
  for (Found& found : all) {
    PeriodMention& mention = found.mention;
    const bool part = mention.kind == PeriodKind::kFirstMonths || mention.kind == PeriodKind::kHalf ||
                      mention.kind == PeriodKind::kQuarter || mention.kind == PeriodKind::kFirstQuarters;
    if (!part) continue;
    if (mention.basis != YearBasis::kCalendar) parts.push_back(mention);
    if (mention.has_year()) continue;
    for (const PeriodMention& earlier : parts)
      if (earlier.kind == mention.kind && earlier.number == mention.number) TakeFiscalYear(earlier, mention);
  }
}

// Two or three months joined by "and": together where they follow one another, and each.
void AppendMonths(const Found& found, std::vector<PeriodMention>& mentions) {
  bool neighbours = true;
  for (std::size_t i = 1; i < found.months.size(); ++i) neighbours &= found.months[i].value == found.months[i - 1].value % 12 + 1;
  PeriodMention together = found.mention;
  together.start_month = found.months.front().value;
  together.end_month = found.months.back().value;
  if (neighbours) mentions.push_back(together);
  for (const SlotMatch& month : found.months) {
    PeriodMention one = together;
    one.kind = PeriodKind::kMonth;
    one.start_month = one.end_month = month.value;
    one.begin = month.begin;
    one.end = month.end;
    mentions.push_back(one);
  }
}

// The less, the more a pattern says in words: the count of its slots, then these, years before days; the entry settles the rest.
std::vector<std::uint32_t> VaguenessOf(const PatternMatch& match) {
  std::vector<std::uint32_t> vagueness = {static_cast<std::uint32_t>(match.slots.size())};
  for (const SlotMatch& slot : match.slots) vagueness.push_back(static_cast<std::uint32_t>(slot.slot));
  vagueness.push_back(match.entry);
  return vagueness;
}

// The mentions before they are joined; of several at one place the least vague.
std::vector<Found> FindAll(const Pack& pack, const std::vector<PatternMatch>& matches) {
  std::vector<Found> all;
  for (const PatternMatch& match : matches) {
    const languages::Entry& entry = pack.entry(match.entry);
    if (entry.section != Section::kPeriod) continue;
    const auto mention = MentionOf(match, entry.key);
    if (!mention) continue;
    Found found{*mention, std::string_view(entry.key).substr(0, entry.key.find(':')), {}, VaguenessOf(match)};
    for (const SlotMatch& slot : match.slots)
      if (slot.slot == Slot::kMonth || slot.slot == Slot::kMonthNumber) found.months.push_back(slot);
    if (all.empty() || all.back().mention.begin != mention->begin)
      all.push_back(std::move(found));
    else if (found.vagueness < all.back().vagueness)
      all.back() = std::move(found);
  }
  return all;
}

// The mentions that `found` stands for. "Since July", "a julio" may speak of July alone; "last season" of last season, or of the months
// spoken of a year before.
void AppendMentions(const Found& found, std::vector<PeriodMention>& mentions) {
  if (found.name == "month_pair" && found.months.size() > 1) return AppendMonths(found, mentions);
  mentions.push_back(found.mention);
  PeriodMention other = found.mention;
  const bool since = found.name == "since" && !other.end_month;
  if (since || found.name == "month_or_to_date") {
    other.kind = PeriodKind::kMonth;
    if (since) other.start_month = other.end_month = other.from_month;
    mentions.push_back(other);
  } else if (found.name == "last_season" || found.name == "previous_fiscal_year") {
    other.kind = PeriodKind::kYearAgo;
    other.basis = YearBasis::kCalendar;
    other.has_year_offset = false;
    other.years_later = -1;
    mentions.push_back(other);
  }
}

// Takes out periods that name no month and whose last words begin a longer one that does ("no trimestre" of "no trimestre terminado em
// junho").
void TakeOutBeginnings(std::vector<PeriodMention>& mentions) {
  const auto begins_another = [&](std::size_t i) {
    const PeriodMention& mention = mentions[i];
    if (mention.end_month) return false;
    for (std::size_t next = i + 1; next < mentions.size() && mentions[next].begin < mention.end; ++next) {
      const PeriodMention& other = mentions[next];
      const bool overlaps = other.begin > mention.begin && other.end > mention.end;
      if (overlaps && other.end_month && other.end - other.begin > mention.end - mention.begin) return true;
    }
    return false;
  };
  std::vector<PeriodMention> left;
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (!begins_another(i)) left.push_back(mentions[i]);
  mentions = std::move(left);
}

}  // namespace

bool NeedsSpokenPeriod(PeriodKind kind) {
  return kind == PeriodKind::kSamePeriod || kind == PeriodKind::kYearAgo || kind == PeriodKind::kPrevious ||
         kind == PeriodKind::kWholeYear || kind == PeriodKind::kYearToDate;
}

std::vector<PeriodMention> FindPeriods(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) {
  std::vector<Found> all = FindAll(pack, matches);
  all = Joiner(view, pack, matches).Join(std::move(all));
  CarryFiscalParts(all);
  const auto season_begin = FindSeasonBegin(all);
  std::vector<PeriodMention> mentions;
  for (Found& found : all) {
    const bool split = found.mention.end_year && found.mention.end_year != found.mention.start_year;
    if (season_begin && (found.mention.basis == YearBasis::kSeason || (split && found.mention.kind == PeriodKind::kFiscalYear)))
      found.mention.year_begins = season_begin;
    AppendMentions(found, mentions);
  }
  TakeOutBeginnings(mentions);
  return mentions;
}

}  // namespace tallyman::normalize
