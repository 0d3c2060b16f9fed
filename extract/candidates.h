// What each slot of a figure may hold: candidates with their rows, made from the article's mentions and from what was decided of the
// figures before.
#ifndef TALLYMAN_EXTRACT_CANDIDATES_H_
#define TALLYMAN_EXTRACT_CANDIDATES_H_

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/expected_size.h"
#include "extract/first_reading.h"
#include "extract/layout.h"
#include "extract/linker.h"
#include "extract/mentions.h"
#include "extract/model.h"

namespace tallyman::extract {

class CandidateMaker {
 public:
  // All references must outlive the maker. `decided` holds the figures linked so far: all those before the one that is asked for.
  CandidateMaker(const schema::Article& article, const ArticleText& text, const Mentions& mentions,
                 const std::vector<LinkedFigure>& decided);

  // What a first reading decided, for the second; null in the first. Must outlive its use.
  void SetFirstReading(const FirstReading* first) {
    first_ = first;
    surroundings_figure_ = -1;
    ForgetCarriers();
  }
  const Layout& layout() const { return layout_; }
  // To be called where the figure asked for last has changed.
  void ForgetFigure() { surroundings_figure_ = -1; }
  // Takes candidates back that are not needed any more: rows are large, and their room is used again.
  void Recycle(std::vector<Candidate> candidates) const {
    candidates.clear();
    rooms_.push_back(std::move(candidates));
  }

  // REQUIRES for all: the slots before it (in Slot's order) are decided in `current`. No value stands twice in a result.
  std::vector<Candidate> Units(const LinkedFigure& current) const;
  std::vector<Candidate> Flows(const LinkedFigure& current) const;
  std::vector<Candidate> Roles(const LinkedFigure& current) const;
  std::vector<Candidate> Reporters(const LinkedFigure& current) const;
  std::vector<Candidate> Partners(const LinkedFigure& current) const;
  std::vector<Candidate> Products(const LinkedFigure& current) const;
  std::vector<Candidate> Periods(const LinkedFigure& current) const;
  std::vector<Candidate> Bases(const LinkedFigure& current) const;
  std::vector<Candidate> Directions(const LinkedFigure& current) const;
  std::vector<Candidate> Statuses(const LinkedFigure& current) const;
  std::vector<Candidate> Terms(const LinkedFigure& current) const;
  std::vector<Candidate> Wholes(const LinkedFigure& current) const;

  // The base of a change whose words name it with its year ("compared with June 2019", "up on 2019"): of a year, its same months. Nothing
  // where none is named, or one that is not as long as the figure's own period. REQUIRES: the period is decided in `current`.
  std::optional<normalize::Period> NamedBase(const LinkedFigure& current) const;
  // The first and the last of the years from which and to which a change is said to reach ("from 2018 to 2023", "in the past five years").
  std::optional<normalize::Period> YearsSpanned(const LinkedFigure& current) const;
  // Whether a figure is the one that others are compared with: "from 3.11 million".
  bool IsCompared(const Figure& figure) const;
  // The year that a level or share is of where its period was taken to be all years from which to which the sentence's figures go ("between
  // 2018 and 2023 exports rose from 8 billion to 12 billion"). REQUIRES: the period is decided in `current`.
  std::optional<int> YearOfSpan(const LinkedFigure& current) const;
  // Whether a percentage that was taken for a change is what a share came to: behind its change in points ("China's share rose by 1.2
  // points to 11.9 percent") or behind "to". REQUIRES: the role is decided in `current`.
  bool IsShareReached(const LinkedFigure& current) const;
  // Whether a percentage is a rate of growth, as words for a base stand right behind it and its sentence speaks of no share ("growth will
  // slow to 11 percent y/y").
  bool IsRateAgainst(const LinkedFigure& current, const WordMention& base) const;

 private:
  class Table;

  // Room for candidates, out of what was taken back.
  std::vector<Candidate> Room() const;

