// Candidates for when and how: a figure's period, what its change is against and in which currency, its direction and status, and of
// what it is a share.
#include "extract/candidate_table.h"
#include "extract/candidates.h"
#include "extract/currencies.h"

namespace tallyman::extract {
namespace {

using languages::Section;
using normalize::Month;
using normalize::NeedsSpokenPeriod;
using normalize::Period;
using normalize::PeriodKind;
using Side = Relation::Side;

// A period named only by another one; "so far this year" tells its year.
bool IsRelative(PeriodKind kind) { return NeedsSpokenPeriod(kind) && kind != PeriodKind::kYearToDate; }

constexpr int kYear = 12;  // months

// How a period lies to the last figure's.
int RelationTo(const Period& last, const Period& period) {
  if (last == period) return 0;
  if (period == last.Shifted(-12)) return 1;
  if (period == last.Before()) return 2;
  if (last.Contains(period)) return 3;
  if (period.Contains(last)) return 4;
  return period.end < last.start ? 5 : 6;
}

// How surely words for a currency's terms cover a figure: 3 in its clause, 2 the first figure behind them, 1 a later one, 0 none of these.
int Reach(const Relation& words) {
  if (words.commas + words.breaks + words.clauses + words.figures == 0) return 3;
  if (words.side != Side::kBefore || words.breaks > 0) return 0;
  return words.figures == 0 ? 2 : 1;
}

}  // namespace

std::optional<Period> CandidateMaker::LastPeriod() const {
  const LinkedFigure* previous = Previous();
  return previous == nullptr ? std::nullopt : ParsePeriodText((*previous)[Slot::kPeriod].value);
}

normalize::PeriodContext CandidateMaker::ContextOf(const PeriodMention& mention, const LinkedFigure& current) const {
  normalize::PeriodContext context;
  context.published = article_.published;
  context.reporter = schema::Area::Parse(current[Slot::kReporter].value);
  for (const WordMention& word : layout_.In(mentions_.words, mention.sentence))
    if (word.section == Section::kStatus && word.key != "actual") context.future = true;
  return context;
}

bool CandidateMaker::IsCompared(const Figure& figure) const { return layout_.Nearest(Section::kCompare, "", figure, Side::kBefore) == 0; }

bool CandidateMaker::IsReached(const Figure& figure) const { return layout_.Nearest(Section::kChange, "to", figure, Side::kBefore) == 0; }

bool CandidateMaker::IsOfComparedFigure(const PeriodMention& mention) const {
  const Figure* figure = layout_.LeftOf(mentions_.figures, mention);
  return figure != nullptr && IsCompared(*figure);
}

std::optional<Period> CandidateMaker::PeriodBehind(const PeriodMention& mention, const normalize::PeriodContext& context) const {
  for (const PeriodMention& other : layout_.In(mentions_.periods, mention.sentence)) {
    if (other.begin < mention.end || IsRelative(other.expression.kind)) continue;
    const Figure* figure = layout_.LeftOf(mentions_.figures, other);
    return figure != nullptr && figure->begin >= mention.end && IsReached(*figure) ? Resolve(other.expression, context) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Period> CandidateMaker::ResolveMention(const PeriodMention& mention, const LinkedFigure& current) const {
  normalize::PeriodContext context = ContextOf(mention, current);
  if (NeedsSpokenPeriod(mention.expression.kind)) {
    // The period spoken of: another mention of the sentence before this one, else the last figure's.
    for (const PeriodMention& other : layout_.In(mentions_.periods, mention.sentence)) {
      if (other.begin >= mention.begin) break;
      if (IsRelative(other.expression.kind) || other.expression.kind == PeriodKind::kDate) continue;
      if (context.last && IsOfComparedFigure(other)) continue;
      context.last = Resolve(other.expression, context);
    }
    if (!context.last && IsOfComparedFigure(mention)) context.last = PeriodBehind(mention, context);
    if (!context.last) context.last = LastPeriod();
  }
  return Resolve(mention.expression, context);
}

std::optional<Period> CandidateMaker::ResolveAsPast(const PeriodMention& mention, const LinkedFigure& current) const {
  if (mention.expression.has_year() || NeedsSpokenPeriod(mention.expression.kind)) return std::nullopt;
  normalize::PeriodContext context = ContextOf(mention, current);
  if (!context.future) return std::nullopt;
  context.future = false;
  return Resolve(mention.expression, context);
}

CandidateMaker::Resolved CandidateMaker::ResolveSentence(const LinkedFigure& current) const {
  Resolved resolved;
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure(current).sentence))
    resolved.push_back(ResolveMention(mention, current));
  return resolved;
}

bool CandidateMaker::IsInsideAnother(const PeriodMention& mention) const {
  const auto all = layout_.In(mentions_.periods, mention.sentence);
  return std::any_of(all.begin(), all.end(), [&](const PeriodMention& other) {
    return other.begin <= mention.begin && mention.end <= other.end && other.end - other.begin > mention.end - mention.begin;
  });
}

bool CandidateMaker::IsDigits(const Mention& mention) const {
  for (int at = mention.begin; at < mention.end; ++at)
    if (!text_.view().Is(at, languages::kDigit)) return false;
  return true;
}

bool CandidateMaker::IsBaseInAnotherMonth(const PeriodMention& mention) const {
  return mention.expression.kind == PeriodKind::kSamePeriod && mention.expression.end_month && ComparisonAround(mention) == 1;
}

int CandidateMaker::ComparisonAround(const Mention& mention) const {
  int around = 0;
  for (const WordMention& word : layout_.In(mentions_.words, mention.sentence)) {
    const bool holds = word.begin <= mention.begin && mention.end <= word.end;
    if (word.section == Section::kBase && holds) return 1;
    if (word.section == Section::kCompare && (holds || word.begin == mention.end)) around = 2;
  }
  return around;
}

void CandidateMaker::DescribeRelativePeriod(const Figure& figure, Row& row) const {
  int nearest = 0;
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure.sentence)) {
    const int distance = layout_.Relate(figure, mention).distance;
    const float known = row.Get(Context::kRelativePeriod);
    if (!IsRelative(mention.expression.kind) || (known >= 0 && distance >= nearest)) continue;
    nearest = distance;
    row.Set(Context::kRelativePeriod, static_cast<int>(mention.expression.kind));
  }
}

