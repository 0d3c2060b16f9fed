// The cross-check: claims against each other (design.md, "Checking").
//
//   crosscheck::Checker checker;
//   std::vector<schema::Finding> findings = checker.Check(claims);
//
// The files behind it, from the claim to the finding: statement (exact ranges of one claim), documents and families (which statements may
// tie), model, structure and parts (their linear constraints), reduction, quick_test, linear_program and exact (whether they can hold),
// propagation, consistency and conflicts (an irreducible few that cannot), hitting_set, diagnosis and slips (which of them is likely
// wrong), explanation, corroboration, conversion and words.
#ifndef TALLYMAN_CROSSCHECK_CHECKER_H_
#define TALLYMAN_CROSSCHECK_CHECKER_H_

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crosscheck/pieces.h"
#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/findings_memory.h"
#include "schema/official_figure.h"
#include "schema/series.h"

namespace tallyman::crosscheck {

class Checker {
 public:
  // Shares, not percent: 0.01 is one percent. The defaults are those of formats.md.
  struct Options {
    double revision_slack = 0.01;     // across publication dates, for `error`
    double conversion_slack = 0.015;  // on exchange rates
    double mirror_slack = 0.10;       // between two countries' offices
    int threads = 1;
  };

  Checker() : Checker(Options{}) {}
  explicit Checker(const Options& options);
  ~Checker();

  // All findings on `claims`, sorted by kind, severity (errors first) and id. The same claims in any order, on any number of threads,
  // give the same findings. Claims without a period or a reporter tie with nothing; of documents with equal ids the later version
  // counts. The claims of a contradiction are irreducible at its severity: without any one of them the rest of an error are no error,
  // the rest of a warning no contradiction at all. Thread-safe.
  std::vector<schema::Finding> Check(const std::vector<schema::Claim>& claims) const;

  // The same findings, in less time where `memory` holds what an earlier check found: only families that have changed since are solved
  // again, and then what ties families to each other. `memory` is brought up to date, and forgets what is no more.
  std::vector<schema::Finding> Check(const std::vector<schema::Claim>& claims, schema::FindingsMemory* memory) const;

  // Each claim against official figures: findings by rule `reference`, sorted likewise, at most one a claim; none of claims that the
  // figures do not cover (crosscheck/reference.h). Thread-safe.
  std::vector<schema::Finding> CheckAgainst(const std::vector<schema::Claim>& claims,
                                            const std::vector<schema::OfficialFigure>& figures) const;

  // What the claims leave possible for one statistic, given what Check found on them (crosscheck/series.h); nothing where no claim speaks
  // of it or implies it. Thread-safe.
  std::optional<schema::Series> Reconcile(const std::vector<schema::Claim>& claims, const std::vector<schema::Finding>& findings,
                                          const schema::Statistic& statistic, const std::optional<normalize::Unit>& unit) const;

  // The same check in pieces (crosscheck/pieces.h). Thread-safe.
  DocumentsPiece CheckDocuments(const std::vector<schema::Claim>& claims) const;
  FamiliesPiece CheckFamilies(const MarkedClaims& claims, const std::set<std::string>& families) const;
  std::vector<RankedFinding> CheckCoupling(const MarkedClaims& claims, const std::vector<FamilyValue>& candidates) const;

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_CHECKER_H_