  const Figure& figure(const LinkedFigure& linked) const { return mentions_.figures[linked.figure]; }
  // The figure linked last before this one whose flow is not "none"; null where there is none.
  const LinkedFigure* Previous() const;
  // Its period, where there is one.
  std::optional<normalize::Period> LastPeriod() const;
  // The figures decided last, at most as many as an article's statistic can be carried over.
  std::span<const LinkedFigure> Recent() const;
  // Those of them whose flow is not "none", the last one first; looked for once a figure.
  const std::vector<const LinkedFigure*>& Carriers() const;
  // A value that some of the carriers have in a slot, and how many of them.
  struct Carried {
    std::string value;
    int count = 0;
  };
  void CountCarrier(const LinkedFigure& figure, int change) const;
  void ForgetCarriers() const;

  // The columns that all candidates of a figure share.
  Row ContextOf(const LinkedFigure& current) const;
  // Those of them that no slot decided of the figure changes; made once a figure.
  const Row& SurroundingsOf(const LinkedFigure& current) const;
  void DescribeFigure(const Figure& figure, Row& row) const;
  // Whether the text says what a figure of the title says: 1 the same value, 2 one within three percent, 0 neither.
  int TwinOf(const Figure& figure) const;
  void DescribeWords(const Figure& figure, Row& row) const;
  // Sentences back to the last such anaphora word, at most 6.
  int SentencesSince(std::string_view anaphora, const Figure& figure) const;
  void DescribePrevious(const LinkedFigure& current, Row& row) const;
  void DescribeAreas(const LinkedFigure& current, Row& row) const;

  // Adds a mention in the figure's sentence to the row of the value it offers.
  template <typename T>
  void AddNear(const std::vector<T>& all, const T& mention, const std::string& value, const LinkedFigure& current, Table& table) const;
  // Says of a candidate that it is mentioned in another sentence than the figure's; false where a mention of the block was known before.
  bool PlaceFar(Block block, const Mention& mention, int rank, const Figure& figure, Candidate& candidate) const;
  // Adds a mention in an earlier sentence or in the title.
  template <typename T>
  void AddFar(Block block, const T& mention, int rank, const std::string& value, const LinkedFigure& current, Table& table) const;
  // Adds the values that figures before have in `slot`, and says of every value how it stands to these.
  void AddCarried(Slot slot, const LinkedFigure& current, Table& table) const;

  // Whose a flow is by the area before it in its clause: 0 none, 1 some area (nothing was linked yet), 2 the last figure's reporter, 3 its
  // partner, 4 another.
  int SubjectCode(const FlowMention& mention) const;
  // Says of every value whether its mention stands right before or behind the flow.
  template <typename T>
  void DescribeFlowSides(const std::vector<T>& all, const LinkedFigure& current, Table& table) const;

