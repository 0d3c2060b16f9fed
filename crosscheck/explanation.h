// Contradictions as findings: the rule they break, the arithmetic, and sentences that a reader understands.
#ifndef TALLYMAN_CROSSCHECK_EXPLANATION_H_
#define TALLYMAN_CROSSCHECK_EXPLANATION_H_

#include "crosscheck/diagnosis.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

// `as_printed` takes figures as they are printed, with all rows. `conversion_slack` is a share.
schema::Finding DescribeContradiction(const Contradiction& contradiction, const Consistency& as_printed, const Exchange& exchange,
                                      const Rational& conversion_slack);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_EXPLANATION_H_
