#include "extract/linker.h"

#include <algorithm>

#include "extract/attached_words.h"
#include "extract/candidates.h"
#include "extract/first_reading.h"
#include "extract/wording.h"
#include "normalize/membership.h"

namespace tallyman::extract {
namespace {

// The letters of a period's text.
constexpr std::size_t kPeriodOfMonths = 16, kPeriodWithDays = 39;

}  // namespace

bool HaveSameStatistic(const LinkedFigure& a, const LinkedFigure& b) {
  constexpr std::array kTelling = {Slot::kFlow, Slot::kRole, Slot::kReporter, Slot::kPartner, Slot::kProduct};
  return std::all_of(kTelling.begin(), kTelling.end(), [&](Slot slot) { return IsSameValue(a[slot].value, b[slot].value); });
}

int FlowCode(const std::string& flow) {
  constexpr std::array<std::string_view, 6> kValues = {"exports", "imports", "trade", "balance", "surplus", "deficit"};
  return static_cast<int>(std::find(kValues.begin(), kValues.end(), flow) - kValues.begin());
}

int RoleCode(const std::string& role) { return role == "level" ? 0 : role == "delta" ? 1 : role == "change" ? 2 : 3; }

int ProductCode(const std::string& product) {
  const auto parsed = schema::Product::Parse(product);
  if (!parsed) return 0;
  return parsed->is_total() ? 2 : parsed->is_other() ? 1 : parsed->is_whole() ? 3 : 0;
}

std::string UnitText(const Measure& measure) {
  if (!measure.quantity.unit) return "%";
  std::string text = measure.quantity.unit->ToString();
  text += '*';
  return text += measure.quantity.number.scale.ToString();
}

std::string PeriodText(const std::optional<normalize::Period>& period) {
  if (!period) return "";
  std::string text;
  text.reserve(kPeriodWithDays);
  ((text += period->start.ToString()) += "..") += period->end.ToString();
  if (!period->first_day || !period->last_day) return text;
  (((text += '/') += period->first_day->ToString()) += "..") += period->last_day->ToString();
  return text;
}

std::optional<normalize::Period> ParsePeriodText(const std::string& text) {
  if (text.size() != kPeriodOfMonths && text.size() != kPeriodWithDays) return std::nullopt;
  const std::string_view all = text;
  const auto start = normalize::Month::Parse(all.substr(0, 7)), end = normalize::Month::Parse(all.substr(9, 7));
  if (!start || !end) return std::nullopt;
  normalize::Period period{*start, *end, {}, {}};
  if (text.size() == kPeriodWithDays) {
    period.first_day = normalize::Date::Parse(all.substr(17, 10));
    period.last_day = normalize::Date::Parse(all.substr(29, 10));
  }
  return period;
}

namespace {

class Linker {
 public:
  Linker(const schema::Article& article, const ArticleText& text, const Model& model, Mentions& mentions, const Observer& observer)
      : maker_(article, text, mentions, decided_),
        wording_(text, mentions),
        bases_(AttachBases(maker_.layout(), mentions)),
        article_(article),
        mentions_(mentions),
        model_(model),
        observer_(observer) {}

  std::vector<LinkedFigure> Link() {
    if (!model_.has_second_reading()) return Read(Reading::kFirst);
    const FirstReading first(mentions_, maker_.layout(), Read(Reading::kFirst));
    first_ = &first;
    maker_.SetFirstReading(&first);
    return Read(Reading::kSecond);
  }

 private:
  std::vector<LinkedFigure> Read(Reading reading) {
    reading_ = reading;
    decided_.clear();
    decided_.reserve(mentions_.figures.size());
    for (int i = 0; i < static_cast<int>(mentions_.figures.size()); ++i) decided_.push_back(LinkOne(i));
    return decided_;
  }