void CandidateMaker::AddNearPeriod(const PeriodMention& mention, const Period& period, const LinkedFigure& current, Table& table) const {
  const Figure& figure = this->figure(current);
  const std::string value = PeriodText(period);
  AddNear(mentions_.periods, mention, value, current, table);
  Candidate& candidate = table.Of(value);
  const Block block = mention.end <= figure.begin ? Block::kBefore : Block::kAfter;
  if (candidate.row.Get(block, Part::kDistance) != layout_.Relate(figure, mention).distance) return;
  candidate.row.Set(block, Part::kCompared, layout_.Nearest(Section::kCompare, "", mention, Side::kBefore) <= 1);
  candidate.row.Set(block, Part::kHasYear, mention.expression.has_year());
  candidate.row.Set(block, Part::kInside, IsInsideAnother(mention));
  candidate.row.Set(block, Part::kBare, IsDigits(mention));
  candidate.row.Set(block, Part::kInBase, ComparisonAround(mention));
}

std::vector<Candidate> CandidateMaker::Periods(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Row context = ContextOf(current);
  DescribeRelativePeriod(figure, context);
  Table table(context, Room());
  const Resolved resolved = ResolveSentence(current);
  const auto here = layout_.In(mentions_.periods, figure.sentence);
  for (std::size_t i = 0; i < here.size(); ++i) {
    const PeriodMention& mention = here[i];
    const std::optional<Period>& period = resolved[i];
    if (!period || (here.size() > 1 && IsBaseInAnotherMonth(mention))) continue;
    AddNearPeriod(mention, *period, current, table);
    const auto past = ResolveAsPast(mention, current);
    if (!past || past == period) continue;
    AddNearPeriod(mention, *past, current, table);
    table.Of(PeriodText(past)).row.Set(ValueColumn::kShifted, 17);
  }
  constexpr int kFarthest = 5, kFarthestMention = 20;
  int rank = 0;
  std::vector<std::string> far;  // each once
  const auto earlier = layout_.Before(mentions_.periods, figure.sentence);
  for (auto it = earlier.rbegin(); it != earlier.rend() && far.size() < kFarthest && it - earlier.rbegin() < kFarthestMention; ++it) {
    if (layout_.sentence(it->sentence).title || IsRelative(it->expression.kind)) continue;
    const auto period = ResolveMention(*it, current);
    if (!period) continue;
    const std::string value = PeriodText(period);
    AddFar(Block::kFar, *it, rank++, value, current, table);
    if (std::find(far.begin(), far.end(), value) == far.end()) far.push_back(value);
  }
  rank = 0;
  for (const PeriodMention& mention : mentions_.periods) {
    if (!layout_.sentence(mention.sentence).title) break;
    if (mention.sentence == figure.sentence) continue;
    if (const auto period = ResolveMention(mention, current)) AddFar(Block::kTitle, mention, rank++, PeriodText(period), current, table);
  }
  AddCarried(Slot::kPeriod, current, table);
  AddShifted(current, table);
  AddYearsByMonth(current, resolved, table);
  AddOtherYears(current, resolved, table);
  AddSpans(resolved, table);
  if (article_.published) {
    const auto published = *article_.published;
    table.Of(PeriodText(Period::Of(published.calendar_month() - 1))).row.Set(ValueColumn::kDefault, 2);
    table.Of(PeriodText(Period::OfYear(published.year() - 1))).row.Set(ValueColumn::kDefault, 3);
    table.Of(PeriodText(Period::OfYear(published.year()))).row.Set(ValueColumn::kDefault, 4);
  }
  DescribePeriods(current, table);
  if (table.candidates().empty()) table.Of("");
  return table.Take();
}

