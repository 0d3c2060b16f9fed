// QuantityFinder: units that are told once for numbers which are printed without any.
#include "normalize/quantity_finder.h"

namespace tallyman::normalize {

using languages::FigureKind;
using languages::WordMatch;

std::vector<QuantityMention> QuantityFinder::FindDeclared(const std::vector<QuantityMention>& quantities) {
  auto next = quantities.begin();
  for (int at = 0; at < view_.size();) {
    while (next != quantities.end() && next->end <= at) ++next;
    at = next != quantities.end() && next->begin <= at ? next->end : StepDeclared(at);
  }
  return std::move(found_);
}

int QuantityFinder::StepDeclared(int at) {
  const bool letter = view_.Is(at, languages::kLetter);
  if (view_.Is(at, languages::kSpace) || (letter && !view_.IsWordStart(at))) return at + 1;
  if (letter)
    if (const int end = ReadBehindPrefix(at, [this](int behind) { return ReadDeclared(behind); }); end > 0) return end;
  const int end = ReadDeclared(at);
  return end > 0 ? end : SkipWord(at);
}

int QuantityFinder::ReadDeclared(int at) {
  if (!pack_.CanBeginFigure(view_, at) && !pack_.CanBeginNumber(view_, at)) return 0;
  const int vague = measures_.EndOf(at, FigureKind::kVague);      // "millions of"
  if (vague > 0 && measures_.EndOf(at, FigureKind::kScale) == 0)  // "hundreds of millions of dollars"
    return std::max(vague, measures_.EndOf(SkipBlanks(view_, vague, 1), FigureKind::kScale));
  auto measure = measures_.Currency(at);
  QuantityMention unit;
  unit.begin = at;
  unit.number.printed = Decimal(1);
  unit.number.in_words = true;
  unit.number.begin = measure ? SkipBlanks(view_, measure->end, 1) : at;
  for (const WordMatch& match : measures_.WordsAt(unit.number.begin)) {
    const auto& word = pack_.figure(match.entry);
    if (word.kind != FigureKind::kScale || match.end <= unit.number.end) continue;
    unit.number.end = unit.end = match.end;
    unit.number.scale = Decimal(word.numerator);
    unit.number.scaled = true;
  }
  const bool holds_scale = measure && Decimal(1000) <= measure->factor;  // "M€"
  if (!unit.number.scaled && !holds_scale) return 0;
  if (!measure) measure = AfterNumber(unit.number.end);
  if (!measure && vague > 0) measure = measures_.After(SkipBlanks(view_, vague, 1));
  if (!measure || (measure->kind != QuantityKind::kMoney && measure->kind != QuantityKind::kPhysical)) return unit.number.end;
  Apply(*measure, unit);
  if (!unit.number.scaled) {
    unit.number.begin = unit.number.end = at;
    unit.number.scaled = true;
    std::swap(unit.number.scale, unit.factor);
  }
  if (view_.Is(SkipBlanks(view_, unit.end, 1), languages::kDigit)) return 0;  // "US$ m 5.2"
  if (Complete(unit)) found_.push_back(unit);
  return unit.end;
}

std::vector<QuantityMention> FindDeclaredUnits(const languages::View& view, const languages::Pack& pack,
                                               const std::vector<languages::PatternMatch>& matches,
                                               const std::vector<QuantityMention>& quantities) {
  return QuantityFinder(view, pack, &matches).FindDeclared(quantities);
}

}  // namespace tallyman::normalize
