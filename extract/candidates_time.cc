// Candidates for when: a figure's period, what its change is against, its direction and its status.
#include <algorithm>

#include "extract/candidates.h"

namespace tallyman::extract {
namespace {

using languages::Section;
using normalize::Period;
using normalize::PeriodKind;

bool IsRelative(PeriodKind kind) {
  return kind == PeriodKind::kSamePeriod || kind == PeriodKind::kYearAgo || kind == PeriodKind::kPrevious || kind == PeriodKind::kWholeYear;
}

// 0 a month, 1 a quarter, 2 up to eleven months, 3 a year, 4 more.
int LengthClass(const Period& period) {
  const int months = period.months();
  return months == 1 ? 0 : months == 3 ? 1 : months < 12 ? 2 : months == 12 ? 3 : 4;
}

}  // namespace

std::optional<Period> CandidateMaker::ResolveMention(const PeriodMention& mention, const LinkedFigure& current) const {
  normalize::PeriodContext context;
  context.published = article_.published;
  context.reporter = schema::Area::Parse(current[Slot::kReporter].value);
  for (const WordMention& word : mentions_.words)
    if (word.section == Section::kStatus && word.sentence == mention.sentence && word.key != "actual") context.future = true;
  if (IsRelative(mention.expression.kind) || mention.expression.kind == PeriodKind::kYearToDate) {
    // The period spoken of: another mention of the sentence before this one, else the last figure's.
    for (const PeriodMention& other : mentions_.periods) {
      if (other.sentence != mention.sentence || other.begin >= mention.begin) continue;
      if (IsRelative(other.expression.kind) || other.expression.kind == PeriodKind::kDate) continue;
      context.last = Resolve(other.expression, context);
    }
    if (!context.last)
      if (const LinkedFigure* previous = Previous()) context.last = ParsePeriodText((*previous)[Slot::kPeriod].value);
  }
  return Resolve(mention.expression, context);
}

std::vector<Candidate> CandidateMaker::Periods(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  const auto compare = Words(Section::kCompare, figure.sentence);
  const int compared = Nearest(compare, figure, 0);
  const int kind = static_cast<int>(figure.kind);
  int in_sentence = 0, recency = 0;
  for (const PeriodMention& mention : mentions_.periods) {
    if (mention.sentence != figure.sentence) continue;
    const auto period = ResolveMention(mention, current);
    if (!period) continue;
    ++in_sentence;
    Candidate candidate{PeriodText(period), {}, mention.begin, mention.end};
    const Relation relation = Relate(figure, mention);
    AddRelation(relation, RankIn(mentions_.periods, figure, mention), candidate.features);
    const int expression = static_cast<int>(mention.expression.kind);
    candidate.features.push_back({"kind", expression, relation.side, 0});
    candidate.features.push_back({"kind_figure", expression, kind, 0});
    candidate.features.push_back({"compared", compared, relation.side, IsRelative(mention.expression.kind)});
    candidate.features.push_back({"compared_kind", Nearest(compare, mention, 0) <= 1, relation.side, expression});
    candidate.features.push_back({"role_side", current[Slot::kRole].value == "level", relation.side, IsRelative(mention.expression.kind)});
    candidate.features.push_back({"year", mention.expression.has_year(), 0, 0});
    int base = 0;
    for (const WordMention& word : mentions_.words)
      if (word.section == Section::kBase && word.begin <= mention.begin && mention.end <= word.end) base = 1;
    candidate.features.push_back({"in_base", base, kind, relation.side});
    AddListFeatures(figure, PlaceInList(mentions_.periods, mention), candidate.features);
    int taken = 0;
    for (const LinkedFigure& other : decided_)
      if (other[Slot::kPeriod].begin == mention.begin) taken = this->figure(other).kind == figure.kind ? 2 : 1;
    candidate.features.push_back({"taken", taken, relation.side, std::min(relation.figures, 1)});
    candidates.push_back(std::move(candidate));
  }
  for (auto it = mentions_.periods.rbegin(); it != mentions_.periods.rend() && recency < 3; ++it) {
    const PeriodMention& mention = *it;
    if (mention.sentence >= figure.sentence || IsRelative(mention.expression.kind)) continue;
    const auto period = ResolveMention(mention, current);
    if (!period) continue;
    Candidate candidate{PeriodText(period), {}, mention.begin, mention.end};
    candidate.features.push_back({"far", Farness(mention, figure.sentence), recency, in_sentence > 0});
    candidate.features.push_back({"far_kind", Farness(mention, figure.sentence), static_cast<int>(mention.expression.kind), 0});
    candidates.push_back(std::move(candidate));
    ++recency;
  }
  for (const PeriodMention& mention : mentions_.periods) {
    if (!text_.sentences()[mention.sentence].title || mention.sentence == figure.sentence) continue;
    const auto period = ResolveMention(mention, current);
    if (!period) continue;
    candidates.push_back({PeriodText(period), {{"title", in_sentence > 0, recency > 0, 0}}, mention.begin, mention.end});
    break;
  }
  const LinkedFigure* previous = Previous();
  int back = 0;
  std::string last_value;
  for (auto it = decided_.rbegin(); it != decided_.rend() && back < 2; ++it) {
    const Choice& choice = (*it)[Slot::kPeriod];
    if ((*it)[Slot::kFlow].value == "none" || choice.value.empty() || choice.value == last_value) continue;
    Candidate candidate{choice.value, {}, choice.begin, choice.end};
    if (back == 0) {
      AddCarry(*it, current, candidate.features);
      int newer = 0;
      for (const PeriodMention& mention : mentions_.periods)
        if (mention.begin >= this->figure(*it).end && mention.end <= figure.begin) ++newer;
      candidate.features.push_back({"carry_newer", std::min(newer, 2), in_sentence > 0, compared <= 1});
      const bool same_flow = (*it)[Slot::kFlow].value == current[Slot::kFlow].value;
      candidate.features.push_back({"carry_flow", same_flow, kind, static_cast<int>(this->figure(*it).kind)});
      candidate.features.push_back({"carry_compared", compared, kind, 0});
    } else {
      candidate.features.push_back(
          {"carry_second", std::min(3, figure.sentence - this->figure(*it).sentence), in_sentence > 0, compared <= 1});
    }
    last_value = choice.value;
    ++back;
    candidates.push_back(std::move(candidate));
  }
  if (previous != nullptr && compared <= 1) {
    if (const auto period = ParsePeriodText((*previous)[Slot::kPeriod].value))
      candidates.push_back({PeriodText(period->Shifted(-12)), {{"compared_year", compared, in_sentence > 0, kind}}});
  }
  if (article_.published) {
    const auto month = Period::Of(article_.published->calendar_month() - 1);
    candidates.push_back({PeriodText(month), {{"default_month", in_sentence > 0, recency > 0, previous != nullptr}}});
    candidates.push_back({PeriodText(Period::OfYear(article_.published->year() - 1)),
                          {{"default_year", in_sentence > 0, recency > 0, previous != nullptr}}});
  }
  for (Candidate& candidate : candidates) AddPeriodFeatures(candidate.value, compared <= 1, current, candidate.features);
  if (candidates.empty()) candidates.push_back({"", {}});
  return candidates;
}

bool CandidateMaker::ConflictsWithEarlier(const std::string& period, const LinkedFigure& current) const {
  const normalize::QuantityMention& own = figure(current).quantity;
  return std::any_of(decided_.begin(), decided_.end(), [&](const LinkedFigure& other) {
    for (const Slot slot : {Slot::kFlow, Slot::kRole, Slot::kReporter, Slot::kPartner, Slot::kProduct})
      if (other[slot].value != current[slot].value) return false;
    const normalize::QuantityMention& quantity = figure(other).quantity;
    return other[Slot::kPeriod].value == period && quantity.unit == own.unit && quantity.amount.Abs() != own.amount.Abs();
  });
}

void CandidateMaker::AddPeriodFeatures(const std::string& value, bool compared, const LinkedFigure& current, Features& features) const {
  const auto period = ParsePeriodText(value);
  if (!period) return;
  if (article_.published) {
    const int age = article_.published->calendar_month().index() - period->end.index();
    const int bucket = age < -12 ? 0 : age < 0 ? 1 : age <= 3 ? age + 2 : age <= 6 ? 6 : age <= 12 ? 7 : age <= 18 ? 8 : 9;
    features.push_back({"age", bucket, LengthClass(*period), compared});
    features.push_back({"age_kind", bucket, static_cast<int>(figure(current).kind), 0});
  }
  features.push_back({"conflict", ConflictsWithEarlier(value, current), compared, current[Slot::kRole].value == "level"});
  if (const LinkedFigure* previous = Previous()) {
    const auto last = ParsePeriodText((*previous)[Slot::kPeriod].value);
    if (!last) return;
    const int relation = *last == *period                            ? 0
                         : *period == last->Shifted(-12)             ? 1
                         : *period == last->Shifted(-last->months()) ? 2
                         : last->Contains(*period)                   ? 3
                         : period->Contains(*last)                   ? 4
                                                                     : 5;
    const int sentences = std::min(2, figure(current).sentence - figure(*previous).sentence);
    features.push_back({"to_last", relation, compared, sentences});
    features.push_back({"to_last_kinds", relation, static_cast<int>(figure(*previous).kind), static_cast<int>(figure(current).kind)});
  }
}

void CandidateMaker::AddWordCandidates(Section section, const LinkedFigure& current, const std::map<std::string, std::string>& values,
                                       std::vector<Candidate>& candidates) const {
  const Figure& figure = this->figure(current);
  std::vector<WordMention> words;
  for (const WordMention* word : Words(section, figure.sentence)) words.push_back(*word);
  for (const WordMention& word : words) {
    const auto value = values.find(word.key);
    if (value == values.end()) continue;
    Candidate candidate{value->second, {}, word.begin, word.end};
    const Relation relation = Relate(figure, word);
    int rank = 0;
    for (const WordMention& other : words)
      if (relation.side == 0 ? other.begin > word.begin && other.end <= figure.begin
                             : other.begin < word.begin && other.begin >= figure.end)
        ++rank;
    AddRelation(relation, rank, candidate.features);
    candidate.features.push_back({"word", static_cast<int>(value->second[0]), relation.side, static_cast<int>(figure.kind)});
    candidates.push_back(std::move(candidate));
  }
}

std::vector<Candidate> CandidateMaker::Bases(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  AddWordCandidates(Section::kBase, current, {{"yoy", "yoy"}, {"prev", "prev"}, {"other", "other"}}, candidates);
  const auto own = ParsePeriodText(current[Slot::kPeriod].value);
  for (const PeriodMention& mention : mentions_.periods) {
    if (mention.sentence != figure.sentence || mention.begin == current[Slot::kPeriod].begin || !own) continue;
    const auto period = ResolveMention(mention, current);
    if (!period || *period == *own) continue;
    const bool year = *period == own->Shifted(-12);
    const bool before = *period == own->Shifted(-own->months());
    Candidate candidate{year ? "yoy" : before ? "prev" : "other", {}, mention.begin, mention.end};
    const Relation relation = Relate(figure, mention);
    AddRelation(relation, RankIn(mentions_.periods, figure, mention), candidate.features);
    const auto compare = Words(Section::kCompare, figure.sentence);
    candidate.features.push_back({"compared_period", Nearest(compare, mention, 0), relation.side, year ? 0 : before ? 1 : 2});
    candidate.features.push_back({"period_kind", static_cast<int>(mention.expression.kind), relation.side, 0});
    candidates.push_back(std::move(candidate));
  }
  for (const char* value : {"yoy", "prev", "other"}) {
    Candidate candidate{value, {}};
    candidate.features.push_back({"bias", value[0], 0, 0});
    candidate.features.push_back({"bias_length", value[0], own ? LengthClass(*own) : 5, 0});
    candidate.features.push_back({"bias_kind", value[0], static_cast<int>(figure.kind), 0});
    if (const LinkedFigure* previous = Previous())
      candidate.features.push_back({"bias_carry", value[0], (*previous)[Slot::kVersus].value == value,
                                    std::min(2, figure.sentence - this->figure(*previous).sentence)});
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

std::vector<Candidate> CandidateMaker::Directions(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  if (figure.quantity.sign != 0) return {{figure.quantity.sign < 0 ? "-" : "+", {}}};
  std::vector<Candidate> candidates;
  AddWordCandidates(Section::kDirection, current, {{"up", "+"}, {"down", "-"}}, candidates);
  for (const char* value : {"+", "-"}) {
    Candidate candidate{value, {{"bias", value[0], static_cast<int>(figure.kind), !candidates.empty()}}};
    if (const LinkedFigure* previous = Previous())
      if ((*previous)[Slot::kDirection].value == value) {
        AddCarry(*previous, current, candidate.features);
        candidate.features.push_back({"carry_words", !candidates.empty(), 0, 0});
      }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

std::vector<Candidate> CandidateMaker::Statuses(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  AddWordCandidates(Section::kStatus, current, {{"actual", "actual"}, {"forecast", "forecast"}, {"target", "target"}}, candidates);
  const auto period = ParsePeriodText(current[Slot::kPeriod].value);
  int future = 0;  // 0 past, 1 runs on, 2 not begun
  if (period && article_.published)
    future = article_.published->calendar_month() < period->start ? 2 : article_.published->calendar_month() <= period->end ? 1 : 0;
  for (const char* value : {"actual", "forecast", "target"}) {
    Candidate candidate{value, {}};
    candidate.features.push_back({"bias", value[0], future, !Words(Section::kStatus, figure.sentence).empty()});
    candidate.features.push_back({"bias_kind", value[0], future, static_cast<int>(figure.kind)});
    if (const LinkedFigure* previous = Previous())
      candidate.features.push_back({"bias_carry", value[0], (*previous)[Slot::kStatus].value == value,
                                    std::min(2, figure.sentence - this->figure(*previous).sentence)});
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace tallyman::extract
