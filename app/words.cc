#include "app/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace tallyman::app {
namespace {

using normalize::Decimal;
using normalize::Interval;
using normalize::Period;
using schema::Claim;
using schema::Finding;
using schema::Statistic;

struct Scale {
  int exponent;
  std::string_view name;
};

constexpr std::array<Scale, 3> kScales = {{{12, "trillion "}, {9, "billion "}, {6, "million "}}};
constexpr Scale kOnes = {0, ""};

// The largest scale that is not above the number.
Scale ScaleOf(const Decimal& number) {
  for (const Scale& scale : kScales) {
    const auto one = Decimal(1).Shifted(scale.exponent);
    if (one && number.Abs() >= *one) return scale;
  }
  return kOnes;
}

std::string Scaled(const Decimal& number, const Scale& scale) {
  const auto shifted = number.Shifted(-scale.exponent);
  return shifted ? shifted->Normalized().ToString() : number.ToString();
}

std::string Side(const std::optional<normalize::Area>& area, const std::optional<std::string>& text) {
  if (area && !area->is_other()) return area->ToString();
  return text ? *text : area ? area->ToString() : "?";
}

std::string Signed(const Decimal& number) { return (number.negative() ? "" : "+") + number.ToString(); }

std::string_view Against(schema::Versus versus) {
  switch (versus) {
    case schema::Versus::kYearOnYear:
      return "on the year";
    case schema::Versus::kPrevious:
      return "on the period before";
    case schema::Versus::kOther:
      return "on another period";
  }
  return "";
}

std::string Hedge(schema::Qualifier qualifier) {
  switch (qualifier) {
    case schema::Qualifier::kEqual:
      return "";
    case schema::Qualifier::kApprox:
      return "about ";
    case schema::Qualifier::kGreater:
      return "more than ";
    case schema::Qualifier::kLess:
      return "less than ";
  }
  return "";
}

std::string WithInterval(std::string figure, const Interval& interval, std::string_view unit) {
  const std::string range = IntervalInWords(interval, unit);
  return range.empty() ? figure : figure + " (stands for " + range + ")";
}

std::string AmountLine(const schema::Amount& amount, std::string_view unit) {
  return WithInterval(Hedge(amount.qualifier) + AmountInWords(amount.amount, unit), amount.interval, unit);
}

void AddLevel(const schema::Level& level, std::vector<std::string>& lines) {
  lines.push_back(AmountLine(level.main, level.unit_text ? *level.unit_text : level.main.unit.text()));
  if (level.converted) lines.push_back("also given as " + AmountLine(*level.converted, level.converted->unit.text()));
}

void AddChange(const schema::Change& change, std::vector<std::string>& lines) {
  std::string behind = " " + std::string(Against(change.versus));
  if (change.base) behind += ", against " + PeriodInWords(*change.base);
  if (change.terms) behind += ", in terms of " + change.terms->ToString();
  if (change.percent)
    lines.push_back(WithInterval(Hedge(change.qualifier) + Signed(*change.percent) + "%", change.percent_interval, "%") + behind);
  if (change.delta) {
    const std::string unit = change.delta_unit ? change.delta_unit->ToString() : "";
    lines.push_back("a difference of " + WithInterval(AmountInWords(*change.delta, unit), change.delta_interval, unit) + behind);
  }
}

void AddShare(const schema::Share& share, std::vector<std::string>& lines) {
  std::string whole = share.of == schema::ShareOf::kPartner ? "of the flow with " + share.whole_partner.ToString()
                                                            : "of the flow of " + share.whole_product.ToString();
  lines.push_back(WithInterval("a share of " + Hedge(share.qualifier) + share.percent.ToString() + "%", share.interval, "%") + " " + whole);
}

bool Cites(const Finding& finding, const std::string& claim_id) {
  for (const std::string& cited : finding.claims)
    if (cited == claim_id) return true;
  return false;
}

}  // namespace

