// Linking: which flow, areas, product, period and base each figure speaks of. Every slot of a figure has candidates (mentions of the
// article, what the figures before had, defaults); a model scores them (extract/model.h).
#ifndef TALLYMAN_EXTRACT_LINKER_H_
#define TALLYMAN_EXTRACT_LINKER_H_

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extract/mentions.h"
#include "extract/model.h"
#include "schema/article.h"

namespace tallyman::extract {

// The slots of which the second reading is told what the first doubted.
inline constexpr std::array kDoubted = {Slot::kReporter, Slot::kPartner, Slot::kProduct, Slot::kPeriod};
constexpr bool IsDoubted(Slot slot) { return std::find(kDoubted.begin(), kDoubted.end(), slot) != kDoubted.end(); }

// The values of slots, as text:
//   unit       unit and scale: "USD*1000000000", "t*1", "%"
//   flow       "exports", "imports", "trade", "surplus", "deficit", "balance"; "none" where the figure is no claim
//   role       "level", "delta", "change", "share"
//   reporter   an area code; "" where nothing tells
//   counterpart, partner   an area code
//   product    a product code
//   period     "2024-01..2024-06", for a part of a month with days "2024-03..2024-03/2024-03-01..2024-03-20"; "" where it is unresolved
//   versus     "yoy", "prev", "other"
//   direction  "+", "-"
//   status     "actual", "forecast", "target"
//   terms      of a change in percent: a currency code, or "none"
//   whole      of a share: "partner" or "product", as schema::ShareOf
struct LinkedFigure {
  // A value that was not chosen for a slot.
  struct Doubt {
    Slot slot;
    std::string value;
    double probability;
  };

  int figure = 0;                         // index in Mentions::figures
  std::vector<Choice> counterparts;       // while areas are decided: every value that the counterpart may have, with its probability
  std::vector<Doubt> doubts;              // after a first reading: what the doubted slots may be as well
  std::optional<normalize::Period> base;  // of a change, where the words name the period that it is against
  std::array<Choice, kSlots> choices;     // empty values from kRole on where the flow is "none"
  const Choice& operator[](Slot slot) const { return choices[static_cast<std::size_t>(slot)]; }
  Choice& operator[](Slot slot) { return choices[static_cast<std::size_t>(slot)]; }
};

// Whether two figures have the same flow, role, reporter, partner and product.
bool HaveSameStatistic(const LinkedFigure& a, const LinkedFigure& b);

// Numbers of these slots' values for a row.
int FlowCode(const std::string& flow);        // 0 to 5: exports, imports, trade, balance, surplus, deficit; 6 none
int RoleCode(const std::string& role);        // 0 to 3: level, delta, change, share
int ProductCode(const std::string& product);  // 0 goods with a code of their own, 1 "other", 2 "total", 3 goods or services as a whole

// What a figure measures, as the unit's value.
std::string UnitText(const Measure& measure);

// Text of a period as a slot's value, and back.
std::string PeriodText(const std::optional<normalize::Period>& period);
std::optional<normalize::Period> ParsePeriodText(const std::string& text);

class Wording;

// Sees every slot's candidates, what is decided of the figure so far, and the words; the value it returns, if any, is taken instead of the
// model's choice. For training.
using Observer = std::function<std::optional<std::string>(const LinkedFigure& figure, Slot slot, const std::vector<Candidate>& candidates,
                                                          const Wording& wording)>;

// Links all figures of an article, in order; with a model of two readings twice, the second time knowing what the first decided. The
// observer sees the last reading. A figure printed without a unit gets the measure that was chosen.
std::vector<LinkedFigure> Link(const schema::Article& article, const ArticleText& text, const Model& model, Mentions& mentions,
                               const Observer& observer = nullptr);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_LINKER_H_
