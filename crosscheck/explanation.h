// Contradictions as findings: the rule they break, the arithmetic, and sentences that a reader understands.
#ifndef TALLYMAN_CROSSCHECK_EXPLANATION_H_
#define TALLYMAN_CROSSCHECK_EXPLANATION_H_

#include <vector>

#include "crosscheck/diagnosis.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

// One finding for each contradiction and, where other claims say exactly what its own say, further ones, until every copy of the
// likeliest suspect has been a first suspect and, in an error, every copy of the other claims has been cited: what says the same gets
// the same verdict. A copy is not cited again where an earlier error (warning) of the list cites it in the same part. `as_printed` takes
// figures as they are printed, with all rows. `conversion_slack` is a share.
std::vector<schema::Finding> DescribeContradictions(const std::vector<Contradiction>& contradictions, const Consistency& as_printed,
                                                    const Exchange& exchange, const Rational& conversion_slack);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_EXPLANATION_H_
