#include "crosscheck/families.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "crosscheck/publishers.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;

auto Version(const Claim& claim) {
  const auto& published = claim.document.published;
  return std::make_tuple(published ? published->days() : INT32_MIN, std::string_view(claim.document.text_sha256));
}

bool IsRevision(const Statement& earlier, const Statement& later, const Rational& revision) {
  const Range& before = earlier.level->figure.printed;
  const Range& after = later.level->figure.printed;
  return *earlier.claim->document.published < *later.claim->document.published && before.Intersection(after).empty() &&
         !before.Widened(revision).Intersection(after).empty();
}

// Whether a figure is told only long after its period's first release: it may be the revised one.
bool IsRetrospective(const Statement& statement) {
  constexpr int kMonths = 2;
  return std::all_of(statement.copies.begin(), statement.copies.end(), [&](const Claim* copy) {
    const auto& published = copy->document.published;
    return published && published->calendar_month().index() - statement.period.end.index() > kMonths;
  });
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

Corpus::Corpus(const std::vector<const Claim*>& claims, const Exchange& exchange, const Tolerance& leniently) {
  std::vector<std::optional<Statement>> made(claims.size());
  const PartialArticles partial(claims);
  tbb::parallel_for(std::size_t{0}, claims.size(), [&](std::size_t i) {
    if (!partial.Covers(*claims[i])) made[i] = MakeStatement(*claims[i], exchange);
  });
  std::unordered_multimap<std::size_t, Statement*> by_content;
  for (auto& statement : made) {
    if (!statement) continue;
    const std::size_t hash = ContentHash(*statement);
    const auto [first, last] = by_content.equal_range(hash);
    const auto same = std::find_if(first, last, [&](const auto& entry) { return HasSameContent(*entry.second, *statement); });
    if (same != last) {
      same->second->copies.push_back(statement->claim);
      continue;
    }
    statements_.push_back(std::move(*statement));
    by_content.emplace(hash, &statements_.back());
  }
  for (Statement& statement : statements_) {
    statement.publishers = CountPublishers(statement.copies);
    if (statement.level && IsRetrospective(statement))
      statement.level->figure.generous = statement.level->figure.generous.Widened(RevisionOf(statement, leniently.revision));
    families_[statement.series.family].push_back(&statement);
    if (statement.level) levels_[MakeKey(statement.series, "", statement.period)].push_back(&statement);
    CollectUnits(statement, &units_);
  }
  FindRevisions(leniently.revision);
  FindSeveralKinds(exchange, leniently);
}

void Corpus::FindSeveralKinds(const Exchange& exchange, const Tolerance& leniently) {
  std::map<std::pair<std::string_view, std::string>, std::vector<Statement*>> of_articles;
  for (Statement& statement : statements_) {
    const std::string kind = KindOf(statement);
    if (kind.empty()) continue;
    for (const Claim* copy : statement.copies) of_articles[{copy->document.id, kind}].push_back(&statement);
  }
  std::vector<const std::vector<Statement*>*> several;
  for (const auto& [article, statements] : of_articles)
    if (statements.size() > 1) several.push_back(&statements);
  const Consistency consistency(leniently, false, units_, exchange);
  std::vector<char> contradict(several.size());
  tbb::parallel_for(std::size_t{0}, several.size(), [&](std::size_t i) {
    contradict[i] = !consistency.Holds({several[i]->begin(), several[i]->end()});
  });
  for (std::size_t i = 0; i < several.size(); ++i)
    if (contradict[i])
      for (Statement* statement : *several[i]) statement->several_kinds = true;
}

void Corpus::FindRevisions(const Rational& revision) {
  std::map<std::pair<UnknownKey, std::string>, std::vector<Statement*>> by_source;
  for (Statement& statement : statements_)
    if (statement.level && statement.claim->source && statement.claim->document.published)
      by_source[{MakeKey(statement.series, statement.level->unit, statement.period), *statement.claim->source}].push_back(&statement);
  for (auto& [key, statements] : by_source)
    for (Statement* earlier : statements)
      for (const Statement* later : statements)
        if (!earlier->revised_by && IsRevision(*earlier, *later, revision)) {
          earlier->revised_by = later;
          earlier->level->figure.generous = earlier->level->figure.generous.Widened(revision);
        }
}

Statements Corpus::WithWholes(const Statements& family) const {
  Statements result = family;
  for (const Statement* statement : family) {
    if (!statement->share) continue;
    const auto wholes = levels_.find(MakeKey(statement->share->whole, "", statement->period));
    if (wholes != levels_.end()) result.insert(result.end(), wholes->second.begin(), wholes->second.end());
  }
  std::sort(result.begin(), result.end(), [](const Statement* a, const Statement* b) { return a->claim->id < b->claim->id; });
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace tallyman::crosscheck
