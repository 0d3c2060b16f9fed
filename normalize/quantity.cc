#include "normalize/quantity.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

using languages::Entry;
using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::View;

struct PhysicalUnit {
  Unit unit;
  Decimal factor;
};

const PhysicalUnit* FindPhysicalUnit(const std::string& name) {
  static const std::map<std::string, PhysicalUnit> units = [] {
    std::map<std::string, PhysicalUnit> table;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/units.json"));
    for (const auto& item : json.at("units").items())
      table.emplace(item.key(), PhysicalUnit{Unit::Parse(item.value().at("unit").get<std::string>()).value(),
                                             Decimal::Parse(item.value().at("factor").get<std::string>()).value()});
    return table;
  }();
  const auto found = units.find(name);
  return found == units.end() ? nullptr : &found->second;
}

// What stands directly before or behind a number and says what it counts.
struct Measure {
  int begin = 0;
  int end = 0;
  QuantityKind kind = QuantityKind::kNumber;
  std::optional<Unit> unit;
  Decimal factor = 1;
  bool ambiguous = false;
  bool tenths = false;
};

std::optional<Measure> ReadCurrency(const View& view, int begin, const Pack& pack) {
  std::optional<Measure> best;
  for (const PatternMatch& match : pack.MatchSection(view, begin, Section::kCurrency)) {
    const Entry& entry = pack.entry(match.entry);
    const bool ambiguous = entry.key == "ambiguous";
    if (best && ambiguous) continue;
    const auto unit = Unit::Parse(ambiguous ? entry.form : entry.key);
    if (unit) best = Measure{match.begin, match.end, QuantityKind::kMoney, unit, 1, ambiguous, false};
  }
  return best;
}

std::optional<Measure> ReadPhysicalUnit(const View& view, int begin, const Pack& pack) {
  for (const PatternMatch& match : pack.MatchSection(view, begin, Section::kUnit))
    if (const PhysicalUnit* unit = FindPhysicalUnit(pack.entry(match.entry).key))
      return Measure{match.begin, match.end, QuantityKind::kPhysical, unit->unit, unit->factor, false, false};
  return std::nullopt;
}

std::optional<Measure> ReadPercent(const View& view, int begin, const Pack& pack, bool before) {
  for (const PatternMatch& match : pack.MatchSection(view, begin, Section::kPercent)) {
    const std::string& form = pack.entry(match.entry).key;
    if ((form == "before") != before) continue;
    Measure measure{match.begin, match.end, QuantityKind::kPercent, std::nullopt, 1, false, form == "tenths"};
    if (form == "points") measure.kind = QuantityKind::kPoints;
    return measure;
  }
  return std::nullopt;
}

// The longest of what can stand behind a number.
std::optional<Measure> ReadMeasureAfter(const View& view, int begin, const Pack& pack) {
  std::optional<Measure> best = ReadPercent(view, begin, pack, false);
  for (const auto& other : {ReadCurrency(view, begin, pack), ReadPhysicalUnit(view, begin, pack)})
    if (other && (!best || other->end > best->end)) best = other;
  return best;
}

void Apply(const Measure& measure, QuantityMention& quantity) {
  quantity.kind = measure.kind;
  quantity.unit = measure.unit;
  quantity.factor = measure.tenths ? Decimal(10) : measure.factor;
  quantity.ambiguous_currency = measure.ambiguous;
  quantity.begin = std::min(quantity.begin, measure.begin);
  quantity.end = std::max(quantity.end, measure.end);
}

bool IsLetter(const View& view, int at) { return view.Is(at, languages::kLetter) && !view.Is(at, languages::kIdeographic); }

// The sign right before `begin` ("-2.6%", "(+5)"); a dash between words or digits is none.
int ReadSign(const View& view, int begin) {
  const char32_t c = view[begin - 1];
  if (c != U'-' && c != U'+') return 0;
  if (view[begin - 2] == U'-') return 0;
  if (IsLetter(view, begin - 2) || view.Is(begin - 2, languages::kDigit) || view[begin - 2] == U')' || view[begin - 2] == U'%') return 0;
  return c == U'-' ? -1 : 1;
}

