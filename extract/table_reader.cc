#include "extract/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>

#include "extract/table_text.h"

namespace tallyman::extract {
namespace {

using languages::Section;
using normalize::Decimal;
using normalize::Period;
using normalize::QuantityKind;

constexpr double kToldByTable = 0.95;  // how sure a slot is that the table settles
constexpr int kYear = 12;
constexpr int kMostTimes = 20;  // what is printed as a multiple

enum class Kind { kUntold, kLevel, kChange, kShare, kNoClaim };

// What the words of a header, label or title say.
struct Said {
  const FlowMention* flow = nullptr;  // null as well where two are named
  const AreaMention* area = nullptr;
  const ProductMention* product = nullptr;
  const PeriodMention* period_words = nullptr;
  std::optional<Period> period;  // of period_words
  bool flows_differ = false;
  bool periods_differ = false;
  bool rival = false, share = false, change = false, percent = false, compared = false, sum = false;
  int compared_at = std::numeric_limits<int>::max();  // where the first word of comparison begins
  std::string base;                                   // the key of the word for it; "" where none is named
};

struct Column {
  Kind kind = Kind::kUntold;
  Said said;
  Cell header;
  std::optional<Period> named;  // in the header's own words
  bool is_index = false;        // changes as the level in percent of the base
};

// Counts values and tells the commonest.
class Votes {
 public:
  void Add(const std::string& value) { ++counts_[value]; }
  // "" where none was given.
  std::string Winner() const {
    const auto best = std::max_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts_.end() ? "" : best->first;
  }

 private:
  std::map<std::string, int> counts_;
};

class Reader {
 public:
  Reader(const schema::Article& article, const ArticleText& text, Mentions& mentions, std::vector<LinkedFigure>& linked, const Table& table)
      : article_(article), view_(text.view()), mentions_(mentions), linked_(linked), table_(table) {}

  void Read() {
    FindUnits();
    ReadTitles();
    ReadHeader();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) labels_.push_back(SaidOfLabels(row));
    for (const Cell& heading : table_.headings) headings_.push_back(SaidOf(heading));
    CountVotes();
    FindRunningPeriod();
    FindPeriodsInCells();
    AddUp();
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      for (std::size_t column = 0; column < columns_.size(); ++column)
        if (const int index = FigureIn(table_.rows[row].values[column]); index >= 0) ReadCell(row, column, index);
  }

 private:
  template <typename T>
  static std::span<const T> Inside(const std::vector<T>& all, const Cell& cell) {
    const auto before = [](const T& mention, int place) { return mention.begin < place; };
    const auto first = std::lower_bound(all.begin(), all.end(), cell.begin, before);
    return {first, std::lower_bound(first, all.end(), cell.end, before)};
  }

  Said SaidOf(const Cell& cell) const {
    Said said;
    for (const FlowMention& flow : Inside(mentions_.flows, cell)) {
      if (said.flow != nullptr && ValueOf(*said.flow) != ValueOf(flow)) said.flows_differ = true;
      if (said.flow == nullptr || said.flow->form == FlowForm::kWeak) said.flow = &flow;
    }
    if (said.flows_differ) said.flow = nullptr;
    for (const AreaMention& area : Inside(mentions_.areas, cell))
      if (!IsOfUnit(area)) said.area = &area;
    for (const ProductMention& product : Inside(mentions_.products, cell))
      if (said.product == nullptr || said.product->product.text() == "total") said.product = &product;
    ReadPeriod(cell, said);
    ReadWords(cell, said);
    return said;
  }

  // "(млн долл. США)": an area that is part of a declared unit's name.
  bool IsOfUnit(const AreaMention& area) const {
    return std::any_of(units_.begin(), units_.end(),
                       [&](const Mention& unit) { return unit.begin <= area.begin && area.begin <= unit.end + 2; });
  }

  bool IsKnownUnit(const Mention& source) const {
    return std::any_of(units_.begin(), units_.end(), [&](const Mention& unit) { return unit.begin == source.begin; });
  }

  void FindUnits() {
    const Cell rows{table_.rows.front().labels.front().begin, table_.rows.back().values.back().end};
    for (const Figure& figure : Inside(mentions_.figures, rows))
      for (const Measure& measure : figure.measures)
        if (measure.inherited == Inherited::kDeclared && measure.source && !IsKnownUnit(*measure.source)) units_.push_back(*measure.source);
  }

