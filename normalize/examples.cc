#include "normalize/examples.h"

#include <nlohmann/json.hpp>

#include "normalize/period_expression.h"
#include "normalize/qualifier_names.h"
#include "normalize/quantity.h"

namespace tallyman::normalize {
namespace {

using nlohmann::json;

std::string_view QualifierName(const QuantityMention& quantity) { return kQualifierNames[static_cast<std::size_t>(quantity.qualifier)]; }

std::string Describe(const QuantityMention& quantity) {
  switch (quantity.kind) {
    case QuantityKind::kPercent:
      return quantity.amount.ToString() + " %";
    case QuantityKind::kPoints:
      return quantity.amount.ToString() + " points";
    default:
      return quantity.amount.ToString() + (quantity.unit ? " " + quantity.unit->ToString() : "");
  }
}

bool IsUnit(const QuantityMention& quantity, const std::string& unit) {
  if (quantity.kind == QuantityKind::kPoints) return unit == "points";
  if (quantity.kind == QuantityKind::kPercent) return unit == "%";
  return (quantity.unit ? quantity.unit->ToString() : "") == unit;
}

// Empty where the text is read as wanted, else what was read. An empty qualifier stands for any.
std::string CheckQuantity(const languages::Pack& pack, const PackSlots& slots, const std::string& text, const Decimal& amount,
                          const std::string& unit, const std::string& qualifier) {
  const languages::View view(text, pack.folding());
  const std::vector<QuantityMention> found = FindQuantities(view, pack, pack.Match(view, &slots));
  const auto is_wanted = [&](const QuantityMention& quantity) {
    return quantity.amount == amount && IsUnit(quantity, unit) && (qualifier.empty() || QualifierName(quantity) == qualifier);
  };
  for (const QuantityMention& quantity : AsPrinted(found))
    if (is_wanted(quantity)) return "";
  std::string got;
  for (const QuantityMention& quantity : found) {
    if (is_wanted(quantity)) return "";
    got += (got.empty() ? "" : ", ") + Describe(quantity);
    if (!qualifier.empty()) (got += ' ') += QualifierName(quantity);
  }
  return got.empty() ? "nothing" : got;
}

// The period last spoken of: {"spoken": {"start": "2024-01", "end": "2024-06"}}.
std::optional<Period> SpokenOf(const json& example) {
  const auto spoken = example.find("spoken");
  if (spoken == example.end()) return std::nullopt;
  const auto start = Month::Parse(spoken->at("start").get<std::string>()), end = Month::Parse(spoken->at("end").get<std::string>());
  if (!start || !end || *end < *start) throw languages::PackError("no period: " + spoken->dump());
  return Period{*start, *end, {}, {}};
}

std::string MonthsOf(const Period& period) { return period.start.ToString() + ".." + period.end.ToString(); }

std::string DaysOf(const Period& period) {
  return period.part_of_month() ? " (" + period.first_day->ToString() + ".." + period.last_day->ToString() + ")" : "";
}

// An example's months, and the days if it gives any.
std::string WantedPeriod(const json& example) {
  std::string want = example.at("start").get<std::string>() + ".." + example.at("end").get<std::string>();
  if (!example.contains("first_day")) return want;
  return want + " (" + example.at("first_day").get<std::string>() + ".." + example.at("last_day").get<std::string>() + ")";
}

std::string CheckPeriod(const languages::Pack& pack, const PackSlots& slots, const std::string& text, const PeriodContext& context,
                        const std::string& want) {
  const languages::View view(text, pack.folding());
  std::string got;
  for (const PeriodMention& mention : FindPeriods(view, pack, pack.Match(view, &slots))) {
    const auto period = Resolve(mention, context);
    if (!period) continue;
    const std::string months = MonthsOf(*period), days = DaysOf(*period);
    if (months == want || months + days == want) return "";
    (got += got.empty() ? "" : ", ") += months + days;
  }
  return got.empty() ? "nothing" : got;
}

}  // namespace

ExamplesReport CheckExamples(const languages::Pack& pack, std::string_view content) {
  const json file = json::parse(content);
  const PackSlots slots(pack);
  ExamplesReport report;
  const auto fail = [&report](const std::string& text, const std::string& want, const std::string& got) {
    report.failures.push_back("\"" + text + "\" is " + want + ", read as " + got);
  };
  for (const json& example : file.value("quantities", json::array())) {
    const auto amount = Decimal::Parse(example.at("amount").get<std::string>());
    if (!amount) throw languages::PackError("no decimal number: " + example.at("amount").get<std::string>());
    const auto unit = example.at("unit").get<std::string>();
    const auto qualifier = example.value("qualifier", "");
    for (const json& text : example.at("texts")) {
      ++report.quantities;
      const std::string got = CheckQuantity(pack, slots, text.get<std::string>(), *amount, unit, qualifier);
      if (!got.empty()) fail(text.get<std::string>(), amount->ToString() + " " + unit + (qualifier.empty() ? "" : " " + qualifier), got);
    }
  }
  for (const json& example : file.value("periods", json::array())) {
    PeriodContext context;
    context.published = Date::Parse(example.at("published").get<std::string>());
    if (example.contains("reporter")) context.reporter = Area::Parse(example.at("reporter").get<std::string>());
    context.last = SpokenOf(example);
    context.future = example.value("future", false);
    const std::string want = WantedPeriod(example);
    for (const json& text : example.at("texts")) {
      ++report.periods;
      const std::string got = CheckPeriod(pack, slots, text.get<std::string>(), context, want);
      if (!got.empty()) fail(text.get<std::string>(), want, got);
    }
  }
  return report;
}

}  // namespace tallyman::normalize