void CandidateMaker::AddShifted(const LinkedFigure& current, Table& table) const {
  const auto last = LastPeriod();
  if (!last) return;
  const LinkedFigure* first = Previous();  // of the sentence
  for (auto it = decided_.rbegin(); it != decided_.rend() && figure(*it).sentence == figure(current).sentence; ++it)
    if ((*it)[Slot::kFlow].value != "none") first = &*it;
  table.Of(PeriodText(Period{normalize::Month(last->end.year(), 1), last->end, {}, {}})).row.Set(ValueColumn::kShifted, 4);
  if (const auto begun = ParsePeriodText((*first)[Slot::kPeriod].value))
    table.Of(PeriodText(begun->Shifted(-kYear))).row.Set(ValueColumn::kShifted, 3);
  table.Of(PeriodText(Period::OfYear(last->end.year()))).row.Set(ValueColumn::kShifted, 9);
  if (last->months() == kYear) table.Of(PeriodText(last->Shifted(kYear))).row.Set(ValueColumn::kShifted, 8);
  table.Of(PeriodText(last->Before())).row.Set(ValueColumn::kShifted, 2);
  table.Of(PeriodText(last->Shifted(-kYear))).row.Set(ValueColumn::kShifted, 1);
}

void CandidateMaker::AddStretch(Month start, Month end, int code, Table& table) {
  Candidate& candidate = table.Of(PeriodText(Period{start, end, {}, {}}));
  if (!(candidate.row.Get(ValueColumn::kShifted) > 0)) candidate.row.Set(ValueColumn::kShifted, code);
}

