// By which exchange rate an article converted an amount: the day's or the period's.
#ifndef TALLYMAN_CROSSCHECK_CONVERSION_H_
#define TALLYMAN_CROSSCHECK_CONVERSION_H_

#include <optional>
#include <string>
#include <vector>

#include "crosscheck/exchange.h"
#include "schema/finding.h"

namespace tallyman::crosscheck {

struct ConversionAccount {
  std::string words;  // one or more sentences, with the numbers
  std::vector<schema::Step> steps;
  bool agrees = false;  // with the day's rate or the period's, within the slack
};

// Nothing where the claim has no second currency, no period or no publication date, or the rates are not known. `slack` is a share.
std::optional<ConversionAccount> AccountForConversion(const schema::Claim& claim, const Exchange& exchange, const Rational& slack);

// An info for a claim whose two currencies agree by a rate of its time; nothing for others.
std::optional<schema::Finding> ConversionFinding(const schema::Claim& claim, const Exchange& exchange, const Rational& slack);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_CONVERSION_H_
