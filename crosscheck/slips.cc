#include "crosscheck/slips.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "crosscheck/words.h"

namespace tallyman::crosscheck {
namespace {

using normalize::Decimal;
using schema::Flow;
using schema::SlipKind;

struct Candidate {
  Repair repair;
  bool moved = false;       // speaks of another value than before
  bool level_only = false;  // differs from the suspect in its level's figure, and in nothing else
};

Figure Times(const Figure& figure, const Rational& factor) { return {figure.printed.Times(factor), figure.generous.Times(factor)}; }

Range Moved(Range range, const Rational& by) {
  if (range.low) *range.low += by;
  if (range.high) *range.high += by;
  return range;
}

Figure Moved(const Figure& figure, const Rational& by) { return {Moved(figure.printed, by), Moved(figure.generous, by)}; }

Range Negated(const Range& range) {
  Range result;
  if (range.high) result.low = -*range.high;
  if (range.low) result.high = -*range.low;
  return result;
}

Figure Negated(const Figure& figure) { return {Negated(figure.printed), Negated(figure.generous)}; }

// Factors 1 + g become 1 + g * by.
Figure GrowthTimes(const Figure& factor, const Rational& by) { return Moved(Times(Moved(factor, -1), by), 1); }

// The number with two neighbouring digits exchanged, for every pair of unequal ones.
std::vector<Decimal> Transpositions(const Decimal& number) {
  const std::string text = number.Normalized().ToString();
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] >= '0' && text[i] <= '9') digits.push_back(i);
  while (digits.size() > 2 && text[digits.back()] == '0' && text.find('.') == std::string::npos) digits.pop_back();
  std::vector<Decimal> result;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    std::string swapped = text;
    std::swap(swapped[digits[i]], swapped[digits[i + 1]]);
    if (swapped == text || swapped[digits[0]] == '0') continue;
    if (const auto parsed = Decimal::Parse(swapped)) result.push_back(*parsed);
  }
  return result;
}

class Candidates {
 public:
  Candidates(const Statement& suspect, const UnitsOfFamilies& units, const Exchange& exchange)
      : suspect_(suspect), claim_(*suspect.claim), units_(units), exchange_(exchange) {}

  std::vector<Candidate> All() {
    AddScales();
    AddSigns();
    AddDigits();
    AddCurrencies();
    AddFlow();
    AddYears();
    return std::move(candidates_);
  }

 private:
  std::string Unit() const { return suspect_.level->unit; }

  // The amount in the statement's unit: the claim's first or, where the offices count in that, its second.
  const Decimal& Amount() const {
    const auto& level = *claim_.level;
    return level.converted && level.converted->unit.text() == Unit() ? level.converted->amount : level.main.amount;
  }

  // The amount in another currency that binds as well; null where there is none.
  const schema::Amount* SecondAmount() const {
    if (!suspect_.level || !suspect_.level->by_conversion) return nullptr;
    const auto& level = *claim_.level;
    return level.main.unit.text() == Unit() ? &*level.converted : &level.main;
  }

  void Add(Statement statement, SlipKind kind, std::string words, bool moved = false) {
    const bool level_only = !moved && statement.level && statement.balance_sign == suspect_.balance_sign &&
                            statement.changes == suspect_.changes && statement.level->by_conversion == suspect_.level->by_conversion;
    candidates_.push_back({{kind, std::move(words), std::move(statement)}, moved, level_only});
  }

  void AddScales() {
    for (const int exponent : {1, -1, 2, -2, 3, -3, 4, -4}) {
      const Rational factor = ToRational(*Decimal(1).Shifted(exponent));
      AddSecondAmountTimes(factor, exponent);
      if (suspect_.level) {
        Statement repaired = suspect_;
        repaired.level->figure = Times(repaired.level->figure, factor);
        if (const auto amount = Amount().Shifted(exponent))
          Add(repaired, SlipKind::kScale, AmountWords(Amount(), Unit()) + " read as " + AmountWords(*amount, Unit()));
      }
      if (abs(exponent) > 1 || !HasPercent()) continue;
      if (const auto percent = claim_.change->percent->Shifted(exponent))
        Add(WithGrowth([&](const Figure& figure) { return GrowthTimes(figure, factor); }), SlipKind::kScale,
            claim_.change->percent->ToString() + " percent read as " + percent->Normalized().ToString() + " percent");
    }
  }

  void AddSecondAmountTimes(const Rational& factor, int exponent) {
    if (!SecondAmount()) return;
    const schema::Amount& second = *SecondAmount();
    Statement repaired = suspect_;
    repaired.level->by_conversion = Times(*repaired.level->by_conversion, factor);
    if (const auto amount = second.amount.Shifted(exponent))
      Add(repaired, SlipKind::kScale,
          AmountWords(second.amount, second.unit.ToString()) + " read as " + AmountWords(*amount, second.unit.ToString()));
  }

