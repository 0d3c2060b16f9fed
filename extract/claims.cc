#include "extract/claims.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "extract/attached_words.h"
#include "extract/currencies.h"
#include "extract/grouping.h"
#include "extract/layout.h"
#include "extract/multiple.h"

namespace tallyman::extract {
namespace {

using languages::Section;
using normalize::Decimal;
using normalize::Interval;
using schema::Claim;
using schema::RoleSpan;
using schema::SpanRole;

schema::Flow ParseFlow(const std::string& value) {
  if (value == "exports") return schema::Flow::kExports;
  if (value == "imports") return schema::Flow::kImports;
  if (value == "trade") return schema::Flow::kTrade;
  return schema::Flow::kBalance;
}

schema::Versus ParseVersus(const std::string& value) {
  if (value == "prev") return schema::Versus::kPrevious;
  return value == "other" ? schema::Versus::kOther : schema::Versus::kYearOnYear;
}

schema::Status ParseStatus(const std::string& value) {
  if (value == "forecast") return schema::Status::kForecast;
  return value == "target" ? schema::Status::kTarget : schema::Status::kActual;
}

class Builder {
 public:
  Builder(const ArticleText& text, const Mentions& mentions, const Layout& layout, const std::vector<LinkedFigure>& linked,
          const std::vector<const WordMention*>& measures, const FigureGroup& group)
      : text_(text), mentions_(mentions), layout_(layout), linked_(linked), measures_(measures), group_(group), members_(group.Members()) {
    first_ = *std::min_element(members_.begin(), members_.end(), [&](int a, int b) { return figure(a).begin < figure(b).begin; });
  }

  Claim Build() {
    BuildStatistic();
    if (group_.level) BuildLevel();
    if (group_.percent || group_.delta) BuildChange();
    if (group_.share) BuildShare();
    BuildSource();
    BuildEvidence();
    claim_.confidence = Confidence();
    return std::move(claim_);
  }

 private:
  const Figure& figure(int index) const { return mentions_.figures[linked_[index].figure]; }
  const LinkedFigure& first() const { return linked_[first_]; }
  bool is_deficit() const { return first()[Slot::kFlow].value == "deficit"; }

  std::string Words(int begin, int end) const { return text_.Excerpt(begin, end).text; }

  // The same with single spaces, so that equal words are equal wherever lines break.
  std::string SpacedWords(int begin, int end) const {
    const languages::View& view = text_.view();
    std::string words;
    for (int at = begin; at < end;) {
      int next = at + 1;
      const bool space = view.Is(at, languages::kSpace);
      while (next < end && view.Is(next, languages::kSpace) == space) ++next;
      words += space ? " " : Words(at, next);
      at = next;
    }
    return words;
  }

  // The words of a chosen mention where the code says less than they do.
  std::optional<std::string> TextOf(const Choice& choice, bool wanted) const {
    if (!wanted || choice.begin < 0) return std::nullopt;
    return SpacedWords(choice.begin, choice.end);
  }

  void BuildStatistic() {
    schema::Statistic& statistic = claim_.statistic;
    statistic.flow = ParseFlow(first()[Slot::kFlow].value);
    if (statistic.flow == schema::Flow::kBalance) {
      if (is_deficit()) statistic.side = schema::Side::kDeficit;
      if (first()[Slot::kFlow].value == "surplus") statistic.side = schema::Side::kSurplus;
    }
    statistic.reporter = schema::Area::Parse(first()[Slot::kReporter].value);
    if (!statistic.reporter) claim_.warnings.push_back("nothing in the article tells whose statistic this is");
    statistic.partner = schema::Area::Parse(first()[Slot::kPartner].value).value_or(schema::Area::World());
    statistic.product = schema::Product::Parse(first()[Slot::kProduct].value).value_or(schema::Product::Total());
    if (statistic.reporter) statistic.reporter_text = TextOf(first()[Slot::kReporter], statistic.reporter->is_other());
    statistic.partner_text = TextOf(first()[Slot::kPartner], statistic.partner.is_other());
    statistic.product_text = TextOf(first()[Slot::kProduct], statistic.product.is_other());
    claim_.period = ParsePeriodText(first()[Slot::kPeriod].value);
    if (!claim_.period) claim_.warnings.push_back("the period is not resolved: the article has no publication date");
    claim_.status = ParseStatus(first()[Slot::kStatus].value);
    statistic.measure = MeasureOf();
    for (const WordMention& word : layout_.In(mentions_.words, figure(first_).sentence)) {
      if (word.section != Section::kBasis) continue;
      statistic.basis = word.key == "sa"         ? schema::Basis::kSeasonallyAdjusted
                        : word.key == "special"  ? schema::Basis::kSpecial
                        : word.key == "domestic" ? schema::Basis::kDomestic
                                                 : schema::Basis::kOther;
      AddSpan(SpanRole::kQualifier, word.begin, word.end);
    }
  }

