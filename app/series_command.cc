#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>

#include "app/checking.h"
#include "app/choices.h"
#include "app/claims_source.h"
#include "app/commands.h"
#include "app/input_options.h"
#include "app/standard_output.h"
#include "app/words.h"
#include "crosscheck/checker.h"
#include "store/error.h"
#include "store/postgres_address.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

using schema::Series;
using schema::SeriesPoint;

constexpr int kPlotWidth = 40;

constexpr char kFooter[] = R"(Examples:
  tallyman series CN RU exports --from claims.db
  tallyman series CN RU imports crude_oil --unit t --from out/claims.jsonl --json

A line for each period, those of one length together: the values that all claims together leave possible, a plot (solid up to the
lowest, light up to the highest), how many claims state the period (or "implied"), and "!" where a contradiction cites one. Below
stand the claims that implied values follow from.)";

struct Options {
  std::string reporter, partner, flow, product = "total", unit, from;
  bool json = false;
  Slack slack;
  int threads = 1;
};

template <typename Code>
Code Parsed(const std::string& text, const char* what) {
  const auto code = Code::Parse(text);
  if (!code) throw CLI::ValidationError(what, "\"" + text + "\" is no code that is known; tallyman schema sdmx prints all");
  return *code;
}

schema::Statistic StatisticOf(const Options& options) {
  schema::Statistic statistic;
  statistic.reporter = Parsed<normalize::Area>(options.reporter, "REPORTER");
  statistic.partner = Parsed<normalize::Area>(options.partner, "PARTNER");
  statistic.product = Parsed<normalize::Product>(options.product, "PRODUCT");
  for (const schema::Flow flow : {schema::Flow::kExports, schema::Flow::kImports, schema::Flow::kTrade, schema::Flow::kBalance})
    if (Name(flow) == options.flow) statistic.flow = flow;
  return statistic;
}

// Of a value where the claims tell one, else of a quantity; of what the unit says where one is asked for. Nothing where nothing is known.
std::optional<Series> SeriesOf(schema::Statistic statistic, const std::optional<normalize::Unit>& unit, const CheckResult& check,
                               const crosscheck::Checker& checker) {
  for (const schema::Measure measure : {schema::Measure::kValue, schema::Measure::kQuantity}) {
    if (unit && unit->is_money() != (measure == schema::Measure::kValue)) continue;
    statistic.measure = measure;
    if (auto series = checker.Reconcile(check.claims, check.findings, statistic, unit)) return series;
  }
  return std::nullopt;
}

double ValueOf(const std::optional<normalize::Decimal>& end) { return end ? std::abs(end->ToDouble()) : 0; }

// A bar for the range against the largest value of its group. Of negative values, by their size.
std::string Bar(const SeriesPoint& point, double largest) {
  const double a = ValueOf(point.interval.low), b = ValueOf(point.interval.high);
  const auto cells = [&](double value) { return largest > 0 ? static_cast<int>(std::lround(value / largest * kPlotWidth)) : 0; };
  const int low = cells(std::min(a, b)), high = point.interval.high ? std::max(cells(std::max(a, b)), low) : kPlotWidth;
  std::string bar;
  for (int i = 0; i < kPlotWidth; ++i) bar += i < low ? "█" : i < high ? "░" : " ";
  return bar;
}

void WriteSeries(const Series& series, std::ostream& out) {
  out << StatisticInWords(series.statistic) << ", " << series.unit.ToString() << "\n";
  for (std::size_t first = 0; first < series.points.size();) {
    std::size_t last = first;
    double largest = 0;
    for (; last < series.points.size() && series.points[last].period.months() == series.points[first].period.months(); ++last)
      largest = std::max({largest, ValueOf(series.points[last].interval.low), ValueOf(series.points[last].interval.high)});
    out << "\n";
    for (; first < last; ++first) {
      const SeriesPoint& point = series.points[first];
      std::string period = PeriodInWords(point.period), values = IntervalInWords(point.interval, series.unit.text());
      period.resize(std::max<std::size_t>(period.size(), 18), ' ');
      values.resize(std::max<std::size_t>(values.size(), 34), ' ');
      out << "  " << period << " " << values << " " << Bar(point, largest) << " "
          << (point.is_stated ? std::to_string(point.claims.size()) + (point.claims.size() == 1 ? " claim" : " claims") : "implied")
          << (point.findings.empty() ? "" : " !") << "\n";
    }
  }
}

