// What a number measures that is printed without a unit.
#include <algorithm>
#include <cmath>

#include "extract/candidate_table.h"

namespace tallyman::extract {

std::vector<Candidate> CandidateMaker::Units(const LinkedFigure& current) const {
  const Figure& number = figure(current);
  Table table(ContextOf(current), Room());
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
  if (here) {
    DescribeRelation(block, relation, row);
    row.Set(block, Part::kListSize, layout_.PlaceInList(mentions_.figures, number).size);
  } else {
    DescribeSentences(block, number, at, row);
    row.Set(block, Part::kBrackets, relation.brackets);
  }
  row.Set(block, Part::kFigures, std::min(10, relation.figures));
  row.Set(ValueColumn::kSameLead, LeadOf(number.begin) == LeadOf(at.begin));
  const auto source = std::lower_bound(mentions_.figures.begin(), mentions_.figures.end(), at.begin,
                                       [](const Figure& other, int place) { return other.begin < place; });
  if (source == mentions_.figures.end() || source->begin != at.begin) return;
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