  std::optional<schema::Measure> MeasureOf() const {
    if (group_.level) return figure(*group_.level).kind == FigureKind::kMoney ? schema::Measure::kValue : schema::Measure::kQuantity;
    if (group_.delta) return figure(*group_.delta).kind == FigureKind::kMoney ? schema::Measure::kValue : schema::Measure::kQuantity;
    if (group_.percent && measures_[linked_[*group_.percent].figure] != nullptr)
      return MeasureOf(*measures_[linked_[*group_.percent].figure]);
    const auto figures = layout_.In(mentions_.figures, figure(first_).sentence);
    const auto of_sentence = std::span(measures_).subspan(figures.data() - mentions_.figures.data(), figures.size());
    for (const WordMention& word : layout_.In(mentions_.words, figure(first_).sentence)) {
      if (word.section != Section::kMeasure) continue;
      if (std::find(of_sentence.begin(), of_sentence.end(), &word) == of_sentence.end()) return MeasureOf(word);
    }
    return claim_.statistic.product.is_whole() ? std::optional(schema::Measure::kValue) : std::nullopt;
  }

  // All goods together have no quantity: what is told by volume is told in real terms.
  schema::Measure MeasureOf(const WordMention& word) const {
    if (word.key == "value") return schema::Measure::kValue;
    return word.key == "real" || claim_.statistic.product.is_whole() ? schema::Measure::kReal : schema::Measure::kQuantity;
  }

  // Whether the words of a hedge compare another figure with this one ("exceeding the 5 billion of the year before"): a figure of the
  // same statistic for a later period, or the actual one beside a forecast, in the sentence. A hedge behind a word of comparison ("after
  // more than 5 billion") is the figure's own.
  bool IsComparedWith(int index) const {
    const int sentence = figure(index).sentence, hedge = figure(index).quantity.hedge_begin;
    const auto words = layout_.In(mentions_.words, sentence);
    if (std::any_of(words.begin(), words.end(), [&](const WordMention& word) {
          return word.section == languages::Section::kCompare && word.end <= hedge && hedge <= word.end + 1;
        }))
      return false;
    const auto own_period = ParsePeriodText(linked_[index][Slot::kPeriod].value);
    const auto figures = layout_.In(mentions_.figures, sentence);
    return own_period && std::any_of(figures.begin(), figures.end(), [&](const Figure& one) {
             const LinkedFigure& other = linked_[&one - mentions_.figures.data()];
             if (!HaveSameStatistic(other, linked_[index])) return false;
             const auto period = ParsePeriodText(other[Slot::kPeriod].value);
             const bool expected = linked_[index][Slot::kStatus].value != "actual" && other[Slot::kStatus].value == "actual";
             return period && (expected ? *period == *own_period : own_period->end < period->start);
           });
  }

  normalize::QuantityMention QuantityOf(int index) const {
    normalize::QuantityMention quantity = figure(index).quantity;
    const bool bound = quantity.qualifier == normalize::Qualifier::kGreater || quantity.qualifier == normalize::Qualifier::kLess;
    if (!bound || !IsComparedWith(index)) return quantity;
    quantity.qualifier = normalize::Qualifier::kEqual;
    return normalize::Complete(quantity) ? quantity : figure(index).quantity;
  }

  // An amount as the article has it; of a deficit, below zero.
  schema::Amount AmountOf(int index, bool negative) const {
    const normalize::QuantityMention quantity = QuantityOf(index);
    const bool negate = negative && !quantity.amount.negative();
    return {negate ? -quantity.amount : quantity.amount, *quantity.unit, negate ? quantity.interval.Negated() : quantity.interval,
            quantity.qualifier};
  }

  void BuildLevel() {
    schema::Level level{AmountOf(*group_.level, is_deficit()), std::nullopt, std::nullopt};
    if (level.main.unit.text() == "other") {
      const auto& quantity = figure(*group_.level).quantity;
      const int unit = normalize::SkipBlanks(text_.view(), quantity.number.end);
      level.unit_text = SpacedWords(std::min(unit, quantity.end - 1), quantity.end);
    }
    if (group_.converted) level.converted = AmountOf(*group_.converted, is_deficit());
    claim_.level = level;
  }

  bool Falls(int index) const { return linked_[index][Slot::kDirection].value == "-" && !IsRateReached(index); }

