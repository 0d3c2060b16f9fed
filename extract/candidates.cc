#include "extract/candidates.h"

#include <cmath>
#include <numeric>
#include <type_traits>

#include "extract/candidate_table.h"

namespace tallyman::extract {
namespace {

using languages::Section;
using Side = Relation::Side;

int FormCode(const FlowMention& mention) { return static_cast<int>(mention.form); }
int FormCode(const AreaMention& mention) { return static_cast<int>(mention.form); }
int FormCode(const PeriodMention& mention) { return static_cast<int>(mention.expression.kind); }
int FormCode(const ProductMention& mention) { return mention.product.is_total() ? 2 : mention.product.is_other() ? 1 : 0; }

Slot SlotOf(const FlowMention&) { return Slot::kFlow; }
Slot SlotOf(const AreaMention&) { return Slot::kPartner; }
Slot SlotOf(const PeriodMention&) { return Slot::kPeriod; }
Slot SlotOf(const ProductMention&) { return Slot::kProduct; }

}  // namespace

CandidateMaker::CandidateMaker(const schema::Article& article, const ArticleText& text, const Mentions& mentions,
                               const std::vector<LinkedFigure>& decided)
    : article_(article), text_(text), mentions_(mentions), layout_(text, mentions), expected_size_(article), decided_(decided) {
  for (const AreaMention& area : mentions.areas) {
    const std::string code = area.area.ToString();
    AreaUse& use = area_uses_[code];
    ++use.mentions;
    use.cued += IsPartnerCue(area);
    const FlowMention* flow = layout_.RightOf(mentions.flows, area);
    const bool flow_follows = flow != nullptr;
    if (!flow_follows) flow = layout_.LeftOf(mentions.flows, area);
    if (flow != nullptr) {
      const int said = SaidOf(area, ValueOf(*flow));
      use.said_partner += said == 1;
      use.said_reporter += said == -1 || (said == 0 && flow_follows);
    }
    owner_codes_.push_back(OwnerCode(area));
    use.owned += owner_codes_.back() == 1 && !IsPartnerCue(area);
    if (layout_.sentence(area.sentence).title && std::find(title_areas_.begin(), title_areas_.end(), code) == title_areas_.end())
      title_areas_.push_back(code);
  }
  for (const auto& [code, use] : area_uses_) {
    if (code == "WORLD") continue;
    second_named_ = std::max(second_named_, std::min(use.mentions, most_named_));
    most_named_ = std::max(most_named_, use.mentions);
  }
  RankAreaUses();
  ideographic_ = std::any_of(text.sentences().begin(), text.sentences().end(),
                             [&](const Sentence& sentence) { return text.view().Is(sentence.begin, languages::kIdeographic); });
  for (const Figure& figure : mentions.figures) {
    if (figure.kind != FigureKind::kMoney || !figure.quantity.unit) continue;
    ++money_counts_[*figure.quantity.unit];
    ++amounts_of_money_;
  }
  for (const ProductMention& product : mentions.products) ++product_counts_[product.product.ToString()];
  for (const WordMention& word : mentions.words) {
    if (word.section != Section::kAgency || !schema::Area::Parse(word.key)) continue;
    const auto [office, added] = offices_.try_emplace(word.key);
    if (added) office->second.first = word;
    office->second.sentences.push_back(word.sentence);
  }
  for (const FlowMention& flow : mentions.flows) {
    ++flow_counts_[ValueOf(flow)];
    if (flow.form == FlowForm::kWeak) continue;
    strong_flows_.push_back(flow);
    const int paragraph = layout_.sentence(flow.sentence).paragraph;
    if (paragraph >= static_cast<int>(paragraph_flows_.size())) paragraph_flows_.resize(paragraph + 1);
    ++paragraph_flows_[paragraph];
    title_flows_ += layout_.sentence(flow.sentence).title;
    core_flows_ += flow.flow != schema::Flow::kBalance;
  }
  rivals_ = static_cast<int>(
      std::count_if(mentions.words.begin(), mentions.words.end(), [](const WordMention& word) { return word.section == Section::kRival; }));
  first_furniture_ = static_cast<int>(text.sentences().size());
  for (const WordMention& word : mentions.words)
    if (word.section == Section::kFurniture) first_furniture_ = std::min(first_furniture_, word.sentence);
}

std::span<const LinkedFigure> CandidateMaker::Recent() const {
  constexpr std::size_t kLongestCarry = 60;
  const std::size_t count = std::min(decided_.size(), kLongestCarry);
  return {decided_.end() - count, decided_.end()};
}

const std::vector<const LinkedFigure*>& CandidateMaker::Carriers() const {
  const int before = static_cast<int>(decided_.size());
  if (carriers_before_ == before) return carriers_;
  const auto recent = Recent();
  if (carriers_before_ < 0 || carriers_before_ + 1 != before) {
    ForgetCarriers();
    for (const LinkedFigure& figure : recent) CountCarrier(figure, 1);
  } else {
    CountCarrier(decided_.back(), 1);
    if (decided_.size() > recent.size()) CountCarrier(decided_[decided_.size() - recent.size() - 1], -1);
  }
  carriers_before_ = before;
  carriers_.clear();
  for (auto it = recent.rbegin(); it != recent.rend(); ++it)
    if ((*it)[Slot::kFlow].value != "none") carriers_.push_back(&*it);
  return carriers_;
}

void CandidateMaker::CountCarrier(const LinkedFigure& figure, int change) const {
  if (figure[Slot::kFlow].value == "none") return;
  for (int slot = 0; slot < kSlots; ++slot) {
    const std::string& value = figure.choices[slot].value;
    if (value.empty()) continue;
    std::vector<Carried>& all = carried_[slot];
    const auto known = std::find_if(all.begin(), all.end(), [&](const Carried& carried) { return IsSameValue(carried.value, value); });
    if (known == all.end()) {
      all.push_back({value, change});
    } else if ((known->count += change) == 0) {
      *known = std::move(all.back());
      all.pop_back();
    }
  }
}

void CandidateMaker::ForgetCarriers() const {
  carriers_before_ = -1;
  for (std::vector<Carried>& carried : carried_) carried.clear();
}

std::vector<Candidate> CandidateMaker::Room() const {
  constexpr std::size_t kUsual = 16;
  std::vector<Candidate> room;
  if (rooms_.empty()) {
    room.reserve(kUsual);
  } else {
    room = std::move(rooms_.back());
    rooms_.pop_back();
  }
  return room;
}

const LinkedFigure* CandidateMaker::Previous() const { return Carriers().empty() ? nullptr : Carriers().front(); }

void CandidateMaker::DescribeRelation(Block block, const Relation& relation, Row& row) {
  row.Set(block, Part::kDistance, relation.distance);
  row.Set(block, Part::kCommas, relation.commas);
  row.Set(block, Part::kBreaks, relation.breaks);
  row.Set(block, Part::kClauses, relation.clauses);
  row.Set(block, Part::kFigures, relation.figures);
  row.Set(block, Part::kBrackets, relation.brackets);
}

void CandidateMaker::DescribeSentences(Block block, const Mention& figure, const Mention& other, Row& row) const {
  row.Set(block, Part::kSentences, std::min(10, std::abs(figure.sentence - other.sentence)));
  row.Set(block, Part::kParagraph, layout_.sentence(figure.sentence).paragraph == layout_.sentence(other.sentence).paragraph);
}

template <typename T>
void CandidateMaker::AddNear(const std::vector<T>& all, const T& mention, const std::string& value, const LinkedFigure& current,
                             Table& table) const {
  const Figure& figure = this->figure(current);
  const Relation relation = layout_.Relate(figure, mention);
  const Block block = relation.side == Side::kBefore ? Block::kBefore : Block::kAfter;
  Candidate& candidate = table.Of(value);
  const float known = candidate.row.Get(block, Part::kDistance);
  if (known <= relation.distance) return;  // false where nothing is known
  Row& row = candidate.row;
  const auto set = [&](Part part, double number) { row.Set(block, part, number); };
  DescribeRelation(block, relation, row);
  set(Part::kRank, block == Block::kBefore ? layout_.CountBetween(all, mention.end, figure.begin)
                                           : layout_.CountBetween(all, figure.end, mention.begin));
  set(Part::kForm, FormCode(mention));
  set(Part::kOrder, static_cast<int>(&mention - layout_.In(all, figure.sentence).data()));
  set(Part::kTouching, relation.distance <= 1);
  int taken = 0;
  for (auto it = decided_.rbegin(); it != decided_.rend() && this->figure(*it).sentence == figure.sentence; ++it)
    if ((*it)[SlotOf(mention)].begin == mention.begin) taken = std::max(taken, this->figure(*it).kind == figure.kind ? 2 : 1);
  set(Part::kTaken, taken);
  const ListPlace place = layout_.PlaceInList(all, mention), own = layout_.PlaceInList(mentions_.figures, figure);
  if (place.size > 1 || own.size > 1) {
    set(Part::kListIndex, place.index - own.index);
    set(Part::kListSize, place.size - own.size);
  }
  const auto relate = [&](const Choice& choice, Part distance, Part commas) {
    if (choice.begin < 0 || text_.SentenceAt(choice.begin) != mention.sentence) return;
    const Mention anchor{choice.begin, choice.end, mention.sentence};
    const Relation to = layout_.Relate(anchor, mention);
    set(distance, to.side == Side::kBefore ? -to.distance - 1 : to.side == Side::kAfter ? to.distance + 1 : 0);
    set(commas, to.commas);
    if (distance == Part::kAnchorDistance) set(Part::kAnchorFigures, to.figures);
  };
  relate(current[Slot::kFlow], Part::kAnchorDistance, Part::kAnchorCommas);
  relate(current[Slot::kReporter], Part::kOtherDistance, Part::kOtherCommas);
  if constexpr (std::is_same_v<T, AreaMention>) DescribeArea(mention, current[Slot::kFlow].value, block, row);
  if constexpr (std::is_same_v<T, FlowMention>) set(Part::kSubject, SubjectCode(mention));
  const float other = row.Get(block == Block::kBefore ? Block::kAfter : Block::kBefore, Part::kDistance);
  if (!(other <= relation.distance)) {
    candidate.begin = mention.begin;
    candidate.end = mention.end;
  }
}

bool CandidateMaker::PlaceFar(Block block, const Mention& mention, int rank, const Figure& figure, Candidate& candidate) const {
  if (candidate.row.Get(block, Part::kSentences) >= 0) return false;
  DescribeSentences(block, figure, mention, candidate.row);
  candidate.row.Set(block, Part::kRank, rank);
  if (candidate.begin < 0) {
    candidate.begin = mention.begin;
    candidate.end = mention.end;
  }
  return true;
}

template <typename T>
void CandidateMaker::AddFar(Block block, const T& mention, int rank, const std::string& value, const LinkedFigure& current,
                            Table& table) const {
  const Figure& figure = this->figure(current);
  Candidate& candidate = table.Of(value);
  if (!PlaceFar(block, mention, rank, figure, candidate)) return;
  candidate.row.Set(block, Part::kForm, FormCode(mention));
  if constexpr (std::is_same_v<T, AreaMention>) DescribeArea(mention, current[Slot::kFlow].value, block, candidate.row);
}

void CandidateMaker::AddCarried(Slot slot, const LinkedFigure& current, Table& table) const {
  if (first_ != nullptr)
    if (const LinkedFigure* next = first_->Next(current.figure)) table.Of((*next)[slot].value);
  const LinkedFigure *last = nullptr, *of_kind = nullptr, *of_flow = nullptr, *first = nullptr;
  const Choice* second = nullptr;
  const FigureKind kind = figure(current).kind;
  for (const LinkedFigure* carrier : Carriers()) {
    const Choice& choice = (*carrier)[slot];
    if (choice.value.empty()) continue;
    if (last == nullptr) last = carrier;
    if (of_kind == nullptr && figure(*carrier).kind == kind) of_kind = carrier;
    if (of_flow == nullptr && IsSameValue((*carrier)[Slot::kFlow].value, current[Slot::kFlow].value)) of_flow = carrier;
    if (second == nullptr && !IsSameValue(choice.value, (*last)[slot].value)) second = &choice;
    first = carrier;
  }
  if (last == nullptr) return;
  const auto add = [&](const Choice& choice) {
    Candidate& candidate = table.Of(choice.value);
    if (candidate.begin < 0) {
      candidate.begin = choice.begin;
      candidate.end = choice.end;
    }
  };
  const std::vector<Carried>& carried = carried_[static_cast<std::size_t>(slot)];
  const int linked = std::accumulate(carried.begin(), carried.end(), 0, [](int sum, const Carried& one) { return sum + one.count; });
  add((*last)[slot]);
  if (of_flow != nullptr) add((*of_flow)[slot]);
  if (second != nullptr) add(*second);
  for (Candidate& candidate : table.candidates()) {
    const auto has = [&](const Choice& choice) { return IsSameValue(candidate.value, choice.value); };
    candidate.row.Set(ValueColumn::kCarry, has((*last)[slot]));
    if (of_kind != nullptr) candidate.row.Set(ValueColumn::kCarryKind, has((*of_kind)[slot]));
    if (of_flow != nullptr) candidate.row.Set(ValueColumn::kCarryFlow, has((*of_flow)[slot]));
    if (second != nullptr) candidate.row.Set(ValueColumn::kCarrySecond, has(*second));
    candidate.row.Set(ValueColumn::kCarryFirst, has((*first)[slot]));
    const auto own =
        std::find_if(carried.begin(), carried.end(), [&](const Carried& one) { return IsSameValue(one.value, candidate.value); });
    candidate.row.Set(ValueColumn::kCarryCount, own == carried.end() ? 0 : InFifths(static_cast<double>(own->count) / linked));
  }
}

int CandidateMaker::SubjectCode(const FlowMention& mention) const {
  const AreaMention* area = layout_.LeftOf(mentions_.areas, mention);
  if (area == nullptr) return 0;
  const LinkedFigure* previous = Previous();
  if (previous == nullptr) return 1;
  const std::string code = area->area.ToString();
  return code == (*previous)[Slot::kReporter].value ? 2 : code == (*previous)[Slot::kPartner].value ? 3 : 4;
}

template <typename T>
void CandidateMaker::DescribeFlowSides(const std::vector<T>& all, const LinkedFigure& current, Table& table) const {
  const Choice& flow = current[Slot::kFlow];
  if (flow.begin < 0) return;
  const Mention anchor{flow.begin, flow.end, text_.SentenceAt(flow.begin)};
  const T* left = layout_.LeftOf(all, anchor);
  const T* right = layout_.RightOf(all, anchor);
  const std::string left_value = left == nullptr ? "" : ValueOf(*left), right_value = right == nullptr ? "" : ValueOf(*right);
  for (Candidate& candidate : table.candidates()) {
    candidate.row.Set(ValueColumn::kLeftOfFlow, left != nullptr && IsSameValue(left_value, candidate.value));
    candidate.row.Set(ValueColumn::kRightOfFlow, right != nullptr && IsSameValue(right_value, candidate.value));
  }
}

std::vector<Candidate> CandidateMaker::Flows(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  for (const FlowMention& mention : layout_.In(mentions_.flows, figure.sentence))
    AddNear(mentions_.flows, mention, ValueOf(mention), current, table);
  constexpr int kFarthest = 3;
  int rank = 0;
  const auto earlier = layout_.Before(mentions_.flows, figure.sentence);
  for (auto it = earlier.rbegin(); it != earlier.rend() && rank < kFarthest; ++it)
    if (!layout_.sentence(it->sentence).title) AddFar(Block::kFar, *it, rank++, ValueOf(*it), current, table);
  rank = 0;
  for (const FlowMention& mention : mentions_.flows) {
    if (!layout_.sentence(mention.sentence).title) break;
    if (mention.sentence != figure.sentence) AddFar(Block::kTitle, mention, rank++, ValueOf(mention), current, table);
  }
  if (const LinkedFigure* previous = Previous()) {
    const std::string& flow = (*previous)[Slot::kFlow].value;
    const std::string reversed = flow == "exports" ? "imports" : flow == "imports" ? "exports" : "";
    if (!reversed.empty() && (table.Has(reversed) || layout_.HasWord(Section::kAnaphora, "reverse", figure.sentence)))
      table.Of(reversed).row.Set(ValueColumn::kReversed, 1);
  }
  AddCarried(Slot::kFlow, current, table);
  if (core_flows_ > 0)
    for (const char* flow : {"exports", "imports", "surplus", "deficit"}) {
      Candidate& candidate = table.Of(flow);
      if (candidate.begin < 0) candidate.row.Set(ValueColumn::kDefault, 2);
    }
  table.Of("none").row.Set(ValueColumn::kDefault, 1);
  for (Candidate& candidate : table.candidates()) {
    candidate.row.Set(ValueColumn::kCode, FlowCode(candidate.value));
    const auto count = flow_counts_.find(candidate.value);
    candidate.row.Set(ValueColumn::kMentions, count == flow_counts_.end() ? 0 : std::min(5, count->second));
  }
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Roles(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  if (figure.kind == FigureKind::kMultiple) {
    table.Of("change");
    return table.Take();
  }
  const bool percent = figure.kind == FigureKind::kPercent;
  for (const char* value : percent ? std::array{"change", "share"} : std::array{"level", "delta"})
    table.Of(value).row.Set(ValueColumn::kCode, RoleCode(value));
  const std::string_view change = percent ? "change" : "delta";
  AddWords(Section::kDirection, std::to_array<ValueOfWord>({{"up", change}, {"down", change}}), current, table);
  if (percent) {
    constexpr auto kShares =
        std::to_array<ValueOfWord>({{"cue", "share"}, {"after", "share"}, {"of_partner", "share"}, {"of_product", "share"}});
    AddWords(Section::kShare, kShares, current, table);
  } else {
    AddWords(Section::kChange, std::to_array<ValueOfWord>({{"by", "delta"}, {"to", "level"}}), current, table);
  }
  return table.Take();
}

std::vector<Candidate> CandidateMaker::Products(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  Table table(ContextOf(current), Room());
  for (const ProductMention& mention : layout_.In(mentions_.products, figure.sentence))
    AddNear(mentions_.products, mention, mention.product.ToString(), current, table);
  constexpr int kFarthest = 3;
  int rank = 0;
  const auto earlier = layout_.Before(mentions_.products, figure.sentence);
  for (auto it = earlier.rbegin(); it != earlier.rend() && rank < kFarthest; ++it)
    if (!layout_.sentence(it->sentence).title) AddFar(Block::kFar, *it, rank++, it->product.ToString(), current, table);
  rank = 0;
  for (const ProductMention& mention : mentions_.products) {
    if (!layout_.sentence(mention.sentence).title) break;
    if (mention.sentence != figure.sentence) AddFar(Block::kTitle, mention, rank++, mention.product.ToString(), current, table);
  }
  table.Of("total").row.Set(ValueColumn::kDefault, 1);
  if (product_counts_.contains("services")) table.Of("goods").row.Set(ValueColumn::kDefault, 1);
  // Goods that no pack knows, and what is told by leaving fuels out or taking them together.
  table.Of("other").row.Set(ValueColumn::kDefault, 2);
  constexpr std::array<const char*, 6> kFuels = {"energy", "non_energy", "crude_oil", "natural_gas", "oil_products", "coal"};
  if (std::any_of(kFuels.begin(), kFuels.end(), [&](const char* fuel) { return product_counts_.contains(fuel); }))
    for (const char* fuels : {"energy", "non_energy"}) table.Of(fuels).row.Set(ValueColumn::kDefault, 2);
  AddCarried(Slot::kProduct, current, table);
  DescribeFlowSides(mentions_.products, current, table);
  for (Candidate& candidate : table.candidates()) {
    candidate.row.Set(ValueColumn::kCode, ProductCode(candidate.value));
    const auto count = product_counts_.find(candidate.value);
    if (!mentions_.products.empty())
      candidate.row.Set(ValueColumn::kMentionShare,
                        count == product_counts_.end() ? 0 : InFifths(static_cast<double>(count->second) / mentions_.products.size()));
    candidate.row.Set(ValueColumn::kMentions, count == product_counts_.end() ? 0 : std::min(5, count->second));
  }
  return table.Take();
}

void CandidateMaker::AddWords(Section section, std::span<const ValueOfWord> values, const LinkedFigure& current, Table& table) const {
  for (const WordMention& word : layout_.In(mentions_.words, figure(current).sentence)) {
    if (word.section != section) continue;
    const auto found = std::find_if(values.begin(), values.end(), [&](const ValueOfWord& one) { return one.key == word.key; });
    if (found != values.end()) AddWord(word, std::string(found->value), current, table);
  }
}

void CandidateMaker::AddWord(const WordMention& word, const std::string& value, const LinkedFigure& current, Table& table) const {
  const Relation relation = layout_.Relate(figure(current), word);
  const Block block = relation.side == Side::kBefore ? Block::kBefore : Block::kAfter;
  Candidate& candidate = table.Of(value);
  if (candidate.row.Get(block, Part::kDistance) <= relation.distance) return;
  DescribeRelation(block, relation, candidate.row);
  candidate.row.Set(block, Part::kTouching, relation.distance <= 1);
  const float other = candidate.row.Get(block == Block::kBefore ? Block::kAfter : Block::kBefore, Part::kDistance);
  if (!(other <= relation.distance)) {
    candidate.begin = word.begin;
    candidate.end = word.end;
  }
}

template void CandidateMaker::AddNear(const std::vector<AreaMention>&, const AreaMention&, const std::string&, const LinkedFigure&,
                                      Table&) const;
template void CandidateMaker::AddNear(const std::vector<PeriodMention>&, const PeriodMention&, const std::string&, const LinkedFigure&,
                                      Table&) const;
template void CandidateMaker::DescribeFlowSides(const std::vector<AreaMention>&, const LinkedFigure&, Table&) const;
template void CandidateMaker::AddFar(Block, const AreaMention&, int, const std::string&, const LinkedFigure&, Table&) const;
template void CandidateMaker::AddFar(Block, const PeriodMention&, int, const std::string&, const LinkedFigure&, Table&) const;

}  // namespace tallyman::extract
