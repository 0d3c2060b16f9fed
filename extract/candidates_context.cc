// What the rows of all of a figure's candidates say of the figure and its surroundings.
#include <cmath>

#include "extract/candidates.h"

namespace tallyman::extract {
namespace {

// log10 in quarters; 0 below 1.
double Logarithm(const normalize::Decimal& number) {
  const double size = std::abs(number.ToDouble());
  return size < 1 ? 0 : std::floor(std::log10(size) * 4) / 4;
}

}  // namespace

using languages::Section;
using Side = Relation::Side;

const Row& CandidateMaker::SurroundingsOf(const LinkedFigure& current) const {
  if (surroundings_figure_ == current.figure) return surroundings_;
  const Figure& figure = this->figure(current);
  Row& row = surroundings_ = Row();
  surroundings_figure_ = current.figure;
  DescribeFigure(figure, row);
  DescribeWords(figure, row);
  DescribePrevious(current, row);
  if (first_ != nullptr) {
    first_->Describe(current.figure, row);
    const LinkedFigure* first = first_->Of(current.figure);
    if (first != nullptr) row.Set(Context::kFirstProduct, ProductCode((*first)[Slot::kProduct].value));
    if (first != nullptr)
      if (const auto size = expected_size_.Of(SizedQuantity(figure), (*first)[Slot::kFlow].value, (*first)[Slot::kReporter].value,
                                              (*first)[Slot::kPartner].value, FirstPeriod(current)))
        row.Set(Context::kFirstExpected, *size);
  }
  return row;
}

Row CandidateMaker::ContextOf(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Row row = SurroundingsOf(current);
  if (!figure.measures.empty() && !current[Slot::kUnit].value.empty()) row.Set(Context::kUnitProbability, current[Slot::kUnit].probability);
  if (current[Slot::kFlow].value.empty()) return row;
  if (const LinkedFigure* previous = Previous()) {
    const int anchor = current[Slot::kFlow].begin;
    row.Set(Context::kPreviousSameAnchor, anchor >= 0 && anchor == (*previous)[Slot::kFlow].begin);
  }
  row.Set(Context::kFlow, FlowCode(current[Slot::kFlow].value));
  if (current[Slot::kRole].value.empty()) return row;
  row.Set(Context::kRole, RoleCode(current[Slot::kRole].value));
  DescribeAreas(current, row);
  const auto period = ParsePeriodText(current[Slot::kPeriod].value);
  if (!current[Slot::kPartner].value.empty())
    if (const auto size = expected_size_.Of(SizedQuantity(figure), current[Slot::kFlow].value, current[Slot::kReporter].value,
                                            current[Slot::kPartner].value, period ? period : FirstPeriod(current)))
      row.Set(Context::kExpected, *size);
  if (period) {
    row.Set(Context::kOwnMonths, period->months());
    if (article_.published) {
      const auto month = article_.published->calendar_month();
      row.Set(Context::kFuture, month < period->start ? 2 : month <= period->end ? 1 : 0);
    }
  }
  return row;
}

void CandidateMaker::DescribeFigure(const Figure& figure, Row& row) const {
  const Sentence& sentence = layout_.sentence(figure.sentence);
  const auto figures = layout_.In(mentions_.figures, figure.sentence);
  const ListPlace place = layout_.PlaceInList(mentions_.figures, figure);
  row.Set(Context::kKind, static_cast<int>(figure.kind));
  row.Set(Context::kInTitle, sentence.title);
  if (sentence.title) row.Set(Context::kTwin, TwinOf(figure));
  row.Set(Context::kSentenceIndex, std::min(figure.sentence, 8));
  row.Set(Context::kFiguresInSentence, static_cast<int>(figures.size()));
  row.Set(Context::kFigureIndex, static_cast<int>(&figure - figures.data()));
  row.Set(Context::kListSize, place.size);
  row.Set(Context::kListIndex, place.index);
  row.Set(Context::kWriting, ideographic_);
  row.Set(Context::kSign, figure.quantity.sign);
  row.Set(Context::kDepth, mentions_.depth[figure.begin]);
  row.Set(Context::kInherited, static_cast<int>(figure.inherited));
  row.Set(Context::kInWords, figure.quantity.number.in_words);
  row.Set(Context::kPrinted, Logarithm(figure.quantity.number.printed));
  if (!figure.measures.empty()) row.Set(Context::kFollowed, static_cast<int>(figure.followed));
  if (figure.source) row.Set(Context::kUnitSentences, std::min(6, std::abs(figure.sentence - figure.source->sentence)));
  row.Set(Context::kSize, Logarithm(figure.quantity.amount));
  if (figure.quantity.unit) row.Set(Context::kPiece, figure.quantity.unit->text() == "unit" || figure.quantity.unit->text() == "other");
  const char32_t first = text_.view()[sentence.begin];
  row.Set(Context::kBullet, first == U'-' || first == U'*' || first == 0x2022 || first == 0x00B7 || first == U'|');
  row.Set(Context::kBelowFurniture, figure.sentence > first_furniture_);
  row.Set(Context::kTitleFlows, std::min(title_flows_, 4));
  row.Set(Context::kArticleFlows, Magnitude(static_cast<int>(strong_flows_.size())));
  row.Set(Context::kCoreFlows, Magnitude(core_flows_));
  row.Set(Context::kArticleFigures, Magnitude(static_cast<int>(mentions_.figures.size())));
  row.Set(Context::kArticleRivals, Magnitude(rivals_));
  row.Set(Context::kStrongFlows, static_cast<int>(layout_.In(strong_flows_, figure.sentence).size()));
  const bool counted = sentence.paragraph < static_cast<int>(paragraph_flows_.size());
  row.Set(Context::kParagraphFlows, counted ? std::min(6, paragraph_flows_[sentence.paragraph]) : 0);
  const auto until = layout_.Before(strong_flows_, figure.sentence + 1);
  row.Set(Context::kSinceStrong, until.empty() ? 20 : std::min(20, figure.sentence - until.back().sentence));
  row.Set(Context::kFlows, static_cast<int>(layout_.In(mentions_.flows, figure.sentence).size()));
  row.Set(Context::kProducts, static_cast<int>(layout_.In(mentions_.products, figure.sentence).size()));
  row.Set(Context::kArticleProducts, Magnitude(static_cast<int>(product_counts_.size())));
  row.Set(Context::kPeriods, static_cast<int>(layout_.In(mentions_.periods, figure.sentence).size()));
}

int CandidateMaker::TwinOf(const Figure& figure) const {
  constexpr double kNear = 0.03;
  constexpr int kMost = 100;  // figures of the text that are looked at
  const double size = std::abs(figure.quantity.amount.ToDouble());
  int twin = 0, seen = 0;
  for (const Figure& other : mentions_.figures) {
    if (layout_.sentence(other.sentence).title) continue;
    if (++seen > kMost) break;
    if (other.quantity.unit != figure.quantity.unit || other.quantity.kind != figure.quantity.kind) continue;
    const double theirs = std::abs(other.quantity.amount.ToDouble());
    if (theirs == size) return 1;
    if (std::abs(theirs - size) <= kNear * size) twin = 2;
  }
  return twin;
}

void CandidateMaker::DescribeWords(const Figure& figure, Row& row) const {
  const auto set = [&](Context column, Section section, std::string_view key, Side side) {
    row.Set(column, layout_.Nearest(section, key, figure, side));
  };
  set(Context::kDirectionBefore, Section::kDirection, "", Side::kBefore);
  set(Context::kDirectionAfter, Section::kDirection, "", Side::kAfter);
  set(Context::kCompareBefore, Section::kCompare, "", Side::kBefore);
  set(Context::kCompareAfter, Section::kCompare, "", Side::kAfter);
  set(Context::kByBefore, Section::kChange, "by", Side::kBefore);
  set(Context::kToBefore, Section::kChange, "to", Side::kBefore);
  set(Context::kByAfter, Section::kChange, "by", Side::kAfter);
  set(Context::kToAfter, Section::kChange, "to", Side::kAfter);
  set(Context::kRateUpBefore, Section::kChange, "rate_up", Side::kBefore);
  set(Context::kRateUpAfter, Section::kChange, "rate_up", Side::kAfter);
  set(Context::kRateDownBefore, Section::kChange, "rate_down", Side::kBefore);
  set(Context::kRateDownAfter, Section::kChange, "rate_down", Side::kAfter);
  set(Context::kShareBefore, Section::kShare, "", Side::kBefore);
  set(Context::kShareAfter, Section::kShare, "", Side::kAfter);
  set(Context::kRivalBefore, Section::kRival, "", Side::kBefore);
  set(Context::kRivalAfter, Section::kRival, "", Side::kAfter);
  set(Context::kBaseBefore, Section::kBase, "", Side::kBefore);
  set(Context::kBaseAfter, Section::kBase, "", Side::kAfter);
  set(Context::kStatusBefore, Section::kStatus, "", Side::kBefore);
  set(Context::kStatusAfter, Section::kStatus, "", Side::kAfter);
  set(Context::kPairBefore, Section::kAnaphora, "pair", Side::kBefore);
  set(Context::kPairAfter, Section::kAnaphora, "pair", Side::kAfter);
  set(Context::kCountryBefore, Section::kAnaphora, "country", Side::kBefore);
  set(Context::kCountryAfter, Section::kAnaphora, "country", Side::kAfter);
  set(Context::kAnaphorBefore, Section::kAnaphora, "figure", Side::kBefore);
  set(Context::kReverseBefore, Section::kAnaphora, "reverse", Side::kBefore);
  set(Context::kOverallBefore, Section::kAnaphora, "overall", Side::kBefore);
  set(Context::kOverallAfter, Section::kAnaphora, "overall", Side::kAfter);
  row.Set(Context::kSinceOverall, SentencesSince("overall", figure));
  row.Set(Context::kSincePair, SentencesSince("pair", figure));
  for (const Side side : {Side::kAfter, Side::kBefore})
    if (const WordMention* word = layout_.NearestWord(Section::kAnaphora, "country", figure, side))
      row.Set(Context::kCountryCue, static_cast<int>(word->cue));
  row.Set(Context::kRespectively, layout_.HasWord(Section::kRespectively, "", figure.sentence));
  row.Set(Context::kFurniture, layout_.HasWord(Section::kFurniture, "", figure.sentence));
}

int CandidateMaker::SentencesSince(std::string_view anaphora, const Figure& figure) const {
  constexpr int kFar = 6;
  for (int back = 0; back < kFar; ++back)
    if (figure.sentence >= back && layout_.HasWord(Section::kAnaphora, anaphora, figure.sentence - back)) return back;
  return kFar;
}

void CandidateMaker::DescribePrevious(const LinkedFigure& current, Row& row) const {
  const Figure& figure = this->figure(current);
  if (!decided_.empty()) {
    row.Set(Context::kLastWasNone, decided_.back()[Slot::kFlow].value == "none");
    row.Set(Context::kLastNoneSentences, std::min(5, figure.sentence - this->figure(decided_.back()).sentence));
  }
  int linked = 0, levels = 0;
  for (auto it = decided_.rbegin(); it != decided_.rend() && this->figure(*it).sentence == figure.sentence; ++it) {
    linked += (*it)[Slot::kFlow].value != "none";
    levels += (*it)[Slot::kRole].value == "level";
  }
  row.Set(Context::kLinkedInSentence, linked);
  row.Set(Context::kLevelInSentence, levels);
  const LinkedFigure* previous = Previous();
  const int since = previous == nullptr ? 0 : this->figure(*previous).end;
  row.Set(Context::kNewerFlows, layout_.CountBetween(mentions_.flows, since, figure.begin));
  row.Set(Context::kNewerAreas, layout_.CountBetween(mentions_.areas, since, figure.begin));
  row.Set(Context::kNewerProducts, layout_.CountBetween(mentions_.products, since, figure.begin));
  row.Set(Context::kNewerPeriods, layout_.CountBetween(mentions_.periods, since, figure.begin));
  if (previous == nullptr) return;
  const Figure& last = this->figure(*previous);
  const Relation relation = layout_.Relate(figure, last);
  row.Set(Context::kPreviousSentences, std::min(6, figure.sentence - last.sentence));
  row.Set(Context::kPreviousKind, static_cast<int>(last.kind));
  row.Set(Context::kPreviousRole, RoleCode((*previous)[Slot::kRole].value));
  row.Set(Context::kPreviousFlow, FlowCode((*previous)[Slot::kFlow].value));
  row.Set(Context::kPreviousDistance, std::min(400, relation.distance));
  row.Set(Context::kPreviousCommas, relation.commas);
  row.Set(Context::kPreviousBreaks, relation.breaks);
  row.Set(Context::kPreviousClauses, relation.clauses);
  row.Set(Context::kPreviousBrackets, relation.brackets);
  row.Set(Context::kPreviousParagraph, layout_.sentence(last.sentence).paragraph == layout_.sentence(figure.sentence).paragraph);
  row.Set(Context::kPreviousTitle, layout_.sentence(last.sentence).title);
  row.Set(Context::kPreviousTied, layout_.TieOf(figure, last));
  row.Set(Context::kPreviousStatus, (*previous)[Slot::kStatus].value != "actual");
}

}  // namespace tallyman::extract
