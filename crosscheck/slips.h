// Known slips of the pen: what a wrong claim may have meant to say.
#ifndef TALLYMAN_CROSSCHECK_SLIPS_H_
#define TALLYMAN_CROSSCHECK_SLIPS_H_

#include <optional>
#include <string>
#include <vector>

#include "crosscheck/consistency.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

struct Repair {
  schema::SlipKind kind;
  std::string words;   // "7.02 billion CNY read as 70.2 billion CNY"
  Statement repaired;  // what the claim then says
};

// The first slip, in the order scale, sign, digits, currency, flow, year, by which `suspect` would agree with what `rest` says of the
// same times; nothing where none does. Both amounts of a level in two currencies count. Another size, currency, flow or year counts only
// where `rest` pins down the value that the suspect would then have: what fits any size tells of no slip. `conflicts` are contradictions
// with the suspect in them, to rule out most slips quickly.
std::optional<Repair> FindSlip(const Statement& suspect, const Statements& rest, const std::vector<Statements>& conflicts,
                               const Consistency& consistency);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_SLIPS_H_
