#include "extract/first_reading.h"

#include <algorithm>
#include <limits>

namespace tallyman::extract {
namespace {

using Side = Relation::Side;

// The slot whose value may be mistaken for this one's.
Slot Mirror(Slot slot) { return slot == Slot::kReporter ? Slot::kPartner : slot == Slot::kPartner ? Slot::kReporter : slot; }

}  // namespace

int FirstReading::NumberOf(const std::string& value) const {
  const auto found = numbers_.find(value);
  return found == numbers_.end() ? kUnknown : found->second;
}

int FirstReading::AddNumber(const std::string& value) {
  return numbers_.try_emplace(value, static_cast<int>(numbers_.size())).first->second;
}

void FirstReading::Votes::Add(const Choice& choice, int number) {
  if (choice.value.empty()) return;
  if (number >= std::ssize(of)) of.resize(number + 1);
  of[number] += choice.probability;
  total += choice.probability;
}

double FirstReading::Share(double votes, double total) {
  constexpr double kNothing = 1e-6;
  if (total < kNothing) return std::numeric_limits<double>::quiet_NaN();
  return InFifths(std::clamp(votes / total, 0.0, 1.0));
}

double FirstReading::Votes::Share(const std::string& value, int number, const Choice* without) const {
  const double less = without == nullptr || without->value.empty() ? 0 : without->probability;
  const bool known = number != kUnknown && number < std::ssize(of);
  const double votes = known ? of[number] - (less > 0 && IsSameValue(without->value, value) ? less : 0) : 0;
  return FirstReading::Share(votes, total - less);
}

double FirstReading::Likelihood::MeanOfOthers(int number, double own, bool without) const {
  const int others = figures - without;
  if (others == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto found = of.find(number);
  const double sum = found == of.end() ? 0 : found->second;
  return InTenths(std::clamp((sum - own) / others, 0.0, 1.0));
}

double FirstReading::ProbabilityOf(const LinkedFigure& figure, Slot slot, const std::string& value) {
  if (IsSameValue(figure[slot].value, value)) return figure[slot].probability;
  for (const LinkedFigure::Doubt& doubt : figure.doubts)
    if (doubt.slot == slot && IsSameValue(doubt.value, value)) return doubt.probability;
  return 0;
}

void FirstReading::DescribeLikelihood(std::size_t doubted, int figure, std::vector<Candidate>& candidates) const {
  const bool linked = IsLinked(figure);
  const auto paragraph = likelihood_of_paragraph_.find(layout_.sentence(mentions_.figures[figure].sentence).paragraph);
  for (Candidate& candidate : candidates) {
    if (candidate.value.empty()) continue;
    const double own = linked ? ProbabilityOf(linked_[figure], kDoubted[doubted], candidate.value) : 0;
    if (linked) candidate.row.Set(ValueColumn::kFirstOwn, InTenths(own));
    const int number = NumberOf(candidate.value);
    candidate.row.Set(ValueColumn::kFirstOthers, likelihood_[doubted].MeanOfOthers(number, own, linked));
    if (paragraph != likelihood_of_paragraph_.end())
      candidate.row.Set(ValueColumn::kFirstOthersHere, paragraph->second[doubted].MeanOfOthers(number, own, linked));
  }
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
      const Choice& choice = linked.choices[slot];
      if (choice.value.empty()) continue;
      const int number = AddNumber(choice.value);
      votes_[slot].Add(choice, number);
      votes_of_flow_[slot][linked[Slot::kFlow].value].Add(choice, number);
    }
    auto& paragraph = likelihood_of_paragraph_[layout.sentence(mentions.figures[figure].sentence).paragraph];
    for (std::size_t index = 0; index < kDoubted.size(); ++index) {
      const Slot slot = kDoubted[index];
      const auto add = [&](const std::string& value, double probability) {
        const int number = AddNumber(value);
        for (Likelihood* likelihood : {&likelihood_[index], &paragraph[index]}) likelihood->of[number] += probability;
      };
      for (Likelihood* likelihood : {&likelihood_[index], &paragraph[index]}) ++likelihood->figures;
      if (!linked[slot].value.empty()) add(linked[slot].value, linked[slot].probability);
      for (const LinkedFigure::Doubt& doubt : linked.doubts)
        if (doubt.slot == slot && !doubt.value.empty()) add(doubt.value, doubt.probability);
    }
    AddNumber(UnitOf(mentions.figures[figure]));
    Stated& stated = statements_[NumbersOf(StatementOf(linked), figure)];
    stated.figures.push_back(figure);
    stated.differ = stated.differ || AmountOf(figure) != AmountOf(stated.figures.front());
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

std::vector<const Choice*> FirstReading::InSentence(Slot slot, int figure) const {
  constexpr int kWidest = 40;  // figures to either side
  std::vector<const Choice*> choices;
  const int sentence = mentions_.figures[figure].sentence;
  const auto add = [&](int other) {
    if (mentions_.figures[other].sentence != sentence) return false;
    if (IsLinked(other) && !linked_[other][slot].value.empty()) choices.push_back(&linked_[other][slot]);
    return true;
  };
  for (int other = figure - 1; other >= std::max(0, figure - kWidest) && add(other); --other) {
  }
  const int last = std::min(figure + kWidest, static_cast<int>(linked_.size()) - 1);
  for (int other = figure + 1; other <= last && add(other); ++other) {
  }
  return choices;
}

double FirstReading::ShareOf(const std::string& value, const std::vector<const Choice*>& choices) {
  double votes = 0, total = 0;
  for (const Choice* choice : choices) {
    total += choice->probability;
    if (IsSameValue(choice->value, value)) votes += choice->probability;
  }
  return Share(votes, total);
}

std::string FirstReading::UnitOf(const Figure& figure) { return figure.quantity.unit ? figure.quantity.unit->ToString() : "%"; }

FirstReading::Numbers FirstReading::NumbersOf(const Statement& statement, int figure) const {
  Numbers numbers;
  std::transform(statement.begin(), statement.end(), numbers.begin(),
                 [&](const std::string* value) { return value == nullptr ? kUnknown : NumberOf(*value); });
  numbers.back() = NumberOf(UnitOf(mentions_.figures[figure]));
  return numbers;
}

FirstReading::Statement FirstReading::StatementOf(const LinkedFigure& current) const {
  Statement statement;
  std::transform(kStatementSlots.begin(), kStatementSlots.end(), statement.begin(), [&](Slot slot) -> const std::string* {
    if (!current[slot].value.empty()) return &current[slot].value;
    return IsLinked(current.figure) ? &linked_[current.figure][slot].value : nullptr;
  });
  return statement;
}

int FirstReading::ConflictOf(const Numbers& statement, int figure) const {
  const auto found = statements_.find(statement);
  if (found == statements_.end()) return 0;
  const auto& [figures, differ] = found->second;
  // Of amounts that differ one is another's.
  if (differ || AmountOf(figures.front()) != AmountOf(figure)) return 1;
  const bool is_own = std::binary_search(figures.rbegin(), figures.rend(), figure);
  return figures.size() > static_cast<std::size_t>(is_own) ? -1 : 0;
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
  const auto doubted = std::find(kDoubted.begin(), kDoubted.end(), asked);
  if (doubted != kDoubted.end()) DescribeLikelihood(doubted - kDoubted.begin(), current.figure, candidates);
  const std::vector<const Choice*> sentence = InSentence(asked, current.figure);
  Numbers statement{};
  const auto own_part = std::find(kStatementSlots.begin(), kStatementSlots.end(), asked) - kStatementSlots.begin();
  bool in_statement = own_part < std::ssize(kStatementSlots);
  if (in_statement) {
    Statement values = StatementOf(current);
    values[own_part] = &current[asked].value;
    in_statement = std::find(values.begin(), values.end(), nullptr) == values.end();
    statement = NumbersOf(values, current.figure);
  }
  for (Candidate& candidate : candidates) {
    const std::string& value = candidate.value;
    Row& row = candidate.row;
    const int number = NumberOf(value);
    if (linked || slot == Slot::kFlow)
      row.Set(ValueColumn::kFirst, IsSameValue(own[asked].value, value) ? own[asked].probability : -own[asked].probability);
    if (next != nullptr) row.Set(ValueColumn::kFirstNext, IsSameValue((*next)[asked].value, value));
    row.Set(ValueColumn::kFirstShare, votes_[index(asked)].Share(value, number, own_choice));
    if (of_flow != votes_of_flow_[index(asked)].end() && slot != Slot::kFlow)
      row.Set(ValueColumn::kFirstOfFlow, of_flow->second.Share(value, number, own_of_flow));
    row.Set(ValueColumn::kFirstHere, ShareOf(value, sentence));
    if (Mirror(asked) != asked) row.Set(ValueColumn::kFirstMirror, votes_[index(Mirror(asked))].Share(value, number, own_mirror));
    if (!in_statement || value == "none") continue;
    statement[own_part] = number;
    row.Set(ValueColumn::kFirstConflict, ConflictOf(statement, current.figure));
  }
}

}  // namespace tallyman::extract