  Table AreaTable(const LinkedFigure& current, Slot slot) const;
  // Adds what has no code of its own as a partner: 2 "the rest of the world", 3 the areas of a list taken together.
  void AddUnnamedAreas(const LinkedFigure& current, Table& table) const;
  // How likely each value is the partner by the first guess.
  void DescribeCounterpart(const LinkedFigure& current, Table& table) const;
  int OwnerCode(const AreaMention& area) const;
  // OwnerCode of a mention of the article.
  int KnownOwnerCode(const AreaMention& area) const { return owner_codes_[&area - mentions_.areas.data()]; }
  // What an area's cue says beside a flow: -1 it is the reporter, 1 the partner, 2 one of both, 0 nothing.
  static int SaidOf(const AreaMention& area, const std::string& flow);
  void DescribeArea(const AreaMention& area, const std::string& flow, Block block, Row& row) const;
  bool IsInsideAnother(const PeriodMention& mention) const;
  // Whether words for a base hold the same days of another month ("from the same period in July"): no figure's own period.
  bool IsBaseInAnotherMonth(const PeriodMention& mention) const;
  // What holds the mention: 1 words for a base of comparison, 2 a word of comparison, or one is written to its end ("올해보다"), 0 neither.
  int ComparisonAround(const Mention& mention) const;
  bool IsDigits(const Mention& mention) const;
  // Says where another mention of the figure's sentence lies, or one of another sentence.
  static void DescribeRelation(Block block, const Relation& relation, Row& row);
  void DescribeSentences(Block block, const Mention& figure, const Mention& other, Row& row) const;
  // Says of a measure how the figure that its unit comes from stands to the number.
  void DescribeSource(const Figure& number, const Measure& measure, Row& row) const;
  // In which currency a word says that a change is measured: its own, or that of the reporter ("in local currency"); "" where it is
  // unknown.
  static std::string TermsOf(const WordMention& word, const LinkedFigure& current);
  // The word or sign right before a place.
  std::u32string_view LeadOf(int begin) const;
  void DescribeRelativePeriod(const Figure& figure, Row& row) const;
  std::optional<normalize::Period> ResolveMention(const PeriodMention& mention, const LinkedFigure& current) const;
  // Adds a mention of the figure's sentence, and says how it tells the period.
  void AddNearPeriod(const PeriodMention& mention, const normalize::Period& period, const LinkedFigure& current, Table& table) const;
  // What is known where a mention stands, but for the period spoken of.
  normalize::PeriodContext ContextOf(const PeriodMention& mention, const LinkedFigure& current) const;
  // Whether a figure is one that others went to: "to 3.11 million".
  bool IsReached(const Figure& figure) const;
  // The period named behind a mention that needs one ("from 5 million a year earlier to 4 million in June").
  std::optional<normalize::Period> PeriodBehind(const PeriodMention& mention, const normalize::PeriodContext& context) const;
  // Whether a mention tells the period of a figure that others are compared with ("from 3.11 million in February").
  bool IsOfComparedFigure(const PeriodMention& mention) const;
  // A period with the words that hold it, where these say that a change is against it.
  std::optional<Mention> WordsOfBase(const PeriodMention& mention) const;
  // Whether the words for a period may belong to the figure as what its change is against, by where both stand.
  bool IsBesideChange(const Figure& figure, const Mention& words) const;
  // Whether the sentence's words say against what a change is ("a year", "on average").
  bool HasBaseWord(int sentence) const;
  // What the periods that the figure's sentence mentions stand for, one by one.
  using Resolved = std::vector<std::optional<normalize::Period>>;
  Resolved ResolveSentence(const LinkedFigure& current) const;
  // The past month, quarter or half that a mention without a year stands for though its sentence speaks of what is to come ("in December,
  // where 96.6 billion had been expected"). Nothing where the sentence does not.
  std::optional<normalize::Period> ResolveAsPast(const PeriodMention& mention, const LinkedFigure& current) const;
  // Whether another figure of the same statistic and unit already stands for that period: an article rarely contradicts itself.
  bool ConflictsWithEarlier(const std::string& period, const LinkedFigure& current) const;
  void DescribeCurrency(const LinkedFigure& current, Table& table) const;
  // Whose own currency an amount of money is in, though the article may name the country nowhere; "" of what everyone trades in.
  std::string AreaOfCurrency(const Figure& figure) const;
  // The amount of money that tells how large a figure is: its own, or that of the level which a percentage is tied to.
  const normalize::QuantityMention& SizedQuantity(const Figure& figure) const;
  // The period of the first reading, if that took the figure for a claim.
  std::optional<normalize::Period> FirstPeriod(const LinkedFigure& current) const;
  // Says how large the figure is beside the whole trade of each reporter, or the trade with each partner.
  void DescribeReporterSizes(const LinkedFigure& current, Table& table) const;
  void DescribePartnerSizes(const LinkedFigure& current, Table& table) const;
  // Adds periods by those decided before: 1 a year before the last figure's, 2 the period before it, 3 a year before that of the
  // sentence's first figure, 4 from January to the last figure's end, 8 the year after it, 9 its calendar year.
  void AddShifted(const LinkedFigure& current, Table& table) const;
  // Adds years that begin or end with a month of the sentence ("the season that ended on 31 August"): 5 the twelve months up to it, 6 those
  // of a split year ("2015/16"), 7 from where the last figure's period began up to it; and 14 split years that begin as the last season
  // did.
  void AddYearsByMonth(const LinkedFigure& current, const Resolved& resolved, Table& table) const;
  // Adds 15 the periods a year after those of the sentence, which may tell what a change is against alone, and 16 the last figure's months
  // in the years that the sentence names.
  void AddOtherYears(const LinkedFigure& current, const Resolved& resolved, Table& table) const;
  // Adds periods from one month to another: 10 between two of the sentence, 11 from one of them to the month before publication, 12 to that
  // of publication, 13 over the last two periods decided.
  void AddSpans(const Resolved& resolved, Table& table) const;
  // Adds the period of these months, if need be, and says how it is made where nothing is said of that yet.
  static void AddStretch(normalize::Month start, normalize::Month end, int code, Table& table);
  void DescribePeriods(const LinkedFigure& current, Table& table) const;
  struct ValueOfWord {
    std::string_view key, value;
  };
  // Adds the words of a section whose keys are among `values`.
  void AddWords(languages::Section section, std::span<const ValueOfWord> values, const LinkedFigure& current, Table& table) const;
  // Adds a word of the figure's sentence to the row of the value it offers.
  void AddWord(const WordMention& word, const std::string& value, const LinkedFigure& current, Table& table) const;

