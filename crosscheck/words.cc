#include "crosscheck/words.h"

#include <array>
#include <vector>

namespace tallyman::crosscheck {
namespace {

using normalize::Decimal;
using normalize::Period;
using schema::Flow;

struct ScaleWord {
  int exponent;
  const char* word;
};
constexpr std::array<ScaleWord, 4> kScales = {{{12, " trillion"}, {9, " billion"}, {6, " million"}, {3, " thousand"}}};

ScaleWord ScaleOf(const Decimal& amount) {
  for (const ScaleWord& scale : kScales)
    if (amount.Abs() >= *Decimal(1).Shifted(scale.exponent)) return scale;
  return {0, ""};
}

std::string Scaled(const Decimal& amount, const ScaleWord& scale) {
  const auto shifted = amount.Shifted(-scale.exponent);
  return shifted ? shifted->Normalized().ToString() : amount.ToString();
}

std::string UnitWords(const std::string& unit) {
  if (unit == "*") return "";
  if (unit == "unit") return " units";
  if (unit.starts_with("other:")) return unit.size() > 6 ? " " + unit.substr(6) : "";
  return " " + unit;
}

std::string QualifierWords(normalize::Qualifier qualifier) {
  switch (qualifier) {
    case normalize::Qualifier::kApprox:
      return "about ";
    case normalize::Qualifier::kGreater:
      return "more than ";
    case normalize::Qualifier::kLess:
      return "less than ";
    case normalize::Qualifier::kEqual:
      break;
  }
  return "";
}

std::string UnitName(const normalize::Unit& unit, const std::optional<std::string>& unit_text) {
  return unit.text() == "other" ? "other:" + unit_text.value_or("") : unit.ToString();
}

std::string LevelWords(const schema::Level& level) {
  std::string words = QualifierWords(level.main.qualifier) + AmountWords(level.main.amount, UnitName(level.main.unit, level.unit_text));
  if (level.converted)
    words +=
        " (" + QualifierWords(level.converted->qualifier) + AmountWords(level.converted->amount, level.converted->unit.ToString()) + ")";
  return words;
}

std::string Against(const schema::Claim& claim) {
  const schema::Change& change = *claim.change;
  if (change.base) return " on " + PeriodWords(*change.base);
  if (change.versus == schema::Versus::kYearOnYear)
    return claim.period ? " on " + PeriodWords(claim.period->Shifted(-12)) : " on the year before";
  return change.versus == schema::Versus::kPrevious ? " on the period before" : "";
}

std::string ChangeWords(const schema::Claim& claim) {
  const schema::Change& change = *claim.change;
  std::string words;
  if (change.percent)
    words = std::string(change.percent->negative() ? "down " : "up ") + QualifierWords(change.qualifier) +
            change.percent->Abs().ToString() + " percent";
  if (change.delta && change.delta_unit) {
    if (!words.empty()) words += " and ";
    words +=
        std::string(change.delta->negative() ? "down by " : "up by ") + AmountWords(change.delta->Abs(), change.delta_unit->ToString());
  }
  words += Against(claim);
  if (change.terms) words += " in " + change.terms->ToString();
  return words;
}

}  // namespace

std::string NumberWords(const Decimal& amount) {
  const ScaleWord scale = ScaleOf(amount);
  return Scaled(amount, scale) + scale.word;
}

std::string AmountWords(const Decimal& amount, const std::string& unit) { return NumberWords(amount) + UnitWords(unit); }

std::string RangeWords(const Range& range, const std::string& unit) {
  const normalize::Interval interval = ToInterval(range, 6);
  if (!interval.low && !interval.high) return "any amount";
  if (!interval.low) return "at most " + AmountWords(*interval.high, unit);
  if (!interval.high) return "at least " + AmountWords(*interval.low, unit);
  if (*interval.low == *interval.high) return AmountWords(*interval.low, unit);
  const ScaleWord scale = ScaleOf(*interval.high), low_scale = ScaleOf(*interval.low);
  const bool same_scale = scale.exponent == low_scale.exponent || interval.low->is_zero();
  return (same_scale ? Scaled(*interval.low, scale) : NumberWords(*interval.low)) + " to " + AmountWords(*interval.high, unit);
}

std::string GrowthWords(const Range& factor) {
  const auto percent = [](const Rational& value) {
    const Rational hundredths = (value - 1) * 10000;
    const mpz_class rounded = Rational(hundredths + (hundredths < 0 ? Rational(-1, 2) : Rational(1, 2))).get_num() /
                              Rational(hundredths + (hundredths < 0 ? Rational(-1, 2) : Rational(1, 2))).get_den();
    const auto decimal = Decimal::Parse(rounded.get_str());
    return decimal ? decimal->Shifted(-2)->Normalized().ToString() : rounded.get_str() + "/100";
  };
  if (factor.low && factor.high) return percent(*factor.low) + " to " + percent(*factor.high) + " percent";
  if (factor.low) return "at least " + percent(*factor.low) + " percent";
  if (factor.high) return "at most " + percent(*factor.high) + " percent";
  return "any percentage";
}

std::string PeriodWords(const Period& period) {
  if (period.first_day && period.last_day) return period.first_day->ToString() + " to " + period.last_day->ToString();
  if (period.start == period.end) return period.start.ToString();
  if (period.start.month() == 1 && period.months() == 12) return std::to_string(period.start.year());
  return period.start.ToString() + " to " + period.end.ToString();
}

std::string StatisticWords(const schema::Statistic& statistic) {
  const std::string reporter = statistic.reporter_text ? *statistic.reporter_text
                               : statistic.reporter    ? statistic.reporter->ToString()
                                                       : "somebody's";
  std::string words = reporter + " " + std::string(schema::Name(statistic.flow));
  if (!statistic.product.is_total()) words += " of " + statistic.product_text.value_or(statistic.product.ToString());
  if (!statistic.partner.is_world()) {
    const char* preposition = statistic.flow == Flow::kExports ? " to " : statistic.flow == Flow::kImports ? " from " : " with ";
    words += preposition + statistic.partner_text.value_or(statistic.partner.ToString());
  }
  if (statistic.measure == schema::Measure::kReal) words += " at constant prices";
  if (statistic.basis == schema::Basis::kSeasonallyAdjusted) words += ", seasonally adjusted";
  return words;
}

std::string StepSubject(const schema::Statistic& statistic, const Period& period) {
  std::string subject = (statistic.reporter ? statistic.reporter->ToString() : "") + " " + std::string(schema::Name(statistic.flow)) + " " +
                        statistic.partner.ToString();
  if (!statistic.product.is_total()) subject += " " + statistic.product.ToString();
  return subject + " " + PeriodWords(period);
}

std::string DocumentWords(const schema::Document& document) {
  return document.publisher && *document.publisher != document.id ? document.id + " (" + *document.publisher + ")" : document.id;
}

std::string ClaimWords(const schema::Claim& claim) {
  std::vector<std::string> parts;
  if (claim.level) parts.push_back(LevelWords(*claim.level));
  if (claim.change) parts.push_back(ChangeWords(claim));
  if (claim.share) {
    const std::string whole = claim.share->of == schema::ShareOf::kPartner ? "all partners" : "all products";
    parts.push_back(QualifierWords(claim.share->qualifier) + claim.share->percent.ToString() + " percent of the total over " + whole);
  }
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : ", ") + part;
  if (claim.status != schema::Status::kActual) words += " (" + std::string(schema::Name(claim.status)) + ")";
  return words;
}

std::string Enumeration(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return text;
}

}  // namespace tallyman::crosscheck