void CandidateMaker::AddSpans(const Resolved& resolved, Table& table) const {
  constexpr int kLongest = 24, kMost = 6;
  const auto add = [&](Month start, Month end, int code) {
    if (start < end && end.index() - start.index() < kLongest) AddStretch(start, end, code, table);
  };
  std::optional<Period> before;
  int seen = 0;
  for (const std::optional<Period>& period : resolved) {
    if (!period || period->months() != 1) continue;
    if (++seen > kMost) break;
    if (before) {
      // "From October 2016 to the end of August": the second month may have been taken for that of another year.
      const int between = ((period->end.month() - before->start.month()) % 12 + 12) % 12;
      add(before->start, before->start + between, 10);
    }
    before = period;
    if (!article_.published) continue;
    const Month published = article_.published->calendar_month();
    add(period->start, published - 1, 11);
    add(period->start, published, 12);
  }
  // "In the two months together".
  if (const auto last = LastPeriod())
    for (const LinkedFigure* carrier : Carriers()) {
      const auto other = ParsePeriodText((*carrier)[Slot::kPeriod].value);
      if (!other || *other == *last) continue;
      add(std::min(last->start, other->start), std::max(last->end, other->end), 13);
      break;
    }
}

void CandidateMaker::AddYearsByMonth(const LinkedFigure& current, const Resolved& resolved, Table& table) const {
  constexpr int kMost = 6, kLastDayOfAnEnd = 10;
  const auto mentions = layout_.In(mentions_.periods, figure(current).sentence);
  const auto add = [&](Month start, Month end, int code) {
    if (start <= end) AddStretch(start, end, code, table);
  };
  const auto last = LastPeriod();
  int seen = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const PeriodMention& mention = mentions[i];
    if (mention.expression.kind != PeriodKind::kMonth && mention.expression.kind != PeriodKind::kDate) continue;
    const std::optional<Period>& period = resolved[i];
    if (!period || period->months() != 1) continue;
    if (++seen > kMost) return;
    // The twelve months up to the 7th of July end with June.
    const bool before = mention.expression.day && *mention.expression.day <= kLastDayOfAnEnd;
    const Month end = before ? period->end - 1 : period->end;
    add(end - (kYear - 1), end, 5);
    if (last && last->months() > 1) {
      const int since = (end.month() + kYear - last->start.month()) % kYear;
      add(end - since, end, 7);
    }
    for (const PeriodMention& year : mentions) {
      if (!year.expression.is_split()) continue;
      const Month named(*year.expression.start_year, end.month());
      add(named, named + (kYear - 1), 6);
      add(named + 1, named + kYear, 6);
    }
  }
  // A season told by its years alone begins with the month that the article's other seasons begin with.
  for (const LinkedFigure* carrier : Carriers()) {
    const auto season = ParsePeriodText((*carrier)[Slot::kPeriod].value);
    if (!season || season->months() != kYear || season->start.month() == 1) continue;
    for (const PeriodMention& year : mentions) {
      if (!year.expression.is_split()) continue;
      const Month named(*year.expression.start_year, season->start.month());
      add(named, named + (kYear - 1), 14);
    }
    break;
  }
}

void CandidateMaker::AddOtherYears(const LinkedFigure& current, const Resolved& resolved, Table& table) const {
  if (!article_.published) return;
  constexpr int kMost = 4;
  const Month published = article_.published->calendar_month();
  const auto add = [&](const Period& period, int years, int code) {
    const Period moved = period.Shifted(years * kYear);
    if (years != 0 && moved.end <= published) AddStretch(moved.start, moved.end, code, table);
  };
  const auto here = layout_.In(mentions_.periods, figure(current).sentence);
  const auto last = LastPeriod();
  int seen = 0;
  for (std::size_t i = 0; i < here.size() && seen < kMost; ++i) {
    const std::optional<Period>& period = resolved[i];
    if (!period || period->months() > kYear || period->part_of_month()) continue;
    ++seen;
    if (last && *period == Period::OfYear(period->end.year()) && !last->part_of_month() && *last != Period::OfYear(last->end.year()))
      add(*last, period->end.year() - last->end.year(), 16);
    add(*period, 1, 15);
  }
}

