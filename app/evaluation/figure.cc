#include "app/evaluation/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <tuple>
#include <utility>

namespace tallyman::evaluation {
namespace {

using schema::SpanRole;

constexpr std::string_view kFieldNames[kFigureFields] = {"flow",   "reporter", "partner",   "product", "start",   "end",
                                                         "status", "versus",   "qualifier", "terms",   "share_of"};
constexpr double kTolerance = 1e-6;  // relative

template <typename Code>
std::string TextOf(const std::optional<Code>& code) {
  return code ? code->ToString() : std::string();
}

template <typename Enum>
std::string NameOf(const std::optional<Enum>& value) {
  return value ? std::string(schema::Name(*value)) : std::string();
}

// What all figures of one claim share.
Figure CommonOf(std::string flow, std::string reporter, std::string partner, std::string product, std::size_t claim) {
  const bool two_sided = flow == "trade" && !reporter.empty() && !partner.empty() && reporter != "WORLD" && partner != "WORLD";
  if (two_sided && partner < reporter) std::swap(reporter, partner);
  Figure figure;
  figure[FigureField::kFlow] = std::move(flow);
  figure[FigureField::kReporter] = std::move(reporter);
  figure[FigureField::kPartner] = std::move(partner);
  figure[FigureField::kProduct] = std::move(product);
  figure.claim = claim;
  return figure;
}

Figure With(const Figure& common, SpanRole role, double value, std::string unit) {
  Figure figure = common;
  figure.role = role;
  figure.value = value;
  figure.unit = std::move(unit);
  return figure;
}

// `value` rounded to six digits after the point, so that one number read in two ways is one.
double Rounded(double value) {
  std::array<char, 400> text;
  std::snprintf(text.data(), text.size(), "%.6f", value);
  return std::strtod(text.data(), nullptr);
}

std::vector<Figure> Unique(std::vector<Figure> figures) {
  using Strict = std::vector<std::optional<std::string>>;
  std::set<std::tuple<std::string_view, double, std::string, Strict>> seen;
  std::erase_if(figures, [&seen](const Figure& figure) {
    Strict strict(figure.fields.begin(), figure.fields.begin() + kStrictFields);
    return !seen.emplace(figure.kind(), Rounded(figure.value), figure.unit, std::move(strict)).second;
  });
  return figures;
}

void Append(std::vector<Figure>& figures, std::vector<Figure> more) {
  figures.insert(figures.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::string_view Name(FigureField field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::string_view Figure::kind() const { return schema::Name(role == SpanRole::kConverted ? SpanRole::kLevel : role); }

std::vector<Figure> FiguresOf(const GoldClaim& gold, std::size_t claim) {
  Figure common =
      CommonOf(std::string(Name(gold.flow)), gold.reporter.value_or(""), gold.partner.value_or(""), gold.product.ToString(), claim);
  common[FigureField::kStart] = TextOf(gold.start);
  common[FigureField::kEnd] = TextOf(gold.end);
  common[FigureField::kStatus] = std::string(Name(gold.status));
  std::vector<Figure> figures;
  if (gold.amount) {
    figures.push_back(With(common, SpanRole::kLevel, *gold.amount, TextOf(gold.unit)));
    figures.back()[FigureField::kQualifier] = NameOf(gold.qualifier);
  }
  if (gold.second_amount) figures.push_back(With(common, SpanRole::kConverted, *gold.second_amount, TextOf(gold.second_unit)));
  const auto add_change = [&](SpanRole role, double value, std::string unit) {
    figures.push_back(With(common, role, value, std::move(unit)));
    figures.back()[FigureField::kVersus] = NameOf(gold.versus);
    figures.back()[FigureField::kTerms] = TextOf(gold.terms);
  };
  if (gold.percent) add_change(SpanRole::kPercent, *gold.percent, "%");
  if (gold.delta) add_change(SpanRole::kDelta, *gold.delta, TextOf(gold.delta_unit));
  if (gold.share) {
    figures.push_back(With(common, SpanRole::kShare, *gold.share, "%"));
    figures.back()[FigureField::kShareOf] = NameOf(gold.share_of);
  }
  return figures;
}

std::vector<Figure> FiguresOf(const schema::Claim& record, std::size_t claim) {
  const schema::Statistic& statistic = record.statistic;
  Figure common = CommonOf(std::string(Name(statistic.flow)), TextOf(statistic.reporter), statistic.partner.ToString(),
                           statistic.product.ToString(), claim);
  common[FigureField::kStart] = record.period ? record.period->start.ToString() : "";
  common[FigureField::kEnd] = record.period ? record.period->end.ToString() : "";
  common[FigureField::kStatus] = std::string(Name(record.status));
  std::vector<Figure> figures;
  if (record.level) {
    const schema::Amount& amount = record.level->main;
    figures.push_back(With(common, SpanRole::kLevel, amount.amount.ToDouble(), amount.unit.ToString()));
    figures.back()[FigureField::kQualifier] = std::string(schema::Name(amount.qualifier));
    if (const auto& converted = record.level->converted)
      figures.push_back(With(common, SpanRole::kConverted, converted->amount.ToDouble(), converted->unit.ToString()));
  }
  if (record.change) {
    const auto add_change = [&](SpanRole role, const schema::Decimal& value, std::string unit) {
      figures.push_back(With(common, role, value.ToDouble(), std::move(unit)));
      figures.back()[FigureField::kVersus] = std::string(Name(record.change->versus));
      figures.back()[FigureField::kTerms] = TextOf(record.change->terms);
    };
    if (record.change->percent) add_change(SpanRole::kPercent, *record.change->percent, "%");
    if (record.change->delta) add_change(SpanRole::kDelta, *record.change->delta, TextOf(record.change->delta_unit));
  }
  if (record.share) {
    figures.push_back(With(common, SpanRole::kShare, record.share->percent.ToDouble(), "%"));
    figures.back()[FigureField::kShareOf] = std::string(Name(record.share->of));
  }
  return figures;
}

std::vector<Figure> UniqueFigures(const std::vector<GoldClaim>& claims) {
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < claims.size(); ++i) Append(figures, FiguresOf(claims[i], i));
  return Unique(std::move(figures));
}

std::vector<Figure> UniqueFigures(const std::vector<const schema::Claim*>& claims) {
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < claims.size(); ++i) Append(figures, FiguresOf(*claims[i], i));
  return Unique(std::move(figures));
}

bool IsSameFigure(const Figure& a, const Figure& b) {
  constexpr double kSmallest = 1e-12;
  return a.kind() == b.kind() && a.unit == b.unit &&
         std::abs(a.value - b.value) <= kTolerance * std::max({std::abs(a.value), std::abs(b.value), kSmallest});
}

std::vector<FigureField> WrongFields(const Figure& gold, const Figure& found) {
  std::vector<FigureField> wrong;
  for (std::size_t i = 0; i < kStrictFields; ++i)
    if (gold.fields[i] && gold.fields[i] != found.fields[i]) wrong.push_back(static_cast<FigureField>(i));
  return wrong;
}

}  // namespace tallyman::evaluation
