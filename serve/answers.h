// What the interface answers, as JSON text: every view of the page reads one or two of these. docs/page.md and serve/openapi.json say
// what each holds. Records are given as the database holds them, and not parsed on the way.
#ifndef TALLYMAN_SERVE_ANSWERS_H_
#define TALLYMAN_SERVE_ANSWERS_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"
#include "serve/catalogue.h"
#include "serve/filter.h"
#include "serve/pages.h"
#include "store/claim_query.h"

namespace tallyman::serve {

inline constexpr std::size_t kMostClaimsOfStatistic = 2000;  // the surest first; an answer says where there are more

// What the findings in a list are.
struct FindingFilter {
  std::string kind, severity, rule;  // empty: any
};

// Answers from one state of a database. The catalogue and the query must outlive it; used by one thread at a time. Records that a run has
// taken away since the catalogue was made are left out. Functions throw StoreError.
class Answers {
 public:
  Answers(const Catalogue& catalogue, store::ClaimQuery& query) : catalogue_(catalogue), query_(query) {}

  std::string Meta() const;
  std::string Facets(const Selection& selection, const Filter& filter) const;
  std::string Overview(const Selection& selection) const;
  std::string Claims(const Selection& selection, const Page& page) const;
  std::string Statistics(const Selection& selection, const Page& page) const;
  std::string Articles(const Selection& selection, const Page& page) const;
  std::string Findings(const Selection& selection, const FindingFilter& filter, const Page& page) const;
  // Empty where there is no such record.
  std::string Claim(const std::string& id) const;
  std::string Finding(const std::string& id) const;
  std::string Article(const std::string& id) const;
  // Its document and text, without its claims.
  std::string ArticleAlone(const std::string& id) const;
  // With every claim on it (kMostClaimsOfStatistic at most), the findings on them, and what else is known between the same areas.
  std::string Statistic(std::uint32_t statistic) const;

  // Claims of a statistic that its answer holds, and their records parsed.
  std::vector<std::uint32_t> ClaimsShown(std::uint32_t statistic) const;
  std::vector<schema::Claim> Parsed(const std::vector<std::uint32_t>& claims) const;
  std::vector<schema::Finding> ParsedFindings(const std::vector<std::uint32_t>& findings) const;

  // Findings of some kind that cite one of the claims, ascending.
  std::vector<std::uint32_t> FindingsCiting(const std::vector<std::uint32_t>& claims, const FindingFilter& filter) const;

 private:
  std::string ClaimItem(std::uint32_t claim) const;
  std::string FindingItem(std::uint32_t finding) const;
  std::string FindingItems(const std::vector<std::uint32_t>& findings, const Page& page) const;
  nlohmann::ordered_json StatisticItem(std::uint32_t statistic, const std::vector<std::uint32_t>& claims) const;
  nlohmann::ordered_json StatisticJson(std::uint32_t statistic) const;
  nlohmann::ordered_json TopStatistics(const std::vector<std::uint32_t>& claims, const Page& page) const;
  // Of the contradictions in which the same claim is the likeliest wrong one, that which matters most.
  std::vector<std::uint32_t> OfDistinctSuspects(const std::vector<std::uint32_t>& contradictions) const;
  nlohmann::ordered_json Coverage(const std::vector<std::uint32_t>& claims) const;

  const Catalogue& catalogue_;
  store::ClaimQuery& query_;
};

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_ANSWERS_H_