// A number that belongs to a name or code: "G7", "COVID-19", "5G", "1990s".
bool IsPartOfWord(const View& view, const Number& number) {
  if (number.in_words) return false;
  if (IsLetter(view, number.begin - 1)) return true;
  if (view[number.begin - 1] == U'-' && IsLetter(view, number.begin - 2)) return true;
  return IsLetter(view, number.end);
}

class Finder {
 public:
  Finder(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) : view_(view), pack_(pack), matches_(matches) {}

  std::vector<QuantityMention> Find() {
    for (int at = 0; at < view_.size();) at = Step(at);
    ShareUnits();
    ReadHedges();
    std::erase_if(found_, [](QuantityMention& quantity) { return !Complete(quantity); });
    return std::move(found_);
  }

 private:
  // Reads what begins at `at`; returns where to go on.
  int Step(int at) {
    if (view_.Is(at, languages::kSpace)) return at + 1;
    const bool digit = view_.Is(at, languages::kDigit);
    if (!digit && view_.Is(at, languages::kLetter) && !view_.IsWordStart(at)) return at + 1;
    if (!digit) {
      if (const auto currency = ReadCurrency(view_, at, pack_))
        if (const int end = ReadPrefixed(*currency); end > 0) return end;
      if (const auto percent = ReadPercent(view_, at, pack_, true))
        if (const int end = ReadPrefixed(*percent); end > 0) return end;
    }
    return ReadPlain(at);
  }

  // A number behind its currency or percent word. Returns its end, or 0.
  int ReadPrefixed(const Measure& measure) {
    int at = SkipBlanks(view_, measure.end, 1);
    if ((view_[at] == U'-' || view_[at] == U'+') && view_.Is(at + 1, languages::kDigit)) ++at;
    const auto number = ReadNumber(view_, at, pack_);
    if (!number || number->fraction) return 0;
    QuantityMention quantity = Start(*number);
    if (quantity.sign == 0) quantity.sign = ReadSign(view_, measure.begin);
    Apply(measure, quantity);
    ReadRange(quantity);
    // "US$ 5 billion dollars", "$19.81 billion (USD)": the longer name settles a bare sign.
    if (measure.ambiguous) {
      const auto after = ReadCurrency(view_, SkipBlanks(view_, quantity.end, 1), pack_);
      if (after && !after->ambiguous) Apply(*after, quantity);
    }
    found_.push_back(quantity);
    return quantity.end;
  }

  int ReadPlain(int at) {
    const auto number = ReadNumber(view_, at, pack_);
    if (!number) return SkipWord(at);
    QuantityMention quantity = Start(*number);
    ReadRange(quantity);
    const int behind =
        view_[quantity.end] == U'-' && IsLetter(view_, quantity.end + 1) ? quantity.end + 1 : SkipBlanks(view_, quantity.end, 1);
    if (const auto measure = ReadMeasureAfter(view_, behind, pack_)) {
      Apply(*measure, quantity);
    } else if (number->fraction) {
      quantity.kind = QuantityKind::kPercent;
      quantity.factor = Decimal(100);
      quantity.fraction_word = true;
    } else if (IsPartOfWord(view_, quantity.upper ? *quantity.upper : *number) || (number->in_words && !number->scaled)) {
      return quantity.end;
    }
    const bool bare = quantity.kind == QuantityKind::kNumber || quantity.fraction_word;
    if (!(bare && LiesInPeriod(quantity))) found_.push_back(quantity);
    return quantity.end;
  }

  QuantityMention Start(const Number& number) const {
    QuantityMention quantity;
    quantity.number = number;
    quantity.begin = number.begin;
    quantity.end = number.end;
    quantity.sign = number.in_words ? 0 : ReadSign(view_, number.begin);
    if (quantity.sign != 0) --quantity.begin;
    return quantity;
  }

