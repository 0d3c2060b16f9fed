// Claims for tests of the cross-check, in a line each:
//
//   ClaimBuilder("en-01", "exports", "CN", "RU").In("2024-06").Level("70.23", 9, "CNY").Percent("5.1").Get()
#ifndef TALLYMAN_TESTS_CROSSCHECK_CLAIM_BUILDER_H_
#define TALLYMAN_TESTS_CROSSCHECK_CLAIM_BUILDER_H_

#include <string>
#include <string_view>

#include "schema/claim.h"

namespace tallyman::crosscheck {

class ClaimBuilder {
 public:
  // The document's id and publisher are the same. Published on 2024-07-12. `flow` is a word of the formats.
  ClaimBuilder(const std::string& document, std::string_view flow, const char* reporter, const char* partner,
               const char* product = "total") {
    claim_.document.id = document;
    claim_.document.publisher = document;
    claim_.document.language = "en";
    Published("2024-07-12");
    for (const auto value : {schema::Flow::kExports, schema::Flow::kImports, schema::Flow::kTrade, schema::Flow::kBalance})
      if (schema::Name(value) == flow) claim_.statistic.flow = value;
    claim_.statistic.reporter = normalize::Area::Parse(reporter);
    claim_.statistic.partner = normalize::Area::Parse(partner).value();
    claim_.statistic.product = normalize::Product::Parse(product).value();
    claim_.statistic.measure = schema::Measure::kValue;
    claim_.confidence = 0.9;
  }

  ClaimBuilder& Published(std::string_view date) {
    claim_.document.published = normalize::Date::Parse(date);
    return *this;
  }
  ClaimBuilder& In(std::string_view start, std::string_view end = "") {
    const normalize::Month first = normalize::Month::Parse(start).value();
    claim_.period = normalize::Period{first, end.empty() ? first : normalize::Month::Parse(end).value(), {}, {}};
    return *this;
  }
  ClaimBuilder& InYear(int year) {
    claim_.period = normalize::Period::OfYear(year);
    return *this;
  }
  ClaimBuilder& InDays(std::string_view first, std::string_view last) {
    const auto from = normalize::Date::Parse(first).value(), to = normalize::Date::Parse(last).value();
    claim_.period = normalize::Period{from.calendar_month(), to.calendar_month(), from, to};
    return *this;
  }
  // `printed` times 10^exponent.
  ClaimBuilder& Level(std::string_view printed, int exponent, const char* unit,
                      normalize::Qualifier qualifier = normalize::Qualifier::kEqual) {
    claim_.level = schema::Level{MakeAmount(printed, exponent, unit, qualifier), {}, {}};
    if (!claim_.level->main.unit.is_money()) claim_.statistic.measure = schema::Measure::kQuantity;
    return *this;
  }
  ClaimBuilder& Converted(std::string_view printed, int exponent, const char* unit) {
    claim_.level->converted = MakeAmount(printed, exponent, unit, normalize::Qualifier::kEqual);
    return *this;
  }
  ClaimBuilder& Percent(std::string_view printed, schema::Versus versus = schema::Versus::kYearOnYear) {
    if (!claim_.change) claim_.change.emplace();
    claim_.change->percent = normalize::Decimal::Parse(printed).value();
    claim_.change->percent_interval = *normalize::PrintedInterval(*claim_.change->percent, 1, normalize::Qualifier::kEqual);
    claim_.change->versus = versus;
    return *this;
  }
  ClaimBuilder& Terms(const char* unit) {
    claim_.change->terms = normalize::Unit::Parse(unit).value();
    return *this;
  }
  ClaimBuilder& Delta(std::string_view printed, int exponent, const char* unit) {
    if (!claim_.change) claim_.change.emplace();
    const schema::Amount amount = MakeAmount(printed, exponent, unit, normalize::Qualifier::kEqual);
    claim_.change->delta = amount.amount;
    claim_.change->delta_interval = amount.interval;
    claim_.change->delta_unit = amount.unit;
    return *this;
  }
  ClaimBuilder& ShareOfWorld(std::string_view percent) {
    const auto printed = normalize::Decimal::Parse(percent).value();
    claim_.share = schema::Share{printed,
                                 *normalize::PrintedInterval(printed, 1, normalize::Qualifier::kEqual),
                                 normalize::Qualifier::kEqual,
                                 schema::ShareOf::kPartner,
                                 normalize::Area::World(),
                                 claim_.statistic.product};
    return *this;
  }
  ClaimBuilder& Forecast(const std::string& source) {
    claim_.status = schema::Status::kForecast;
    claim_.source = source;
    return *this;
  }
  ClaimBuilder& Side(schema::Side side) {
    claim_.statistic.side = side;
    return *this;
  }
  ClaimBuilder& Measure(std::optional<schema::Measure> measure) {
    claim_.statistic.measure = measure;
    return *this;
  }
  ClaimBuilder& Publisher(const std::string& publisher) {
    claim_.document.publisher = publisher;
    return *this;
  }
  ClaimBuilder& Sketch(const std::string& sketch) {
    claim_.document.sketch = sketch;
    return *this;
  }
  ClaimBuilder& Confidence(double confidence) {
    claim_.confidence = confidence;
    return *this;
  }

  schema::Claim Get() const {
    schema::Claim claim = claim_;
    claim.id = schema::ClaimId(claim);
    return claim;
  }
  operator schema::Claim() const { return Get(); }  // NOLINT: lists of claims read better

 private:
  static schema::Amount MakeAmount(std::string_view printed, int exponent, const char* unit, normalize::Qualifier qualifier) {
    const auto number = normalize::Decimal::Parse(printed).value();
    const auto scale = normalize::Decimal(1).Shifted(exponent).value();
    return {normalize::Decimal::Multiply(number, scale)->Normalized(), normalize::Unit::Parse(unit).value(),
            *normalize::PrintedInterval(number, scale, qualifier), qualifier};
  }

  schema::Claim claim_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_TESTS_CROSSCHECK_CLAIM_BUILDER_H_
