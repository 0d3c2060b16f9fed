// Claims against official figures: confirmed, contradicted, or not covered.
#ifndef TALLYMAN_CROSSCHECK_REFERENCE_H_
#define TALLYMAN_CROSSCHECK_REFERENCE_H_

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crosscheck/consistency.h"
#include "schema/finding.h"
#include "schema/official_figure.h"

namespace tallyman::crosscheck {

// Thread-safe once made.
class ReferenceCheck {
 public:
  // Of one source's figures for one value the latest vintage counts. `revision` is a share: what a later vintage may differ by before it
  // is an error. REQUIRES: `exchange` outlives this.
  ReferenceCheck(const std::vector<schema::OfficialFigure>& figures, const Exchange& exchange, const Rational& revision);

  // A contradiction or a corroboration by rule `reference`, of this claim alone: by the source that agrees with it best. What the table
  // does not hold as such is derived from it: trade from exports and imports, years from months, changes and shares from levels, other
  // currencies at the period's rates. Nothing where it covers no figure of the claim.
  std::optional<schema::Finding> Check(const schema::Claim& claim) const;

 private:
  // What a source says of one value.
  struct Official {
    Range range;
    Symbol unit;
    normalize::Decimal amount;  // as the table has it, else the middle of the range
    std::string vintage;
    bool is_derived = false;
  };
  // One figure of a claim held against one source.
  struct Judgement {
    schema::Severity severity = schema::Severity::kInfo;  // info: they agree
    double gap = 0;
    Official official;
    std::string words;  // "has 110.97 billion USD"
  };

  std::optional<Official> Find(const Statement& statement, const Series& series, const Symbol& unit, const normalize::Period& period,
                               const Statements& figures) const;
  std::optional<Judgement> JudgeLevel(const Statement& statement, const Statements& figures) const;
  std::optional<Judgement> JudgeChange(const Statement& statement, const ChangeStatement& change, const Statements& figures) const;
  std::optional<Judgement> JudgeShare(const Statement& statement, const Statements& figures, const std::string& source) const;
  std::optional<Judgement> JudgeBySource(const Statement& statement, const Statements& figures, const std::string& source) const;
  Judgement Compare(const Figure& claimed, const Range& official) const;
  schema::Finding Describe(const Statement& statement, const Judgement& judgement, const std::string& source) const;

  const Exchange& exchange_;
  const Rational revision_;
  std::deque<schema::Claim> claims_;  // the figures as claims
  std::deque<Statement> statements_;
  std::map<const Statement*, std::string> vintages_;
  std::map<Symbol, std::map<std::string, Statements>> by_family_and_source_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_REFERENCE_H_
