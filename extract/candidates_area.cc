// Candidates for whose statistic a figure is, and with whom.
#include <set>

#include "extract/candidate_table.h"
#include "extract/candidates.h"

namespace tallyman::extract {
namespace {

using languages::Section;

bool IsPartnerCue(const AreaMention& area) {
  return area.before == Cue::kTo || area.before == Cue::kFrom || area.before == Cue::kWith || area.after == Cue::kTo ||
         area.after == Cue::kFrom || area.after == Cue::kWith;
}

int CodeOf(const std::string& value) {
  const auto area = schema::Area::Parse(value);
  if (!area) return 4;
  return area->is_world() ? 2 : area->is_province() ? 3 : area->text().size() > 2 ? 1 : 0;
}

}  // namespace

void CandidateMaker::DescribeArea(const AreaMention& area, Block block, Row& row) const {
  row.Set(block, Part::kCue, static_cast<int>(area.before));
  row.Set(block, Part::kCueAfter, static_cast<int>(area.after));
  row.Set(block, Part::kAgency, area.in_agency);
}

void CandidateMaker::DescribeAreas(const LinkedFigure& current, Row& row) const {
  const int sentence = figure(current).sentence;
  const std::string& reporter = current[Slot::kReporter].value;
  std::set<std::string> areas, cued;
  for (const AreaMention& area : layout_.In(mentions_.areas, sentence)) {
    const std::string code = area.area.ToString();
    areas.insert(code);
    if (code != reporter && IsPartnerCue(area)) cued.insert(code);
  }
  row.Set(Context::kAreas, static_cast<int>(areas.size()));
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
  row.Set(Context::kOtherAreas, static_cast<int>(areas.size() - areas.count(reporter)));
  row.Set(Context::kOtherTitleAreas,
          static_cast<int>(title_areas_.size() - std::count(title_areas_.begin(), title_areas_.end(), reporter)));
  row.Set(Context::kPartnerCues, static_cast<int>(cued.size()));
  if (!current[Slot::kPartner].value.empty()) row.Set(Context::kPartnerWorld, current[Slot::kPartner].value == "WORLD");
}

CandidateMaker::Table CandidateMaker::AreaTable(const LinkedFigure& current, Slot slot) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current));
  for (const AreaMention& area : layout_.In(mentions_.areas, figure.sentence))
    AddNear(mentions_.areas, area, area.area.ToString(), current, table);
  constexpr int kFarthest = 5;
  std::set<std::string> far;
  for (auto it = mentions_.areas.rbegin(); it != mentions_.areas.rend() && far.size() < kFarthest; ++it) {
    if (it->sentence >= figure.sentence || layout_.sentence(it->sentence).title) continue;
    const std::string code = it->area.ToString();
    const int rank = static_cast<int>(far.size());
    if (far.insert(code).second) AddFar(Block::kFar, *it, rank, code, current, table);
  }
  for (const AreaMention& area : mentions_.areas) {
    if (!layout_.sentence(area.sentence).title) break;
    const std::string code = area.area.ToString();
    const auto place = std::find(title_areas_.begin(), title_areas_.end(), code) - title_areas_.begin();
    if (area.sentence != figure.sentence) AddFar(Block::kTitle, area, static_cast<int>(place), code, current, table);
  }
  if (slot == Slot::kPartner) table.Of("WORLD").row.Set(ValueColumn::kDefault, 1);
  AddCarried(slot, current, table);
  DescribeFlowSides(mentions_.areas, current, table);
  const int paragraph = layout_.sentence(figure.sentence).paragraph;
  const AreaMention* paragraph_first = nullptr;
  std::map<std::string, int> in_paragraph;
  for (const AreaMention& area : mentions_.areas) {
    if (area.sentence > figure.sentence) break;
    if (layout_.sentence(area.sentence).paragraph != paragraph) continue;
    if (paragraph_first == nullptr) paragraph_first = &area;
    ++in_paragraph[area.area.ToString()];
  }
  const LinkedFigure* previous = Previous();
  for (Candidate& candidate : table.candidates()) {
    const std::string& value = candidate.value;
    candidate.row.Set(ValueColumn::kCode, CodeOf(value));
    const auto count = area_counts_.find(value);
    const int mentions = count == area_counts_.end() ? 0 : count->second;
    int more = 0;
    for (const auto& [code, other] : area_counts_) more += other > mentions;
    candidate.row.Set(ValueColumn::kMentions, std::min(mentions, 8));
    candidate.row.Set(ValueColumn::kMentionRank, std::min(more, 6));
    const auto place = std::find(title_areas_.begin(), title_areas_.end(), value);
    if (place != title_areas_.end()) candidate.row.Set(ValueColumn::kHeadline, static_cast<int>(place - title_areas_.begin()));
    const bool first = paragraph_first != nullptr && paragraph_first->area.ToString() == value;
    candidate.row.Set(ValueColumn::kParagraph, first ? (paragraph_first->before == Cue::kNone ? 2 : 1) : 0);
    const auto times = in_paragraph.find(value);
    candidate.row.Set(ValueColumn::kInParagraph, times == in_paragraph.end() ? 0 : std::min(4, times->second));
    if (previous != nullptr) {
      candidate.row.Set(ValueColumn::kLastReporter, value == (*previous)[Slot::kReporter].value);
      candidate.row.Set(ValueColumn::kLastPartner, value == (*previous)[Slot::kPartner].value);
    }
  }
  return table;
}

void CandidateMaker::DescribeCounterpart(const LinkedFigure& current, Table& table) const {
  for (Candidate& candidate : table.candidates())
    for (const Choice& guess : current.counterparts) {
      if (guess.value != candidate.value) continue;
      candidate.row.Set(ValueColumn::kCounterpart, guess.value == current[Slot::kCounterpart].value);
      candidate.row.Set(ValueColumn::kCounterpartProbability, guess.probability);
    }
}

std::vector<Candidate> CandidateMaker::Reporters(const LinkedFigure& current) const {
  const int sentence = figure(current).sentence;
  Table table = AreaTable(current, Slot::kReporter);
  std::map<std::string, int> offices;
  for (const WordMention& word : mentions_.words) {
    if (word.section != Section::kAgency || !schema::Area::Parse(word.key)) continue;
    const int place = word.sentence == sentence ? 0 : word.sentence < sentence ? 1 : 2;
    const auto [known, added] = offices.try_emplace(word.key, place);
    if (!added) known->second = std::min(known->second, place);
    Candidate& candidate = table.Of(word.key);
    if (candidate.begin < 0) {
      candidate.begin = word.begin;
      candidate.end = word.end;
    }
  }
  for (const auto& [code, place] : offices) table.Of(code).row.Set(ValueColumn::kOffice, place);
  if (article_.country && schema::Area::Parse(*article_.country)) table.Of(*article_.country).row.Set(ValueColumn::kPublisher, 1);
  table.Of("").row.Set(ValueColumn::kDefault, 1);
  DescribeCounterpart(current, table);
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Partners(const LinkedFigure& current) const {
  Table table = AreaTable(current, Slot::kPartner);
  if (!current[Slot::kReporter].value.empty()) DescribeCounterpart(current, table);
  return table.Take();
}

}  // namespace tallyman::extract
