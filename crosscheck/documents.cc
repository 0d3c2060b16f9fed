#include "crosscheck/documents.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "crosscheck/consistency.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;

auto Version(const Claim& claim) {
  const auto& published = claim.document.published;
  return std::make_tuple(published ? published->days() : INT32_MIN, std::string_view(claim.document.text_sha256));
}

// Articles on a period that is not over when they appear ("the first 20 days of July"): what they hold it against, the same time of
// other years, is as partial.
class PartialArticles {
 public:
  explicit PartialArticles(const std::vector<const Claim*>& claims) {
    for (const Claim* claim : claims)
      if (IsBeforeItsEnd(*claim)) articles_.insert(claim->document.id);
  }

  bool Covers(const Claim& claim) const {
    return claim.period && articles_.contains(claim.document.id) &&
           claim.period->end.month() == claim.document.published->calendar_month().month();
  }

 private:
  std::unordered_set<std::string_view> articles_;
};

// What an article's statements must have in common to be of several kinds if they contradict each other: a product, or the balance of a
// total in one period. Empty for others.
std::string KindOf(const Statement& statement) {
  const normalize::Product& product = statement.claim->statistic.product;
  if (!product.is_total()) return product.ToString();
  if (statement.series.flow != schema::Flow::kBalance || !statement.level) return "";
  return statement.series.family.text() + kSeparator + statement.period.start.ToString() + statement.period.end.ToString();
}

// Whether an article's statements contradict each other by themselves, figures that may be revised ones given the slack of that.
bool ContradictThemselves(const std::vector<Statement*>& of_article, const Exchange& exchange, const Tolerance& leniently) {
  std::vector<Statement> widened;
  UnitsOfFamilies units;
  for (const Statement* statement : of_article) {
    widened.push_back(*statement);
    CollectUnits(*statement, &units);
    if (statement->level && IsRetrospective(*statement))
      widened.back().level->figure.generous = widened.back().level->figure.generous.Widened(RevisionOf(*statement, leniently.revision));
  }
  Statements statements;
  for (const Statement& statement : widened) statements.push_back(&statement);
  return !Consistency(leniently, false, units, exchange).Holds(statements);
}

void MarkSeveralKinds(std::vector<std::optional<Statement>>* all, const Exchange& exchange, const Tolerance& leniently) {
  std::map<std::pair<std::string_view, std::string>, std::vector<Statement*>> of_articles;
  for (auto& statement : *all)
    if (const std::string kind = statement ? KindOf(*statement) : ""; !kind.empty())
      of_articles[{statement->claim->document.id, kind}].push_back(&*statement);
  std::vector<const std::vector<Statement*>*> several;
  for (const auto& [article, statements] : of_articles)
    if (statements.size() > 1) several.push_back(&statements);
  tbb::parallel_for(std::size_t{0}, several.size(), [&](std::size_t i) {
    if (!ContradictThemselves(*several[i], exchange, leniently)) return;
    for (Statement* statement : *several[i]) statement->several_kinds = true;
  });
}

}  // namespace

std::vector<const Claim*> CurrentClaims(const std::vector<Claim>& claims) {
  std::map<std::string_view, const Claim*> newest;
  for (const Claim& claim : claims) {
    const Claim*& kept = newest.try_emplace(claim.document.id, &claim).first->second;
    if (Version(*kept) < Version(claim)) kept = &claim;
  }
  std::vector<const Claim*> current;
  for (const Claim& claim : claims)
    if (Version(claim) == Version(*newest.at(claim.document.id))) current.push_back(&claim);
  std::stable_sort(current.begin(), current.end(), [](const Claim* a, const Claim* b) { return a->id < b->id; });
  current.erase(std::unique(current.begin(), current.end(), [](const Claim* a, const Claim* b) { return a->id == b->id; }), current.end());
  return current;
}

bool IsRetrospective(const Statement& statement) {
  constexpr int kMonths = 2;
  return std::all_of(statement.copies.begin(), statement.copies.end(), [&](const Claim* copy) {
    const auto& published = copy->document.published;
    return published && published->calendar_month().index() - statement.period.end.index() > kMonths;
  });
}

std::vector<std::optional<Statement>> StatementsOfDocuments(const std::vector<const Claim*>& claims, const Exchange& exchange,
                                                            const Tolerance& leniently) {
  std::vector<std::optional<Statement>> statements(claims.size());
  const PartialArticles partial(claims);
  tbb::parallel_for(std::size_t{0}, claims.size(), [&](std::size_t i) {
    if (!partial.Covers(*claims[i])) statements[i] = MakeStatement(*claims[i], exchange);
  });
  MarkSeveralKinds(&statements, exchange, leniently);
  return statements;
}

}  // namespace tallyman::crosscheck