  // Whether a percentage is what a rate of growth came down to ("growth slowed from 26 percent, down to just 1.9"): no fall, though a word
  // for one stands before it.
  bool IsRateReached(int index) const {
    const Figure& figure = this->figure(index);
    if (figure.kind != FigureKind::kPercent || figure.quantity.sign != 0) return false;
    const auto before = [&](Section section, std::string_view key) {
      return layout_.NearestWord(section, key, figure, Relation::Side::kBefore);
    };
    const WordMention *to = before(Section::kChange, "to"), *by = before(Section::kChange, "by");
    const WordMention *up = before(Section::kChange, "rate_up"), *down = before(Section::kChange, "rate_down");
    constexpr int kClose = 12;
    if (to == nullptr || figure.begin - to->end > kClose || (by != nullptr && by->begin > to->begin)) return false;
    if (up == nullptr || (down != nullptr && down->begin > up->begin)) return false;
    const WordMention* falls = before(Section::kDirection, "down");
    const WordMention* falls_behind = layout_.NearestWord(Section::kDirection, "down", figure, Relation::Side::kAfter);
    return falls != nullptr && falls->begin > up->begin && falls->begin < to->begin &&
           (falls_behind == nullptr || falls_behind->begin - figure.end > kClose);
  }

  void BuildChange() {
    schema::Change change;
    const int index = group_.percent.value_or(group_.delta.value_or(first_));
    change.versus = ParseVersus(linked_[index][Slot::kVersus].value);
    if (linked_[index].base) {
      change.base = linked_[index].base;
    } else if (claim_.period) {
      if (change.versus == schema::Versus::kYearOnYear) change.base = claim_.period->Shifted(-12);
      if (change.versus == schema::Versus::kPrevious) change.base = claim_.period->Before();
    }
    if (group_.percent) {
      const Figure& percent = figure(*group_.percent);
      const bool falls = Falls(*group_.percent), fold = percent.kind == FigureKind::kMultiple && !percent.quantity.amount.negative();
      const normalize::QuantityMention quantity = falls && fold ? AsFall(percent.quantity) : percent.quantity;
      const bool negate = falls != quantity.amount.negative();
      change.percent = negate ? -quantity.amount : quantity.amount;
      change.percent_interval = negate ? quantity.interval.Negated() : quantity.interval;
      change.qualifier = quantity.qualifier;
      change.terms = TermsOf(*group_.percent);
    }
    if (group_.delta) {
      // A deficit that grows falls in arithmetic.
      const normalize::QuantityMention& quantity = figure(*group_.delta).quantity;
      const bool negate = (Falls(*group_.delta) != is_deficit()) != quantity.amount.negative();
      change.delta = negate ? -quantity.amount : quantity.amount;
      change.delta_interval = negate ? quantity.interval.Negated() : quantity.interval;
      change.delta_unit = quantity.unit;
      if (!group_.percent) change.qualifier = quantity.qualifier;
    }
    claim_.change = change;
  }

  std::optional<schema::Unit> TermsOf(int index) {
    const Choice& terms = linked_[index][Slot::kTerms];
    if (terms.value == "none") return std::nullopt;
    const auto currency = schema::Unit::Parse(terms.value);
    if (terms.begin < 0) return currency;
    AddSpan(SpanRole::kTerms, terms.begin, terms.end);
    return currency;
  }

  void BuildShare() {
    const Figure& figure = this->figure(*group_.share);
    const schema::Statistic& statistic = claim_.statistic;
    const auto of = linked_[*group_.share][Slot::kWhole].value == "product" ? schema::ShareOf::kProduct : schema::ShareOf::kPartner;
    schema::Share share{figure.quantity.amount, figure.quantity.interval, figure.quantity.qualifier, of,
                        statistic.partner,      statistic.product};
    if (of == schema::ShareOf::kPartner)
      share.whole_partner = schema::Area::World();
    else
      share.whole_product = schema::Product::Total();
    claim_.share = share;
  }

  // The office named in the sentence, or last before it.
  void BuildSource() {
    constexpr std::size_t kFarthest = 500;  // words; an office named long ago is not the source
    const auto until = layout_.Before(mentions_.words, figure(first_).sentence + 1);
    const auto recent = until.last(std::min(until.size(), kFarthest));
    const auto source =
        std::find_if(recent.rbegin(), recent.rend(), [](const WordMention& word) { return word.section == Section::kAgency; });
    if (source == recent.rend()) return;
    claim_.source = Words(source->begin, source->end);
    AddSpan(SpanRole::kSource, source->begin, source->end);
  }