void CandidateMaker::DescribePeriods(const LinkedFigure& current, Table& table) const {
  const auto last = LastPeriod();
  std::string paragraph_first, title;
  std::vector<std::string> in_paragraph;
  const int sentence = figure(current).sentence;
  for (const PeriodMention& mention : mentions_.periods) {
    if (mention.sentence >= sentence || !layout_.sentence(mention.sentence).title || !title.empty()) break;
    if (!IsRelative(mention.expression.kind)) title = PeriodText(ResolveMention(mention, current));
  }
  const auto earlier = layout_.Before(mentions_.periods, sentence);
  constexpr int kLongestParagraph = 100;
  int seen = 0;
  for (auto it = earlier.rbegin(); it != earlier.rend() && seen < kLongestParagraph; ++it, ++seen) {
    if (layout_.sentence(it->sentence).paragraph != layout_.sentence(sentence).paragraph) break;
    if (IsRelative(it->expression.kind)) continue;
    const auto period = ResolveMention(*it, current);
    if (!period) continue;
    paragraph_first = PeriodText(period);
    in_paragraph.push_back(paragraph_first);
  }
  const normalize::QuantityMention& sized = SizedQuantity(figure(current));
  for (Candidate& candidate : table.candidates()) {
    const auto period = ParsePeriodText(candidate.value);
    if (!period) continue;
    Row& row = candidate.row;
    if (!title.empty()) row.Set(ValueColumn::kToTitle, title == candidate.value);
    row.Set(ValueColumn::kParagraph, paragraph_first == candidate.value);
    const auto times = std::count_if(in_paragraph.begin(), in_paragraph.end(),
                                     [&](const std::string& other) { return IsSameValue(other, candidate.value); });
    row.Set(ValueColumn::kInParagraph, static_cast<double>(times));
    row.Set(ValueColumn::kMonths, period->months());
    if (const auto size =
            expected_size_.Of(sized, current[Slot::kFlow].value, current[Slot::kReporter].value, current[Slot::kPartner].value, period))
      row.Set(ValueColumn::kExpected, *size);
    row.Set(ValueColumn::kCode, period->part_of_month());
    if (article_.published)
      row.Set(ValueColumn::kAge, std::clamp(article_.published->calendar_month().index() - period->end.index(), -24, 48));
    row.Set(ValueColumn::kConflict, ConflictsWithEarlier(candidate.value, current));
    if (last) row.Set(ValueColumn::kToLast, RelationTo(*last, *period));
  }
}

bool CandidateMaker::ConflictsWithEarlier(const std::string& period, const LinkedFigure& current) const {
  const normalize::QuantityMention& own = figure(current).quantity;
  const auto recent = Recent();
  return std::any_of(recent.begin(), recent.end(), [&](const LinkedFigure& other) {
    if (!IsSameValue(other[Slot::kPeriod].value, period) || !HaveSameStatistic(other, current)) return false;
    const normalize::QuantityMention& quantity = figure(other).quantity;
    return quantity.unit == own.unit && quantity.amount.Abs() != own.amount.Abs();
  });
}

std::optional<Mention> CandidateMaker::WordsOfBase(const PeriodMention& mention) const {
  Mention words = mention;
  bool compared = layout_.Nearest(Section::kCompare, "", mention, Side::kBefore) <= 1 || IsOfComparedFigure(mention);
  for (const WordMention& word : layout_.In(mentions_.words, mention.sentence)) {
    if (word.section != Section::kBase && word.section != Section::kCompare) continue;
    const bool holds = word.begin <= mention.begin && mention.end <= word.end;
    if (holds && word.key == "vague") return std::nullopt;
    if (!holds && !(word.section == Section::kCompare && word.begin == mention.end)) continue;
    words.begin = std::min(words.begin, word.begin);
    words.end = std::max(words.end, word.end);
    compared = true;
  }
  return compared ? std::optional(words) : std::nullopt;
}

