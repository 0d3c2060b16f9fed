// One statistic's values as all claims together leave them, once the likeliest wrong ones are put aside, and what it takes beyond
// them for the others to be possible.
#ifndef TALLYMAN_CROSSCHECK_RECONCILED_SERIES_H_
#define TALLYMAN_CROSSCHECK_RECONCILED_SERIES_H_

#include <optional>
#include <vector>

#include "crosscheck/families.h"
#include "schema/finding.h"
#include "schema/series.h"

namespace tallyman::crosscheck {

// `statistic` with a reporter; its texts and basis count. `unit`: the one in which most claims give its levels, where none is asked for;
// barrels a day only where nothing is known in another. Whole months only, and no period that nothing bounds from both sides, unless a
// claim speaks of it. Nothing where no claim speaks of the statistic and none implies it. No points where it is spoken of, and nothing
// known in `unit`.
std::optional<schema::Series> Reconcile(const Corpus& corpus, const std::vector<schema::Finding>& findings,
                                        const schema::Statistic& statistic, const std::optional<normalize::Unit>& unit,
                                        const Consistency& as_printed);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_RECONCILED_SERIES_H_