  void ReadPeriod(const Cell& cell, Said& said) const {
    int longest = 0;
    for (const PeriodMention& mention : Inside(mentions_.periods, cell)) {
      const auto period = normalize::Resolve(WithYear(mention, cell), {article_.published, {}, {}, false});
      if (!period || mention.end - mention.begin <= longest) continue;
      said.periods_differ = said.period && *said.period != *period && mention.begin >= said.period_words->end;
      said.period = period;
      said.period_words = &mention;
      longest = mention.end - mention.begin;
    }
  }

  bool EndsInTwoDigits(const Cell& cell) const {
    return view_.Is(cell.end - 1, languages::kDigit) && view_.Is(cell.end - 2, languages::kDigit) &&
           !view_.Is(cell.end - 3, languages::kDigit);
  }

  // A month with two digits behind it, which end the cell and can be no day: "Nov 85", "jun-16".
  normalize::PeriodMention WithYear(const PeriodMention& mention, const Cell& cell) const {
    constexpr int kDigits = 2;
    normalize::PeriodMention expression = mention.expression;
    if (expression.kind != normalize::PeriodKind::kMonth && expression.kind != normalize::PeriodKind::kDate) return expression;
    if (expression.end_year || !article_.published) return expression;
    constexpr int kDaysOfMonth = 31;
    const int begin = cell.end - kDigits;
    if (!EndsInTwoDigits(cell) || begin < mention.begin || begin - mention.end > kDigits) return expression;
    const int in_century = static_cast<int>(view_[begin] - U'0') * 10 + static_cast<int>(view_[begin + 1] - U'0');
    if (in_century <= kDaysOfMonth && view_[begin - 1] == U' ') return expression;  // "June 12" is a day
    const int latest = article_.published->year() + 1;
    const int year = latest - (latest - in_century) % 100;
    expression.kind = normalize::PeriodKind::kMonth;
    expression.start_year = expression.end_year = year;
    expression.day.reset();
    return expression;
  }

  void ReadWords(const Cell& cell, Said& said) const {
    for (const WordMention& word : Inside(mentions_.words, cell)) {
      said.rival |= word.section == Section::kRival;
      said.share |= word.section == Section::kShare;
      said.change |= word.section == Section::kDirection || word.section == Section::kBase ||
                     (word.section == Section::kChange && word.key.starts_with("rate"));
      if (word.section == Section::kCompare || word.section == Section::kBase) {
        said.compared = true;
        said.compared_at = std::min(said.compared_at, word.begin);
      }
      said.sum |= word.section == Section::kAnaphora && word.key == "overall";
      if (word.section == Section::kBase) said.base = word.key;
    }
    for (int at = cell.begin; at < cell.end; ++at) said.percent |= view_[at] == U'%' || IsBaseOfIndex(at);
  }

  // "2017 = 100"
  bool IsBaseOfIndex(int at) const {
    constexpr std::u32string_view kHundred = U"100";
    if (view_[at] != U'=') return false;
    const int begin = normalize::SkipBlanks(view_, at + 1);
    return view_.text().substr(begin, kHundred.size()) == kHundred && !view_.Is(begin + 3, languages::kDigit);
  }

  // Titles say what all cells have: the nearest that says it wins.
  void ReadTitles() {
    bool flow_told = false;
    for (const Cell& cell : table_.titles) {
      const Said said = SaidOf(cell);
      if (!flow_told) title_.flow = said.flow;
      flow_told |= said.flow != nullptr || said.flows_differ;
      if (said.period && said.period_words->begin >= said.compared_at && !title_named_) title_named_ = said.period;
      if (!title_.period && said.period && !said.periods_differ && said.period_words->end <= said.compared_at) {
        title_.period = said.period;
        title_.period_words = said.period_words;
      }
      if (title_.base.empty()) title_.base = said.base;
      if (title_.product == nullptr) title_.product = said.product;
      if (title_.area == nullptr && said.area != nullptr && !IsPartnerCue(*said.area) && said.area->before != Cue::kIn)
        title_.area = said.area;
      title_.rival |= said.rival && said.flow == nullptr;
    }
  }

