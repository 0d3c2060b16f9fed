// Candidates for whose statistic a figure is, and with whom.
#include "extract/candidate_table.h"
#include "extract/candidates.h"

namespace tallyman::extract {
namespace {

using languages::Section;

int CodeOf(const std::optional<schema::Area>& area) {
  if (!area) return 4;
  return area->is_world() ? 2 : area->is_province() ? 3 : area->text().size() > 2 ? 1 : 0;
}

}  // namespace

void CandidateMaker::RankAreaUses() {
  const auto rank = [&](AreaUse& use) {
    for (const auto& [code, other] : area_uses_) {
      use.rank += other.mentions > use.mentions;
      use.owned_rank += other.owned > use.owned;
    }
  };
  for (auto& [code, use] : area_uses_) rank(use);
  rank(no_use_);
}

const CandidateMaker::AreaFacts& CandidateMaker::FactsOf(const std::string& value) const {
  const auto [found, added] = area_facts_.try_emplace(value);
  AreaFacts& facts = found->second;
  if (!added) return facts;
  const auto area = schema::Area::Parse(value);
  facts.code = CodeOf(area);
  const auto use = area_uses_.find(value);
  facts.use = use == area_uses_.end() ? no_use_ : use->second;
  const auto place = std::find(title_areas_.begin(), title_areas_.end(), value);
  if (place != title_areas_.end()) facts.headline = static_cast<int>(place - title_areas_.begin());
  if (area) facts.currency = normalize::HomeCurrency(*area);
  return facts;
}

int CandidateMaker::OwnerCode(const AreaMention& area) const {
  if (layout_.RightOf(mentions_.flows, area) != nullptr) return 1;
  return layout_.LeftOf(mentions_.flows, area) != nullptr ? 2 : 0;
}

int CandidateMaker::SaidOf(const AreaMention& area, const std::string& flow) {
  constexpr int kReporter = -1, kNothing = 0, kPartner = 1, kEither = 2;
  const Cue cue = area.before != Cue::kNone ? area.before : area.after;
  switch (cue) {
    case Cue::kWith:
      return kPartner;
    case Cue::kBetween:
    case Cue::kAnd:
      return kEither;
    case Cue::kOf:
    case Cue::kBy:
      return kReporter;
    case Cue::kTo:
      return flow == "exports" ? kPartner : flow == "imports" ? kReporter : kNothing;
    case Cue::kFrom:
      return flow == "exports" ? kReporter : flow == "imports" ? kPartner : kNothing;
    case Cue::kIn:
    case Cue::kNone:
      return kNothing;
  }
  return kNothing;
}

void CandidateMaker::DescribeArea(const AreaMention& area, const std::string& flow, Block block, Row& row) const {
  row.Set(block, Part::kCue, static_cast<int>(area.before));
  row.Set(block, Part::kCueAfter, static_cast<int>(area.after));
  row.Set(block, Part::kAgency, area.in_agency);
  row.Set(block, Part::kOwner, KnownOwnerCode(area));
  row.Set(block, Part::kSaid, SaidOf(area, flow));
}

void CandidateMaker::DescribeAreas(const LinkedFigure& current, Row& row) const {
  const int sentence = figure(current).sentence;
  const std::string& reporter = current[Slot::kReporter].value;
  std::vector<std::string_view> areas, cued;  // each once
  const auto insert = [](std::string_view code, std::vector<std::string_view>& codes) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  };
  for (const AreaMention& area : layout_.In(mentions_.areas, sentence)) {
    insert(area.area.text(), areas);
    if (area.area.text() != reporter && IsPartnerCue(area)) insert(area.area.text(), cued);
  }
  row.Set(Context::kAreas, static_cast<int>(areas.size()));
  const auto world = area_uses_.find("WORLD");
  const int world_mentions = world == area_uses_.end() ? 0 : world->second.mentions;
  const int named = static_cast<int>(mentions_.areas.size()) - world_mentions;
  row.Set(Context::kArticleAreas, Magnitude(static_cast<int>(area_uses_.size()) - (world_mentions > 0)));
  row.Set(Context::kWorldMentions, std::min(world_mentions, 5));
  if (named > 0) row.Set(Context::kTwoAreas, InFifths(static_cast<double>(most_named_ + second_named_) / named));
  row.Set(Context::kTitleAreas, static_cast<int>(title_areas_.size()));
  const Choice& flow = current[Slot::kFlow];
  if (flow.begin >= 0) {
    const Mention anchor{flow.begin, flow.end, text_.SentenceAt(flow.begin)};
    const AreaMention* left = layout_.LeftOf(mentions_.areas, anchor);
    const AreaMention* right = layout_.RightOf(mentions_.areas, anchor);
    row.Set(Context::kLeftArea, left == nullptr ? -1 : static_cast<int>(left->before));
    row.Set(Context::kRightArea, right == nullptr ? -1 : static_cast<int>(right->before));
  }
  if (reporter.empty()) return;
  row.Set(Context::kOtherAreas, static_cast<int>(areas.size() - std::count(areas.begin(), areas.end(), reporter)));
  row.Set(Context::kOtherTitleAreas,
          static_cast<int>(title_areas_.size() - std::count(title_areas_.begin(), title_areas_.end(), reporter)));
  row.Set(Context::kPartnerCues, static_cast<int>(cued.size()));
  if (!current[Slot::kPartner].value.empty()) row.Set(Context::kPartnerWorld, current[Slot::kPartner].value == "WORLD");
}