bool CandidateMaker::IsBesideChange(const Figure& figure, const Mention& words) const {
  const Relation relation = layout_.Relate(figure, words);
  if (relation.breaks > 0 || relation.clauses > 0 || relation.brackets != 0) return false;
  const auto figures = layout_.In(mentions_.figures, figure.sentence);
  if (relation.side == Side::kBefore) {
    const bool free = relation.commas == 0 ? layout_.LeftOf(mentions_.figures, words) == nullptr : figures.front().begin > words.end;
    return relation.figures == 0 && relation.commas <= 1 && free;
  }
  constexpr int kFarthestOwn = 4;  // "June 2019's 5 percent"
  const auto is_own = [&](const Figure& other) { return other.begin >= words.end && other.begin - words.end <= kFarthestOwn; };
  const auto is_rival = [&](const Figure& other) {
    return figure.end <= other.begin && other.begin < words.begin && other.kind == figure.kind;
  };
  const auto is_other_base = [&](const WordMention& word) {
    return word.section == Section::kBase && figure.end <= word.begin && word.end <= words.begin;
  };
  const auto others = layout_.In(mentions_.words, figure.sentence);
  return relation.commas == 0 && relation.figures <= 2 && std::none_of(others.begin(), others.end(), is_other_base) &&
         std::none_of(figures.begin(), figures.end(), is_own) && std::none_of(figures.begin(), figures.end(), is_rival);
}

std::optional<Period> CandidateMaker::NamedBase(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  const auto own = ParsePeriodText(current[Slot::kPeriod].value);
  if (!own) return std::nullopt;
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure.sentence)) {
    if (mention.begin == current[Slot::kPeriod].begin || !mention.expression.end_year || IsInsideAnother(mention)) continue;
    const auto words = WordsOfBase(mention);
    if (!words || !IsBesideChange(figure, *words)) continue;
    normalize::PeriodContext context = ContextOf(mention, current);
    context.last = own;
    auto base = Resolve(mention.expression, context);
    if (base && base->months() == kYear && own->months() < kYear) base = own->Shifted((base->end.year() - own->end.year()) * kYear);
    if (base && base->months() == own->months() && base->end < own->start) return base;
  }
  return std::nullopt;
}

bool CandidateMaker::HasBaseWord(int sentence) const {
  const auto words = layout_.In(mentions_.words, sentence);
  return std::any_of(words.begin(), words.end(),
                     [](const WordMention& word) { return word.section == Section::kBase && word.key != "other"; });
}

std::optional<Period> CandidateMaker::YearsSpanned(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  if (HasBaseWord(figure.sentence)) return std::nullopt;
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure.sentence)) {
    if (mention.expression.kind != PeriodKind::kYears || !IsBesideChange(figure, mention)) continue;
    auto years = ResolveMention(mention, current);
    if (years && !mention.expression.start_year) years->start = years->start - 12;  // growth of five years begins with the year before them
    return years;
  }
  return std::nullopt;
}

std::optional<int> CandidateMaker::YearOfSpan(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  const std::string& role = current[Slot::kRole].value;
  if (role != "level" && role != "share") return std::nullopt;
  const auto figures = layout_.In(mentions_.figures, figure.sentence);
  const auto place = &figure - figures.data();
  const bool first = IsCompared(figure) && place + 1 < std::ssize(figures) && IsReached(figures[place + 1]);
  const bool last = !first && IsReached(figure) && place > 0 && IsCompared(figures[place - 1]);
  if (!first && !last) return std::nullopt;
  const auto own = ParsePeriodText(current[Slot::kPeriod].value);
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure.sentence)) {
    if (mention.expression.kind != PeriodKind::kYears || !mention.expression.start_year || mention.expression.is_split()) continue;
    const auto span = ResolveMention(mention, current);
    if (!span || !own || !span->Contains(*own) || own->months() < 12) continue;
    return first ? span->start.year() : span->end.year();
  }
  return std::nullopt;
}