  const schema::Article& article_;
  const ArticleText& text_;
  const Mentions& mentions_;
  const Layout layout_;
  const ExpectedSize expected_size_;
  const std::vector<LinkedFigure>& decided_;
  const FirstReading* first_ = nullptr;
  mutable Row surroundings_;
  mutable int surroundings_figure_ = -1;
  mutable std::vector<const LinkedFigure*> carriers_;
  mutable int carriers_before_ = -1;                          // the figure that they stand before
  mutable std::array<std::vector<Carried>, kSlots> carried_;  // by slot
  mutable std::vector<std::vector<Candidate>> rooms_;
  // How an area's mentions stand in the article.
  struct AreaUse {
    int mentions = 0;
    int owned = 0;                            // a flow follows in the clause, and no cue of a partner stands before
    int cued = 0;                             // with a cue of a partner
    int said_reporter = 0, said_partner = 0;  // as SaidOf reads it beside a flow in the clause
    int rank = 0, owned_rank = 0;             // areas with more mentions, and with more that are owned
  };
  void RankAreaUses();
  std::unordered_map<std::string, AreaUse> area_uses_;
  AreaUse no_use_;                // of an area that the article does not mention
  std::vector<int> owner_codes_;  // by mention of an area
  // What is known of an area whatever the figure; asked once an article.
  struct AreaFacts {
    int code = 0;       // ValueColumn::kCode
    int headline = -1;  // its place in title_areas_; -1 where it is not there
    AreaUse use;
    std::optional<normalize::Unit> currency;
  };
  const AreaFacts& FactsOf(const std::string& value) const;
  mutable std::unordered_map<std::string, AreaFacts> area_facts_;
  std::vector<std::string> title_areas_;   // each once, in order
  int most_named_ = 0, second_named_ = 0;  // mentions of the two areas named most
  // An office of a country: the sentences that name it, in order, and its first mention.
  struct Office {
    std::vector<int> sentences;
    Mention first;
  };
  std::map<std::string, Office> offices_;
  std::unordered_map<std::string, int> flow_counts_, product_counts_;
  std::map<normalize::Unit, int> money_counts_;
  int amounts_of_money_ = 0;
  std::vector<int> paragraph_flows_;  // by paragraph: nouns and verbs for flows
  // Of flows, those that are no weak words.
  std::vector<FlowMention> strong_flows_;
  int title_flows_ = 0;
  int core_flows_ = 0;  // nouns and verbs for exports, imports and trade
  int rivals_ = 0;
  bool ideographic_ = false;  // the text writes no blanks between words
  int first_furniture_ = 0;   // the first sentence that holds page furniture
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_CANDIDATES_H_