  void AddSigns() {
    if (HasPercent())
      Add(WithGrowth([](const Figure& figure) {
            return Figure{Moved(Negated(Moved(figure.printed, -1)), 1), Moved(Negated(Moved(figure.generous, -1)), 1)};
          }),
          SlipKind::kSign, claim_.change->percent->ToString() + " percent read as " + (-*claim_.change->percent).ToString() + " percent");
    if (suspect_.level && (suspect_.series.flow == Flow::kBalance || Amount().negative())) {
      Statement repaired = suspect_;
      repaired.balance_sign = -repaired.balance_sign;
      repaired.level->figure = Negated(repaired.level->figure);
      const std::string words = AmountWords(Amount(), Unit()) + " read as " + AmountWords(-Amount(), Unit());
      if (SecondAmount() && SecondAmount()->amount.negative() != Amount().negative()) {
        Add(repaired, SlipKind::kSign, words);
        AddSignOfSecondAmount();
      } else {
        if (repaired.level->by_conversion) repaired.level->by_conversion = Negated(*repaired.level->by_conversion);
        Add(repaired, SlipKind::kSign, words);
      }
    }
  }

  void AddSignOfSecondAmount() {
    const schema::Amount& second = *SecondAmount();
    Statement repaired = suspect_;
    repaired.level->by_conversion = Negated(*repaired.level->by_conversion);
    Add(repaired, SlipKind::kSign,
        AmountWords(second.amount, second.unit.ToString()) + " read as " + AmountWords(-second.amount, second.unit.ToString()));
  }

  void AddDigits() {
    if (suspect_.level)
      for (const Decimal& amount : Transpositions(Amount())) {
        Statement repaired = suspect_;
        repaired.level->figure = Moved(repaired.level->figure, ToRational(amount) - ToRational(Amount()));
        Add(repaired, SlipKind::kDigits, AmountWords(Amount(), Unit()) + " read as " + AmountWords(amount, Unit()));
      }
    if (HasPercent())
      for (const Decimal& percent : Transpositions(*claim_.change->percent)) {
        const Rational shift = (ToRational(percent) - ToRational(*claim_.change->percent)) / 100;
        Add(WithGrowth([&](const Figure& figure) { return Moved(figure, shift); }), SlipKind::kDigits,
            claim_.change->percent->ToString() + " percent read as " + percent.ToString() + " percent");
      }
  }

  void AddCurrencies() {
    if (!suspect_.level || !claim_.level->main.unit.is_money()) return;
    std::set<std::string> currencies = {"USD"};
    if (const auto in_play = units_.find(suspect_.series.family); in_play != units_.end())
      currencies.insert(in_play->second.begin(), in_play->second.end());
    for (const std::string& currency : currencies) {
      const auto parsed = normalize::Unit::Parse(currency);
      if (currency == Unit() || !parsed || !parsed->is_money()) continue;
      if (SecondAmount() && SecondAmount()->unit == *parsed) continue;
      Statement repaired = suspect_;
      repaired.level->unit = currency;
      if (SecondAmount()) repaired.level->by_conversion = ConvertedByArticle(*SecondAmount(), currency, claim_, exchange_);
      for (ChangeStatement& change : repaired.changes)
        if (change.unit == Unit()) change.unit = currency;
      Add(repaired, SlipKind::kCurrency, AmountWords(Amount(), Unit()) + " read as " + AmountWords(Amount(), currency), true);
    }
  }

  void AddFlow() {
    if (!suspect_.level || (suspect_.series.flow != Flow::kExports && suspect_.series.flow != Flow::kImports)) return;
    Statement repaired = suspect_;
    repaired.series.flow = suspect_.series.flow == Flow::kExports ? Flow::kImports : Flow::kExports;
    repaired.share.reset();
    Add(repaired, SlipKind::kFlow,
        std::string(schema::Name(suspect_.series.flow)) + " read as " + std::string(schema::Name(repaired.series.flow)), true);
  }

  void AddYears() {
    if (!suspect_.level) return;
    for (const int months : {-12, 12}) {
      Statement repaired = suspect_;
      repaired.period = suspect_.period.Shifted(months);
      for (ChangeStatement& change : repaired.changes) change.base = change.base.Shifted(months);
      Add(repaired, SlipKind::kYear, PeriodWords(suspect_.period) + " read as " + PeriodWords(repaired.period), true);
    }
  }

  bool HasPercent() const {
    return claim_.change && claim_.change->percent &&
           std::any_of(suspect_.changes.begin(), suspect_.changes.end(), [](const auto& change) { return !change.is_delta; });
  }