  void ReadHeader() {
    columns_.resize(table_.rows[0].values.size());
    if (table_.header.empty() || HoldsFigures(table_.header)) return;
    for (const Cell& cell : table_.header)
      for (const Figure& figure : Inside(mentions_.figures, cell)) MakeNone(linked_[&figure - mentions_.figures.data()]);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      columns_[i].header = table_.header[i];
      columns_[i].said = SaidOf(table_.header[i]);
      columns_[i].kind = KindOf(columns_[i].said);
      const bool unit = !columns_[i].said.percent && HasUnit(columns_[i].header);
      if (unit && columns_[i].kind != Kind::kNoClaim) columns_[i].kind = Kind::kLevel;
      columns_[i].named = columns_[i].said.period;
    }
    CarryHeader();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].kind == Kind::kChange) columns_[i].is_index = IsIndex(i);
  }

  // Whether one of the cells holds more than words and the base of an index: then it is no header.
  bool HoldsFigures(const std::vector<Cell>& header) const {
    return std::any_of(header.begin(), header.end(), [&](const Cell& cell) {
      bool base = false;
      for (int at = cell.begin; at < cell.end; ++at) base |= IsBaseOfIndex(at);
      const auto figures = Inside(mentions_.figures, cell);
      const bool month = EndsInTwoDigits(cell) && SaidOf(cell).period;
      return !base && !month &&
             std::any_of(figures.begin(), figures.end(), [](const Figure& figure) { return figure.kind != FigureKind::kMultiple; });
    });
  }

  static Kind KindOf(const Said& said) {
    if (said.rival && said.flow == nullptr) return Kind::kNoClaim;
    if (said.share && !said.change) return Kind::kShare;
    if (said.percent || said.change || (said.compared && said.flow == nullptr)) return Kind::kChange;
    return said.flow != nullptr || said.period ? Kind::kLevel : Kind::kUntold;
  }

  // Whether the header names the unit of the figures below it.
  bool HasUnit(const Cell& header) const {
    return std::any_of(units_.begin(), units_.end(), [&](const Mention& unit) { return header.Contains(unit.begin); });
  }

  // "Exports  Growth  Imports  Growth": a column of changes or shares has the flow and the period of the levels before it. A change
  // between several periods leads to the latest.
  void CarryHeader() {
    const FlowMention* flow = nullptr;
    std::optional<Period> latest;
    for (const Column& column : columns_)
      if (column.kind == Kind::kLevel && column.said.period && (!latest || latest->end < column.said.period->end))
        latest = column.said.period;
    for (Column& column : columns_) {
      if (column.said.flow != nullptr) flow = column.said.flow;
      if (column.said.flow == nullptr && !column.said.flows_differ) column.said.flow = flow;
      if (column.kind == Kind::kChange || (column.kind == Kind::kShare && !column.said.period)) column.said.period = latest;
    }
  }

  // Whether a column of changes prints the level in percent of the base ("104.5", "96.3"): no sign at all, and all around a hundred.
  bool IsIndex(std::size_t column) const {
    constexpr double kLeast = 30, kNearLow = 75, kNearHigh = 130;
    int near = 0, all = 0;
    for (const TableRow& row : table_.rows) {
      const int index = FigureIn(row.values[column]);
      if (index < 0 || mentions_.figures[index].kind == FigureKind::kMultiple || Holds(row.values[column], languages::kLetter)) continue;
      const normalize::QuantityMention& quantity = mentions_.figures[index].quantity;
      const double printed = quantity.number.printed.ToDouble();
      if (quantity.sign != 0 || printed < kLeast) return false;
      ++all;
      near += kNearLow <= printed && printed <= kNearHigh;
    }
    return all > 1 && near * 2 >= all;
  }

  bool Holds(const Cell& cell, languages::CharacterClass kind) const {
    for (int at = cell.begin; at < cell.end; ++at)
      if (view_.Is(at, kind)) return true;
    return false;
  }

  // The only figure in a cell; -1 where there is none, or more.
  int FigureIn(const Cell& cell) const {
    const auto figures = Inside(mentions_.figures, cell);
    return figures.size() == 1 && figures[0].end <= cell.end ? static_cast<int>(figures.data() - mentions_.figures.data()) : -1;
  }

  // What the labels of a row say; where the first is empty, what the first of the rows above says counts as well.
  Said SaidOfLabels(std::size_t row) const {
    const std::vector<Cell>& labels = table_.rows[row].labels;
    Said said = SaidOf({labels.front().begin, labels.back().end});
    if (row == 0 || labels.front().begin < labels.front().end) return said;
    const Said& above = labels_[row - 1];
    if (said.product == nullptr) said.product = above.product;
    if (said.area == nullptr) said.area = above.area;
    return said;
  }

  void CountVotes() {
    for (const Said& label : labels_)
      if (label.area != nullptr) labelled_.insert(label.area->area.ToString());
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      for (const Cell& cell : table_.rows[row].values) {
        const int index = FigureIn(cell);
        if (index < 0 || linked_[index][Slot::kFlow].value == "none") continue;
        const LinkedFigure& figure = linked_[index];
        const std::string own = labels_[row].area == nullptr ? "" : labels_[row].area->area.ToString();
        ++cells_;
        rows_report_ += !own.empty() && figure[Slot::kReporter].value == own;
        // Who trades with a row's country is seldom in a row itself.
        const std::string& reporter = figure[Slot::kReporter].value;
        if (!reporter.empty() && !labelled_.contains(reporter)) reporters_.Add(reporter);
        if (figure[Slot::kPartner].value != own) partners_.Add(figure[Slot::kPartner].value);
        periods_.Add(figure[Slot::kPeriod].value);
        statuses_.Add(figure[Slot::kStatus].value);
      }
    if (std::any_of(labels_.begin(), labels_.end(), [](const Said& label) { return label.flow != nullptr; })) title_.flow = nullptr;
    for (const Said& label : labels_) {
      areas_ += label.area != nullptr;
      products_ += label.product != nullptr && label.area == nullptr;
    }
  }

  const Said* HeadingOf(std::size_t row) const {
    const int heading = table_.rows[row].heading;
    return heading < 0 ? nullptr : &headings_[heading];
  }

  // The first of header, label, heading and title that names it.
  template <typename T>
  const T* Told(std::size_t row, std::size_t column, const T* Said::*what) const {
    if (labels_[row].*what != nullptr) return labels_[row].*what;
    if (columns_[column].said.*what != nullptr) return columns_[column].said.*what;
    if (const Said* heading = HeadingOf(row); heading != nullptr && heading->*what != nullptr) return heading->*what;
    return title_.*what;
  }

  static void MakeNone(LinkedFigure& figure) {
    const Choice unit = figure[Slot::kUnit];
    figure.choices = {};
    figure[Slot::kUnit] = unit;
    figure[Slot::kFlow] = {"none", kToldByTable, -1, -1};
  }

  static Choice ToldBy(const Mention& words, std::string value) { return {std::move(value), kToldByTable, words.begin, words.end}; }

  void ReadCell(std::size_t row, std::size_t column, int index) {
    LinkedFigure& figure = linked_[index];
    const FlowMention* flow = Told(row, column, &Said::flow);
    const bool rival = labels_[row].rival && labels_[row].flow == nullptr && labels_[row].product == nullptr;
    if (columns_[column].kind == Kind::kNoClaim || rival) {
      MakeNone(figure);
      return;
    }
    const bool was_none = figure[Slot::kFlow].value == "none";
    if (was_none && (flow == nullptr || columns_[column].kind == Kind::kUntold)) return;
    if (!ReadKind(row, column, index)) return;
    if (flow != nullptr) figure[Slot::kFlow] = ToldBy(*flow, ValueOf(*flow));
    if (was_none) FillIn(index);
    ReadAreas(row, column, figure);
    ReadProduct(row, column, figure);
    ReadPeriodOf(row, column, figure);
    ReadChange(row, column, index);
  }

  // What no word of the table says of a figure that was no claim: as most cells have it, else as the figure before.
  void FillIn(int index) {
    LinkedFigure& figure = linked_[index];
    const LinkedFigure* before = nullptr;
    for (int i = index - 1; i >= 0 && before == nullptr; --i)
      if (linked_[i][Slot::kFlow].value != "none") before = &linked_[i];
    const auto fill = [&](Slot slot, const std::string& voted, const std::string& otherwise) {
      if (!figure[slot].value.empty()) return;
      const std::string value = !voted.empty() ? voted : before != nullptr ? (*before)[slot].value : otherwise;
      figure[slot] = {value, kToldByTable, -1, -1};
    };
    fill(Slot::kReporter, reporters_.Winner(), Home());
    fill(Slot::kPeriod, periods_.Winner(), "");
    fill(Slot::kStatus, statuses_.Winner(), "actual");
    if (figure[Slot::kPartner].value.empty())
      figure[Slot::kPartner] = {areas_ > 0 ? "WORLD" : OrElse(partners_.Winner(), "WORLD"), kToldByTable, -1, -1};
    if (figure[Slot::kProduct].value.empty()) figure[Slot::kProduct] = {"total", kToldByTable, -1, -1};
    for (const auto& [slot, value] : {std::pair(Slot::kVersus, "yoy"), std::pair(Slot::kDirection, "+"), std::pair(Slot::kTerms, "none")})
      if (figure[slot].value.empty()) figure[slot] = {value, kToldByTable, -1, -1};
  }

  static std::string OrElse(const std::string& value, const std::string& otherwise) { return value.empty() ? otherwise : value; }

  // The country of the publisher, else of the language's press; "" where neither is known.
  std::string Home() const { return article_.country.value_or(mentions_.home); }

  // Whether the cell is a level, a change or a share, and of which unit. False where its figure cannot be what the column says.
  bool ReadKind(std::size_t row, std::size_t column, int index) {
    LinkedFigure& figure = linked_[index];
    const bool multiple = mentions_.figures[index].kind == FigureKind::kMultiple;
    switch (columns_[column].kind) {
      case Kind::kChange:
        if (!multiple && PrintsUnit(index) && !columns_[column].is_index) return false;
        if (!multiple && !(columns_[column].is_index ? TakeIndex(row, column, index) : TakePercentage(index))) return false;
        figure[Slot::kRole] = {"change", kToldByTable, -1, -1};
        return true;
      case Kind::kShare:
        if (multiple || PrintsUnit(index) || !TakePercentage(index)) return false;
        figure[Slot::kRole] = {"share", kToldByTable, -1, -1};
        return true;
      case Kind::kLevel:
        if (multiple || !TakeUnit(column, index)) return false;
        figure[Slot::kRole] = {"level", kToldByTable, -1, -1};
        return true;
      default:
        return true;
    }
  }

  // Whether a figure is an amount whose unit stands beside it.
  bool PrintsUnit(int index) const {
    const Figure& figure = mentions_.figures[index];
    return figure.kind != FigureKind::kPercent && figure.inherited == Inherited::kNothing;
  }

  // "104.5" is 4.5 percent more; a small number with letters behind it ("1,4р.") says how many times the base.
  bool TakeIndex(std::size_t row, std::size_t column, int index) {
    normalize::Number& number = mentions_.figures[index].quantity.number;
    const Decimal base(100);
    const bool times = number.printed < Decimal(kMostTimes) && Holds(table_.rows[row].values[column], languages::kLetter);
    const auto percent = times ? Decimal::Multiply(number.printed, base) : std::optional(number.printed);
    const auto change = percent ? Decimal::Add(*percent, -base) : std::nullopt;
    if (!change) return false;
    mentions_.figures[index].quantity.sign = change->negative() ? -1 : 1;
    number.printed = change->Abs();
    return TakePercentage(index);
  }

  bool TakePercentage(int index) {
    Figure& figure = mentions_.figures[index];
    normalize::QuantityMention quantity = figure.quantity;
    quantity.kind = QuantityKind::kPercent;
    quantity.unit.reset();
    quantity.factor = 1;
    quantity.number.scale = 1;
    if (!normalize::Complete(quantity)) return false;
    figure.kind = FigureKind::kPercent;
    figure.quantity = quantity;
    return true;
  }

  // The unit that the header names, or a title; else as it was linked, if that is no percentage.
  bool TakeUnit(std::size_t column, int index) {
    Figure& figure = mentions_.figures[index];
    const auto named_in = [&](const Cell& cell) {
      return std::find_if(figure.measures.begin(), figure.measures.end(), [&](const Measure& measure) {
        return measure.inherited == Inherited::kDeclared && measure.source && cell.Contains(measure.source->begin);
      });
    };
    const auto take = [&](std::vector<Measure>::iterator measure) {
      if (measure == figure.measures.end()) return false;
      const Measure chosen = *measure;
      static_cast<Measure&>(figure) = chosen;
      return true;
    };
    if (take(named_in(columns_[column].header))) return true;
    for (const Cell& title : table_.titles)
      if (take(named_in(title))) return true;
    if (figure.kind != FigureKind::kPercent) return true;
    return take(std::find_if(figure.measures.begin(), figure.measures.end(),
                             [](const Measure& measure) { return measure.kind != FigureKind::kPercent; }));
  }

  void ReadAreas(std::size_t row, std::size_t column, LinkedFigure& figure) {
    const bool rows_are_reporters = title_.area == nullptr && rows_report_ * 2 > cells_;
    const AreaMention* area = labels_[row].area != nullptr ? labels_[row].area : columns_[column].said.area;
    const std::string reporter = title_.area != nullptr ? title_.area->area.ToString() : OrElse(reporters_.Winner(), Home());
    if (rows_are_reporters) return;
    if (area == nullptr) {
      if (!reporter.empty() && labelled_.contains(figure[Slot::kReporter].value))
        figure[Slot::kReporter] = {reporter, kToldByTable, -1, -1};
      return;
    }
    const std::string own = area->area.ToString();
    if (figure[Slot::kReporter].value == own || figure[Slot::kReporter].value.empty())
      figure[Slot::kReporter] = {reporter, kToldByTable, -1, -1};
    else if (!reporter.empty())
      figure[Slot::kReporter].value = reporter;
    if (figure[Slot::kReporter].value != own) figure[Slot::kPartner] = ToldBy(*area, own);
  }

  void ReadProduct(std::size_t row, std::size_t column, LinkedFigure& figure) {
    if (const ProductMention* product = Told(row, column, &Said::product); product != nullptr && labels_[row].product == product) {
      // "Other" was chosen where the words are wider than the goods: tea is no code of its own.
      if (figure[Slot::kProduct].value != "other") figure[Slot::kProduct] = ToldBy(*product, product->product.ToString());
      return;
    }
    // Among goods, a label that nothing is known of names goods as well.
    const Said& label = labels_[row];
    const bool unknown = label.area == nullptr && label.flow == nullptr && !label.period && label.product == nullptr;
    if (unknown && !label.sum && !IsSum(row) && products_ * 2 > static_cast<int>(labels_.size()))
      figure[Slot::kProduct] = ToldBy(LabelOf(row), "other");
  }

  struct Sum {
    double total = 0;
    int rows = 0;
  };

  // The size of the row's first value; nothing where it is no number.
  std::optional<double> FirstValue(std::size_t row) const {
    const int index = FigureIn(table_.rows[row].values[0]);
    return index < 0 ? std::nullopt : std::optional(std::abs(mentions_.figures[index].quantity.number.printed.ToDouble()));
  }

  void AddUp() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto value = FirstValue(row);
      if (!value) continue;
      Sum& sum = sums_[table_.rows[row].heading];
      sum.total += *value;
      ++sum.rows;
    }
  }

  // Whether the row's first value is at least as large as those of all other rows under its heading together.
  bool IsSum(std::size_t row) const {
    const auto value = FirstValue(row);
    if (!value) return false;
    const Sum& sum = sums_.at(table_.rows[row].heading);
    return sum.rows > 2 && *value >= sum.total - *value;
  }

  Mention LabelOf(std::size_t row) const {
    const std::vector<Cell>& labels = table_.rows[row].labels;
    return {labels.front().begin, labels.back().end, 0};
  }

  void ReadPeriodOf(std::size_t row, std::size_t column, LinkedFigure& figure) {
    const Said& said = columns_[column].said;
    if (said.period && !said.periods_differ)
      TakePeriod(columns_[column].kind == Kind::kShare ? *said.period : PartOfYear(*said.period), said.period_words, figure);
    else if (labels_[row].period && !labels_[row].periods_differ)
      TakePeriod(PartOfYear(*labels_[row].period), labels_[row].period_words, figure);
    else if (title_.period && !Holds(columns_[column].header, languages::kDigit))
      TakePeriod(*title_.period, title_.period_words, figure);
    else if (running_ && IsMisread(figure[Slot::kPeriod]))
      TakePeriod(*running_, nullptr, figure);
  }

  void FindPeriodsInCells() {
    for (const TableRow& row : table_.rows)
      for (const Cell& cell : row.values)
        for (const PeriodMention& mention : Inside(mentions_.periods, cell))
          if (const auto period = normalize::Resolve(mention.expression, {article_.published, {}, {}, false}))
            periods_in_cells_.insert(PeriodText(period));
  }

  // Whether a period was taken from the number in a cell ("2002,1"), or is only what changes are against.
  bool IsMisread(const Choice& period) const {
    const auto value = ParsePeriodText(period.value);
    const auto is_base = [&](const Column& column) { return column.kind == Kind::kChange && column.named && column.named == value; };
    if (!value) return false;
    return title_named_ == value || std::any_of(columns_.begin(), columns_.end(), is_base) || periods_in_cells_.contains(period.value);
  }

  // The period of the last figure before the table.
  void FindRunningPeriod() {
    const auto& figures = mentions_.figures;
    const auto first = std::lower_bound(figures.begin(), figures.end(), table_.rows[0].labels[0].begin,
                                        [](const Figure& figure, int place) { return figure.begin < place; });
    for (auto i = first - figures.begin(); i-- > 0 && !running_;)
      if (linked_[i][Slot::kStatus].value == "actual") running_ = ParsePeriodText(linked_[i][Slot::kPeriod].value);
  }

  static void TakePeriod(const Period& period, const PeriodMention* words, LinkedFigure& figure) {
    figure[Slot::kPeriod] = {PeriodText(period), kToldByTable, words == nullptr ? -1 : words->begin, words == nullptr ? -1 : words->end};
  }

  // "1998", "1999" under a title of January to September are these months of the years.
  Period PartOfYear(const Period& period) const {
    if (period.months() != kYear || period.start.month() != 1 || !title_.period || title_.period->months() >= kYear) return period;
    if (title_.period->part_of_month()) return period;
    return title_.period->Shifted((period.start.year() - title_.period->start.year()) * kYear);
  }

  void ReadChange(std::size_t row, std::size_t column, int index) {
    if (columns_[column].kind != Kind::kChange) return;
    LinkedFigure& figure = linked_[index];
    const normalize::QuantityMention& quantity = mentions_.figures[index].quantity;
    const auto words = Inside(mentions_.words, table_.rows[row].values[column]);
    const bool told = std::any_of(words.begin(), words.end(), [](const WordMention& word) { return word.section == Section::kDirection; });
    if (quantity.sign != 0 || (!told && mentions_.figures[index].kind != FigureKind::kMultiple))
      figure[Slot::kDirection] = {quantity.amount.negative() || quantity.sign < 0 ? "-" : "+", kToldByTable, -1, -1};
    if (const std::string versus = VersusOf(column, figure); !versus.empty()) {
      figure[Slot::kVersus] = {versus, kToldByTable, -1, -1};
      figure.base.reset();
    }
  }

  // By the period that the header or the title names, by their words for a base, or by the periods of the columns; "" where none tells.
  std::string VersusOf(std::size_t column, const LinkedFigure& figure) const {
    const auto own = ParsePeriodText(figure[Slot::kPeriod].value);
    const auto named = columns_[column].named ? columns_[column].named : title_named_;
    if (own && named && named->end < own->start) {
      if (*named == own->Shifted(-kYear) || *named == Period::OfYear(own->start.year() - 1)) return "yoy";
      if (*named == own->Before()) return "prev";
    }
    const std::string& base = columns_[column].said.base.empty() ? title_.base : columns_[column].said.base;
    if (base == "yoy" || base == "prev") return base;
    std::optional<Period> later, earlier;
    for (const Column& other : columns_) {
      if (other.kind != Kind::kLevel || !other.said.period) continue;
      const Period period = *other.said.period;
      if (!later || later->end < period.end) {
        if (later) earlier = later;
        later = period;
      } else if (period != *later && (!earlier || earlier->end < period.end)) {
        earlier = period;
      }
    }
    if (!later || !earlier) return "";
    if (*earlier == later->Shifted(-kYear)) return "yoy";
    return *earlier == later->Before() ? "prev" : "";
  }

  const schema::Article& article_;
  const languages::View& view_;
  Mentions& mentions_;
  std::vector<LinkedFigure>& linked_;
  const Table& table_;
  Said title_;
  std::optional<Period> running_;
  std::optional<Period> title_named_;  // that a title says changes are against
  std::vector<Column> columns_;
  std::vector<Said> labels_, headings_;
  std::set<std::string> labelled_;          // areas that labels name
  std::vector<Mention> units_;              // that are declared for figures of the table
  std::map<int, Sum> sums_;                 // of the first values under each heading
  std::set<std::string> periods_in_cells_;  // as text
  Votes reporters_, partners_, periods_, statuses_;
  int cells_ = 0, rows_report_ = 0;
  int areas_ = 0, products_ = 0;  // rows whose labels name one
};

}  // namespace

void ReadTables(const schema::Article& article, const ArticleText& text, Mentions& mentions, std::vector<LinkedFigure>& linked) {
  for (const Table& table : FindTables(text.view())) Reader(article, text, mentions, linked, table).Read();
}

}  // namespace tallyman::extract
