#include "store/formats/sdmx_csv.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "store/formats/csv_line.h"
#include "store/formats/sdmx_codes.h"
#include "store/rows.h"

namespace tallyman::store {
namespace {

using rows::Text;
using schema::Claim;
using schema::Period;

// Months of a quarter, a half year, a year.
constexpr int kQuarter = 3, kHalf = 6, kYear = 12;

struct TimePeriod {
  std::string frequency;
  std::string time;
};

// As SDMX writes periods: 2024-06, 2024-Q2, 2024-S1, 2024, and 2024-01-01/P5M for five months.
TimePeriod TimeOf(const Period& period) {
  if (period.first_day && period.last_day) {
    const int days = period.last_day->days() - period.first_day->days() + 1;
    return {sdmx::kOtherFrequency, period.first_day->ToString() + "/P" + std::to_string(days) + "D"};
  }
  const int months = period.months(), month = period.start.month() - 1;
  const std::string year = std::to_string(period.start.year());
  if (months == 1) return {"M", period.start.ToString()};
  if (months == kQuarter && month % kQuarter == 0) return {"Q", year + "-Q" + std::to_string(month / kQuarter + 1)};
  if (months == kHalf && month % kHalf == 0) return {"S", year + "-S" + std::to_string(month / kHalf + 1)};
  if (months == kYear && month == 0) return {"A", year};
  return {sdmx::kOtherFrequency, period.start.ToString() + "-01/P" + std::to_string(months) + "M"};
}

// A figure of a claim: what differs from one to the next.
struct Observation {
  std::string_view figure;
  schema::Decimal amount;
  std::string unit;
  schema::Interval interval;
  schema::Qualifier qualifier;
  const schema::Change* change = nullptr;
  const schema::Share* share = nullptr;
};

std::vector<Observation> ObservationsOf(const Claim& claim) {
  std::vector<Observation> all;
  const auto add_amount = [&](std::string_view figure, const schema::Amount& amount) {
    all.push_back({figure, amount.amount, sdmx::UnitCode(amount.unit.text()), amount.interval, amount.qualifier});
  };
  if (claim.level) add_amount("level", claim.level->main);
  if (claim.level && claim.level->converted) add_amount("converted", *claim.level->converted);
  if (const auto& change = claim.change) {
    const std::string unit = change->delta_unit ? sdmx::UnitCode(change->delta_unit->text()) : sdmx::kNotKnown;
    if (change->percent)
      all.push_back({"percent", *change->percent, sdmx::UnitCode(kPercentUnit), change->percent_interval, change->qualifier, &*change});
    if (change->delta) all.push_back({"delta", *change->delta, unit, change->delta_interval, change->qualifier, &*change});
  }
  if (const auto& share = claim.share)
    all.push_back({"share", share->percent, sdmx::UnitCode(kPercentUnit), share->interval, share->qualifier, nullptr, &*share});
  return all;
}

// Ids and names of others without what would end a line for some readers of CSV.
std::string OnOneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
  return text;
}

std::string Confidence(double confidence) {
  std::string text = std::to_string(confidence);
  return text.substr(0, text.find('.') + 4);
}

class SdmxCsv : public ClaimFormatter {
 public:
  std::string Begin() override {
    CsvLine header;
    header.Add("STRUCTURE").Add("STRUCTURE_ID").Add("ACTION");
    for (const sdmx::Component& dimension : sdmx::kDimensions) header.Add(dimension.id);
    header.Add("TIME_PERIOD").Add("OBS_VALUE");
    for (const sdmx::Component& attribute : sdmx::kAttributes) header.Add(attribute.id);
    return header.End();
  }

  std::string Format(const PreparedDocument& document) override {
    std::string lines;
    for (const Claim& claim : document.claims) {
      if (claim.period)
        for (const Observation& observation : ObservationsOf(claim)) lines += Line(claim, observation);
      else
        ++without_period_;
    }
    return lines;
  }

  std::vector<std::string> Warnings() const override {
    if (without_period_ == 0) return {};
    return {std::to_string(without_period_) + (without_period_ == 1 ? " claim has" : " claims have") +
            " no period: SDMX has no place for it, left out"};
  }

 private:
  static std::string Line(const Claim& claim, const Observation& observation) {
    static const std::string structure = std::string(sdmx::kAgency) + ":" + sdmx::kFlow + "(" + sdmx::kVersion + ")";
    const schema::Statistic& statistic = claim.statistic;
    const TimePeriod period = TimeOf(*claim.period);
    CsvLine line;
    line.Add("dataflow").Add(structure).Add("I").Add(period.frequency);
    line.Add(statistic.reporter ? statistic.reporter->text() : sdmx::kNotKnown).Add(statistic.partner.text());
    line.Add(schema::Name(statistic.flow)).Add(statistic.product.text());
    line.Add(statistic.measure ? schema::Name(*statistic.measure) : sdmx::kNotKnown);
    line.Add(statistic.basis ? schema::Name(*statistic.basis) : sdmx::kNotApplicable);
    line.Add(observation.figure).Add(observation.unit).Add(claim.id).Add(period.time).Add(observation.amount.ToString());
    line.Add(Text(observation.interval.low)).Add(Text(observation.interval.high)).Add(schema::Name(observation.qualifier));
    const schema::Change* const change = observation.change;
    line.Add(change ? schema::Name(change->versus) : "").Add(change && change->base ? TimeOf(*change->base).time : "");
    const schema::Share* const share = observation.share;
    line.Add(share ? schema::Name(share->of) : "").Add(schema::Name(claim.status));
    line.Add(Confidence(claim.confidence)).AddText(OnOneLine(claim.document.id)).Add(Text(claim.document.published));
    line.Add(statistic.side ? schema::Name(*statistic.side) : "");
    line.Add(change && change->terms ? sdmx::UnitCode(change->terms->text()) : "");
    line.Add(share ? share->whole_partner.text() : "").Add(share ? share->whole_product.text() : "");
    for (const auto& words : {statistic.reporter_text, statistic.partner_text, statistic.product_text,
                              observation.figure == "level" ? claim.level->unit_text : std::nullopt, claim.source})
      line.AddText(OnOneLine(words.value_or("")));
    return line.End();
  }

  std::uint64_t without_period_ = 0;
};

}  // namespace

std::unique_ptr<ClaimFormatter> MakeSdmxCsvFormatter() { return std::make_unique<SdmxCsv>(); }

}  // namespace tallyman::store
