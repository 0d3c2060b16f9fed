#include "extract/first_reading.h"

#include <algorithm>
#include <limits>

namespace tallyman::extract {
namespace {

using Side = Relation::Side;

// The slot whose value may be mistaken for this one's.
Slot Mirror(Slot slot) { return slot == Slot::kReporter ? Slot::kPartner : slot == Slot::kPartner ? Slot::kReporter : slot; }

}  // namespace

void FirstReading::Votes::Add(const Choice& choice) {
  if (choice.value.empty()) return;
  of[choice.value] += choice.probability;
  total += choice.probability;
}

double FirstReading::Votes::Share(const std::string& value, const Choice* without) const {
  constexpr double kNothing = 1e-6;
  const double less = without == nullptr || without->value.empty() ? 0 : without->probability;
  if (total - less < kNothing) return std::numeric_limits<double>::quiet_NaN();
  const auto found = of.find(value);
  const double votes = found == of.end() ? 0 : found->second - (less > 0 && IsSameValue(without->value, value) ? less : 0);
  return InFifths(std::clamp(votes / (total - less), 0.0, 1.0));
}

FirstReading::FirstReading(const Mentions& mentions, const Layout& layout, std::vector<LinkedFigure> linked)
    : mentions_(mentions), layout_(layout), linked_(std::move(linked)), next_(linked_.size(), -1) {
  int next = -1;
  for (int figure = static_cast<int>(linked_.size()) - 1; figure >= 0; --figure) {
    next_[figure] = next;
    if (!IsLinked(figure)) continue;
    next = figure;
    ++count_linked_;
    const LinkedFigure& linked = linked_[figure];
    for (int slot = 0; slot < kSlots; ++slot) {
      votes_[slot].Add(linked.choices[slot]);
      votes_of_flow_[slot][linked[Slot::kFlow].value].Add(linked.choices[slot]);
    }
    statements_[KeyOf(StatementOf(linked), figure)].push_back(figure);
  }
}

void FirstReading::Describe(int figure, Row& row) const {
  const double others = static_cast<double>(linked_.size()) - 1;
  if (others > 0) row.Set(Context::kFirstLinked, InFifths((count_linked_ - IsLinked(figure)) / others));
  const int sentence = mentions_.figures[figure].sentence;
  const auto here = layout_.In(mentions_.figures, sentence);
  const int first = static_cast<int>(here.data() - mentions_.figures.data());
  int linked = 0;
  for (int other = first; other < first + static_cast<int>(here.size()); ++other) linked += other != figure && IsLinked(other);
  if (here.size() > 1) row.Set(Context::kFirstLinkedHere, InFifths(linked / static_cast<double>(here.size() - 1)));
  if (figure + 1 < static_cast<int>(linked_.size())) row.Set(Context::kNextIsNone, !IsLinked(figure + 1));
  const int next = next_[figure];
  if (next < 0) return;
  const Relation relation = layout_.Relate(mentions_.figures[figure], mentions_.figures[next]);
  row.Set(Context::kNextSentences, std::min(6, mentions_.figures[next].sentence - sentence));
  row.Set(Context::kNextKind, static_cast<int>(mentions_.figures[next].kind));
  row.Set(Context::kNextRole, RoleCode(linked_[next][Slot::kRole].value));
  row.Set(Context::kNextFlow, FlowCode(linked_[next][Slot::kFlow].value));
  row.Set(Context::kNextDistance, std::min(400, relation.distance));
  row.Set(Context::kNextCommas, relation.commas);
  row.Set(Context::kNextBreaks, relation.breaks);
  row.Set(Context::kNextTied, layout_.TieOf(mentions_.figures[figure], mentions_.figures[next]));
  row.Set(Context::kNextBrackets, relation.brackets);
}

FirstReading::Votes FirstReading::InSentence(Slot slot, int figure) const {
  constexpr int kWidest = 40;  // figures to either side
  Votes votes;
  const int sentence = mentions_.figures[figure].sentence;
  const auto add = [&](int other) {
    if (mentions_.figures[other].sentence != sentence) return false;
    if (IsLinked(other)) votes.Add(linked_[other][slot]);
    return true;
  };
  for (int other = figure - 1; other >= std::max(0, figure - kWidest) && add(other); --other) {
  }
  const int last = std::min(figure + kWidest, static_cast<int>(linked_.size()) - 1);
  for (int other = figure + 1; other <= last && add(other); ++other) {
  }
  return votes;
}

std::string FirstReading::KeyOf(const Statement& statement, int figure) const {
  std::string key;
  for (const std::string* value : statement) (key += *value) += '|';
  const auto& unit = mentions_.figures[figure].quantity.unit;
  return key += unit ? unit->text() : "%";
}

FirstReading::Statement FirstReading::StatementOf(const LinkedFigure& current) const {
  Statement statement;
  std::transform(kStatementSlots.begin(), kStatementSlots.end(), statement.begin(), [&](Slot slot) -> const std::string* {
    if (!current[slot].value.empty()) return &current[slot].value;
    return IsLinked(current.figure) ? &linked_[current.figure][slot].value : nullptr;
  });
  return statement;
}

int FirstReading::ConflictOf(const Statement& statement, int figure) const {
  const auto found = statements_.find(KeyOf(statement, figure));
  if (found == statements_.end()) return 0;
  const normalize::Decimal amount = mentions_.figures[figure].quantity.amount.Abs();
  int same = 0;
  for (const int other : found->second) {
    if (other == figure) continue;
    if (mentions_.figures[other].quantity.amount.Abs() != amount) return 1;
    same = -1;
  }
  return same;
}

void FirstReading::Describe(Slot slot, const LinkedFigure& current, std::vector<Candidate>& candidates) const {
  const Slot asked = slot == Slot::kCounterpart ? Slot::kPartner : slot;
  const auto index = [](Slot slot) { return static_cast<std::size_t>(slot); };
  const LinkedFigure& own = linked_[current.figure];
  const bool linked = IsLinked(current.figure);
  const Choice* own_choice = linked ? &own[asked] : nullptr;
  const Choice* own_mirror = linked ? &own[Mirror(asked)] : nullptr;
  const auto of_flow = votes_of_flow_[index(asked)].find(current[Slot::kFlow].value);
  const Choice* own_of_flow = own[Slot::kFlow].value == current[Slot::kFlow].value ? own_choice : nullptr;
  const LinkedFigure* next = Next(current.figure);
  const Votes sentence = InSentence(asked, current.figure);
  Statement statement = StatementOf(current);
  const auto own_part = std::find(kStatementSlots.begin(), kStatementSlots.end(), asked) - kStatementSlots.begin();
  const bool in_statement = own_part < std::ssize(statement);
  for (Candidate& candidate : candidates) {
    const std::string& value = candidate.value;
    Row& row = candidate.row;
    if (linked || slot == Slot::kFlow)
      row.Set(ValueColumn::kFirst, IsSameValue(own[asked].value, value) ? own[asked].probability : -own[asked].probability);
    if (next != nullptr) row.Set(ValueColumn::kFirstNext, IsSameValue((*next)[asked].value, value));
    row.Set(ValueColumn::kFirstShare, votes_[index(asked)].Share(value, own_choice));
    if (of_flow != votes_of_flow_[index(asked)].end() && slot != Slot::kFlow)
      row.Set(ValueColumn::kFirstOfFlow, of_flow->second.Share(value, own_of_flow));
    row.Set(ValueColumn::kFirstHere, sentence.Share(value, nullptr));
    if (Mirror(asked) != asked) row.Set(ValueColumn::kFirstMirror, votes_[index(Mirror(asked))].Share(value, own_mirror));
    if (!in_statement || value == "none") continue;
    statement[own_part] = &value;
    if (std::find(statement.begin(), statement.end(), nullptr) == statement.end())
      row.Set(ValueColumn::kFirstConflict, ConflictOf(statement, current.figure));
  }
}

}  // namespace tallyman::extract
