#include "extract/linker.h"

#include "extract/candidates.h"

namespace tallyman::extract {

std::string PeriodText(const std::optional<normalize::Period>& period) {
  if (!period) return "";
  std::string text = period->start.ToString() + ".." + period->end.ToString();
  if (period->first_day && period->last_day) text += "/" + period->first_day->ToString() + ".." + period->last_day->ToString();
  return text;
}

std::optional<normalize::Period> ParsePeriodText(const std::string& text) {
  constexpr std::size_t kMonths = 16, kDays = 39;
  if (text.size() != kMonths && text.size() != kDays) return std::nullopt;
  const auto start = normalize::Month::Parse(text.substr(0, 7)), end = normalize::Month::Parse(text.substr(9, 7));
  if (!start || !end) return std::nullopt;
  normalize::Period period{*start, *end, {}, {}};
  if (text.size() == kDays) {
    period.first_day = normalize::Date::Parse(text.substr(17, 10));
    period.last_day = normalize::Date::Parse(text.substr(29, 10));
  }
  return period;
}

namespace {

class Linker {
 public:
  Linker(const schema::Article& article, const ArticleText& text, const Mentions& mentions, const Model& model, const Observer& observer)
      : maker_(article, text, mentions, decided_), mentions_(mentions), model_(model), observer_(observer) {}

  std::vector<LinkedFigure> Link() {
    for (int i = 0; i < static_cast<int>(mentions_.figures.size()); ++i) decided_.push_back(LinkOne(i));
    return decided_;
  }

 private:
  LinkedFigure LinkOne(int index) const {
    LinkedFigure linked;
    linked.figure = index;
    Decide(Slot::kFlow, maker_.Flows(linked), linked);
    if (linked[Slot::kFlow].value == "none") return linked;
    Decide(Slot::kRole, maker_.Roles(linked), linked);
    GuessCounterpart(linked);
    Decide(Slot::kReporter, maker_.Reporters(linked), linked);
    DecidePartner(linked);
    Decide(Slot::kProduct, maker_.Products(linked), linked);
    Decide(Slot::kPeriod, maker_.Periods(linked), linked);
    Decide(Slot::kVersus, maker_.Bases(linked), linked);
    Decide(Slot::kDirection, maker_.Directions(linked), linked);
    Decide(Slot::kStatus, maker_.Statuses(linked), linked);
    return linked;
  }

  void Decide(Slot slot, const std::vector<Candidate>& candidates, LinkedFigure& linked) const {
    linked[slot] = model_.Choose(slot, candidates);
    if (!observer_) return;
    if (const auto forced = observer_(linked.figure, slot, candidates); forced && *forced != linked[slot].value) {
      linked[slot] = {*forced, 1.0, -1, -1};
      for (const Candidate& candidate : candidates)
        if (candidate.value == *forced) linked[slot] = {*forced, 1.0, candidate.begin, candidate.end};
    }
  }

  void GuessCounterpart(LinkedFigure& linked) const {
    const std::vector<Candidate> candidates = maker_.Partners(linked);
    const std::vector<double> probabilities = model_.Probabilities(Slot::kCounterpart, candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      linked.counterparts.push_back({candidates[i].value, probabilities[i], candidates[i].begin, candidates[i].end});
    Decide(Slot::kCounterpart, candidates, linked);
  }

  // No statistic has its reporter as partner.
  void DecidePartner(LinkedFigure& linked) const {
    std::vector<Candidate> candidates = maker_.Partners(linked);
    std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.value == linked[Slot::kReporter].value; });
    if (candidates.empty()) candidates.push_back({"WORLD", {}});
    Decide(Slot::kPartner, candidates, linked);
  }

  std::vector<LinkedFigure> decided_;
  CandidateMaker maker_;
  const Mentions& mentions_;
  const Model& model_;
  const Observer& observer_;
};

}  // namespace

std::vector<LinkedFigure> Link(const schema::Article& article, const ArticleText& text, const Mentions& mentions, const Model& model,
                               const Observer& observer) {
  return Linker(article, text, mentions, model, observer).Link();
}

}  // namespace tallyman::extract
