#include "normalize/rates.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "languages/embedded.h"
#include "normalize/bounds.h"
#include "normalize/rate_table.h"

namespace tallyman::normalize {
namespace {

using Wide = unsigned __int128;
using Fixings = std::vector<std::uint64_t>;

// How far the truth may lie outside the hull of the spots around it (rates.h).
constexpr Scaled kMonthMargin{103, -2};
constexpr Scaled kDayMargin{108, -2};

constexpr int kLongestFixingGap = 7;  // days; Christmas and Easter take five
constexpr int kLongestSpotGap = 45;
constexpr int kLongestPegChain = 4;
constexpr int kLastYear = 9998;  // whose December has a month after it

// Quotients of fixings are taken to 24 fraction digits: the largest, below 10^13 millionths by 1, then has 37 digits, and a month's sum
// of them 39, which fits.
constexpr int kQuotientDigits = 24;
constexpr Wide kQuotientScale = static_cast<Wide>(1'000'000'000'000) * 1'000'000'000'000;

// The first and the last day asked for, and the fixings that speak of them, as positions in RateTable::fixing_days; no fixings
// (begin == end) where the table does not reach.
struct Span {
  int first_day = 0;
  int last_day = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool month = false;
};

bool IsWeekday(int day) {
  const int since_thursday = ((day % 7) + 7) % 7;  // 1970-01-01 was a Thursday
  return since_thursday != 2 && since_thursday != 3;
}

// One day's cross rate: units of `to` for one of `from`, times 10^24, rounded down, and whether something was cut off.
std::pair<Wide, bool> Quotient(std::uint64_t from, std::uint64_t to) {
  const Wide numerator = to * kQuotientScale;
  const Wide quotient = numerator / from;
  return {quotient, quotient * from != numerator};
}

Bounds MeanCross(const Fixings& from, const Fixings& to, const Span& span) {
  Wide low = 0, cut = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const auto [quotient, rest] = Quotient(from[i], to[i]);
    low += quotient;
    cut += rest;
  }
  const Wide days = span.end - span.begin;
  const Wide high = (low + cut + days - 1) / days;
  low /= days;
  return {Scaled::Round(low, -kQuotientDigits, Rounding::kDown), Scaled::Round(high, -kQuotientDigits, Rounding::kUp)};
}

Bounds RangeOfCrosses(const Fixings& from, const Fixings& to, const Span& span) {
  Wide low = ~Wide{0}, high = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const auto [quotient, rest] = Quotient(from[i], to[i]);
    low = std::min(low, quotient);
    high = std::max(high, quotient + rest);
  }
  return {Scaled::Round(low, -kQuotientDigits, Rounding::kDown), Scaled::Round(high, -kQuotientDigits, Rounding::kUp)};
}

Bounds CrossOfFixings(const Fixings& from, const Fixings& to, const Span& span) {
  return span.month ? MeanCross(from, to, span) : RangeOfCrosses(from, to, span);
}

RateRange Published(const Bounds& bounds) {
  return {ToTwelveDigits(bounds.low, Rounding::kDown), ToTwelveDigits(bounds.high, Rounding::kUp)};
}

}  // namespace

class Rates::Rep {
 public:
  Rep(std::string_view rates, std::string_view pegs) : table_(RateTable::Load(rates, pegs)) {
    table_.fixings.emplace("EUR", Fixings(table_.fixing_days.size(), 1'000'000));
  }

  const std::string& vintage() const { return table_.vintage; }

