#include "normalize/measure.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

using languages::FigureKind;
using languages::FigureWord;
using languages::WordMatch;

struct PhysicalUnit {
  Unit unit;
  Decimal factor;
  std::optional<Decimal> factor_of_decimals;
};

PhysicalUnit ParsePhysicalUnit(const nlohmann::json& json) {
  PhysicalUnit unit{
      Unit::Parse(json.at("unit").get<std::string>()).value(), Decimal::Parse(json.at("factor").get<std::string>()).value(), {}};
  if (json.contains("factor_of_decimals"))
    unit.factor_of_decimals = Decimal::Parse(json.at("factor_of_decimals").get<std::string>()).value();
  return unit;
}

const PhysicalUnit* FindPhysicalUnit(const std::string& name) {
  static const std::map<std::string, PhysicalUnit> units = [] {
    std::map<std::string, PhysicalUnit> table;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/units.json"));
    for (const auto& item : json.at("units").items()) table.emplace(item.key(), ParsePhysicalUnit(item.value()));
    return table;
  }();
  const auto found = units.find(name);
  return found == units.end() ? nullptr : &found->second;
}

Decimal PartOf(const FigureWord& word) {
  return Decimal::Divide(Decimal(word.numerator), Decimal(word.denominator), 6).value_or(Decimal(1)).Normalized();
}

// Of what ends at one place: points before percent before currency before unit, and a name of one country before a shared one.
int Rank(const Measure& measure) {
  if (measure.kind == QuantityKind::kPoints) return 0;
  if (measure.kind == QuantityKind::kPercent) return 1;
  if (measure.kind == QuantityKind::kMoney) return measure.ambiguous ? 3 : 2;
  return measure.factor_of_decimals ? 4 : 5;
}

}  // namespace

const std::vector<WordMatch>& MeasureReader::WordsAt(int begin) {
  if (begin != at_) {
    at_ = begin;
    pack_.MatchFigures(view_, begin, words_);
  }
  return words_;
}

int MeasureReader::EndOf(int begin, FigureKind kind) {
  int end = 0;
  for (const WordMatch& match : WordsAt(begin))
    if (pack_.figure(match.entry).kind == kind) end = std::max(end, match.end);
  return end;
}

bool MeasureReader::IsWord(int begin, int end) const {
  constexpr int kLongestCode = 4;
  bool capitals = true;
  for (int at = begin; at < end; ++at) {
    if (!view_.Is(at, languages::kLetter) || view_.Is(at, languages::kIdeographic)) return false;
    capitals = capitals && view_.Is(at, languages::kUpper);
  }
  return !(capitals && end - begin <= kLongestCode);
}

std::optional<Measure> MeasureReader::Read(const WordMatch& match, int begin) const {
  const FigureWord& word = pack_.figure(match.entry);
  Measure measure;
  measure.begin = begin;
  measure.end = match.end;
  switch (word.kind) {
    case FigureKind::kPercent:
    case FigureKind::kPercentBefore:
      measure.kind = QuantityKind::kPercent;
      return measure;
    case FigureKind::kTenths:
      measure.kind = QuantityKind::kPercent;
      measure.factor = Decimal(10);
      return measure;
    case FigureKind::kPermille:
    case FigureKind::kPermilleBefore:
      measure.kind = QuantityKind::kPercent;
      measure.factor = Decimal::FromParts(1, 1);
      return measure;
    case FigureKind::kPoints:
      measure.kind = QuantityKind::kPoints;
      return measure;
    case FigureKind::kBasisPoints:
      measure.kind = QuantityKind::kPoints;
      measure.factor = Decimal::FromParts(1, 2);
      return measure;
    case FigureKind::kCurrency:
    case FigureKind::kMinorCurrency:
    case FigureKind::kCountedCurrency:
      measure.kind = QuantityKind::kMoney;
      measure.unit = Unit::Parse(word.code);
      measure.factor = PartOf(word);
      measure.ambiguous = word.ambiguous || word.kind == FigureKind::kMinorCurrency;
      measure.minor = word.kind == FigureKind::kMinorCurrency;
      measure.never_before = measure.minor;
      measure.needs_scale = pack_.entry(match.entry).key == "before_scale";
      measure.word = IsWord(begin, match.end);
      return measure.unit ? std::optional(measure) : std::nullopt;
    case FigureKind::kUnit:
      if (const PhysicalUnit* unit = FindPhysicalUnit(word.code)) {
        measure.kind = QuantityKind::kPhysical;
        measure.unit = unit->unit;
        measure.factor = unit->factor;
        measure.factor_of_decimals = unit->factor_of_decimals;
        return measure;
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<Measure> MeasureReader::Currency(int begin) {
  std::optional<Measure> best;
  for (const WordMatch& match : WordsAt(begin)) {
    const FigureKind kind = pack_.figure(match.entry).kind;
    if (kind != FigureKind::kCurrency && kind != FigureKind::kMinorCurrency) continue;
    const auto measure = Read(match, begin);
    if (measure && (!best || (best->ambiguous && !measure->ambiguous))) best = measure;
  }
  if (best && EndOf(begin, FigureKind::kNotBefore) == best->end) best->never_before = true;
  return best;
}

std::optional<Measure> MeasureReader::Counted(int begin) {
  for (const WordMatch& match : WordsAt(begin))
    if (pack_.figure(match.entry).kind == FigureKind::kCountedCurrency) return Read(match, begin);
  return std::nullopt;
}

std::optional<Measure> MeasureReader::PercentBefore(int begin) {
  for (const WordMatch& match : WordsAt(begin)) {
    const FigureKind kind = pack_.figure(match.entry).kind;
    if (kind == FigureKind::kPercentBefore || kind == FigureKind::kPermilleBefore) return Read(match, begin);
    const bool sign = kind == FigureKind::kPercent && match.end == begin + 1 && !view_.Is(begin, languages::kLetter);
    const int digit = view_[match.end] == U'-' || view_[match.end] == U'+' ? match.end + 1 : match.end;
    if (sign && view_.Is(digit, languages::kDigit) && !view_.Is(begin - 1, languages::kDigit)) return Read(match, begin);
  }
  return std::nullopt;
}

std::optional<Measure> MeasureReader::After(int begin) {
  std::optional<Measure> best;
  for (const WordMatch& match : WordsAt(begin)) {
    const FigureKind kind = pack_.figure(match.entry).kind;
    if (kind == FigureKind::kPercentBefore || kind == FigureKind::kPermilleBefore || kind == FigureKind::kCountedCurrency ||
        (best && match.end < best->end))
      continue;
    const auto measure = Read(match, begin);
    if (!measure || measure->needs_scale) continue;
    // "MT" and "mt" may stand for millions, "Mt" does.
    if (measure->factor_of_decimals && view_.Is(begin, languages::kUpper) && !view_.Is(begin + 1, languages::kUpper)) continue;
    const bool same_end = best && match.end == best->end;
    if (!same_end || Rank(*measure) < Rank(*best)) best = measure;
  }
  if (best && best->kind == QuantityKind::kMoney && best->ambiguous) best->tonnes = TonnesIn(begin, best->end);
  return best;
}

std::optional<Decimal> MeasureReader::TonnesIn(int begin, int end) {
  for (const WordMatch& match : WordsAt(begin)) {
    const FigureWord& word = pack_.figure(match.entry);
    if (word.kind != FigureKind::kUnit || match.end != end) continue;
    const PhysicalUnit* unit = FindPhysicalUnit(word.code);
    if (unit != nullptr && unit->unit.text() == "t") return unit->factor;
  }
  return std::nullopt;
}

}  // namespace tallyman::normalize