  LinkedFigure LinkOne(int index) {
    LinkedFigure linked;
    linked.figure = index;
    DecideUnit(linked);
    as_before_ = first_ != nullptr && !observer_ && IsAsBefore(Slot::kUnit, linked);
    Decide(Slot::kFlow, &CandidateMaker::Flows, linked);
    if (linked[Slot::kFlow].value == "none") return linked;
    Decide(Slot::kRole, &CandidateMaker::Roles, linked);
    if (!observer_) MendRole(linked);
    if (IsSettled(Slot::kReporter, linked) && IsSettled(Slot::kPartner, linked)) {
      for (const Slot slot : {Slot::kReporter, Slot::kPartner}) linked[slot] = first_->All(index)[slot];
    } else {
      DecideAreas(linked);
      if (!observer_ && linked[Slot::kFlow].value == "trade" && IsTurnedPair(linked))
        std::swap(linked[Slot::kReporter], linked[Slot::kPartner]);
      as_before_ = as_before_ && IsAsBefore(Slot::kReporter, linked) && IsAsBefore(Slot::kPartner, linked);
    }
    linked.counterparts = {};  // asked for by areas only
    Decide(Slot::kProduct, &CandidateMaker::Products, linked);
    Decide(Slot::kPeriod, &CandidateMaker::Periods, linked);
    if (!observer_) TakeYearOfSpan(linked);
    const auto base = BaseInWords(linked);
    Decide(Slot::kVersus, &CandidateMaker::Bases, linked);
    if (base)
      TakeBase(*base, linked);
    else if (!observer_ && bases_[index] != nullptr && !maker_.IsCompared(mentions_.figures[index]))
      TakeWords(*bases_[index], linked);
    Decide(Slot::kDirection, &CandidateMaker::Directions, linked);
    Decide(Slot::kStatus, &CandidateMaker::Statuses, linked);
    const std::string& role = linked[Slot::kRole].value;
    if (role == "change") Decide(Slot::kTerms, &CandidateMaker::Terms, linked);
    if (role == "share") Decide(Slot::kWhole, &CandidateMaker::Wholes, linked);
    return linked;
  }

  // The period that words say a change is against; of years from which and to which it reaches the first, while the last is the figure's
  // period. Nothing with an observer, who is to see what the model chooses.
  std::optional<normalize::Period> BaseInWords(LinkedFigure& linked) const {
    const std::string& role = linked[Slot::kRole].value;
    if (observer_ || (role != "change" && role != "delta")) return std::nullopt;
    const auto years = maker_.YearsSpanned(linked);
    if (!years || years->start.year() == years->end.year()) return maker_.NamedBase(linked);
    linked[Slot::kPeriod].value = PeriodText(normalize::Period::OfYear(years->end.year()));
    return normalize::Period::OfYear(years->start.year());
  }

  static void TakeBase(const normalize::Period& base, LinkedFigure& linked) {
    const auto own = ParsePeriodText(linked[Slot::kPeriod].value);
    if (!own) return;
    linked.base = base;
    linked[Slot::kVersus].value = base == own->Shifted(-12) ? "yoy" : base == own->Before() ? "prev" : "other";
  }

  // Changes and shares that are told apart by what stands around them, not by the article.
  void MendRole(LinkedFigure& linked) const {
    std::string& role = linked[Slot::kRole].value;
    const WordMention* base = bases_[linked.figure];
    if (role == "change" && maker_.IsShareReached(linked))
      role = "share";
    else if (role == "share" && base != nullptr && maker_.IsRateAgainst(linked, *base))
      role = "change";
  }

  // The words for a base that touch a percentage say what it is against.
  static void TakeWords(const WordMention& base, LinkedFigure& linked) {
    Choice& versus = linked[Slot::kVersus];
    if (versus.value != base.key) versus = {base.key, 1.0, base.begin, base.end};
  }

  // Of levels that go from one to another between two years ("between 2018 and 2023 exports rose from 8 billion to 12 billion"), the first
  // is of the first year, the other of the last.
  void TakeYearOfSpan(LinkedFigure& linked) const {
    if (const auto year = maker_.YearOfSpan(linked)) linked[Slot::kPeriod].value = PeriodText(normalize::Period::OfYear(*year));
  }

  bool IsAsBefore(Slot slot, const LinkedFigure& linked) const {
    return IsSameValue(first_->All(linked.figure)[slot].value, linked[slot].value);
  }

  // Whether the second reading need not ask for a slot: all before it came out as in the first reading, and that was sure of this one.
  // An observer, who is to see every slot, has it ask for all (docs/decisions/0003-two-readings.md).
  bool IsSettled(Slot slot, const LinkedFigure& linked) const {
    constexpr double kSure = 0.98;
    return as_before_ && first_->All(linked.figure)[slot].probability >= kSure;
  }

  // What a number printed without a unit measures; from here on it is that.
  void DecideUnit(LinkedFigure& linked) {
    Figure& figure = mentions_.figures[linked.figure];
    if (figure.measures.size() < 2) {
      linked[Slot::kUnit] = {UnitText(figure), 1.0, -1, -1};
      return;
    }
    as_before_ = false;  // the figure may be another one than in the first reading
    Decide(Slot::kUnit, &CandidateMaker::Units, linked);
    const auto chosen = std::find_if(figure.measures.begin(), figure.measures.end(),
                                     [&](const Measure& measure) { return UnitText(measure) == linked[Slot::kUnit].value; });
    if (chosen != figure.measures.end()) static_cast<Measure&>(figure) = *chosen;
    maker_.ForgetFigure();
  }