CandidateMaker::Table CandidateMaker::AreaTable(const LinkedFigure& current, Slot slot) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  const auto offers = [&](const AreaMention& area) { return slot != Slot::kReporter || !area.excepted; };
  for (const AreaMention& area : layout_.In(mentions_.areas, figure.sentence))
    if (offers(area)) AddNear(mentions_.areas, area, area.area.ToString(), current, table);
  constexpr int kFarthest = 5, kFarthestMention = 500;  // where a long table names the same few areas again and again
  std::vector<std::string_view> far;                    // each once
  const auto earlier = layout_.Before(mentions_.areas, figure.sentence);
  for (auto it = earlier.rbegin(); it != earlier.rend() && far.size() < kFarthest && it - earlier.rbegin() < kFarthestMention; ++it) {
    if (layout_.sentence(it->sentence).title) break;
    const std::string_view code = it->area.text();
    if (!offers(*it)) continue;
    if (std::find(far.begin(), far.end(), code) != far.end()) continue;
    AddFar(Block::kFar, *it, static_cast<int>(far.size()), it->area.ToString(), current, table);
    far.push_back(code);
  }
  for (const AreaMention& area : mentions_.areas) {
    if (!layout_.sentence(area.sentence).title) break;
    if (!offers(area)) continue;
    const std::string code = area.area.ToString();
    const auto place = std::find(title_areas_.begin(), title_areas_.end(), code) - title_areas_.begin();
    if (area.sentence != figure.sentence) AddFar(Block::kTitle, area, static_cast<int>(place), code, current, table);
  }
  if (slot == Slot::kPartner) {
    table.Of("WORLD").row.Set(ValueColumn::kDefault, 1);
    AddUnnamedAreas(current, table);
  }
  AddCarried(slot, current, table);
  DescribeFlowSides(mentions_.areas, current, table);
  const int paragraph = layout_.sentence(figure.sentence).paragraph;
  const AreaMention* paragraph_first = nullptr;
  std::vector<std::string_view> in_paragraph;
  const auto so_far = layout_.Before(mentions_.areas, figure.sentence + 1);
  constexpr int kLongestParagraph = 200;
  int seen = 0;
  for (auto it = so_far.rbegin(); it != so_far.rend() && seen < kLongestParagraph; ++it, ++seen) {
    if (layout_.sentence(it->sentence).paragraph != paragraph) break;
    paragraph_first = &*it;
    in_paragraph.push_back(it->area.text());
  }
  const LinkedFigure* previous = Previous();
  for (Candidate& candidate : table.candidates()) {
    const std::string& value = candidate.value;
    const AreaFacts& facts = FactsOf(value);
    const AreaUse& use = facts.use;
    candidate.row.Set(ValueColumn::kCode, facts.code);
    candidate.row.Set(ValueColumn::kMentions, std::min(use.mentions, 8));
    if (!mentions_.areas.empty())
      candidate.row.Set(ValueColumn::kMentionShare, InFifths(static_cast<double>(use.mentions) / mentions_.areas.size()));
    candidate.row.Set(ValueColumn::kMentionRank, std::min(use.rank, 6));
    candidate.row.Set(ValueColumn::kOwned, std::min(use.owned, 8));
    candidate.row.Set(ValueColumn::kOwnedRank, std::min(use.owned_rank, 6));
    candidate.row.Set(ValueColumn::kCued, std::min(use.cued, 8));
    candidate.row.Set(ValueColumn::kSaidReporter, std::min(use.said_reporter, 8));
    candidate.row.Set(ValueColumn::kSaidPartner, std::min(use.said_partner, 8));
    if (title_areas_.size() == 2) candidate.row.Set(ValueColumn::kHeadlinePair, facts.headline >= 0);
    if (facts.headline >= 0) candidate.row.Set(ValueColumn::kHeadline, facts.headline);
    const bool first = paragraph_first != nullptr && IsSameValue(paragraph_first->area.text(), value);
    candidate.row.Set(ValueColumn::kParagraph, first ? (paragraph_first->before == Cue::kNone ? 2 : 1) : 0);
    const auto times =
        std::count_if(in_paragraph.begin(), in_paragraph.end(), [&](std::string_view area) { return IsSameValue(area, value); });
    candidate.row.Set(ValueColumn::kInParagraph, static_cast<double>(std::min<std::ptrdiff_t>(4, times)));
    if (previous != nullptr) {
      candidate.row.Set(ValueColumn::kLastReporter, IsSameValue(value, (*previous)[Slot::kReporter].value));
      candidate.row.Set(ValueColumn::kLastPartner, IsSameValue(value, (*previous)[Slot::kPartner].value));
    }
  }
  return table;
}