  // Takes in the upper end of a range: "3.3-3.5 million", "3% to 4%", "3 до 4%".
  void ReadRange(QuantityMention& quantity) const {
    if (quantity.number.in_words) return;
    int lower_end = quantity.end;
    const auto lower_percent = ReadPercent(view_, SkipBlanks(view_, lower_end, 1), pack_, false);
    if (lower_percent) lower_end = lower_percent->end;
    int at = SkipBlanks(view_, lower_end, 1);
    const bool dash = view_[at] == U'-' || view_[at] == U'~';
    if (dash) {
      at = SkipBlanks(view_, at + 1, 1);
    } else {
      const auto words = pack_.MatchSection(view_, at, Section::kNumbers);
      const bool range = std::any_of(words.begin(), words.end(), [&](const auto& word) { return pack_.entry(word.entry).key == "range"; });
      if (!range || FollowsCompare(quantity.begin)) return;
      at = SkipBlanks(view_, words[0].end, 1);
    }
    if (const auto currency = ReadCurrency(view_, at, pack_); currency && quantity.begin < quantity.number.begin)
      at = SkipBlanks(view_, currency->end, 1);
    if (!view_.Is(at, languages::kDigit)) return;
    const auto upper = ReadNumber(view_, at, pack_);
    if (!upper || upper->in_words) return;
    // "rose 5% to 6 billion" is no range.
    if (lower_percent && !ReadPercent(view_, SkipBlanks(view_, upper->end, 1), pack_, false)) return;
    Number lower = quantity.number;
    if (!lower.scaled) lower.scale = upper->scale;
    const auto low = lower.value(), high = upper->value();
    const bool comparable = low && high && *low < *high && (lower.scale == upper->scale || quantity.number.scaled);
    // "2019-20" and "5-12" without a unit are left to periods and scores.
    if (!comparable) return;
    quantity.number = lower;
    quantity.upper = *upper;
    quantity.end = upper->end;
  }

  bool FollowsCompare(int begin) const {
    for (const PatternMatch& match : matches_) {
      if (match.begin >= begin) break;
      if (pack_.entry(match.entry).section == Section::kCompare && SkipBlanks(view_, match.end, 1) == begin) return true;
    }
    return false;
  }

  bool LiesInPeriod(const QuantityMention& quantity) const {
    for (const PatternMatch& match : matches_) {
      if (match.begin > quantity.begin) break;
      if (pack_.entry(match.entry).section == Section::kPeriod && match.end >= quantity.end) return true;
    }
    return false;
  }

  int SkipWord(int at) const {
    if (view_.Is(at, languages::kIdeographic) || !view_.Is(at, languages::kLetter)) return at + 1;
    while (IsLetter(view_, at)) ++at;
    return at;
  }

  // Whether only list signs and a word for "and" stand between two places.
  bool IsListGap(int begin, int end) const {
    bool and_word = false;
    for (int at = begin; at < end;) {
      const char32_t c = view_[at];
      if (c == U' ' || c == U',' || c == 0x3001 || c == U'/' || c == U';') {
        ++at;
        continue;
      }
      if (and_word) return false;
      int word_end = 0;
      for (const PatternMatch& match : pack_.MatchSection(view_, at, Section::kRole))
        if (pack_.entry(match.entry).form == "and") word_end = match.end;
      if (word_end == 0) return false;
      and_word = true;
      at = word_end;
    }
    return end > begin;
  }

  // Numbers in a list take the unit (and the scale) of the list's end, or of its beginning.
  void ShareUnits() {
    for (std::size_t i = found_.size(); i-- > 1;) {
      QuantityMention& left = found_[i - 1];
      const QuantityMention& right = found_[i];
      if (left.kind != QuantityKind::kNumber || right.kind == QuantityKind::kNumber || right.kind == QuantityKind::kPoints) continue;
      if (right.begin < right.number.begin && right.kind == QuantityKind::kMoney) continue;  // its currency stands before it
      if (!IsListGap(left.end, right.begin)) continue;
      TakeUnit(right, left);
      if (!left.number.scaled && right.number.scaled) left.number.scale = right.number.scale;
    }
    for (std::size_t i = 1; i < found_.size(); ++i) {
      const QuantityMention& left = found_[i - 1];
      QuantityMention& right = found_[i];
      if (right.kind != QuantityKind::kNumber || left.kind != QuantityKind::kMoney || !right.number.scaled) continue;
      if (IsListGap(left.end, right.begin)) TakeUnit(left, right);
    }
  }

