// Figures: the numbers of which claims consist, the unit in which extraction is measured. A level, its second currency, a percentage, a
// delta and a share are one figure each.
#ifndef TALLYMAN_APP_EVALUATION_FIGURE_H_
#define TALLYMAN_APP_EVALUATION_FIGURE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/evaluation/gold.h"
#include "schema/claim.h"

namespace tallyman::evaluation {

// What is said of a figure. The first eight make it strictly right; the last three are measured beside that.
enum class FigureField { kFlow, kReporter, kPartner, kProduct, kStart, kEnd, kStatus, kVersus, kQualifier, kTerms, kShareOf };
inline constexpr std::size_t kFigureFields = 11;
inline constexpr std::size_t kStrictFields = 8;

// "flow", "reporter", ..., "share_of".
std::string_view Name(FigureField field);

struct Figure {
  schema::SpanRole role = schema::SpanRole::kLevel;  // kLevel, kConverted, kPercent, kDelta or kShare
  double value = 0;
  std::string unit;  // a unit's code, or "%"
  // Each field's code as the formats write it: empty where the claim leaves it open, nothing where such a figure has no such field.
  std::array<std::optional<std::string>, kFigureFields> fields;
  std::size_t claim = 0;  // the place of its claim among the document's

  const std::optional<std::string>& operator[](FigureField field) const { return fields[static_cast<std::size_t>(field)]; }
  std::optional<std::string>& operator[](FigureField field) { return fields[static_cast<std::size_t>(field)]; }
  // "level" (of a second currency too), "percent", "delta" or "share".
  std::string_view kind() const;
};

// The figures of one claim; `claim` is its place. `trade` between two countries is written from the side that comes first in the alphabet.
std::vector<Figure> FiguresOf(const GoldClaim& gold, std::size_t claim);
std::vector<Figure> FiguresOf(const schema::Claim& record, std::size_t claim);

// The figures of all claims of a document, each once: of those that agree in kind, value, unit and the strict fields, the first.
std::vector<Figure> UniqueFigures(const std::vector<GoldClaim>& claims);
std::vector<Figure> UniqueFigures(const std::vector<const schema::Claim*>& claims);

// Whether kind and unit are the same and the values differ by 1 part in 10^6 at most.
bool IsSameFigure(const Figure& a, const Figure& b);

// The strict fields that differ. REQUIRES: IsSameFigure(gold, found).
std::vector<FigureField> WrongFields(const Figure& gold, const Figure& found);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_FIGURE_H_