void CandidateMaker::AddUnnamedAreas(const LinkedFigure& current, Table& table) const {
  constexpr int kAllTheRest = 2, kTogether = 3, kNotSaid = 4;
  const std::string unnamed = "XX";
  table.Of(unnamed).row.Set(ValueColumn::kDefault, kNotSaid);
  for (const AreaMention& area : layout_.In(mentions_.areas, figure(current).sentence)) {
    const ListPlace place = layout_.PlaceInList(mentions_.areas, area);
    const bool lasts_list = place.size > 1 && place.index + 1 == place.size;
    if (!area.area.is_world() && !lasts_list) continue;
    AddNear(mentions_.areas, area, unnamed, current, table);
    Candidate& candidate = table.Of(unnamed);
    if (candidate.begin == area.begin) candidate.row.Set(ValueColumn::kDefault, area.area.is_world() ? kAllTheRest : kTogether);
  }
}

void CandidateMaker::DescribeCurrency(const LinkedFigure& current, Table& table) const {
  const Figure& figure = this->figure(current);
  for (Candidate& candidate : table.candidates()) {
    const std::optional<normalize::Unit>& currency = FactsOf(candidate.value).currency;
    if (!currency) continue;
    if (figure.kind == FigureKind::kMoney) candidate.row.Set(ValueColumn::kCurrency, figure.quantity.unit == currency);
    const auto count = money_counts_.find(*currency);
    if (amounts_of_money_ > 0)
      candidate.row.Set(ValueColumn::kArticleCurrency,
                        count == money_counts_.end() ? 0 : InFifths(static_cast<double>(count->second) / amounts_of_money_));
  }
}

const normalize::QuantityMention& CandidateMaker::SizedQuantity(const Figure& figure) const {
  const Figure* sized = &figure;
  if (figure.kind != FigureKind::kPercent) return figure.quantity;
  int closest = 1;  // Layout::TieOf of figures that are tied to nothing else
  const int index = static_cast<int>(&figure - mentions_.figures.data());
  for (const int other : {index - 1, index + 1}) {
    if (other < 0 || other >= static_cast<int>(mentions_.figures.size())) continue;
    const Figure& neighbor = mentions_.figures[other];
    const int tie = neighbor.kind == FigureKind::kMoney ? layout_.TieOf(figure, neighbor) : 0;
    if (tie <= closest) continue;
    closest = tie;
    sized = &neighbor;
  }
  return sized->quantity;
}