bool CandidateMaker::IsShareReached(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  if (figure.kind != FigureKind::kPercent || figure.quantity.sign != 0) return false;
  const WordMention* cue = layout_.NearestWord(Section::kShare, "cue", figure, Side::kBefore);
  if (cue == nullptr || layout_.Relate(figure, *cue).breaks > 0) return false;
  const auto rates = layout_.In(mentions_.words, figure.sentence);
  if (std::any_of(rates.begin(), rates.end(), [&](const WordMention& word) {
        return word.section == Section::kChange && word.key.starts_with("rate_") && cue->end <= word.begin && word.end <= figure.begin;
      }))
    return false;
  // What stands between are the shares that it comes from.
  const auto figures = layout_.In(mentions_.figures, figure.sentence);
  if (std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return cue->end <= other.begin && other.end <= figure.begin &&
               decided_[&other - mentions_.figures.data()][Slot::kRole].value != "share";
      }))
    return false;
  constexpr int kFarthest = 40;
  const auto points = layout_.In(mentions_.points, figure.sentence);
  const bool behind_points = std::any_of(points.begin(), points.end(), [&](const Mention& change) {
    return cue->end <= change.begin && change.end <= figure.begin && figure.begin - change.end <= kFarthest &&
           layout_.CountBetween(mentions_.flows, change.end, figure.begin) == 0;
  });
  const auto place = &figure - figures.data();
  return behind_points || (IsReached(figure) && place > 0 && figures[place - 1].begin >= cue->end && IsCompared(figures[place - 1]));
}

bool CandidateMaker::IsRateAgainst(const LinkedFigure& current, const WordMention& base) const {
  const Figure& figure = this->figure(current);
  return figure.kind == FigureKind::kPercent && base.begin >= figure.end && !IsCompared(figure) &&
         !layout_.HasWord(Section::kShare, "cue", figure.sentence);
}

