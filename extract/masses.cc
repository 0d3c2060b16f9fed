#include "extract/masses.h"

#include <algorithm>
#include <optional>

#include "extract/currencies.h"
#include "normalize/membership.h"

namespace tallyman::extract {
namespace {

using languages::Section;

bool HasCurrencyOfName(const Mentions& mentions, const schema::Article& article, const schema::Unit& currency) {
  const std::optional<int> year = YearOf(article);
  const std::optional<schema::Area> home = CountryOf(article);
  const auto has_name = [&](const schema::Area& area) { return MayMeanOwn(area, currency, year); };
  return (home && has_name(*home)) ||
         std::any_of(mentions.areas.begin(), mentions.areas.end(), [&](const AreaMention& mention) { return has_name(mention.area); });
}

// Whether the sentence counts in tonnes, or speaks of goods that are weighed, and not of their value.
bool SpeaksOfWeight(const Mentions& mentions, int sentence) {
  const auto here = [sentence](const Mention& mention) { return mention.sentence == sentence; };
  const bool value = std::any_of(mentions.words.begin(), mentions.words.end(), [&](const WordMention& word) {
    return here(word) && word.section == Section::kMeasure && word.key == "value";
  });
  const bool tonnes = std::any_of(mentions.figures.begin(), mentions.figures.end(), [&](const Figure& figure) {
    return here(figure) && figure.kind == FigureKind::kPhysical && figure.quantity.unit->text() == "t";
  });
  const bool weighed = std::any_of(mentions.products.begin(), mentions.products.end(),
                                   [&](const ProductMention& product) { return here(product) && normalize::IsWeighed(product.product); });
  return !value && (tonnes || weighed);
}

void ReadAsTonnes(Measure& measure) {
  static const auto kTonne = schema::Unit::Parse("t");
  normalize::QuantityMention weight = measure.quantity;
  weight.kind = normalize::QuantityKind::kPhysical;
  weight.unit = kTonne;
  weight.factor = *measure.quantity.tonnes;
  weight.ambiguous_currency = false;
  weight.tonnes.reset();
  if (!normalize::Complete(weight)) return;
  measure.kind = FigureKind::kPhysical;
  measure.quantity = weight;
}

}  // namespace

void SettleMasses(const schema::Article& article, Mentions& mentions) {
  if (mentions.areas.empty()) return;
  const auto settle = [&](Measure& measure, int sentence) {
    if (!measure.quantity.tonnes || HasCurrencyOfName(mentions, article, *measure.quantity.unit)) return;
    if (SpeaksOfWeight(mentions, sentence)) ReadAsTonnes(measure);
  };
  for (Figure& figure : mentions.figures) {
    settle(figure, figure.sentence);
    for (Measure& measure : figure.measures) settle(measure, figure.sentence);
  }
}

}  // namespace tallyman::extract