  void Decide(Slot slot, std::vector<Candidate> (CandidateMaker::*make)(const LinkedFigure&) const, LinkedFigure& linked) {
    if (IsSettled(slot, linked)) {
      linked[slot] = first_->All(linked.figure)[slot];
      return;
    }
    std::vector<Candidate> candidates = (maker_.*make)(linked);
    Describe(slot, linked, candidates);
    if (KeepsDoubts() && IsDoubted(slot)) {
      const std::vector<Choice> ranked = Rank(slot, candidates);
      linked[slot] = ranked.front();
      KeepDoubts(slot, ranked, linked);
    } else {
      linked[slot] = model_.Choose(reading_, slot, candidates);
    }
    Observe(slot, candidates, linked);
    as_before_ = as_before_ && IsAsBefore(slot, linked);
    maker_.Recycle(std::move(candidates));
  }

  void Describe(Slot slot, const LinkedFigure& linked, std::vector<Candidate>& candidates) const {
    if (first_ != nullptr) first_->Describe(slot, linked, candidates);
    wording_.Describe(model_, slot, linked, candidates);
  }

  // Shows the candidates to the observer, and takes what it returns.
  void Observe(Slot slot, const std::vector<Candidate>& candidates, LinkedFigure& linked) const {
    if (!observer_ || (model_.has_second_reading() && reading_ == Reading::kFirst)) return;
    const auto forced = observer_(linked, slot, candidates, wording_);
    if (!forced || *forced == linked[slot].value) return;
    linked[slot] = {*forced, 1.0, -1, -1};
    for (const Candidate& candidate : candidates)
      if (candidate.value == *forced) linked[slot] = {*forced, 1.0, candidate.begin, candidate.end};
  }

  std::vector<Choice> Rank(Slot slot, const std::vector<Candidate>& candidates) const {
    const std::vector<double> probabilities = model_.Probabilities(reading_, slot, candidates);
    std::vector<Choice> ranked;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      ranked.push_back({candidates[i].value, probabilities[i], candidates[i].begin, candidates[i].end});
    std::stable_sort(ranked.begin(), ranked.end(), [](const Choice& a, const Choice& b) { return a.probability > b.probability; });
    return ranked;
  }

  bool KeepsDoubts() const { return reading_ == Reading::kFirst && model_.has_second_reading(); }

  // Keeps what a slot may be besides what was chosen, for the second reading.
  static void KeepDoubts(Slot slot, const std::vector<Choice>& ranked, LinkedFigure& linked) {
    constexpr double kLeast = 0.02;
    for (const Choice& choice : ranked)
      if (choice.probability >= kLeast && choice.value != linked[slot].value)
        linked.doubts.push_back({slot, choice.value, choice.probability});
  }

  // No country trades with itself; the members of a group do.
  static bool MayTradeWithItself(const std::string& reporter) {
    const auto area = schema::Area::Parse(reporter);
    return area && (area->is_world() || normalize::HasMembers(*area));
  }

  // The candidates for the partner of the reporter in `linked`, described.
  std::vector<Candidate> PartnersOf(const LinkedFigure& linked) const {
    std::vector<Candidate> candidates = maker_.Partners(linked);
    const std::string& reporter = linked[Slot::kReporter].value;
    if (!MayTradeWithItself(reporter)) std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.value == reporter; });
    Describe(Slot::kPartner, linked, candidates);
    if (candidates.empty()) candidates.push_back({"WORLD", {}});
    return candidates;
  }

  static constexpr double kUnthoughtOf = 0.001;  // the least that a partner counts by the first guess
  struct ScoredPartner {
    Choice partner;              // with the partner's own probability
    double joint = -1;           // that times the first guess's
    std::vector<Choice> ranked;  // all partners by their own probability
  };

  // The best partner of the reporter in `linked`, by what the partner's model says and by the first guess.
  ScoredPartner BestPartner(const LinkedFigure& linked, const std::vector<Candidate>& candidates) const {
    ScoredPartner best;
    std::vector<Choice> ranked = Rank(Slot::kPartner, candidates);
    for (const Choice& partner : ranked) {
      const auto guess = std::find_if(linked.counterparts.begin(), linked.counterparts.end(),
                                      [&](const Choice& choice) { return choice.value == partner.value; });
      const double joint = partner.probability * std::max(kUnthoughtOf, guess == linked.counterparts.end() ? 0 : guess->probability);
      if (joint > best.joint) best = {partner, joint, {}};
    }
    best.ranked = std::move(ranked);
    return best;
  }