std::string StatisticInWords(const Statistic& statistic) {
  const std::string reporter = Side(statistic.reporter, statistic.reporter_text);
  const std::string partner = Side(statistic.partner, statistic.partner_text);
  const bool world = statistic.partner.is_world();
  std::string product;
  if (!statistic.product.is_total()) {
    product = " of " + (statistic.product.is_other() && statistic.product_text ? *statistic.product_text : statistic.product.ToString());
  }
  std::string words;
  switch (statistic.flow) {
    case schema::Flow::kExports:
      words = reporter + " exports" + product + (world ? "" : " to " + partner);
      break;
    case schema::Flow::kImports:
      words = reporter + " imports" + product + (world ? "" : " from " + partner);
      break;
    case schema::Flow::kTrade:
      words = reporter + " trade" + (product.empty() ? "" : " in" + product.substr(3)) + (world ? "" : " with " + partner);
      break;
    case schema::Flow::kBalance:
      words = reporter + " trade balance" + (product.empty() ? "" : " in" + product.substr(3)) + (world ? "" : " with " + partner);
      break;
  }
  if (statistic.measure == schema::Measure::kQuantity) words += " by volume";
  if (statistic.measure == schema::Measure::kReal) words += " at constant prices";
  if (statistic.basis) words += " (" + std::string(Name(*statistic.basis)) + ")";
  return words;
}

std::string PeriodInWords(const Period& period) {
  if (period.first_day && period.last_day) return period.first_day->ToString() + " to " + period.last_day->ToString();
  if (period.start == period.end) return period.start.ToString();
  if (period == Period::OfYear(period.start.year())) return period.start.ToString().substr(0, 4);
  return period.start.ToString() + " to " + period.end.ToString();
}

std::string AmountInWords(const Decimal& amount, std::string_view unit) {
  const Scale scale = ScaleOf(amount);
  std::string words = Scaled(amount, scale) + " " + std::string(scale.name) + std::string(unit);
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

std::string IntervalInWords(const Interval& interval, std::string_view unit) {
  if (!interval.low && !interval.high) return "";
  const bool percent = unit == "%";
  const Scale scale = percent ? kOnes
                              : ScaleOf(interval.low && interval.high ? std::max(interval.low->Abs(), interval.high->Abs())
                                                                      : interval.low.value_or(interval.high.value_or(Decimal())));
  const std::string behind = percent ? "%" : " " + std::string(scale.name) + std::string(unit);
  if (!interval.low) return "at most " + Scaled(*interval.high, scale) + behind;
  if (!interval.high) return "at least " + Scaled(*interval.low, scale) + behind;
  return Scaled(*interval.low, scale) + " to " + Scaled(*interval.high, scale) + behind;
}

std::vector<std::string> FiguresInWords(const Claim& claim) {
  std::vector<std::string> lines;
  if (claim.level) AddLevel(*claim.level, lines);
  if (claim.change) AddChange(*claim.change, lines);
  if (claim.share) AddShare(*claim.share, lines);
  return lines;
}

std::string Printable(std::string_view text) {
  const auto is_control = [](UChar32 c) { return c != '\n' && u_charType(c) == U_CONTROL_CHAR; };
  const auto turns = [](UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); };
  std::string printable;
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    const std::int32_t start = at;
    UChar32 c;
    U8_NEXT(text.data(), at, size, c);
    if (c >= 0 && (is_control(c) || turns(c)))
      printable += ' ';
    else
      printable.append(text.substr(start, at - start));
  }
  return printable;
}

std::string Verdict(const std::string& claim_id, const std::vector<Finding>& findings) {
  std::string verdict = "unchecked";
  for (const Finding& finding : findings) {
    if (!Cites(finding, claim_id)) continue;
    const bool error = finding.kind == schema::FindingKind::kContradiction && finding.severity == schema::Severity::kError;
    if (error && !finding.suspects.empty() && finding.suspects.front().claim == claim_id) return "contradicted";
    if (error) verdict = "disputed";
    if (finding.kind == schema::FindingKind::kCorroboration && verdict == "unchecked") verdict = "confirmed";
  }
  return verdict;
}

}  // namespace tallyman::app