  template <typename Transform>
  Statement WithGrowth(Transform transform) const {
    Statement repaired = suspect_;
    for (ChangeStatement& change : repaired.changes)
      if (!change.is_delta) change.figure = transform(change.figure);
    return repaired;
  }

  const Statement& suspect_;
  const schema::Claim& claim_;
  const UnitsOfFamilies& units_;
  const Exchange& exchange_;
  std::vector<Candidate> candidates_;
};

// Those of `rest` that speak of the times of a statement, or of parts of its period, by themselves or by their base.
Statements Around(const Statement& center, const Statements& rest) {
  const auto is_near = [&](const normalize::Period& period) {
    return center.period.Contains(period) ||
           std::any_of(center.changes.begin(), center.changes.end(), [&](const ChangeStatement& change) { return change.base == period; });
  };
  Statements around;
  std::copy_if(rest.begin(), rest.end(), std::back_inserter(around), [&](const Statement* statement) {
    return is_near(statement->period) || std::any_of(statement->changes.begin(), statement->changes.end(),
                                                     [&](const ChangeStatement& change) { return change.base == center.period; });
  });
  return around;
}

// Whether a range tells a value roughly: what fits it is then no mere chance.
bool IsNarrow(const Range& range) {
  if (!range.low || !range.high) return false;
  const Rational least = *range.low > 0 ? *range.low : Rational(-*range.high), most = *range.low > 0 ? *range.high : Rational(-*range.low);
  return least > 0 && most <= least * Rational(3, 2);
}

// Whether the other statements pin the value down, so that it is no wonder only if it agrees.
bool IsPinnedDown(const Statement& repaired, const Statements& around, const Consistency& consistency) {
  Statement silent = repaired;
  silent.level->figure = {};
  silent.changes.clear();
  silent.share.reset();
  Statements all = around;
  all.push_back(&silent);
  const auto possible = consistency.Possible(all, MakeKey(repaired.series, repaired.level->unit, repaired.period));
  return possible && IsNarrow(*possible);
}

// What the others, and what the suspect says besides, leave for its level.
Range PossibleLevel(const Statement& suspect, const Statements& others, const Consistency& consistency) {
  Statement silent = suspect;
  silent.level->figure = {};
  Statements all = others;
  std::erase(all, &suspect);
  all.push_back(&silent);
  return consistency.Possible(all, MakeKey(suspect.series, suspect.level->unit, suspect.period)).value_or(Range{1, 0});
}

class Repairing {
 public:
  Repairing(const Statement& suspect, const Statements& rest, const std::vector<Statements>& conflicts, const Consistency& consistency)
      : suspect_(suspect), rest_(rest), conflicts_(conflicts), consistency_(consistency) {}

  bool IsDoneBy(const Candidate& candidate) {
    if (candidate.level_only) return FitsLevel(candidate);
    for (const Statements& conflict : conflicts_) {
      Statements repaired = conflict;
      std::replace(repaired.begin(), repaired.end(), &suspect_, &candidate.repair.repaired);
      if (!consistency_.Holds(repaired)) return false;
    }
    const Statements around = Around(candidate.repair.repaired, rest_);
    Statements all = around;
    all.push_back(&candidate.repair.repaired);
    return consistency_.Holds(all) && (!candidate.moved || IsPinnedDown(candidate.repair.repaired, around, consistency_));
  }

 private:
  // First against the few of the contradictions, then against all.
  bool FitsLevel(const Candidate& candidate) {
    const Range figure = candidate.repair.repaired.level->figure.At(consistency_.tolerance());
    if (!by_conflicts_) {
      by_conflicts_ = Range{};
      for (const Statements& conflict : conflicts_)
        by_conflicts_ = by_conflicts_->Intersection(PossibleLevel(suspect_, conflict, consistency_));
    }
    if (by_conflicts_->Intersection(figure).empty()) return false;
    if (!by_all_) by_all_ = PossibleLevel(suspect_, Around(suspect_, rest_), consistency_);
    return !by_all_->Intersection(figure).empty() && IsNarrow(figure) && IsNarrow(*by_all_);
  }

  const Statement& suspect_;
  const Statements& rest_;
  const std::vector<Statements>& conflicts_;
  const Consistency& consistency_;
  std::optional<Range> by_conflicts_, by_all_;
};

}  // namespace

std::optional<Repair> FindSlip(const Statement& suspect, const Statements& rest, const std::vector<Statements>& conflicts,
                               const Consistency& consistency) {
  Repairing repairing(suspect, rest, conflicts, consistency);
  for (const Candidate& candidate : Candidates(suspect, consistency.units(), consistency.exchange()).All())
    if (repairing.IsDoneBy(candidate)) return candidate.repair;
  return std::nullopt;
}

}  // namespace tallyman::crosscheck
