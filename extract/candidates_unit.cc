// What a number measures that is printed without a unit.
#include <algorithm>
#include <cmath>

#include "extract/candidate_table.h"

namespace tallyman::extract {

std::vector<Candidate> CandidateMaker::Units(const LinkedFigure& current) const {
  const Figure& number = figure(current);
  Table table(ContextOf(current));
  std::vector<std::string> values;
  for (const Measure& measure : number.measures) {
    values.push_back(UnitText(measure));
    DescribeSource(number, measure, table.Of(values.back()).row);
  }
  AddCarried(Slot::kUnit, current, table);
  std::vector<Candidate> candidates = table.Take();
  std::erase_if(candidates,
                [&](const Candidate& candidate) { return std::find(values.begin(), values.end(), candidate.value) == values.end(); });
  return candidates;
}

void CandidateMaker::DescribeSource(const Figure& number, const Measure& measure, Row& row) const {
  row.Set(ValueColumn::kKind, static_cast<int>(measure.kind));
  row.Set(ValueColumn::kInherited, static_cast<int>(measure.inherited));
  if (!measure.source) return;
  const Mention& at = *measure.source;
  const Relation relation = layout_.Relate(number, at);
  const bool here = at.sentence == number.sentence;
  const Block block = !here ? Block::kFar : relation.side == Relation::Side::kBefore ? Block::kBefore : Block::kAfter;
  const auto set = [&](Part part, double value) { row.Set(block, part, value); };
  set(Part::kFigures, std::min(10, relation.figures));
  set(Part::kBrackets, relation.brackets);
  if (here) {
    set(Part::kDistance, relation.distance);
    set(Part::kCommas, relation.commas);
    set(Part::kBreaks, relation.breaks);
    set(Part::kClauses, relation.clauses);
    const ListPlace place = layout_.PlaceInList(mentions_.figures, number);
    set(Part::kListSize, place.size);
  } else {
    set(Part::kSentences, std::min(10, std::abs(number.sentence - at.sentence)));
    set(Part::kParagraph, layout_.sentence(number.sentence).paragraph == layout_.sentence(at.sentence).paragraph);
  }
  row.Set(ValueColumn::kSameLead, LeadOf(number.begin) == LeadOf(at.begin));
  const auto figures = layout_.In(mentions_.figures, at.sentence);
  const auto source = std::find_if(figures.begin(), figures.end(), [&](const Figure& other) { return other.begin == at.begin; });
  if (source == figures.end()) return;
  row.Set(ValueColumn::kSameDecimals,
          source->quantity.number.printed.fraction_digits() == measure.quantity.number.printed.fraction_digits());
  const double own = std::abs(measure.quantity.amount.ToDouble()), other = std::abs(source->quantity.amount.ToDouble());
  if (own > 0 && other > 0) row.Set(ValueColumn::kRatio, std::round(std::log10(own / other) * 4) / 4);
}

std::u32string_view CandidateMaker::LeadOf(int begin) const {
  const languages::View& view = text_.view();
  int end = begin;
  while (end > 0 && view[end - 1] == U' ') --end;
  if (end == 0) return {};
  int start = end - 1;
  if (view.Is(start, languages::kLetter) && !view.Is(start, languages::kIdeographic))
    while (start > 0 && view.Is(start - 1, languages::kLetter)) --start;
  return view.text().substr(start, end - start);
}

}  // namespace tallyman::extract