std::vector<Candidate> CandidateMaker::Bases(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  constexpr auto kValues = std::to_array<ValueOfWord>({{"other", "other"}, {"prev", "prev"}, {"yoy", "yoy"}, {"vague", "other"}});
  for (const ValueOfWord& word : kValues) table.Of(std::string(word.value));
  AddWords(Section::kBase, kValues, current, table);
  const auto own = ParsePeriodText(current[Slot::kPeriod].value);
  for (const PeriodMention& mention : layout_.In(mentions_.periods, figure.sentence)) {
    if (mention.begin == current[Slot::kPeriod].begin || !own) continue;
    const auto period = ResolveMention(mention, current);
    if (!period || *period == *own) continue;
    const bool year = *period == own->Shifted(-12), before = *period == own->Before();
    Row& row = table.Of(year ? "yoy" : before ? "prev" : "other").row;
    const Relation relation = layout_.Relate(figure, mention);
    if (row.Get(Block::kFar, Part::kDistance) <= relation.distance) continue;
    row.Set(Block::kFar, Part::kDistance, relation.distance);
    row.Set(Block::kFar, Part::kCommas, relation.commas);
    row.Set(Block::kFar, Part::kFigures, relation.figures);
    row.Set(Block::kFar, Part::kOrder, relation.side == Side::kAfter);
    row.Set(Block::kFar, Part::kCompared, layout_.Nearest(Section::kCompare, "", mention, Side::kBefore));
    row.Set(Block::kFar, Part::kInBase, ComparisonAround(mention));
    row.Set(Block::kFar, Part::kForm, static_cast<int>(mention.expression.kind));
  }
  AddCarried(Slot::kVersus, current, table);
  for (Candidate& candidate : table.candidates())
    candidate.row.Set(ValueColumn::kCode, candidate.value == "yoy" ? 0 : candidate.value == "prev" ? 1 : 2);
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Directions(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  if (figure.quantity.sign != 0) {
    table.Of(figure.quantity.sign < 0 ? "-" : "+");
    return table.Take();
  }
  table.Of("+").row.Set(ValueColumn::kCode, 0);
  table.Of("-").row.Set(ValueColumn::kCode, 1);
  AddWords(Section::kDirection, std::to_array<ValueOfWord>({{"up", "+"}, {"down", "-"}}), current, table);
  AddCarried(Slot::kDirection, current, table);
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Statuses(const LinkedFigure& current) const {
  Table table(ContextOf(current), Room());
  constexpr auto kValues = std::to_array<ValueOfWord>({{"actual", "actual"}, {"forecast", "forecast"}, {"target", "target"}});
  for (const ValueOfWord& word : kValues) table.Of(std::string(word.value));
  AddWords(Section::kStatus, kValues, current, table);
  AddCarried(Slot::kStatus, current, table);
  for (Candidate& candidate : table.candidates())
    candidate.row.Set(ValueColumn::kCode, candidate.value == "actual" ? 0 : candidate.value == "forecast" ? 1 : 2);
  return table.Take();
}

std::string CandidateMaker::TermsOf(const WordMention& word, const LinkedFigure& current) {
  const auto reporter = schema::Area::Parse(current[Slot::kReporter].value);
  const auto named = schema::Unit::Parse(word.currency);
  if (named) return word.bare && reporter ? BareCurrencyOf(*reporter, *named).ToString() : named->ToString();
  const auto currency = reporter ? normalize::HomeCurrency(*reporter) : std::nullopt;
  return currency ? currency->ToString() : "";
}

std::vector<Candidate> CandidateMaker::Terms(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  table.Of("none").row.Set(ValueColumn::kDefault, 1);
  constexpr int kFarthest = 8;  // sentences back
  const auto until = layout_.Before(mentions_.words, figure.sentence + 1);
  int rank = 0;
  for (auto word = until.rbegin(); word != until.rend() && figure.sentence - word->sentence <= kFarthest; ++word) {
    if (word->section != Section::kTerms) continue;
    const std::string currency = TermsOf(*word, current);
    if (currency.empty()) continue;
    if (word->sentence == figure.sentence) {
      AddWord(*word, currency, current, table);
      Row& row = table.Of(currency).row;
      const int reach = Reach(layout_.Relate(figure, *word));
      if (!(row.Get(ValueColumn::kCode) >= reach)) row.Set(ValueColumn::kCode, reach);
      continue;
    }
    rank += PlaceFar(Block::kFar, *word, rank, figure, table.Of(currency));
  }
  // "All changes are given in dollars", said at the end.
  rank = 0;
  for (const WordMention& word : std::span(mentions_.words).subspan(until.size())) {
    if (word.sentence - figure.sentence > kFarthest) break;
    if (word.section != Section::kTerms) continue;
    const std::string currency = TermsOf(word, current);
    if (!currency.empty()) rank += PlaceFar(Block::kTitle, word, rank, figure, table.Of(currency));
  }
  AddCarried(Slot::kTerms, current, table);
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Wholes(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Row context = ContextOf(current);
  const auto side = [&](const Choice& choice) {
    if (choice.begin < 0 || text_.SentenceAt(choice.begin) != figure.sentence) return -1;
    return choice.begin >= figure.end ? 1 : 0;
  };
  context.Set(Context::kProductKind, ProductCode(current[Slot::kProduct].value));
  context.Set(Context::kFlowSide, side(current[Slot::kFlow]));
  context.Set(Context::kPartnerSide, side(current[Slot::kPartner]));
  context.Set(Context::kProductSide, side(current[Slot::kProduct]));
  Table table(context, Room());
  table.Of("partner").row.Set(ValueColumn::kCode, 0);
  table.Of("product").row.Set(ValueColumn::kCode, 1);
  AddWords(Section::kShare, std::to_array<ValueOfWord>({{"of_partner", "partner"}, {"of_product", "product"}}), current, table);
  AddCarried(Slot::kWhole, current, table);
  return table.Take();
}

}  // namespace tallyman::extract