std::optional<normalize::Period> CandidateMaker::FirstPeriod(const LinkedFigure& current) const {
  const LinkedFigure* first = first_ == nullptr ? nullptr : first_->Of(current.figure);
  return first == nullptr ? std::nullopt : ParsePeriodText((*first)[Slot::kPeriod].value);
}

void CandidateMaker::DescribeReporterSizes(const LinkedFigure& current, Table& table) const {
  const auto period = FirstPeriod(current);
  const normalize::QuantityMention& sized = SizedQuantity(figure(current));
  for (Candidate& candidate : table.candidates())
    if (const auto size = expected_size_.Of(sized, current[Slot::kFlow].value, candidate.value, "WORLD", period))
      candidate.row.Set(ValueColumn::kExpected, *size);
}

void CandidateMaker::DescribePartnerSizes(const LinkedFigure& current, Table& table) const {
  std::string reporter = current[Slot::kReporter].value;
  if (reporter.empty() && first_ != nullptr && first_->Of(current.figure) != nullptr)
    reporter = (*first_->Of(current.figure))[Slot::kReporter].value;
  if (reporter.empty()) return;
  const auto period = FirstPeriod(current);
  const normalize::QuantityMention& sized = SizedQuantity(figure(current));
  for (Candidate& candidate : table.candidates())
    if (const auto size = expected_size_.Of(sized, current[Slot::kFlow].value, reporter, candidate.value, period))
      candidate.row.Set(ValueColumn::kExpected, *size);
}

void CandidateMaker::DescribeCounterpart(const LinkedFigure& current, Table& table) const {
  for (Candidate& candidate : table.candidates())
    for (const Choice& guess : current.counterparts) {
      if (!IsSameValue(guess.value, candidate.value)) continue;
      candidate.row.Set(ValueColumn::kCounterpart, guess.value == current[Slot::kCounterpart].value);
      candidate.row.Set(ValueColumn::kCounterpartProbability, guess.probability);
    }
}

std::string CandidateMaker::AreaOfCurrency(const Figure& figure) const {
  const auto& unit = figure.quantity.unit;
  if (figure.kind != FigureKind::kMoney || !unit || unit->text() == "USD" || unit->text() == "EUR") return "";
  const std::string code(unit->text().substr(0, 2));
  return schema::Area::Parse(code) && FactsOf(code).currency == unit ? code : "";
}

std::vector<Candidate> CandidateMaker::Reporters(const LinkedFigure& current) const {
  const int sentence = figure(current).sentence;
  Table table = AreaTable(current, Slot::kReporter);
  for (const auto& [code, office] : offices_) {
    Candidate& candidate = table.Of(code);
    const auto first = std::lower_bound(office.sentences.begin(), office.sentences.end(), sentence);
    const bool here = first != office.sentences.end() && *first == sentence;
    candidate.row.Set(ValueColumn::kOffice, here ? 0 : first != office.sentences.begin() ? 1 : 2);
    if (candidate.begin >= 0) continue;
    candidate.begin = office.first.begin;
    candidate.end = office.first.end;
  }
  if (article_.country && schema::Area::Parse(*article_.country)) table.Of(*article_.country).row.Set(ValueColumn::kPublisher, 1);
  if (!mentions_.home.empty()) table.Of(mentions_.home);
  if (const std::string area = AreaOfCurrency(figure(current)); !area.empty()) table.Of(area);
  for (Candidate& candidate : table.candidates()) candidate.row.Set(ValueColumn::kHome, candidate.value == mentions_.home);
  table.Of("").row.Set(ValueColumn::kDefault, 1);
  DescribeCurrency(current, table);
  DescribeReporterSizes(current, table);
  DescribeCounterpart(current, table);
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Partners(const LinkedFigure& current) const {
  Table table = AreaTable(current, Slot::kPartner);
  DescribeCurrency(current, table);
  DescribePartnerSizes(current, table);
  const std::string& reporter = current[Slot::kReporter].value;
  if (reporter.empty()) return table.Take();
  for (Candidate& candidate : table.candidates()) candidate.row.Set(ValueColumn::kIsReporter, IsSameValue(candidate.value, reporter));
  DescribeCounterpart(current, table);
  return table.Take();
}

}  // namespace tallyman::extract