  static void TakeUnit(const QuantityMention& from, QuantityMention& to) {
    to.kind = from.kind;
    to.unit = from.unit;
    to.factor = from.factor;
    to.ambiguous_currency = from.ambiguous_currency;
    to.unit_shared = true;
  }

  void ReadHedges() {
    std::vector<const PatternMatch*> hedges;
    for (const PatternMatch& match : matches_)
      if (pack_.entry(match.entry).section == Section::kHedge) hedges.push_back(&match);
    for (QuantityMention& quantity : found_)
      for (const PatternMatch* hedge : hedges) {
        const Entry& entry = pack_.entry(hedge->entry);
        const bool before = entry.form == "before" && hedge->end <= quantity.begin && SkipBlanks(view_, hedge->end) == quantity.begin;
        const bool after = entry.form == "after" && hedge->begin >= quantity.end && SkipBlanks(view_, quantity.end) == hedge->begin;
        if (!before && !after) continue;
        quantity.qualifier = entry.key == "gt" ? Qualifier::kGreater : entry.key == "lt" ? Qualifier::kLess : Qualifier::kApprox;
        quantity.hedge_begin = hedge->begin;
        quantity.hedge_end = hedge->end;
      }
  }

  const View& view_;
  const Pack& pack_;
  const std::vector<PatternMatch>& matches_;
  std::vector<QuantityMention> found_;
};

}  // namespace

std::vector<QuantityMention> FindQuantities(const View& view, const Pack& pack, const std::vector<PatternMatch>& matches) {
  return Finder(view, pack, matches).Find();
}

bool Complete(QuantityMention& quantity) {
  const auto scale = Decimal::Multiply(quantity.number.scale, quantity.factor);
  if (!scale) return false;
  const auto signed_printed = [&](const Number& number) { return quantity.sign < 0 ? -number.printed : number.printed; };
  const Decimal printed = signed_printed(quantity.number);
  const auto amount = Decimal::Multiply(printed, *scale);
  const auto interval = PrintedInterval(printed, *scale, quantity.qualifier);
  if (!amount || !interval) return false;
  quantity.amount = *amount;
  quantity.interval = *interval;
  if (quantity.fraction_word) {
    quantity.amount = amount->Rounded(2).Normalized();
    quantity.interval = WithinFivePercent(quantity.amount);
  }
  if (quantity.upper) {
    const auto upper_scale = Decimal::Multiply(quantity.upper->scale, quantity.factor);
    const auto upper = upper_scale ? Decimal::Multiply(signed_printed(*quantity.upper), *upper_scale) : std::nullopt;
    const auto sum = upper ? Decimal::Add(*amount, *upper) : std::nullopt;
    const auto middle = sum ? Decimal::Multiply(*sum, Decimal::FromParts(5, 1)) : std::nullopt;
    const auto low = PrintedInterval(printed, *scale, Qualifier::kEqual);
    const auto high = upper ? PrintedInterval(signed_printed(*quantity.upper), *upper_scale, Qualifier::kEqual) : std::nullopt;
    if (!middle || !low || !high) return false;
    quantity.amount = middle->Normalized();
    quantity.interval = Hull(*low, *high);
    if (quantity.qualifier == Qualifier::kEqual) quantity.qualifier = Qualifier::kApprox;
  }
  // 70.23 billion is 70230000000, not 70230000000.00.
  if (quantity.number.scaled || quantity.factor != Decimal(1)) quantity.amount = quantity.amount.Normalized();
  return true;
}

}  // namespace tallyman::normalize