  // The mean of a month, kept for the next who asks.
  std::optional<Bounds> MonthlyMean(std::string_view from, std::string_view to, Month month) {
    const std::string key = std::string(from) + std::string(to) + month.ToString();
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = means_.find(key); found != means_.end()) return found->second;
    }
    const std::optional<Bounds> mean = Rate(from, to, SpanOf(month));
    const std::lock_guard lock(mutex_);
    means_.emplace(key, mean);
    return mean;
  }

  std::optional<Bounds> DailyRange(std::string_view from, std::string_view to, const Date& date, int n) const {
    return Rate(from, to, SpanOf(date.days() - n, date.days()));
  }

 private:
  // A currency followed along its pegs to one that has rates of its own, or to the end of the chain: `units` of it for one `anchor`.
  struct Anchored {
    std::string_view anchor;
    Bounds units;
    const Fixings* fixings = nullptr;  // null where there are none for all of the span
    std::optional<Bounds> spots;       // likewise: units for one US dollar
  };

  Span SpanOf(Month month) const {
    const int first = Date::FromParts(month.year(), month.month(), 1)->days();
    const Month next = month + 1;
    const int last = Date::FromParts(next.year(), next.month(), 1)->days() - 1;
    Span span{first, last, 0, 0, true};
    const auto& days = table_.fixing_days;
    if (days.empty() || first < days.front() - kLongestFixingGap || !ReachesEnd(last)) return span;
    span.begin = std::lower_bound(days.begin(), days.end(), first) - days.begin();
    span.end = std::upper_bound(days.begin(), days.end(), last) - days.begin();
    return span;
  }

  // Whether the fixings go on to the last weekday up to `day`.
  bool ReachesEnd(int day) const {
    while (!IsWeekday(day)) --day;
    return table_.fixing_days.back() >= day;
  }

  Span SpanOf(int first, int last) const {
    Span span{first, last, 0, 0, false};
    const auto& days = table_.fixing_days;
    const auto after_first = std::upper_bound(days.begin(), days.end(), first);
    const auto after_last = std::upper_bound(days.begin(), days.end(), last);
    if (after_first == days.begin() || first - *(after_first - 1) > kLongestFixingGap || last - *(after_last - 1) > kLongestFixingGap)
      return span;
    span.begin = after_first - 1 - days.begin();
    span.end = after_last - days.begin();
    return span;
  }

  std::optional<Bounds> Rate(std::string_view from, std::string_view to, const Span& span) const {
    if (from == to) return Bounds::One();
    const Anchored a = Follow(from, span), b = Follow(to, span);
    const std::optional<Bounds> cross = Cross(a, b, span);
    if (!cross) return std::nullopt;
    return b.units / a.units * *cross;
  }

  // Units of b's anchor for one of a's.
  std::optional<Bounds> Cross(const Anchored& a, const Anchored& b, const Span& span) const {
    if (a.anchor == b.anchor) return Bounds::One();
    if (a.fixings != nullptr && b.fixings != nullptr) return CrossOfFixings(*a.fixings, *b.fixings, span);
    const std::optional<Bounds> dollar_in_a = ForOneDollar(a, span), dollar_in_b = ForOneDollar(b, span);
    if (!dollar_in_a || !dollar_in_b) return std::nullopt;
    return *dollar_in_b / *dollar_in_a;
  }

  // Units of the anchor for one US dollar.
  std::optional<Bounds> ForOneDollar(const Anchored& currency, const Span& span) const {
    if (currency.spots || currency.anchor == "USD") return currency.spots.value_or(Bounds::One());
    const Fixings* dollar = FixingsOf("USD", span);
    if (currency.fixings == nullptr || dollar == nullptr) return std::nullopt;
    return CrossOfFixings(*dollar, *currency.fixings, span);
  }

  Anchored Follow(std::string_view code, const Span& span) const {
    Anchored result{code, Bounds::One(), nullptr, std::nullopt};
    for (int step = 0; step < kLongestPegChain; ++step) {
      result.fixings = FixingsOf(result.anchor, span);
      if (result.fixings == nullptr) result.spots = SpotsOf(result.anchor, span);
      if (result.fixings != nullptr || result.spots) break;
      const RateTable::Peg* peg = PegOf(result.anchor, span);
      if (peg == nullptr) break;
      result.units = result.units * peg->units;
      result.anchor = peg->anchor;
    }
    return result;
  }

  const Fixings* FixingsOf(std::string_view code, const Span& span) const {
    const auto found = table_.fixings.find(code);
    if (found == table_.fixings.end() || span.begin == span.end) return nullptr;
    const auto begin = found->second.begin();
    return std::find(begin + span.begin, begin + span.end, 0u) == begin + span.end ? &found->second : nullptr;
  }

  // The hull of the spots from the last one up to the span's first day to the first one from its last day on, widened.
  std::optional<Bounds> SpotsOf(std::string_view code, const Span& span) const {
    const auto found = table_.spots.find(code);
    const auto& days = table_.spot_days;
    const auto after_first = std::upper_bound(days.begin(), days.end(), span.first_day);
    const auto last = std::lower_bound(days.begin(), days.end(), span.last_day);
    if (found == table_.spots.end() || after_first == days.begin() || last == days.end()) return std::nullopt;
    const auto first = after_first - 1;
    if (span.first_day - *first > kLongestSpotGap || *last - span.last_day > kLongestSpotGap) return std::nullopt;
    std::optional<Bounds> hull;
    for (auto day = first; day <= last; ++day) {
      const Scaled& spot = found->second[day - days.begin()];
      if (spot.mantissa == 0) return std::nullopt;
      hull = hull ? hull->Hull(Bounds::Exactly(spot)) : Bounds::Exactly(spot);
    }
    return hull->WidenedBy(span.month ? kMonthMargin : kDayMargin);
  }

  const RateTable::Peg* PegOf(std::string_view code, const Span& span) const {
    const auto [begin, end] = table_.pegs.equal_range(code);
    for (auto entry = begin; entry != end; ++entry)
      if (entry->second.from <= span.first_day && span.last_day <= entry->second.to) return &entry->second;
    return nullptr;
  }

  RateTable table_;
  std::mutex mutex_;
  std::map<std::string, std::optional<Bounds>> means_;  // guarded by mutex_
};

Rates::Rates(std::string_view rates, std::string_view pegs) : rep_(std::make_unique<Rep>(rates, pegs)) {}
Rates::~Rates() = default;
Rates::Rates(Rates&&) noexcept = default;
Rates& Rates::operator=(Rates&&) noexcept = default;

const Rates& Rates::Embedded() {
  static const Rates rates(languages::EmbeddedFile("normalize/data/rates.csv"), languages::EmbeddedFile("normalize/data/pegs.json"));
  return rates;
}

std::string_view Rates::vintage() const { return rep_->vintage(); }

std::optional<RateRange> Rates::Monthly(const Unit& from, const Unit& to, Month first, Month last) const {
  if (!from.is_money() || !to.is_money() || last.year() > kLastYear) return std::nullopt;
  std::optional<Bounds> range;
  for (Month month = first; month <= last; month = month + 1) {
    const std::optional<Bounds> mean = rep_->MonthlyMean(from.text(), to.text(), month);
    if (!mean) return std::nullopt;
    range = range ? range->Hull(*mean) : *mean;
  }
  if (!range) return std::nullopt;
  return Published(*range);
}

std::optional<RateRange> Rates::Days(const Unit& from, const Unit& to, const Date& date, int n) const {
  if (!from.is_money() || !to.is_money()) return std::nullopt;
  const std::optional<Bounds> range = rep_->DailyRange(from.text(), to.text(), date, n);
  if (!range) return std::nullopt;
  return Published(*range);
}

}  // namespace tallyman::normalize