  // Reporter and partner together: the pair that is likeliest as a whole, so that a reporter whose partner would be left unexplained
  // gives way to the next.
  void DecideAreas(LinkedFigure& linked) const {
    std::vector<Candidate> guesses = maker_.Partners(linked);
    Describe(Slot::kCounterpart, linked, guesses);
    linked.counterparts = Rank(Slot::kCounterpart, guesses);
    linked[Slot::kCounterpart] = linked.counterparts.front();
    Observe(Slot::kCounterpart, guesses, linked);
    maker_.Recycle(std::move(guesses));
    std::vector<Candidate> reporters = maker_.Reporters(linked);
    Describe(Slot::kReporter, linked, reporters);
    constexpr std::size_t kMostReporters = 4;
    constexpr double kUnlikely = 0.02;
    double total = 0, highest = -1;
    Choice best;
    std::vector<Candidate> partners;
    ScoredPartner partner;
    std::size_t tried = 0;
    const std::vector<Choice> ranked = Rank(Slot::kReporter, reporters);
    for (const Choice& reporter : ranked) {
      if (tried++ == kMostReporters || (tried > 1 && reporter.probability < kUnlikely)) break;
      // Where even a partner that is certain would not make the pair the likeliest, it counts as if it were.
      const double most = reporter.probability * LikeliestGuess(linked, reporter.value);
      if (!observer_ && most <= highest) {
        total += most;
        continue;
      }
      linked[Slot::kReporter] = reporter;
      std::vector<Candidate> candidates = PartnersOf(linked);
      ScoredPartner scored = BestPartner(linked, candidates);
      const double joint = reporter.probability * scored.joint;
      total += joint;
      if (joint > highest) {
        highest = joint;
        best = reporter;
        partner = std::move(scored);
        std::swap(partners, candidates);
      }
      maker_.Recycle(std::move(candidates));
    }
    best.probability = total > 0 ? highest / total : 0;
    linked[Slot::kReporter] = best;
    Observe(Slot::kReporter, reporters, linked);
    if (linked[Slot::kReporter].value != best.value) {
      partners = PartnersOf(linked);
      partner = BestPartner(linked, partners);
    }
    linked[Slot::kPartner] = partner.partner;
    if (KeepsDoubts()) {
      KeepDoubts(Slot::kReporter, ranked, linked);
      KeepDoubts(Slot::kPartner, partner.ranked, linked);
    }
    Observe(Slot::kPartner, partners, linked);
    maker_.Recycle(std::move(reporters));
    maker_.Recycle(std::move(partners));
  }

  // Trade "between A and B" is A's where nothing says whose office tells it: whether B was taken for the reporter.
  bool IsTurnedPair(const LinkedFigure& linked) const {
    const auto reporter = schema::Area::Parse(linked[Slot::kReporter].value), partner = schema::Area::Parse(linked[Slot::kPartner].value);
    if (!reporter || !partner || reporter == partner || article_.country == reporter->text()) return false;
    const auto& areas = mentions_.areas;
    if (std::any_of(areas.begin(), areas.end(), [&](const AreaMention& area) { return area.in_agency && area.area == *reporter; }))
      return false;
    const auto here = maker_.layout().In(areas, mentions_.figures[linked.figure].sentence);
    constexpr int kLongestJoint = 6;
    for (std::size_t i = 1; i < here.size(); ++i) {
      const AreaMention& a = here[i - 1];
      const AreaMention& b = here[i];
      const bool joined = b.begin >= a.end && b.begin - a.end <= kLongestJoint;
      // "A with B" and "A and B", but not "with A and B", "to A and B".
      const bool alike = !IsPartnerCue(b) || b.before == Cue::kWith || a.after == Cue::kWith;
      const bool partners = IsPartnerCue(a.before) || (IsPartnerCue(a.after) && a.after != Cue::kWith);
      if (joined && alike && !partners && a.area == *partner && b.area == *reporter) return true;
    }
    return false;
  }

  // The greatest probability by the first guess that a partner of the reporter has.
  static double LikeliestGuess(const LinkedFigure& linked, const std::string& reporter) {
    const bool itself = MayTradeWithItself(reporter);
    for (const Choice& guess : linked.counterparts)  // the likeliest first
      if (itself || !IsSameValue(guess.value, reporter)) return std::max(kUnthoughtOf, guess.probability);
    return 1;
  }

  std::vector<LinkedFigure> decided_;
  CandidateMaker maker_;
  const Wording wording_;
  const std::vector<const WordMention*> bases_;  // by figure
  const schema::Article& article_;
  const FirstReading* first_ = nullptr;  // in the second reading
  Reading reading_ = Reading::kFirst;
  bool as_before_ = false;  // all that is decided of the figure so far is as the first reading decided it
  Mentions& mentions_;
  const Model& model_;
  const Observer& observer_;
};

}  // namespace

std::vector<LinkedFigure> Link(const schema::Article& article, const ArticleText& text, const Model& model, Mentions& mentions,
                               const Observer& observer) {
  return Linker(article, text, model, mentions, observer).Link();
}

}  // namespace tallyman::extract