// "agency.txt says of CN exports to RU in 2024-06: 70.23 billion CNY, ..., +5.1%, ..."
std::string InWords(const schema::Claim& claim) {
  std::string words = claim.document.id + " says of " + StatisticInWords(claim.statistic);
  if (claim.period) words += " in " + PeriodInWords(*claim.period);
  std::string separator = ": ";
  for (const std::string& figure : FiguresInWords(claim)) {
    words += separator + figure;
    separator = ", ";
  }
  return words;
}

// What the values rest on that no claim states: of each the claims that imply its bounds.
void WriteDerivations(const Series& series, const std::vector<schema::Claim>& claims, std::ostream& out) {
  bool is_first = true;
  for (const SeriesPoint& point : series.points) {
    if (point.is_stated) continue;
    if (is_first) out << "\nImplied\n";
    is_first = false;
    out << "  " << PeriodInWords(point.period) << " is " << IntervalInWords(point.interval, series.unit.text()) << ", because\n";
    for (const schema::Claim& claim : claims)
      if (std::binary_search(point.claims.begin(), point.claims.end(), claim.id)) out << "    " << InWords(claim) << "\n";
  }
}

// What the values do not rest on.
void WritePutAside(const Series& series, const std::vector<schema::Claim>& claims, std::ostream& out) {
  if (series.put_aside.empty()) return;
  out << "\nPut aside: cannot be right together with the others\n";
  for (const schema::Claim& claim : claims)
    if (std::binary_search(series.put_aside.begin(), series.put_aside.end(), claim.id)) out << "  " << InWords(claim) << "\n";
}

ExitCode RunSeries(const Options& options) {
  const tbb::global_control threads = AllowThreads(options.threads);
  Console console(true, true);
  const schema::Statistic statistic = StatisticOf(options);
  const auto unit = options.unit.empty() ? std::nullopt : std::optional(Parsed<normalize::Unit>(options.unit, "--unit"));
  const crosscheck::Checker::Options checker_options = CheckerOptions(options.slack, options.threads);
  const std::string from = ClaimsSource(options.from);
  const CheckResult check = Check(store::ReadClaimsWithoutEvidence(from), {}, nullptr, checker_options, console);
  const auto series = SeriesOf(statistic, unit, check, crosscheck::Checker(checker_options));
  if (!series)
    throw store::StoreError("no claim in " + store::WithoutPassword(from) + " gives or implies a level of " + StatisticInWords(statistic));
  if (series->points.empty())
    throw store::StoreError("the claims in " + store::WithoutPassword(from) + " leave nothing known of " + StatisticInWords(statistic) +
                            " in " + series->unit.ToString() + (unit ? "; try without --unit" : ""));
  if (options.json) {
    Print(ToJson(*series).dump() + "\n");
    return kDone;
  }
  std::ostringstream out;
  WriteSeries(*series, out);
  WriteDerivations(*series, check.claims, out);
  WritePutAside(*series, check.claims, out);
  Print(Printable(out.str()));
  return kDone;
}

}  // namespace

void AddSeriesCommand(CLI::App& program, Command& chosen) {
  CLI::App* const command = program.add_subcommand("series", "One statistic over time, as all claims together leave it");
  const auto options = std::make_shared<Options>();
  const std::vector<std::string> flows = {"exports", "imports", "trade", "balance"};
  SetChoices(*command->add_option("REPORTER", options->reporter, "Whose statistic: a code as in claims, CN")->required()->type_name(""),
             &store::AreaNames);
  SetChoices(*command->add_option("PARTNER", options->partner, "The other side: RU, EU, WORLD")->required()->type_name(""),
             &store::AreaNames);
  CLI::Option* const flow = command->add_option("FLOW", options->flow, "exports, imports, trade or balance")->required()->type_name("");
  SetChoices(*flow->check(CLI::IsMember(flows))->option_text("REQUIRED"), flows);
  SetChoices(*command->add_option("PRODUCT", options->product, "A product's code; total where none is given")->type_name(""),
             &store::ProductNames);
  command
      ->add_option(
          "--from", options->from,
          "Claims: JSON Lines, a database (.db, .sqlite, postgresql://...), the folder that run has written, or - for standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--unit", options->unit,
                   "A currency or unit; the currency that most claims use where none is given, a unit of quantity where they tell no value")
      ->type_name("UNIT");
  command->add_flag("--json", options->json, "One series record (docs/formats.md) in place of the table");
  AddSlackOptions(*command, options->slack);
  AddThreadsOption(*command, options->threads);
  command->footer(kFooter);
  command->callback([options, &chosen] { chosen = [options] { return RunSeries(*options); }; });
}

}  // namespace tallyman::app
