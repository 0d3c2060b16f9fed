// Which figures make one claim together.
#ifndef TALLYMAN_EXTRACT_GROUPING_H_
#define TALLYMAN_EXTRACT_GROUPING_H_

#include <optional>
#include <vector>

#include "extract/linker.h"

namespace tallyman::extract {

// The figures of one claim, as indices into the linked figures.
struct FigureGroup {
  std::optional<int> level;
  std::optional<int> converted;
  std::optional<int> percent;
  std::optional<int> delta;
  std::optional<int> share;
  std::vector<int> conversions;  // the level in units beyond the second, which a claim has no place for
  std::vector<int> repeats;      // the same figures stated elsewhere

  std::vector<int> Members() const;
};

// `measures` are those of AttachMeasures: a change by volume goes with a level in tonnes, not with one in money.
std::vector<FigureGroup> GroupFigures(const Mentions& mentions, const std::vector<LinkedFigure>& linked,
                                      const std::vector<const WordMention*>& measures);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_GROUPING_H_