  void AddSpan(SpanRole role, int begin, int end) {
    const RoleSpan span{role, text_.Span(begin, end)};
    auto& spans = claim_.evidence.spans;
    if (std::find(spans.begin(), spans.end(), span) == spans.end()) spans.push_back(span);
  }

  void AddFigureSpan(int index, bool converted) {
    const Figure& place = figure(index);
    const std::string& role = linked_[index][Slot::kRole].value;
    AddSpan(converted          ? SpanRole::kConverted
            : role == "level"  ? SpanRole::kLevel
            : role == "change" ? SpanRole::kPercent
            : role == "delta"  ? SpanRole::kDelta
                               : SpanRole::kShare,
            place.begin, place.end);
    if (place.quantity.hedge_begin >= 0) AddSpan(SpanRole::kQualifier, place.quantity.hedge_begin, place.quantity.hedge_end);
  }

  void BuildEvidence() {
    const Sentence& sentence = text_.sentences()[figure(first_).sentence];
    claim_.evidence.sentence = text_.Excerpt(sentence.begin, sentence.end);
    int begin = figure(first_).begin, end = figure(first_).end;
    const auto take = [&](int from, int to) {
      if (from < sentence.begin || to > sentence.end) return;
      begin = std::min(begin, from);
      end = std::max(end, to);
    };
    for (const int member : members_) {
      take(figure(member).begin, figure(member).end);
      AddFigureSpan(member, group_.converted == member);
    }
    for (const int conversion : group_.conversions) AddFigureSpan(conversion, true);
    for (const int repeat : group_.repeats) AddFigureSpan(repeat, false);
    if (const Choice& flow = first()[Slot::kFlow]; flow.begin >= 0) take(flow.begin, flow.end);
    claim_.evidence.quote = text_.Excerpt(begin, end);
    constexpr std::array<std::pair<Slot, SpanRole>, 7> kRoles = {{{Slot::kFlow, SpanRole::kFlow},
                                                                  {Slot::kReporter, SpanRole::kReporter},
                                                                  {Slot::kPartner, SpanRole::kPartner},
                                                                  {Slot::kProduct, SpanRole::kProduct},
                                                                  {Slot::kPeriod, SpanRole::kPeriod},
                                                                  {Slot::kVersus, SpanRole::kBase},
                                                                  {Slot::kStatus, SpanRole::kStatus}}};
    for (const int member : members_)
      for (const auto& [slot, role] : kRoles) {
        const Choice& choice = linked_[member][slot];
        if (slot == Slot::kVersus && linked_[member][Slot::kRole].value != "change" && linked_[member][Slot::kRole].value != "delta")
          continue;
        if (choice.begin >= 0) AddSpan(role, choice.begin, choice.end);
      }
  }

  // The least certain figure's probability that its statistic, period, base, direction and status are right, brought to how often that was
  // so on annotated articles that the weights had not seen (docs/evaluating.md): the trees are a little too sure of themselves.
  double Confidence() const {
    constexpr double kSlope = 1.1, kIntercept = 0.36, kSurest = 1 - 1e-6;  // of the log odds
    const double least = std::clamp(LeastCertain(), 1 - kSurest, kSurest);
    return 1 / (1 + std::exp(-(kSlope * std::log(least / (1 - least)) + kIntercept)));
  }

  double LeastCertain() const {
    double least = 1;
    for (const int member : members_) {
      double product = 1;
      for (int slot = 0; slot < static_cast<int>(Slot::kTerms); ++slot) {
        const Choice& choice = linked_[member][static_cast<Slot>(slot)];
        if (static_cast<Slot>(slot) != Slot::kCounterpart && !choice.value.empty()) product *= choice.probability;
      }
      least = std::min(least, product);
    }
    return least;
  }

  const ArticleText& text_;
  const Mentions& mentions_;
  const Layout& layout_;
  const std::vector<LinkedFigure>& linked_;
  const std::vector<const WordMention*>& measures_;  // by figure
  const FigureGroup& group_;
  std::vector<int> members_;
  int first_ = 0;
  Claim claim_;
};

}  // namespace

std::vector<Claim> BuildClaims(const ArticleText& text, const Mentions& mentions, const std::vector<LinkedFigure>& linked) {
  const Layout layout(text, mentions);
  std::vector<Claim> claims;
  const std::vector<const WordMention*> measures = AttachMeasures(layout, mentions);
  for (const FigureGroup& group : GroupFigures(mentions, linked, measures))
    claims.push_back(Builder(text, mentions, layout, linked, measures, group).Build());
  return claims;
}

}  // namespace tallyman::extract
